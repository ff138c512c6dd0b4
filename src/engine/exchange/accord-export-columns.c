/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns an export has, and what a record says in each: fields of its own, what is computed of it
 * (open value, next step) and what stands behind its links, read a window of records at a time. Reader
 * thread. */

#include "accord-export-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-record.h"

static void
clear_column (gpointer data)
{
  AccordExportColumn *column = data;

  g_free (column->name);
  g_free (column->label);
}

/*< private >
 * Returns: (transfer full): no columns yet
 */
GArray *
accord_export_columns_new (void)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (AccordExportColumn));

  g_array_set_clear_func (columns, clear_column);
  return columns;
}

static gboolean
is_exported (const AccordField *field)
{
  return !(field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_PRIVATE));
}

static void
add_field (AccordExport *export,
           int           index)
{
  const AccordField *field = &export->kind->fields[index];
  AccordExportColumn column = { index, field, g_strdup (field->name), g_strdup (field->label), 0 };

  g_array_append_val (export->fields, column);
}

static gboolean
add_path (AccordExport  *export,
          const char    *path,
          GStrvBuilder  *paths,
          guint         *n_paths,
          GError       **error)
{
  const AccordField *field = accord_filter_field (export->kind, path, NULL);
  AccordExportColumn column = { -1, field, NULL, NULL, 0 };

  if (field == NULL || !is_exported (field))
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                   _("A %s has no field “%s” that could be written to a file."), export->kind->name, path);
      return FALSE;
    }
  column.name = g_strdup (path);
  column.label = accord_filter_path_label (export->kind, path);
  column.nth = (*n_paths)++;
  g_strv_builder_add (paths, path);
  g_array_append_val (export->fields, column);
  return TRUE;
}

static gboolean
note_any (AccordRecord  *record,
          gpointer       data,
          GError       **error)
{
  *(gboolean *) data = TRUE;
  return TRUE;
}

/* A workspace without tags gets no column of them, as one without further phones gets none of those. */
static gboolean
has_tags (AccordExport  *export,
          gboolean      *any,
          GError       **error)
{
  g_autoptr (AccordQuery) query = NULL;

  *any = FALSE;
  if (accord_kind_find (&accord_tagging_kind, export->kind->name) < 0)
    return TRUE;
  query = accord_query_new (&accord_tagging_kind);
  accord_query_add (query, export->kind->name, ACCORD_OP_NOT_EMPTY, NULL, NULL);
  accord_query_set_limit (query, 1);
  return accord_reader_each (export->reader, query, note_any, any, error);
}

/*< private >
 * accord_export_choose_columns:
 * @error: return location
 *
 * Finds what was asked for: names and labels of fields, and paths as a list is sorted by.
 */
gboolean
accord_export_choose_columns (AccordExport  *export,
                              GError       **error)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  guint n_paths = 0;
  gboolean tags = FALSE;

  export->whole = export->columns == NULL;
  for (int f = 0; export->whole && f < export->kind->n_fields; f++)
    if (is_exported (&export->kind->fields[f]))
      add_field (export, f);
  for (guint i = 0; !export->whole && export->columns[i] != NULL; i++)
    {
      int field = accord_kind_find_typed (export->kind, export->columns[i]);

      if (field >= 0 && is_exported (&export->kind->fields[field]))
        add_field (export, field);
      else if (!add_path (export, export->columns[i], paths, &n_paths, error))
        return FALSE;
    }
  if (export->whole && (!has_tags (export, &tags, error) || (tags && !add_path (export, "tag", paths, &n_paths, error))))
    return FALSE;
  export->paths = g_strv_builder_end (paths);
  return TRUE;
}

/*< private >
 * accord_export_read_cells:
 * @ids: (array length=n_ids): the next window
 * @error: return location
 *
 * Reads what is no field of the records themselves.
 */
gboolean
accord_export_read_cells (AccordExport  *export,
                          const gint64  *ids,
                          guint          n_ids,
                          GError       **error)
{
  g_clear_pointer (&export->cells, accord_cells_unref);
  if (export->paths == NULL || export->paths[0] == NULL)
    return TRUE;
  export->cells = accord_reader_cells (export->reader, export->kind, (const char *const *) export->paths,
                                       *export->currency != '\0' ? export->currency : NULL, ids, n_ids, error);
  return export->cells != NULL;
}

/*< private >*/
const AccordExportColumn *
accord_export_column (const AccordExport *export,
                      guint               nth)
{
  return &g_array_index (export->fields, AccordExportColumn, nth);
}

/*< private >
 * accord_export_value:
 * @record: the record being written
 * @nth: a column
 * @title: (out) (nullable): what a link points to is called
 *
 * Returns: (transfer none): what it has there
 */
const AccordValue *
accord_export_value (AccordExport  *export,
                     AccordRecord  *record,
                     guint          nth,
                     const char   **title)
{
  const AccordExportColumn *column = accord_export_column (export, nth);
  const AccordValue *value;

  if (column->index >= 0)
    {
      *title = accord_field_is_link (column->field) ? accord_record_link_title (record, column->index) : NULL;
      return accord_record_value (record, column->index);
    }
  value = accord_cells_get (export->cells, export->row, column->nth);
  *title = accord_field_is_link (column->field) ? value->text : NULL;
  return value;
}

/*< private >
 * accord_export_tags:
 * @record: the record being written
 *
 * Returns: (transfer none) (nullable): its tags, separated by commas, where all of it is written; %NULL for none
 */
const char *
accord_export_tags (AccordExport *export,
                    AccordRecord *record)
{
  guint last = export->fields->len - 1;
  const char *tags = NULL;

  if (export->whole && accord_export_column (export, last)->index < 0)
    accord_export_value (export, record, last, &tags);
  return tags;
}
