/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import did, as plain values that may cross threads; and the columns of plans, which
 * results repeat. */

#include "accord-import-plan-private.h"

#include "accord-import-result-private.h"

G_DEFINE_BOXED_TYPE (AccordImportResult, accord_import_result, accord_import_result_copy,
                     accord_import_result_free)

/*< private >*/
void
accord_import_column_free (AccordImportColumn *column)
{
  g_free (column->heading);
  g_free (column->target);
  g_free (column->also);
  g_free (column->sample);
  g_free (column);
}

/*< private >*/
AccordImportColumn *
accord_import_column_copy (const AccordImportColumn *column)
{
  AccordImportColumn *copy = g_memdup2 (column, sizeof *column);

  copy->heading = g_strdup (column->heading);
  copy->target = g_strdup (column->target);
  copy->also = g_strdup (column->also);
  copy->sample = g_strdup (column->sample);
  return copy;
}

static gpointer
copy_column (gconstpointer column,
             gpointer      data)
{
  return accord_import_column_copy (column);
}

/*< private >*/
GPtrArray *
accord_import_columns_copy (GPtrArray *columns)
{
  GPtrArray *copy = g_ptr_array_copy (columns, (GCopyFunc) copy_column, NULL);

  g_ptr_array_set_free_func (copy, (GDestroyNotify) accord_import_column_free);
  return copy;
}

static void
rejected_row_free (AccordRejectedRow *row)
{
  g_free (row->reason);
  g_free (row);
}

/*< private >*/
AccordImportResult *
accord_import_result_new (AccordImportPlan *plan)
{
  AccordImportResult *result = g_new0 (AccordImportResult, 1);

  result->file_name = g_strdup (accord_import_plan_get_file_name (plan));
  result->kind = accord_import_plan_get_kind (plan);
  result->columns = accord_import_columns_copy (accord_import_plan_get_columns (plan));
  result->rejected = g_ptr_array_new_with_free_func ((GDestroyNotify) rejected_row_free);
  result->close_matches = g_ptr_array_new_with_free_func (g_free);
  result->notes = g_ptr_array_new_with_free_func (g_free);
  return result;
}

/*< private >*/
void
accord_import_result_reject (AccordImportResult *result,
                             gint64              line,
                             guint               number,
                             const char         *reason)
{
  AccordRejectedRow *row = g_new0 (AccordRejectedRow, 1);

  row->line = line;
  row->number = number;
  row->reason = g_strdup (reason);
  g_ptr_array_add (result->rejected, row);
}

/*< private >*/
void
accord_import_result_note (AccordImportResult *result,
                           const char         *format,
                           ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (result->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

/*< private >
 * accord_import_result_count:
 * @n: how many; 0 says nothing
 * @sentence: the note, with %s for the number
 */
void
accord_import_result_count (AccordImportResult *result,
                            gint64              n,
                            const char         *sentence)
{
  g_autofree char *number = accord_number_format (n);
  g_autoptr (GString) note = g_string_new (sentence);

  if (n == 0)
    return;
  g_string_replace (note, "%s", number, 1);
  g_ptr_array_add (result->notes, g_string_free (g_steal_pointer (&note), FALSE));
}

static gpointer
copy_rejected (gconstpointer source,
               gpointer      data)
{
  AccordRejectedRow *row = g_memdup2 (source, sizeof (AccordRejectedRow));

  row->reason = g_strdup (row->reason);
  return row;
}

static gpointer
copy_text (gconstpointer source,
           gpointer      data)
{
  return g_strdup (source);
}

/**
 * accord_import_result_copy:
 * @result: a result
 *
 * Returns: (transfer full): a deep copy
 */
AccordImportResult *
accord_import_result_copy (const AccordImportResult *result)
{
  AccordImportResult *copy;

  g_return_val_if_fail (result != NULL, NULL);

  copy = g_memdup2 (result, sizeof *result);
  copy->file_name = g_strdup (result->file_name);
  copy->columns = accord_import_columns_copy (result->columns);
  copy->rejected = g_ptr_array_copy (result->rejected, (GCopyFunc) copy_rejected, NULL);
  g_ptr_array_set_free_func (copy->rejected, (GDestroyNotify) rejected_row_free);
  copy->close_matches = g_ptr_array_copy (result->close_matches, (GCopyFunc) copy_text, NULL);
  g_ptr_array_set_free_func (copy->close_matches, g_free);
  copy->notes = g_ptr_array_copy (result->notes, (GCopyFunc) copy_text, NULL);
  g_ptr_array_set_free_func (copy->notes, g_free);
  return copy;
}

/**
 * accord_import_result_free:
 * @result: a result
 *
 * Frees it.
 */
void
accord_import_result_free (AccordImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->file_name);
  g_clear_pointer (&result->columns, g_ptr_array_unref);
  g_clear_pointer (&result->rejected, g_ptr_array_unref);
  g_clear_pointer (&result->close_matches, g_ptr_array_unref);
  g_clear_pointer (&result->notes, g_ptr_array_unref);
  g_free (result);
}
