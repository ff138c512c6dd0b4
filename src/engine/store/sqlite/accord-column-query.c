/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries over columns in memory. What a condition says of a value SQL says, once for each different
 * value; rows are then counted into their places. The answer is that of SQL over the file, to the row. */
#include "accord-config.h"

#include "accord-column-query.h"

#include <string.h>
#include "accord-column-orders.h"
#include "accord-column-sums.h"
#include "accord-filter-sql.h"

#define LINKED_MOST 4096 /* records that a condition over a link may look through for each value */

/* --- which queries --- */

static gboolean
is_small (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, NULL);

  return st != NULL && accord_statement_step (st, NULL) && accord_statement_int (st, 0) <= LINKED_MOST;
}

/* An id is compared as a number; all else looks through the linked records. */
static gboolean
is_quick_link (AccordReader *db, const AccordCondition *condition)
{
  const AccordPath *path = &condition->path;
  gboolean by_number = condition->op == ACCORD_OP_IS || condition->op == ACCORD_OP_IS_NOT;

  for (int i = 1; i < path->n; i++)
    if (!is_small (db, path->kinds[i]))
      return FALSE;
  if (path->computed != NULL)
    return FALSE;
  for (guint i = 0; i < condition->operands->len; i++)
    {
      const AccordOperand *operand = &g_array_index (condition->operands, AccordOperand, i);

      by_number &= !operand->has_uid && operand->value.text == NULL;
    }
  return !accord_field_is_link (path->field) || by_number || condition->operands->len == 0 ||
         is_small (db, accord_field_target (path->field));
}

static gboolean
filter_is_kept (const AccordColumnSet *set, AccordReader *db, const AccordFilter *filter)
{
  for (guint i = 0; i < filter->items->len; i++)
    {
      const AccordFilterItem *item = &g_array_index (filter->items, AccordFilterItem, i);

      if (item->condition != NULL && accord_column_tests_numbers (item->condition))
        continue;
      if (item->group != NULL ? !filter_is_kept (set, db, item->group)
                              : !accord_column_is_kept (set, item->condition->path.fields[0]) ||
                                  !is_quick_link (db, item->condition))
        return FALSE;
    }
  return TRUE;
}

/* Whether the set knows all that a query's conditions speak of. */
gboolean
accord_column_query_filters (const AccordColumnSet *set, AccordReader *db, const AccordQuery *query)
{
  return query->search == NULL && !query->deleted && filter_is_kept (set, db, query->filter) &&
         (query->also == NULL || filter_is_kept (set, db, query->also));
}

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

/* --- conditions --- */

/* For each value whether the condition holds. */
static gboolean
read_passes (const AccordColumn *column, AccordReader *db, const AccordCondition *condition, guint8 *passes, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT (");
  AccordFilterWriting to = { .sql = sql, .parameter = 1, .alias = "t", .today = accord_date_today () };
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;
  int value;

  accord_filter_write_condition (&to, condition);
  value = to.parameter;
  g_string_append_printf (sql, ") IS TRUE FROM (SELECT ? AS \"%s\") t", column->field->name);
  st = accord_reader_prepare (db, sql->str, error);
  if (st == NULL)
    return FALSE;
  to = (AccordFilterWriting) { .st = st, .parameter = 1, .alias = "t", .today = to.today };
  accord_filter_write_condition (&to, condition);
  for (guint code = 0; code <= column->values->len; code++)
    {
      accord_statement_reset (st);
      accord_column_bind (column, code, st, value);
      passes[code] = accord_statement_step (st, &failed) && accord_statement_int (st, 0) != 0;
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  AccordColumnSet *set;
  AccordReader *db;
} Masking;

static gboolean
mask_condition (const Masking *self, const AccordCondition *condition, gboolean any, guint8 *mask, GError **error)
{
  const AccordColumn *column;
  g_autofree guint8 *passes = NULL;

  if (accord_column_tests_numbers (condition))
    return accord_column_tests_mask (self->set, self->db, condition, any, mask, error);
  column = &self->set->columns[condition->path.fields[0]];
  passes = g_new0 (guint8, column->values->len + 1);
  if (!read_passes (column, self->db, condition, passes, error))
    return FALSE;
  if (column->codes == NULL && any != passes[0])
    return TRUE;
  if (column->codes == NULL)
    memset (mask, passes[0], self->set->n_slots);
  else if (any)
    for (guint i = 0; i < self->set->n_slots; i++)
      mask[i] |= passes[column->codes[i]];
  else
    for (guint i = 0; i < self->set->n_slots; i++)
      mask[i] &= passes[column->codes[i]];
  return TRUE;
}

static gboolean mask_filter (const Masking *self, const AccordFilter *filter, guint8 *mask, GError **error);

static gboolean
mask_group (const Masking *self, const AccordFilter *group, gboolean any, guint8 *mask, GError **error)
{
  g_autofree guint8 *inner = g_malloc (self->set->n_slots);

  if (!mask_filter (self, group, inner, error))
    return FALSE;
  for (guint i = 0; i < self->set->n_slots; i++)
    mask[i] = any ? mask[i] | inner[i] : mask[i] & inner[i];
  return TRUE;
}

/* Sets for each id whether the filter holds; one without conditions does. */
static gboolean
mask_filter (const Masking *self, const AccordFilter *filter, guint8 *mask, GError **error)
{
  memset (mask, filter->items->len == 0 || !filter->any, self->set->n_slots);
  for (guint i = 0; i < filter->items->len; i++)
    {
      const AccordFilterItem *item = &g_array_index (filter->items, AccordFilterItem, i);

      if (item->group != NULL ? !mask_group (self, item->group, filter->any, mask, error)
                              : !mask_condition (self, item->condition, filter->any, mask, error))
        return FALSE;
    }
  return TRUE;
}

/* Bytes by id: 1 where the row is found. */
static guint8 *
mask_query (AccordColumnSet *set, AccordReader *db, const AccordQuery *query, GError **error)
{
  Masking masking = { set, db };
  g_autofree guint8 *mask = g_memdup2 (set->alive, set->n_slots);

  for (int i = 0; i < 2; i++)
    {
      const AccordFilter *filter = i == 0 ? query->filter : query->also;

      if (filter != NULL && filter->items->len > 0 && !mask_group (&masking, filter, FALSE, mask, error))
        return NULL;
    }
  return g_steal_pointer (&mask);
}

/* Returns: how many rows are found; -1 on error */
gint64
accord_column_query_count (AccordColumnSet *set, AccordReader *db, const AccordQuery *query, GError **error)
{
  g_autofree guint8 *mask = mask_query (set, db, query, error);
  gint64 n = 0;

  for (guint i = 0; mask != NULL && i < set->n_slots; i++)
    n += mask[i];
  return mask != NULL ? n : -1;
}

/* --- order --- */

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
  g_autofree guint8 *mask = mask_query (set, db, query, error);
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
