/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A book of deals follows the file: the journal names the deals and steps that were touched since, and
 * those deals are read again with all their steps. */

#include "accord-config.h"

#include "accord-book-keep.h"
#include "accord-kept-origin.h"
#include "accord-book-touch.h"

#include "accord-date.h"
#include "accord-journal-rows.h"
#include "accord-journal-touched.h"

#include <glib/gstdio.h>

#define DEALS_MOST 20000  /* touched at once; more are read anew with all the others */
#define AGAIN_MOST 100000 /* deals whose steps stand apart; more are packed anew */

static void
grow (AccordDealBook *self, guint n_slots)
{
  guint64 end = self->first[self->n_slots];

  if (n_slots <= self->n_slots)
    return;
  n_slots = n_slots + n_slots / 64 + 64;
  self->deals = g_renew (AccordBookDeal, self->deals, n_slots);
  memset (self->deals + self->n_slots, 0, (n_slots - self->n_slots) * sizeof (AccordBookDeal));
  self->first = g_renew (guint64, self->first, (gsize) n_slots + 1);
  for (guint i = self->n_slots + 1; i <= n_slots; i++)
    self->first[i] = end;
  if (self->touches != NULL)
    self->touches = g_renew (AccordBookTouch, self->touches, n_slots);
  for (guint i = self->n_slots; self->touches != NULL && i < n_slots; i++)
    self->touches[i] = (AccordBookTouch) { ACCORD_BOOK_NO_DAY, ACCORD_BOOK_NO_DAY };
  self->n_slots = n_slots;
}

static gboolean
read_steps_again (AccordDealBook *self, AccordStatement *row, guint deal, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AccordBookStep));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  accord_statement_reset (row);
  accord_statement_bind_int (row, 1, deal);
  while (accord_statement_step (row, &failed))
    {
      gint64 recorded = accord_statement_int (row, 1);
      gboolean dated = !accord_statement_is_null (row, 2);
      gint64 day = dated ? accord_statement_int (row, 2) : accord_date_from_time (recorded);
      AccordBookStep step = { (gint32) CLAMP (day, ACCORD_DATE_MIN, ACCORD_DATE_MAX),
                              accord_deal_book_stage_code (self, accord_statement_int (row, 0)), (guint16) dated };

      g_array_append_val (steps, step);
      g_array_append_val (times, recorded);
    }
  accord_deal_book_sort_steps ((AccordBookStep *) (void *) steps->data, (gint64 *) (void *) times->data, steps->len);
  g_hash_table_insert (self->again, GUINT_TO_POINTER (deal), g_steal_pointer (&steps));
  return accord_error_pass (error, &failed);
}

/* @moved: those of @deals whose steps were touched */
static gboolean
read_again (AccordDealBook *self, AccordReader *reader, GHashTable *deals, GHashTable *moved, GError **error)
{
  g_autofree char *sql = accord_deal_book_deal_sql (reader, "id=?1");
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (AccordStatement) steps = NULL;
  g_autoptr (GError) failed = NULL;
  GHashTableIter iter;
  gpointer key;

  if (row != NULL && g_hash_table_size (moved) > 0)
    steps = accord_reader_prepare (
      reader, "SELECT to_stage, recorded_at, effective_on FROM stage_event WHERE deal=?1 AND del<=0 ORDER BY id", error);
  if (row == NULL || (steps == NULL && g_hash_table_size (moved) > 0))
    return FALSE;
  g_hash_table_iter_init (&iter, deals);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = (gint64) GPOINTER_TO_SIZE (key);

      if (id <= 0 || id >= G_MAXINT32)
        continue;
      grow (self, (guint) id + 1);
      self->n_changed++;
      accord_book_keeps_count (self, (guint) id, -1);
      self->deals[id].alive = FALSE;
      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, id);
      if (accord_statement_step (row, &failed))
        accord_deal_book_take_deal (self, row);
      if (!accord_error_pass (error, &failed) ||
          (g_hash_table_contains (moved, key) && !read_steps_again (self, steps, (guint) id, error)) ||
          !accord_book_touch_read (self, reader, (guint) id, error))
        return FALSE;
      accord_book_keeps_count (self, (guint) id, 1);
    }
  return TRUE;
}

/* What groups are called, and which there are, may have changed; so may what stages mean. */
static void
forget_names (AccordDealBook *self, const AccordJournalKinds *kinds)
{
  gboolean others = FALSE;

  for (int number = 0; number < ACCORD_KIND_MAX; number++)
    others |= kinds->touched[number] && number != accord_deal_kind.number && number != accord_stage_event_kind.number &&
              number != accord_activity_kind.number;
  if (kinds->touched[accord_stage_kind.number] || kinds->touched[accord_pipeline_kind.number])
    {
      accord_book_keeps_drop (self, ACCORD_KEEPS_BY_STAGES);
      accord_book_stages_forget (self);
    }
  if (others)
    accord_book_keeps_drop (self, ACCORD_KEEPS_BY_NAMES);
}

/* Adds the deals of which steps or activities were touched. @moved: (inout): those of which steps were */
static gboolean
touched_parts (AccordDealBook *self, AccordReader *reader, const AccordJournalKinds *kinds, GHashTable *deals, GHashTable *moved,
               GError **error)
{
  GHashTableIter iter;
  gpointer deal;

  if (kinds->touched[accord_stage_event_kind.number] &&
      !accord_journal_touched_links (reader, &accord_stage_event_kind, "deal", self->txn, DEALS_MOST * 4, moved, error))
    return FALSE;
  g_hash_table_iter_init (&iter, moved);
  while (g_hash_table_iter_next (&iter, &deal, NULL))
    g_hash_table_add (deals, deal);
  return !kinds->touched[accord_activity_kind.number] || self->touches == NULL ||
         accord_journal_touched_links (reader, &accord_activity_kind, "deal", self->txn, DEALS_MOST * 4, deals, error);
}

/* The books beside it need not ask what it has just heard. */
static void
pass_on (AccordDealBook *self, const AccordJournalKinds *kinds, gint64 newest)
{
  static const AccordKind *const activities[] = { &accord_activity_kind };

  accord_journal_kept_pass ((AccordJournalKept *) self->activities, kinds, activities, G_N_ELEMENTS (activities), self->txn, newest);
  accord_customer_book_pass (self->customers, kinds, self->txn, newest);
}

/* Of somebody who was erased nothing is kept from one opening to the next. */
static gboolean
forget_erased (AccordDealBook *self, AccordReader *reader, GError **error)
{
  gboolean erased = FALSE;

  if (self->cache_txn == 0)
    return TRUE;
  if (!accord_kept_origin_erased (reader, self->txn, &erased, error))
    return FALSE;
  if (erased)
    {
      g_unlink (self->cache_path);
      self->cache_txn = 0;
    }
  return TRUE;
}

/**
 * accord_deal_book_follow:
 * @reader: in a snapshot
 *
 * Brings the book to what the snapshot holds. When too much has changed it is not ready afterwards.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_deal_book_follow (AccordDealBook *self, AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) deals = g_hash_table_new (NULL, NULL), moved = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) failed = NULL;
  gint64 newest = accord_reader_newest_txn (reader, &failed);
  AccordJournalKinds kinds;
  gboolean ok;

  if (newest == self->txn)
    return TRUE;
  ok = newest > self->txn && g_hash_table_size (self->again) < AGAIN_MOST && forget_erased (self, reader, &failed) &&
       accord_journal_touched_among (reader, &accord_deal_kind, self->txn, DEALS_MOST, deals, &kinds, &failed);
  if (ok)
    forget_names (self, &kinds);
  ok = ok && touched_parts (self, reader, &kinds, deals, moved, &failed) && read_again (self, reader, deals, moved, &failed);
  if (ok)
    {
      pass_on (self, &kinds, newest);
      self->txn = newest;
    }
  else
    accord_deal_book_clear (self);
  return accord_error_pass (error, &failed);
}
