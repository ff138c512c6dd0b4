/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that are not on screen, in the words of their cells. Records and computed values are read together;
 * what a record says is put into words on the main thread, a few hundred rows at a time. */

#include "accord-config.h"

#include "accord-table-texts.h"

#include "accord-cells.h"

G_DEFINE_BOXED_TYPE (AccordTableTexts, accord_table_texts, accord_table_texts_ref, accord_table_texts_unref)

AccordTableTexts *
accord_table_texts_ref (AccordTableTexts *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_table_texts_unref (AccordTableTexts *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_free (self);
}

/**
 * accord_table_texts_get:
 *
 * Returns: (transfer none): what a cell says, "" where a row is gone
 */
const char *
accord_table_texts_get (const AccordTableTexts *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, "");

  return self->texts[row * self->n_columns + column];
}

typedef struct {
  GPtrArray *columns; /* of AccordTableColumn, held */
  DexFuture *records;
  DexFuture *computed;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_ptr_array_unref (loading->columns);
  dex_clear (&loading->records);
  dex_clear (&loading->computed);
  g_free (loading);
}

static AccordTableTexts *
say (GPtrArray *columns, GPtrArray *records, const AccordCells *computed)
{
  AccordTableTexts *texts = g_new0 (AccordTableTexts, 1);

  g_atomic_ref_count_init (&texts->refs);
  texts->n_rows = records->len;
  texts->n_columns = columns->len;
  texts->texts = g_new0 (char *, records->len * columns->len);
  for (guint row = 0; row < records->len; row++)
    for (guint i = 0, nth = 0; i < columns->len; i++)
      {
        const AccordTableColumn *column = g_ptr_array_index (columns, i);
        const AccordValue *value = column->plain ? NULL : accord_cells_get (computed, row, nth++);

        texts->texts[row * columns->len + i] = accord_table_column_format_of (column, g_ptr_array_index (records, row), value);
      }
  return texts;
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  Loading *loading = data;
  GPtrArray *records = g_value_get_boxed (dex_future_get_value (loading->records, NULL));
  const AccordCells *computed = g_value_get_boxed (dex_future_get_value (loading->computed, NULL));

  return dex_future_new_take_boxed (ACCORD_TYPE_TABLE_TEXTS, say (loading->columns, records, computed));
}

/**
 * accord_table_texts_load:
 * @columns: of #AccordTableColumn
 * @ids: (array length=n_ids): at most %ACCORD_TABLE_TEXTS_MAX records
 *
 * Returns: (transfer full): a future that resolves to #AccordTableTexts, rows in the order of @ids
 */
DexFuture *
accord_table_texts_load (AccordWorkspace *workspace, const AccordKind *kind, GPtrArray *columns, const gint64 *ids, guint n_ids)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  Loading *loading = g_new0 (Loading, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < columns->len; i++)
    if (!((AccordTableColumn *) g_ptr_array_index (columns, i))->plain)
      g_strv_builder_add (builder, ((AccordTableColumn *) g_ptr_array_index (columns, i))->path);
  paths = g_strv_builder_end (builder);
  loading->columns = g_ptr_array_ref (columns);
  loading->records = accord_store_load (store, kind, ids, n_ids);
  loading->computed = accord_store_cells (store, kind, (const char *const *) paths, accord_workspace_get_currency (workspace),
                                            ids, n_ids);
  return dex_future_then (dex_future_all (dex_ref (loading->records), dex_ref (loading->computed), NULL), loaded_cb, loading,
                          loading_free);
}
