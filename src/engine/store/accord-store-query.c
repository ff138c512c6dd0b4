/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries asked from the main thread: whole lists go to the report thread, the few rows on screen to
 * the page thread, so scrolling never waits for a list being sorted. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-column-query.h"
#include "accord-word-match.h"
#include "accord-query-private.h"
#include "accord-row.h"
#include "accord-store-private.h"

#define FIRST_ROWS 64
#define QUICK_LIMIT 1000 /* a query for more goes to the report thread */

static DexFuture *
take_or_fail (GType type, gpointer result, GError *error)
{
  if (result != NULL)
    return dex_future_new_take_boxed (type, result);
  return dex_future_new_for_error (error);
}

static DexFuture *
find_with_rows (AccordReader *reader, AccordQuery *query, gboolean quick)
{
  g_autoptr (GError) error = NULL;
  AccordIds *ids = accord_find_ids (reader, query, quick, &error);

  if (ids != NULL)
    ids->records = accord_reader_load (reader, query->kind, ids->ids, MIN (ids->n_ids, FIRST_ROWS), &error);
  if (ids != NULL && ids->records == NULL)
    g_clear_pointer (&ids, accord_ids_unref);
  return take_or_fail (ACCORD_TYPE_IDS, ids, g_steal_pointer (&error));
}

static DexFuture *
find_read (AccordReader *reader, gpointer data)
{
  return find_with_rows (reader, data, FALSE);
}

static DexFuture *
find_quick_read (AccordReader *reader, gpointer data)
{
  return find_with_rows (reader, data, TRUE);
}

typedef struct {
  AccordStore *store;
  AccordQuery *query;
} Search;

static Search *
search_new (AccordStore *store, AccordQuery *query)
{
  Search *search = g_new0 (Search, 1);

  *search = (Search) { g_object_ref (store), accord_query_ref (query) };
  return search;
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->store);
  accord_query_unref (search->query);
  g_free (search);
}

static DexFuture *
find_long (AccordStore *self, AccordQuery *query)
{
  DexFuture *listed = accord_store_read_long (self, find_read, accord_query_ref (query), (GDestroyNotify) accord_query_unref);

  return accord_store_after_list (self, query->kind, listed);
}

static DexFuture *
words_known_cb (DexFuture *future, gpointer data)
{
  Search *search = data;

  return find_long (search->store, search->query);
}

/* Letters inside words are looked for on the report thread, not to hold up the pages, as is a walk along an index
 * that has become long; in a large file that was opened just now, what begins so is shown before. */
static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  Search *search = data;
  AccordIds *ids = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (!ids->partial)
    return dex_ref (future);
  if (search->query->search == NULL)
    return find_long (search->store, search->query);
  if (ids->n_ids > 0 && !accord_store_knows_words (search->store, search->query->kind))
    {
      ids->more = TRUE;
      return dex_ref (future);
    }
  return dex_future_then (accord_store_expect_search (search->store, search->query->kind), words_known_cb,
                          search_new (search->store, search->query), search_free);
}

/**
 * accord_store_find:
 * @query: not to be changed until the future is done
 *
 * Returns: (transfer full): a future that resolves to #AccordIds, with the first records loaded
 */
DexFuture *
accord_store_find (AccordStore *self, AccordQuery *query)
{
  gboolean inside = query->search != NULL && accord_word_match_concerns (accord_store_get_kind (self, query->kind), query->search);
  g_autoptr (DexFuture) words = inside ? accord_store_expect_search (self, query->kind) : NULL;

  if (query->limit > 0 && query->limit <= QUICK_LIMIT && accord_query_is_indexed (query))
    return dex_future_then (accord_store_read (self, find_quick_read, accord_query_ref (query),
                                               (GDestroyNotify) accord_query_unref),
                            found_cb, search_new (self, query), search_free);
  if (inside)
    return dex_future_then (g_steal_pointer (&words), words_known_cb, search_new (self, query), search_free);
  return find_long (self, query);
}

/* By columns in memory; -1 where these do not tell. */
static gint64
count_columns (AccordReader *reader, const AccordQuery *query, GError **error)
{
  AccordColumnSet *set = reader->columns ? accord_columns_get (reader->columns, reader, query->kind) : NULL;

  return set != NULL && accord_column_query_filters (set, reader, query)
           ? accord_column_query_count (set, reader, query, error) : -1;
}

static DexFuture *
count_read (AccordReader *reader, gpointer data)
{
  AccordQuery *query = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AccordStatement) st = NULL;
  gint64 counted;

  if (query->search != NULL || query->ids != NULL)
    {
      g_autoptr (AccordIds) ids = accord_reader_find (reader, query, &error);

      return ids ? dex_future_new_for_int64 (ids->n_ids) : dex_future_new_for_error (g_steal_pointer (&error));
    }
  counted = count_columns (reader, query, &error);
  if (counted >= 0)
    return dex_future_new_for_int64 (counted);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_string_append_printf (sql, "SELECT count(*) FROM \"%s\" t", query->kind->name);
  accord_query_append_where (query, sql);
  st = accord_reader_prepare (reader, sql->str, &error);
  if (st == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_query_bind (query, st, 1);
  if (!accord_statement_step (st, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_int64 (accord_statement_int (st, 0));
}

/**
 * accord_store_count:
 *
 * Returns: (transfer full): a future that resolves to the number of records (gint64)
 */
DexFuture *
accord_store_count (AccordStore *self, AccordQuery *query)
{
  return accord_store_read_long (self, count_read, accord_query_ref (query), (GDestroyNotify) accord_query_unref);
}

typedef struct {
  const AccordKind *kind;
  guint n_ids;
  gint64 ids[];
} Load;

static DexFuture *
load_read (AccordReader *reader, gpointer data)
{
  Load *load = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = accord_reader_load (reader, load->kind, load->ids, load->n_ids, &error);

  return take_or_fail (G_TYPE_PTR_ARRAY, records, g_steal_pointer (&error));
}

/**
 * accord_store_load:
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordRecord in the order of
 *   @ids, with %NULL for a row that is gone
 */
DexFuture *
accord_store_load (AccordStore *self, const AccordKind *kind, const gint64 *ids, guint n_ids)
{
  Load *load = g_malloc (sizeof (Load) + n_ids * sizeof (gint64));

  load->kind = kind;
  load->n_ids = n_ids;
  for (guint i = 0; i < n_ids; i++)
    load->ids[i] = ids[i];
  return accord_store_read (self, load_read, load, g_free);
}

typedef struct {
  const AccordKind *kind;
  gint64 id;
  AccordId uid;
  gboolean by_uid;
} LoadOne;

#define ALIASES_MAX 16 /* merges of merges */

/* A record that was merged into another is that other one. */
static AccordRecord *
follow_merges (AccordReader *reader, AccordRecord *record, GError **error)
{
  for (int i = 0; record != NULL && i < ALIASES_MAX && accord_record_is_deleted (record); i++)
    {
      const AccordKind *kind = accord_record_kind (record);
      int field = accord_kind_find (kind, "merged_into");
      const AccordValue *into = field >= 0 ? accord_record_value (record, field) : NULL;
      gint64 id = into != NULL ? into->number : 0;

      if (id == 0)
        break;
      accord_record_unref (record);
      record = accord_row_load (reader, kind, id, error);
    }
  return record;
}

static DexFuture *
load_one_read (AccordReader *reader, gpointer data)
{
  LoadOne *one = data;
  g_autoptr (GError) error = NULL;
  AccordRecord *record = one->by_uid ? accord_row_load_uid (reader, one->kind, &one->uid, &error)
                                     : accord_row_load (reader, one->kind, one->id, &error);

  if (one->by_uid)
    record = follow_merges (reader, record, &error);
  if (record == NULL && error == NULL)
    g_set_error (&error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _ ("There is no such record in %s; it may have been deleted for good."), accord_kind_plural (one->kind));
  return take_or_fail (ACCORD_TYPE_RECORD, record, g_steal_pointer (&error));
}

/**
 * accord_store_load_one:
 *
 * Returns: (transfer full): a future that resolves to an #AccordRecord; rejects with
 *   %ACCORD_STORE_ERROR_MISSING when there is none
 */
DexFuture *
accord_store_load_one (AccordStore *self, const AccordKind *kind, gint64 id)
{
  LoadOne *one = g_new0 (LoadOne, 1);

  *one = (LoadOne) { kind, id, { { 0 } }, FALSE };
  return accord_store_read (self, load_one_read, one, g_free);
}

/**
 * accord_store_find_uid:
 *
 * The id of a record that was merged into another leads to that other one, for ever: late edits, links
 * and imports find it.
 *
 * Returns: (transfer full): as accord_store_load_one()
 */
DexFuture *
accord_store_find_uid (AccordStore *self, const AccordKind *kind, const AccordId *uid)
{
  LoadOne *one = g_new0 (LoadOne, 1);

  *one = (LoadOne) { kind, 0, *uid, TRUE };
  return accord_store_read (self, load_one_read, one, g_free);
}

static DexFuture *
select_read (AccordReader *reader, gpointer data)
{
  AccordQuery *query = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordIds) ids = accord_reader_find (reader, query, &error);
  GPtrArray *records = ids ? accord_reader_load (reader, query->kind, ids->ids, ids->n_ids, &error) : NULL;

  return take_or_fail (G_TYPE_PTR_ARRAY, records, g_steal_pointer (&error));
}

/**
 * accord_store_select:
 *
 * For queries with few results, such as the stages of a pipeline.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordRecord
 */
DexFuture *
accord_store_select (AccordStore *self, AccordQuery *query)
{
  return accord_store_read (self, select_read, accord_query_ref (query), (GDestroyNotify) accord_query_unref);
}
