/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who touched each deal last, and what is planned for it: read for all deals in three passes, then again for those that
 * changed. The same as accord-attention.c finds for one deal. Report thread. */

#include "accord-config.h"

#include "accord-book-touch.h"

#include "accord-date.h"

/* A change set of a person that touched one deal only, in the order they were made. */
#define EDITS                                                                                                             \
  "SELECT x.id, c.row, x.at FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.kind='edit' AND c.tbl=?1 ORDER BY c.seq"
#define MADE "SELECT d.id, t.at FROM deal d JOIN txn t ON t.id=d.born WHERE t.kind='edit'"
#define ACTIVITIES                                                                                                        \
  "SELECT deal, done_at, CASE WHEN done_at IS NULL AND type<>'note' THEN due_on END FROM activity WHERE del<=0 AND deal %s"

#define ONE_EDIT                                                                                                          \
  "WITH RECURSIVE c(seq, txn, prev) AS (SELECT h.seq, h.txn, h.prev FROM deal d JOIN chg h ON h.seq=d.last WHERE d.id=?1" \
  "  UNION ALL SELECT x.seq, x.txn, x.prev FROM chg x JOIN c ON x.seq=c.prev)"                                            \
  " SELECT ?1, t.at FROM c CROSS JOIN txn t ON t.id=c.txn WHERE t.kind='edit' AND (SELECT count(*) FROM (SELECT 1 FROM chg y" \
  "  WHERE y.seq BETWEEN t.chg1 AND t.chg2 AND y.tbl=?2 LIMIT 2))<2 LIMIT 1"

static AccordBookTouch *
touch_of (AccordDealBook *book, gint64 deal)
{
  return deal > 0 && deal < book->n_slots ? &book->touches[deal] : NULL;
}

static void
touch (AccordDealBook *book, gint64 deal, gint64 at)
{
  AccordBookTouch *self = touch_of (book, deal);

  if (self != NULL)
    self->human = MAX (self->human, (gint32) accord_date_from_time (at));
}

/* Rows: deal, time. */
static gboolean
take_times (AccordDealBook *book, AccordStatement *row, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (accord_statement_step (row, &failed))
    touch (book, accord_statement_int (row, 0), accord_statement_int (row, 1));
  return accord_error_pass (error, &failed);
}

static gboolean
take_activities (AccordDealBook *book, AccordStatement *row, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (accord_statement_step (row, &failed))
    {
      gint64 deal = accord_statement_int (row, 0);
      AccordBookTouch *self = touch_of (book, deal);

      if (self == NULL)
        continue;
      if (!accord_statement_is_null (row, 1))
        touch (book, deal, accord_statement_int (row, 1));
      if (!accord_statement_is_null (row, 2))
        self->planned = MAX (self->planned, (gint32) CLAMP (accord_statement_int (row, 2), ACCORD_DATE_MIN, ACCORD_DATE_MAX));
    }
  return accord_error_pass (error, &failed);
}

/* Of each deal the latest edit counts, also when an earlier one has a later time: a clock may have been wrong. */
static gboolean
read_edits (AccordDealBook *book, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, EDITS, error);
  g_autoptr (GHashTable) latest = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GError) failed = NULL;
  gint64 txn = 0, deal = 0, at = 0;
  guint n = 0;
  gboolean more;
  GHashTableIter iter;
  gpointer key, value;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, accord_deal_kind.number);
  do
    {
      more = accord_statement_step (row, &failed);
      if (more && n > 0 && accord_statement_int (row, 0) == txn)
        {
          n++;
          continue;
        }
      if (n == 1)
        g_hash_table_insert (latest, GSIZE_TO_POINTER ((gsize) deal), g_memdup2 (&at, sizeof at));
      n = 1;
      txn = more ? accord_statement_int (row, 0) : 0;
      deal = more ? accord_statement_int (row, 1) : 0;
      at = more ? accord_statement_int (row, 2) : 0;
    }
  while (more);
  g_hash_table_iter_init (&iter, latest);
  while (g_hash_table_iter_next (&iter, &key, &value))
    touch (book, (gint64) GPOINTER_TO_SIZE (key), *(gint64 *) value);
  return accord_error_pass (error, &failed);
}

/**
 * accord_book_touch_prepare:
 * @book: a book that has followed
 *
 * Reads it for all deals, the first time; from then on it follows with the book.
 */
gboolean
accord_book_touch_prepare (AccordDealBook *book, AccordReader *reader, GError **error)
{
  g_autofree char *sql = g_strdup_printf (ACTIVITIES, "IS NOT NULL");
  g_autoptr (AccordStatement) made = NULL, activities = NULL;
  gboolean ok;

  if (book->touches != NULL)
    return TRUE;
  book->touches = g_new (AccordBookTouch, book->n_slots);
  for (guint i = 0; i < book->n_slots; i++)
    book->touches[i] = (AccordBookTouch) { ACCORD_BOOK_NO_DAY, ACCORD_BOOK_NO_DAY };
  made = accord_reader_prepare (reader, MADE, error);
  activities = made != NULL ? accord_reader_prepare (reader, sql, error) : NULL;
  ok = activities != NULL && read_edits (book, reader, error) && take_times (book, made, error) && take_activities (book, activities, error);
  if (!ok)
    g_clear_pointer (&book->touches, g_free);
  return ok;
}

/**
 * accord_book_touch_read:
 * @deal: one that changed, or whose activities did
 *
 * Reads it again for one deal; nothing where it was never asked for.
 */
gboolean
accord_book_touch_read (AccordDealBook *book, AccordReader *reader, guint deal, GError **error)
{
  g_autofree char *activities_sql = g_strdup_printf (ACTIVITIES, "=?1");
  const char *const sql[] = { ONE_EDIT, MADE " AND d.id=?1", activities_sql };

  if (book->touches == NULL)
    return TRUE;
  book->touches[deal] = (AccordBookTouch) { ACCORD_BOOK_NO_DAY, ACCORD_BOOK_NO_DAY };
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql[i], error);

      if (row == NULL)
        return FALSE;
      accord_statement_bind_int (row, 1, deal);
      if (i == 0)
        accord_statement_bind_int (row, 2, accord_deal_kind.number);
      if (!(i < 2 ? take_times (book, row, error) : take_activities (book, row, error)))
        return FALSE;
    }
  return TRUE;
}
