/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns read ahead of the others because a list stands in their order before there are any: at once after a large
 * file was opened. They are let go when a commit made them old, or all columns are there. */
#include "accord-config.h"

#include "accord-columns-ahead.h"

#include "accord-journal-rows.h"
#include "accord-kinds.h"
#include "accord-query-private.h"
#include "accord-store-private.h"

static void
add_fields (const AccordFilter *filter, guint64 *fields)
{
  for (guint i = 0; filter != NULL && i < filter->items->len; i++)
    {
      const AccordFilterItem *item = &g_array_index (filter->items, AccordFilterItem, i);

      if (item->group != NULL)
        add_fields (item->group, fields);
      else if (item->condition->path.fields[0] >= 0)
        *fields |= G_GUINT64_CONSTANT (1) << item->condition->path.fields[0];
    }
}

static AccordColumnSet *
build_some (AccordStore *store, AccordReader *reader, const AccordKind *table, guint64 fields, int sort, guint values_most,
            GError **error)
{
  g_autoptr (AccordReader) other = accord_store_open_reader (store, error);

  if (other == NULL || !accord_database_exec (other, "BEGIN", error) || !accord_kinds_refresh (other, error))
    return NULL;
  return accord_column_set_build_some (reader, other, table, fields, sort, values_most, error);
}

/*< private >
 * accord_columns_ahead_get:
 * @query: sorted by something
 *
 * Returns: (transfer none) (nullable): what it is sorted and filtered by, as it is in the reader's snapshot; %NULL
 *   where that could not be read ahead
 */
AccordColumnSet *
accord_columns_ahead_get (AccordColumnsAhead *self, AccordStore *store, AccordReader *reader, const AccordQuery *query,
                          guint values_most)
{
  const AccordKind *table = accord_reader_get_kind (reader, query->kind);
  AccordPath path = accord_query_sort_path (query);
  guint64 fields = path.fields[0] >= 0 ? G_GUINT64_CONSTANT (1) << path.fields[0] : 0;
  g_autoptr (GError) failed = NULL;

  add_fields (query->filter, &fields);
  add_fields (query->also, &fields);
  if (self->set != NULL && self->set->kind == table && self->set->txn == accord_reader_newest_txn (reader, NULL) &&
      (fields & ~self->fields) == 0)
    return self->set;
  accord_columns_ahead_clear (self);
  self->fields = fields;
  self->set = build_some (store, reader, table, fields, path.computed == NULL ? path.fields[0] : -1, values_most, &failed);
  if (failed != NULL)
    g_debug ("columns of %s are not read ahead: %s", table->name, failed->message);
  return self->set;
}

/**
 * accord_columns_ahead_clear:
 * @self: columns; may be used again
 */
void
accord_columns_ahead_clear (AccordColumnsAhead *self)
{
  g_clear_pointer (&self->set, accord_column_set_free);
  self->fields = 0;
}
