/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries over columns in memory: rows are counted into their places. The answer is that of SQL over the
 * file, to the row. */
#include "accord-config.h"

#include "accord-column-query.h"

#include "accord-column-orders.h"
#include "accord-column-sums.h"

static gboolean
is_own_order (const AccordColumnSet *set, const AccordPath *path)
{
  return path->n == 1 && path->computed == NULL && set->title >= 0 && path->fields[0] == set->title;
}

/* Whether the set knows what a query's rows stand in the order of. */
gboolean
accord_column_query_sorts (AccordColumnSet *set, AccordReader *db, const AccordQuery *query)
{
  AccordPath path = accord_query_sort_path (query);

  if (path.n == 0 || is_own_order (set, &path))
    return TRUE;
  if (path.n == 1 && path.computed != NULL)
    return path.field->type != ACCORD_FIELD_LINK;
  if (path.computed != NULL)
    return FALSE;
  if (path.n == 1 && path.field->type == ACCORD_FIELD_MONEY)
    return TRUE;
  if (path.field->type != ACCORD_FIELD_PLACE && accord_column_is_kept (set, path.fields[0]))
    return TRUE;
  return path.n == 1 && !accord_query_keeps_to_one_place (query) && accord_column_orders_get (set, db, path.fields[0]) != NULL;
}

/* Whether the first rows of a query are found by walking an index, if many rows are what it asks for. */
gboolean
accord_column_query_is_walked (const AccordColumnSet *set, const AccordQuery *query)
{
  AccordPath path = accord_query_sort_path (query);

  return query->limit > 0 && (path.n == 0 || is_own_order (set, &path));
}

typedef struct {
  const AccordColumnSet *set;
  const AccordQuery *query;
  const guint8 *mask;
  guint most; /* ids wanted */
  GArray *ids;
} Collecting;

static void
collect_own_order (Collecting *self)
{
  const guint32 *order = (const guint32 *) (const void *) self->set->order->data;
  guint n = self->set->order->len;

  for (guint i = 0; i < n && self->ids->len < self->most; i++)
    {
      gint64 id = order[self->query->descending ? n - 1 - i : i];

      if (self->mask[id])
        g_array_append_val (self->ids, id);
    }
}

/* The newest first. */
static void
collect_by_age (Collecting *self)
{
  guint n = self->set->n_slots;

  for (guint i = 0; i < n && self->ids->len < self->most; i++)
    {
      gint64 id = self->query->descending ? i : n - 1 - i;

      if (self->mask[id])
        g_array_append_val (self->ids, id);
    }
}

/* How many rows stand before each place. */
static guint *
count_places (const Collecting *self, const AccordColumnRanks *ranks, const guint16 *codes, guint *n_rows)
{
  guint *starts = g_new0 (guint, ranks->n_places + 1);

  *n_rows = 0;
  for (guint id = 0; id < self->set->n_slots; id++)
    if (self->mask[id])
      starts[ranks->places[codes != NULL ? codes[id] : 0]]++;
  for (guint place = 0; place <= ranks->n_places; place++)
    {
      guint n = starts[place];

      starts[place] = *n_rows;
      *n_rows += n;
    }
  return starts;
}

static void
collect_by_places (Collecting *self, const AccordColumnRanks *ranks, const guint16 *codes)
{
  guint n_rows, n = self->set->n_slots;
  g_autofree guint *at = count_places (self, ranks, codes, &n_rows);
  guint most = MIN (self->most, n_rows);
  gint64 *ids;

  g_array_set_size (self->ids, most);
  ids = (gint64 *) (void *) self->ids->data;
  for (guint i = 0; i < n; i++)
    {
      guint id = self->query->descending ? n - 1 - i : i;
      guint place;

      if (!self->mask[id])
        continue;
      place = at[ranks->places[codes != NULL ? codes[id] : 0]]++;
      if (place < most)
        ids[place] = id;
    }
}

static void
add_sections (const Collecting *self, const AccordColumnRanks *ranks, const guint16 *codes, GArray *sections)
{
  gunichar before = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);
      guint8 byte = ranks != NULL ? ranks->letters[codes != NULL ? codes[id] : 0] : self->set->letters[id];
      gunichar letter = g_ascii_isalpha (byte) ? (gunichar) g_ascii_toupper ((char) byte) : '#';
      AccordSection section = { i, letter };

      if (letter != before)
        g_array_append_val (sections, section);
      before = letter;
    }
}

static gboolean
collect_by_sums (Collecting *self, AccordColumnSet *set, AccordReader *db, const AccordPath *path, GArray *sections,
                 GError **error)
{
  AccordColumnOrdering ordering = { .set = set, .mask = self->mask, .descending = self->query->descending,
                                    .by_day = accord_query_sections_by_step (self->query), .most = self->most };

  ordering.numbers = accord_column_sums_get (set, db, path->computed, path->fields[0], self->query->currency, error);
  if (ordering.numbers == NULL)
    return FALSE;
  accord_column_sums_order (&ordering, self->ids);
  if (ordering.by_day)
    accord_column_sums_sections (&ordering, self->ids, sections);
  return TRUE;
}

static gboolean
collect_by_column (Collecting *self, AccordReader *db, const AccordPath *path, GArray *sections, GError **error)
{
  const guint16 *codes = self->set->columns[path->fields[0]].codes;
  g_auto (AccordColumnRanks) ranks = { 0 };

  if (!accord_column_ranks_read (&ranks, self->set, db, self->query, error))
    return FALSE;
  collect_by_places (self, &ranks, codes);
  if (sections != NULL)
    add_sections (self, &ranks, codes, sections);
  return TRUE;
}

/**
 * accord_column_query_find:
 * @query: one that the set both filters and sorts
 * @ids: (inout): empty; filled with ids in order, one more than the query's limit where there are more
 * @sections: (inout): empty; filled when the query asks for sections and its order has letters
 */
gboolean
accord_column_query_find (AccordColumnSet *set, AccordReader *db, const AccordQuery *query, GArray *ids, GArray *sections,
                          GError **error)
{
  AccordPath path = accord_query_sort_path (query);
  g_autofree guint8 *mask = accord_column_query_mask (set, db, query, error);
  g_autofree char *letters = query->sections ? accord_query_section_key (query) : NULL;
  Collecting collecting = { set, query, mask, query->limit > 0 ? (guint) query->limit + 1 : G_MAXUINT, ids };

  if (mask == NULL)
    return FALSE;
  if (path.n == 1 && (path.computed != NULL || path.field->type == ACCORD_FIELD_MONEY))
    return collect_by_sums (&collecting, set, db, &path, sections, error);
  if (path.n == 1 && (path.field->type == ACCORD_FIELD_PLACE || !accord_column_is_kept (set, path.fields[0])) &&
      !is_own_order (set, &path))
    {
      accord_column_order_collect (accord_column_orders_get (set, db, path.fields[0]), set, mask, query->descending, collecting.most, ids,
                                   letters != NULL ? sections : NULL);
      return TRUE;
    }
  if (path.n > 0 && !is_own_order (set, &path))
    return collect_by_column (&collecting, db, &path, letters != NULL ? sections : NULL, error);
  if (path.n == 0)
    collect_by_age (&collecting);
  else
    collect_own_order (&collecting);
  if (letters != NULL)
    add_sections (&collecting, NULL, NULL, sections);
  return TRUE;
}
