/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows a query's conditions find, as bytes by id. What a condition says of a value SQL says, once for each
 * different value that a column has; numbers are compared as they are, and what no column holds the file is
 * asked for. */
#include "accord-config.h"

#include "accord-column-query.h"

#include <string.h>
#include "accord-column-links.h"
#include "accord-column-sums.h"
#include "accord-column-text.h"
#include "accord-filter-sql.h"

#define FEW 20000        /* rows that are looked up one by one rather than all read */
#define LINKED_MOST 4096 /* records that a condition over a link may look through for each value */

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

/* By the codes of its values. */
static gboolean
is_coded (const AccordColumnSet *set, AccordReader *db, const AccordCondition *condition)
{
  return accord_column_is_kept (set, condition->path.fields[0]) && is_quick_link (db, condition);
}

/* Whether what is in memory tells where a condition holds. */
gboolean
accord_column_query_knows (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition)
{
  int field = condition->path.fields[0];

  if (is_coded (set, db, condition))
    return TRUE;
  if (accord_column_tests_numbers (set, condition))
    return condition->path.computed != NULL || accord_column_sums_know (set, field);
  if (accord_column_texts_test (condition))
    return accord_column_texts_know (set, field);
  return accord_column_links_several (condition) ||
         (accord_column_links_test (set, condition) && accord_column_links_know (set, db, condition));
}

static gboolean
filter_is_kept (AccordColumnSet *set, AccordReader *db, const AccordFilter *filter)
{
  for (guint i = 0; i < filter->items->len; i++)
    {
      const AccordFilterItem *item = &g_array_index (filter->items, AccordFilterItem, i);

      if (item->group != NULL ? !filter_is_kept (set, db, item->group) : !accord_column_query_knows (set, db, item->condition))
        return FALSE;
    }
  return TRUE;
}

/* Whether the set knows all that a query's conditions speak of. */
gboolean
accord_column_query_filters (AccordColumnSet *set, AccordReader *db, const AccordQuery *query)
{
  return query->search == NULL && !query->deleted && filter_is_kept (set, db, query->filter) &&
         (query->also == NULL || filter_is_kept (set, db, query->also));
}

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

/* The ids in a mask, where they are few; else NULL. */
static GArray *
few_of (const guint8 *mask, guint n_slots)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_slots; i++)
    {
      gint64 id = i;

      if (!mask[i])
        continue;
      if (ids->len == FEW)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* By what is in memory of values that have no codes; it is read where it is not there. *done: FALSE when the file has
 * to be asked. */
static gboolean
find_in_memory (const Masking *self, const AccordCondition *condition, guint8 *hits, gboolean *done, GError **error)
{
  *done = TRUE;
  if (accord_column_texts_test (condition))
    return accord_column_texts_hits (self->set, self->db, condition, hits, done, error);
  if (accord_column_tests_numbers (self->set, condition))
    return accord_column_tests_hits (self->set, self->db, condition, hits, error);
  if (accord_column_links_several (condition))
    return accord_column_links_several_hits (self->set, self->db, condition, hits, error);
  if (accord_column_links_test (self->set, condition))
    return accord_column_links_hits (self->set, self->db, condition, hits, error);
  *done = FALSE;
  return TRUE;
}

/* What has no codes. Where all other conditions left few rows, the file is asked for these alone rather than that
 * anything were read. */
static gboolean
mask_by_rows (const Masking *self, const AccordCondition *condition, gboolean any, guint8 *mask, GError **error)
{
  g_autofree guint8 *hits = g_new0 (guint8, self->set->n_slots);
  gboolean known = accord_column_query_knows (self->set, self->db, condition), done = FALSE;
  g_autoptr (GArray) ids = any || known ? NULL : few_of (mask, self->set->n_slots);

  if (ids == NULL && !find_in_memory (self, condition, hits, &done, error))
    return FALSE;
  if (!done && !accord_column_scan (self->set, self->db, condition, ids, hits, error))
    return FALSE;
  for (guint i = 0; i < self->set->n_slots; i++)
    mask[i] = any ? mask[i] | hits[i] : mask[i] & hits[i];
  return TRUE;
}

static gboolean
mask_by_codes (const Masking *self, const AccordCondition *condition, gboolean any, guint8 *mask, GError **error)
{
  const AccordColumn *column = &self->set->columns[condition->path.fields[0]];
  g_autofree guint8 *passes = g_new0 (guint8, column->values->len + 1);

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

static gboolean
mask_condition (const Masking *self, const AccordCondition *condition, gboolean any, guint8 *mask, GError **error)
{
  return is_coded (self->set, self->db, condition) ? mask_by_codes (self, condition, any, mask, error)
                                                   : mask_by_rows (self, condition, any, mask, error);
}

/**
 * accord_column_query_hits:
 * @condition: of the set's kind
 * @hits: (inout): by id, all 0; set to 1 where it holds; of rows that are gone it says anything
 */
gboolean
accord_column_query_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits, GError **error)
{
  Masking masking = { set, db };

  return mask_condition (&masking, condition, TRUE, hits, error);
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

static gboolean
item_is_kept (const Masking *self, const AccordFilterItem *item)
{
  return item->group != NULL ? filter_is_kept (self->set, self->db, item->group)
                             : accord_column_query_knows (self->set, self->db, item->condition);
}

/* Sets for each id whether the filter holds; one without conditions does. What the set knows comes first,
 * so that less is asked of the file; what is read for one may be what the next needs. */
static gboolean
mask_filter (const Masking *self, const AccordFilter *filter, guint8 *mask, GError **error)
{
  guint n = filter->items->len;
  g_autofree gboolean *kept = g_new (gboolean, n);

  memset (mask, n == 0 || !filter->any, self->set->n_slots);
  for (guint i = 0; i < n; i++)
    kept[i] = item_is_kept (self, &g_array_index (filter->items, AccordFilterItem, i));
  for (guint i = 0; i < 2 * n; i++)
    {
      const AccordFilterItem *item = &g_array_index (filter->items, AccordFilterItem, i % n);

      if (kept[i % n] != (i < n))
        continue;
      if (item->group != NULL ? !mask_group (self, item->group, filter->any, mask, error)
                              : !mask_condition (self, item->condition, filter->any, mask, error))
        return FALSE;
    }
  return TRUE;
}

/* Bytes by id: 1 where the row is found. */
guint8 *
accord_column_query_mask (AccordColumnSet *set, AccordReader *db, const AccordQuery *query, GError **error)
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
  g_autofree guint8 *mask = accord_column_query_mask (set, db, query, error);
  gint64 n = 0;

  for (guint i = 0; mask != NULL && i < set->n_slots; i++)
    n += mask[i];
  return mask != NULL ? n : -1;
}
