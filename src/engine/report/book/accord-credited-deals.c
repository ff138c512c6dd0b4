/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals by whose they are (domain.md F09): a deal that is shared is each one's by the part that is theirs, to the cent by largest
 * remainder; any other is its owner's. So whatever is held against somebody's goal is counted as the goal is. Shares that do not
 * come to 100 % count in proportion. Report thread. */

#include "accord-config.h"

#include "accord-credited-deals.h"

#include "accord-kind.h"
#include "accord-outlook.h"
#include "accord-share-sum.h"
#include "accord-statement.h"

typedef struct {
  AccordDealBook *book;
  gint64 member; /* 0: everybody's */
  AccordCreditedDealFunc func;
  gpointer data;
  guint8 *shared; /* (owned) by id: whether it is; NULL: none is */
  GArray *members; /* (owned) of gint64, and their shares: of the deal that is gathered */
  GArray *shares;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->shared, g_free);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->shares, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static void
tell_shared (Walk *self, gint64 id)
{
  guint n = self->members->len;
  g_autofree gint64 *parts = g_new0 (gint64, n + 1);
  AccordBookDeal deal;

  if (n == 0 || id <= 0 || id >= self->book->n_slots || !self->book->deals[id].alive)
    return;
  if (self->shared == NULL)
    self->shared = g_new0 (guint8, self->book->n_slots);
  self->shared[id] = TRUE;
  deal = self->book->deals[id];
  accord_shares_divide (deal.currency != 0 ? deal.amount : 0, (const gint64 *) (const void *) self->shares->data, n, parts);
  for (guint i = 0; i < n; i++)
    {
      gint64 member = g_array_index (self->members, gint64, i);

      if (self->member != 0 && member != self->member)
        continue;
      deal.amount = parts[i];
      self->func (member, &deal, id, self->data);
    }
}

static gboolean
walk_shared (Walk *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;
  gint64 deal = 0;

  if (!accord_reader_is_made (reader, &accord_deal_credit_kind))
    return TRUE;
  row = accord_reader_prepare (reader, "SELECT deal, member, share FROM deal_credit WHERE del<=0 AND coalesce(overlay,0)=0 ORDER BY deal, id", error);
  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      gint64 member = accord_statement_int (row, 1), share = accord_statement_int (row, 2);

      if (accord_statement_int (row, 0) != deal)
        {
          tell_shared (self, deal);
          g_array_set_size (self->members, 0);
          g_array_set_size (self->shares, 0);
        }
      deal = accord_statement_int (row, 0);
      g_array_append_val (self->members, member);
      g_array_append_val (self->shares, share);
    }
  tell_shared (self, deal);
  return accord_error_pass (error, &failed);
}

static void
walk_owned (const Walk *self)
{
  const AccordDealBook *book = self->book;
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (book->owner_codes, GSIZE_TO_POINTER ((gsize) self->member)));

  if (self->member != 0 && code == 0)
    return;
  for (guint i = 0; i < book->n_slots; i++)
    {
      const AccordBookDeal *deal = &book->deals[i];

      if (deal->alive && deal->owner != 0 && (self->member == 0 || deal->owner == code) && (self->shared == NULL || !self->shared[i]))
        self->func (g_array_index (book->owners, gint64, deal->owner - 1), deal, i, self->data);
    }
}

/**
 * accord_credited_deals_each:
 * @book: all deals, followed
 * @reader: in the same snapshot
 * @member: whose deals; 0: everybody's, those of nobody left out
 * @func: told each deal once for each who has something of it
 * @data: for @func
 * @error: return location for an error
 *
 * Deals of every stage. Overlay credit is a figure of its own and no part of a deal.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_credited_deals_each (AccordDealBook *book, AccordReader *reader, gint64 member, AccordCreditedDealFunc func, gpointer data, GError **error)
{
  g_auto (Walk) self = { book, member, func, data, NULL, g_array_new (FALSE, FALSE, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (gint64)) };

  if (!walk_shared (&self, reader, error))
    return FALSE;
  walk_owned (&self);
  return TRUE;
}

typedef struct {
  AccordQuery *query;
  gint64 member;
} Asked;

static void
asked_free (gpointer data)
{
  accord_query_unref (((Asked *) data)->query);
  g_free (data);
}

static void
add_id (gint64 member, const AccordBookDeal *deal, gint64 id, gpointer ids)
{
  g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) id));
}

static DexFuture *
run_find (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GHashTable) theirs = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordIds) ids = accord_reader_find (reader, asked->query, &error);

  if (ids == NULL || !accord_credited_deals_each (book, reader, asked->member, add_id, theirs, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < ids->n_ids; i++)
    if (g_hash_table_contains (theirs, GSIZE_TO_POINTER ((gsize) ids->ids[i])))
      g_array_append_val (found, ids->ids[i]);
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&found));
}

/**
 * accord_credited_deals_find:
 * @store: the open file
 * @query: for deals
 * @member: id
 *
 * Returns: (transfer full): a future of a #GArray of #gint64: those of the query's deals of which the member has something, in
 *   its order. Rejects with an #AccordStoreError
 */
DexFuture *
accord_credited_deals_find (AccordStore *store, const AccordQuery *query, gint64 member)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && query != NULL && member != 0, NULL);

  asked = g_new0 (Asked, 1);
  *asked = (Asked) { accord_query_copy (query), member };
  return accord_deal_book_read (store, run_find, asked, asked_free);
}
