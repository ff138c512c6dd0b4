/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan says about its rows: how they are read, corrections of single cells, which fields tell
 * that a row is a record of the workspace, and what becomes of it then. */

#include "accord-import-plan-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

static gint64
cell_key (guint row,
          guint column)
{
  return ((gint64) row << 16) | column;
}

/*< private >
 * accord_import_plan_rewind:
 * @error: return location
 *
 * Goes back to the first row.
 */
gboolean
accord_import_plan_rewind (AccordImportPlan  *self,
                           GError           **error)
{
  return accord_table_rewind (self->table, error);
}

static void
patch_row (AccordImportPlan *self,
           AccordTableRow   *row)
{
  const char *empty = "";
  gboolean any = FALSE;

  g_array_set_size (self->patched, 0);
  g_array_append_vals (self->patched, row->cells, row->n_cells);
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = accord_import_plan_get_correction (self, row->number, c);

      if (text == NULL)
        continue;
      while (self->patched->len <= c)
        g_array_append_val (self->patched, empty);
      g_array_index (self->patched, const char *, c) = text;
      any = TRUE;
    }
  if (!any)
    return;
  row->cells = (const char *const *) self->patched->data;
  row->n_cells = self->patched->len;
  row->lengths = NULL;
}

/*< private >
 * accord_import_plan_next:
 * @row: (out caller-allocates): the next row, with corrections
 * @error: return location
 *
 * As accord_table_next(); lengths may be %NULL.
 */
gboolean
accord_import_plan_next (AccordImportPlan  *self,
                         AccordTableRow    *row,
                         GError           **error)
{
  if (!accord_table_next (self->table, row, error))
    return FALSE;
  if (self->corrections != NULL)
    patch_row (self, row);
  return TRUE;
}

/*< private >
 * accord_import_plan_too_wide:
 * @row: a row of the file
 *
 * Empty cells behind the last heading are what spreadsheets leave; anything else there belongs to no
 * column and would be lost. Only in a text can a separator have torn a cell in two.
 *
 * Returns: (nullable): what is wrong with the row; %NULL where it has no more cells than headings
 */
char *
accord_import_plan_too_wide (AccordImportPlan     *self,
                             const AccordTableRow *row)
{
  guint n = row->n_cells;

  while (n > self->n_columns && *row->cells[n - 1] == '\0')
    n--;
  if (n <= self->n_columns)
    return NULL;
  if (accord_table_get_format (self->table) == ACCORD_TABLE_CSV)
    return g_strdup_printf (_("%u cells under %u headings: a text with a separator may lack its quotes."), n, self->n_columns);
  return g_strdup_printf (_("%u cells under %u headings: give each column a heading, or clear the cells that have none."), n,
                          self->n_columns);
}

/**
 * accord_import_plan_correct:
 * @self: a plan
 * @row: number of the row below the header, from 1
 * @column: index of the column
 * @text: (nullable): what shall stand there instead; %NULL for what the file says
 *
 * Corrects a cell for preview and run; the file is left as it is.
 */
void
accord_import_plan_correct (AccordImportPlan *self,
                            guint             row,
                            guint             column,
                            const char       *text)
{
  gint64 key = cell_key (row, column);

  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self));
  g_return_if_fail (row > 0 && column < self->n_columns);

  if (self->corrections == NULL)
    self->corrections = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (text == NULL)
    g_hash_table_remove (self->corrections, &key);
  else
    g_hash_table_insert (self->corrections, g_memdup2 (&key, sizeof key), g_strdup (text));
}

/**
 * accord_import_plan_get_correction:
 * @self: a plan
 * @row: number of the row, from 1
 * @column: index of the column
 *
 * Returns: (nullable): the correction, %NULL for none
 */
const char *
accord_import_plan_get_correction (AccordImportPlan *self,
                                   guint             row,
                                   guint             column)
{
  gint64 key = cell_key (row, column);

  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return self->corrections == NULL ? NULL : g_hash_table_lookup (self->corrections, &key);
}

/**
 * accord_import_plan_set_mode:
 * @self: a plan
 * @mode: what becomes of rows that are known
 *
 * Says whether rows update, are left out or are kept beside what is there. The default updates.
 */
void
accord_import_plan_set_mode (AccordImportPlan *self,
                             AccordImportMode  mode)
{
  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self));

  self->mode = mode;
}

/**
 * accord_import_plan_get_mode:
 * @self: a plan
 *
 * Returns: what becomes of rows that are known
 */
AccordImportMode
accord_import_plan_get_mode (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), ACCORD_IMPORT_UPDATE);

  return self->mode;
}

static gboolean
is_mapped (AccordImportPlan *self,
           const char       *field)
{
  for (guint c = 0; c < self->columns->len; c++)
    if (g_strcmp0 (((AccordImportColumn *) self->columns->pdata[c])->target, field) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_import_plan_set_match:
 * @self: a plan
 * @fields: (nullable) (array zero-terminated=1): names of fields that are all the same in a row and
 *   the record that it is; %NULL to let the program find the record (id, reference, name with
 *   e-mail, …)
 * @error: return location
 *
 * Chooses the match keys. Fails with %ACCORD_EXCHANGE_ERROR_UNKNOWN where the kind has no such field
 * or no column goes there.
 *
 * Returns: whether they were taken
 */
gboolean
accord_import_plan_set_match (AccordImportPlan   *self,
                              const char *const  *fields,
                              GError            **error)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), FALSE);

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (accord_kind_find (self->kind, fields[i]) < 0 || !is_mapped (self, fields[i]))
      {
        g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                     _("“%s”: records cannot be matched by “%s”, because no column goes to a field "
                       "of that name. Match by a field that a column goes to."),
                     self->file_name, fields[i]);
        return FALSE;
      }
  g_strfreev (self->match);
  self->match = fields == NULL || fields[0] == NULL ? NULL : g_strdupv ((char **) fields);
  return TRUE;
}

/**
 * accord_import_plan_get_match:
 * @self: a plan
 *
 * Returns: (nullable): the chosen match keys; %NULL where the program finds them
 */
const char *const *
accord_import_plan_get_match (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return (const char *const *) self->match;
}
