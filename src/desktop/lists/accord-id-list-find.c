/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an AccordIdList asks the store: for a new query, after a commit, not while a move is shown.
 *
 *   set_query ──▶ find (48 rows, or none yet) ──▶ painted ──▶ find (all) ──▶ shown
 *   commit touches it, refresh, release ──▶ once per frame: find (all) ──▶ diff is shown
 *
 * One find is under way at a time; what is asked for meanwhile makes it stale and follows it. */

#include "accord-id-list-private.h"

#include "accord-query-follow.h"
#include "accord-quiet-work.h"
#include "accord-store-hush.h"

#define QUICK_ROWS 48 /* a tall window's: the view makes and binds every row it has, up to 200 */
#define HOLD_MS 12  /* how long a frame waits for the first rows, less than one of 60 a second: most are found in one or two */
#define REST_MS 40    /* time to paint the first rows */
#define TYPING_MS 150 /* the same after a search that has more than is seen: who types on never asks for the rest */

typedef struct {
  AccordIdList *list; /* owned */
  guint generation;
  gboolean quick;
} Search;

static void find (AccordIdList *self, gboolean quick);

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->list);
  g_free (search);
}

static void
set_loading (AccordIdList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), accord_id_list_props[PROP_LOADING]);
}

static void
set_total (AccordIdList *self, gint64 total)
{
  if (self->total == total)
    return;
  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), accord_id_list_props[PROP_TOTAL]);
}

/* Nothing was found: is there anything to find? */
static DexFuture *
any_answered_cb (DexFuture *future, gpointer data)
{
  Search *search = data;
  AccordIdList *self = search->list;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  AccordIds *ids = value ? g_value_get_boxed (value) : NULL;

  if (search->generation != self->generation || accord_id_sequence_n (&self->sequence) > 0)
    return dex_future_new_true ();
  if (!ids)
    accord_id_list_set_empty_reason (self, ACCORD_EMPTY_FAILED, error->message);
  else
    accord_id_list_set_empty_reason (self, ids->n_ids > 0 ? ACCORD_EMPTY_NO_MATCH : ACCORD_EMPTY_NO_RECORDS, NULL);
  return dex_future_new_true ();
}

static Search *
search_new (AccordIdList *self, gboolean quick)
{
  Search *search = g_new0 (Search, 1);

  search->list = g_object_ref (self);
  search->generation = self->generation;
  search->quick = quick;
  return search;
}

static void
explain_empty (AccordIdList *self)
{
  g_autoptr (AccordQuery) any = accord_query_new (accord_query_kind (self->query));
  DexFuture *future;

  accord_query_set_limit (any, 1);
  future = accord_store_find (accord_workspace_get_store (self->workspace), any);
  dex_future_disown (
    dex_future_finally (future, any_answered_cb, search_new (self, FALSE), search_free));
}

static guint
rest_after (AccordIdList *self, const AccordIds *ids)
{
  return accord_query_get_search (self->query) != NULL && ids->n_ids >= self->n_first ? TYPING_MS : REST_MS;
}

static void
take_ids (AccordIdList *self, AccordIds *ids, gboolean quick)
{
  gboolean complete = !quick || !ids->more;

  accord_row_loader_seed (self->loader, ids->records);
  accord_id_list_replace (self, accord_id_order_new (ids));
  set_total (self, complete ? (gint64) ids->n_ids : -1);
  set_loading (self, !complete && ids->n_ids == 0);
  if (ids->n_ids > 0)
    accord_id_list_set_empty_reason (self, ACCORD_EMPTY_NOT, NULL);
  else if (!complete) /* what was shown does not fit; what does is still being looked for */
    accord_id_list_set_empty_reason (self, ACCORD_EMPTY_LOADING, NULL);
  else
    explain_empty (self);
  if (!complete)
    accord_frame_call_queue_after (&self->rest, rest_after (self, ids));
}

static DexFuture *
ids_answered_cb (DexFuture *future, gpointer data)
{
  Search *search = data;
  AccordIdList *self = search->list;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (search->generation != self->generation)
    return dex_future_new_true ();

  self->running = FALSE;
  accord_frame_hold_end (&self->hold);
  if (!value)
    {
      accord_id_list_set_empty_reason (self, ACCORD_EMPTY_FAILED, error->message); /* known to who hears that it is over */
      set_loading (self, FALSE);
    }
  else if (self->holds > 0)
    self->stale = TRUE;
  else
    take_ids (self, g_value_get_boxed (value), search->quick);

  if (self->stale && !self->running)
    accord_frame_call_queue (&self->refresh);
  return dex_future_new_true ();
}

static void
find (AccordIdList *self, gboolean quick)
{
  g_autoptr (AccordQuery) query = NULL;
  DexFuture *future;

  if (quick)
    {
      query = accord_query_copy (self->query);
      accord_query_set_limit (query, self->n_first);
      accord_query_set_hasty (query, TRUE);
      accord_frame_hold_begin (&self->hold, HOLD_MS);
      accord_store_hush (accord_workspace_get_store (self->workspace));
      if (accord_query_get_search (query) != NULL)
        accord_quiet_work_hush ();
    }
  else
    query = accord_query_ref (self->query);
  self->running = TRUE;
  self->n_finds++;
  future = self->finder != NULL ? self->finder (query, self->finder_data)
                                : accord_store_find (accord_workspace_get_store (self->workspace), query);
  dex_future_disown (
    dex_future_finally (future, ids_answered_cb, search_new (self, quick), search_free));
}

static void
refresh_due (gpointer data)
{
  AccordIdList *self = data;

  if (!self->query)
    return;
  accord_frame_call_clear (&self->rest);
  self->stale = self->running || self->holds > 0;
  if (!self->stale)
    find (self, FALSE);
}

static void
rest_due (gpointer data)
{
  AccordIdList *self = data;

  if (!self->running && self->holds == 0)
    find (self, FALSE);
}

static void
journal_committed_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  AccordIdList *self = data;

  if (self->follows && self->query && accord_query_is_touched_by (self->query, changes))
    accord_frame_call_queue (&self->refresh);
}

/**
 * accord_id_list_find_init:
 * @self: a list being made
 *
 * Nothing has been asked.
 */
void
accord_id_list_find_init (AccordIdList *self)
{
  self->follows = TRUE;
  self->n_first = QUICK_ROWS;
  self->total = -1;
  self->empty_reason = ACCORD_EMPTY_LOADING;
  accord_frame_call_init (&self->refresh, refresh_due, self);
  accord_frame_call_init (&self->rest, rest_due, self);
}

/**
 * accord_id_list_find_start:
 * @self: a list that has its workspace
 *
 * Begins to follow the journal.
 */
void
accord_id_list_find_start (AccordIdList *self)
{
  self->committed_id = g_signal_connect (accord_workspace_get_journal (self->workspace),
                                         "committed", G_CALLBACK (journal_committed_cb), self);
}

/**
 * accord_id_list_find_stop:
 * @self: a list being disposed of
 *
 * Drops what is still to come.
 */
void
accord_id_list_find_stop (AccordIdList *self)
{
  self->generation++;
  accord_frame_call_clear (&self->refresh);
  accord_frame_call_clear (&self->rest);
  accord_frame_hold_end (&self->hold);
  if (self->workspace)
    g_clear_signal_handler (&self->committed_id, accord_workspace_get_journal (self->workspace));
}

/**
 * accord_id_list_set_query:
 * @self: a list
 * @query: (nullable): what to find; must not change afterwards
 *
 * Finds other records. The rows shown stay until the first answer, then turn into the new ones with
 * as few changes as possible; another kind, or %NULL, empties the list at once.
 */
void
accord_id_list_set_query (AccordIdList *self, AccordQuery *query)
{
  const AccordKind *kind = query ? accord_query_kind (query) : NULL;
  gboolean same_kind = self->query && accord_kind_is (accord_query_kind (self->query), kind);

  g_return_if_fail (ACCORD_IS_ID_LIST (self));

  self->generation++;
  self->running = FALSE;
  self->stale = FALSE;
  accord_frame_call_clear (&self->refresh);
  accord_frame_call_clear (&self->rest);
  accord_frame_hold_end (&self->hold);
  if (!same_kind)
    accord_id_list_replace (self, accord_id_order_new_take (NULL, 0));
  if (query)
    accord_query_ref (query);
  g_clear_pointer (&self->query, accord_query_unref);
  self->query = query;
  accord_row_loader_reset (self->loader, kind);
  set_total (self, -1);
  set_loading (self, query != NULL);
  if (accord_id_list_get_n (self) == 0)
    accord_id_list_set_empty_reason (self, ACCORD_EMPTY_LOADING, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), accord_id_list_props[PROP_QUERY]);
  self->fresh = query != NULL;
  if (query)
    find (self, self->finder == NULL &&
                  (self->quick || accord_query_is_quick_to_start (query) ||
                   accord_store_knows_columns (accord_workspace_get_store (self->workspace), accord_query_kind (query))));
}

/**
 * accord_id_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): its query
 */
AccordQuery *
accord_id_list_get_query (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), NULL);
  return self->query;
}

/**
 * accord_id_list_set_follows:
 * @self: a list
 * @follows: whether it finds again by itself when a commit touches its filter or order
 *
 * Lists follow the journal unless their owner knows better which of them a commit touches and calls
 * accord_id_list_refresh().
 */
void
accord_id_list_set_follows (AccordIdList *self, gboolean follows)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));
  self->follows = follows;
}

/**
 * accord_id_list_set_quick:
 * @self: a list
 * @quick: whether its queries come out of an index in order, so that the first rows are known long
 *   before the last
 *
 * The first rows of the next query are asked for by themselves and shown before the others.
 */
void
accord_id_list_set_quick (AccordIdList *self, gboolean quick)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));
  self->quick = quick;
}

/**
 * accord_id_list_set_n_first:
 * @self: a list
 * @n: rows that its view shows without being scrolled, and some more; 1 at least
 *
 * How many rows of the next query are asked for by themselves, where that is done. Without it, as many as a tall window
 * shows.
 */
void
accord_id_list_set_n_first (AccordIdList *self, guint n)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));
  g_return_if_fail (n > 0);
  self->n_first = MIN (n, QUICK_ROWS);
}

/**
 * accord_id_list_set_finder:
 * @self: a list
 * @finder: (nullable): answers queries from now on with a future of #AccordIds, sections and all; %NULL: the store
 * @data: (nullable): for @finder, alive as long as the list has it
 *
 * For rows in an order that no query can ask for. It holds for the next accord_id_list_set_query(); whoever sets it
 * also says by accord_id_list_refresh() when another commit than one that touches the query changes the answer.
 */
void
accord_id_list_set_finder (AccordIdList *self, AccordIdListFinder finder, gpointer data)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));
  self->finder = finder;
  self->finder_data = data;
}

/**
 * accord_id_list_refresh:
 * @self: a list
 *
 * Finds again within a frame. Asked for many times, it happens once.
 */
void
accord_id_list_refresh (AccordIdList *self)
{
  g_return_if_fail (ACCORD_IS_ID_LIST (self));
  accord_frame_call_queue (&self->refresh);
}

/**
 * accord_id_list_get_n_finds:
 * @self: a list
 *
 * Returns: how often it has asked the store for ids, to see what a commit costs
 */
guint
accord_id_list_get_n_finds (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), 0);
  return self->n_finds;
}
