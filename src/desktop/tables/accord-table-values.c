/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Computed values for a table's cells. Main thread.
 *
 *   cell drawn ─▶ accord_table_values_get() ─ empty ─▶ wanted ─ one read a frame ─▶ "changed" ─▶ cell drawn
 *
 * Some hundreds of rows are kept. After a commit that may concern them all are read again: the old value
 * stays until the new one is there, so nothing flickers. */

#include "accord-config.h"

#include "accord-table-values.h"

#include "accord-frame-call.h"
#include "accord-unread.h"

#define KEPT_MAX 512

struct _AccordTableValues {
  GObject parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordSummaries *summaries; /* customers and deals */
  GStrv paths;                /* of the columns that are not plain */
  GHashTable *rows;           /* id → Row */
  GHashTable *wanted;         /* ids */
  guint generation;           /* of paths */
  AccordFrameCall read;
};

/* One row of what was read together. */
typedef struct {
  AccordCells *columns; /* held; NULL until read */
  guint row;
  gboolean stale;
} Row;

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AccordTableValues, accord_table_values, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->columns, accord_cells_unref);
  g_free (row);
}

typedef struct {
  AccordTableValues *self;
  GArray *ids;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->self);
  g_array_unref (reading->ids);
  g_free (reading);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  AccordTableValues *self = reading->self;
  AccordCells *columns = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (reading->generation != self->generation)
    return dex_ref (future);
  for (guint i = 0; i < reading->ids->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->columns = accord_cells_ref (columns);
      row->row = i;
      g_hash_table_replace (self->rows, GSIZE_TO_POINTER (g_array_index (reading->ids, gint64, i)), row);
    }
  g_signal_emit (self, changed_signal, 0);
  return dex_ref (future);
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  accord_unread_note ("Columns could not be read", error);
  return dex_ref (future);
}

static void
read_wanted (gpointer data)
{
  AccordTableValues *self = data;
  Reading *reading;
  DexFuture *read;
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->wanted) == 0 || self->paths == NULL || self->paths[0] == NULL ||
      self->workspace == NULL)
    return;
  reading = g_new0 (Reading, 1);
  *reading = (Reading) { g_object_ref (self), g_array_new (FALSE, FALSE, sizeof (gint64)), self->generation };
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = GPOINTER_TO_SIZE (key);

      g_array_append_val (reading->ids, id);
    }
  g_hash_table_remove_all (self->wanted);
  if (g_hash_table_size (self->rows) > KEPT_MAX)
    g_hash_table_remove_all (self->rows);
  read = accord_store_cells (accord_workspace_get_store (self->workspace), self->kind, (const char *const *) self->paths,
                               accord_workspace_get_currency (self->workspace), (gint64 *) (void *) reading->ids->data,
                               reading->ids->len);
  read = dex_future_then (read, read_cb, reading, reading_free);
  dex_future_disown (dex_future_catch (read, failed_cb, NULL, NULL));
}

static void
want (AccordTableValues *self, gint64 id)
{
  g_hash_table_add (self->wanted, GSIZE_TO_POINTER (id));
  accord_frame_call_queue (&self->read);
}

/* Some dozens of rows are on screen; to find out which of them a commit meant would cost more. Those that
 * are not are read again when they come into view. */
static void
committed_cb (AccordTableValues *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    ((Row *) row)->stale = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

static void
accord_table_values_dispose (GObject *object)
{
  AccordTableValues *self = ACCORD_TABLE_VALUES (object);

  accord_frame_call_clear (&self->read);
  g_clear_object (&self->summaries);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_table_values_parent_class)->dispose (object);
}

static void
accord_table_values_finalize (GObject *object)
{
  AccordTableValues *self = ACCORD_TABLE_VALUES (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->wanted);
  g_strfreev (self->paths);
  G_OBJECT_CLASS (accord_table_values_parent_class)->finalize (object);
}

static void
accord_table_values_class_init (AccordTableValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_table_values_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_table_values_finalize;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_TABLE_VALUES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_table_values_init (AccordTableValues *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, row_free);
  self->wanted = g_hash_table_new (NULL, NULL);
  accord_frame_call_init (&self->read, read_wanted, self);
}

/**
 * accord_table_values_new:
 * @kind: of the records
 *
 * Returns: (transfer full): values of no column yet
 */
AccordTableValues *
accord_table_values_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  AccordTableValues *self = g_object_new (ACCORD_TYPE_TABLE_VALUES, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  if (accord_kind_is (kind, &accord_customer_kind) || accord_kind_is (kind, &accord_deal_kind))
    self->summaries = accord_summaries_new (workspace, accord_kind_base (kind));
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_table_values_set_columns:
 * @columns: of #AccordTableColumn: what will be asked for
 */
void
accord_table_values_set_columns (AccordTableValues *self, GPtrArray *columns)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordTableColumn *column = g_ptr_array_index (columns, i);

      if (!column->plain && !accord_table_column_is_step (column))
        g_strv_builder_add (paths, column->path);
    }
  g_strfreev (self->paths);
  self->paths = g_strv_builder_end (paths);
  self->generation++;
  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->wanted);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * accord_table_values_get:
 * @id: a record on screen
 * @column: one that is not plain
 *
 * Returns: (transfer none) (nullable): the value as far as it is known; when it is known better, "changed"
 *   is emitted
 */
const AccordValue *
accord_table_values_get (AccordTableValues *self, gint64 id, const AccordTableColumn *column)
{
  Row *row = g_hash_table_lookup (self->rows, GSIZE_TO_POINTER (id));

  if (row == NULL || row->stale)
    want (self, id);
  for (guint i = 0; row != NULL && self->paths[i] != NULL; i++)
    if (g_str_equal (self->paths[i], column->path))
      return accord_cells_get (row->columns, row->row, i);
  return NULL;
}

/**
 * accord_table_values_get_summary:
 * @id: a record on screen
 *
 * Returns: (transfer full) (nullable): its summary, with the next step; %NULL for kinds that have none
 */
AccordSummaryItem *
accord_table_values_get_summary (AccordTableValues *self, gint64 id)
{
  return self->summaries != NULL ? accord_summaries_get (self->summaries, id) : NULL;
}
