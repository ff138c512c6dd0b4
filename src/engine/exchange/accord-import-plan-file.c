/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan knows of its file: how it is written, and what the whole of it showed. */

#include "accord-import-plan-private.h"

#include "accord-encoding.h"

/**
 * accord_import_plan_get_encoding:
 * @self: a plan
 *
 * Returns: the name of the file's encoding
 */
const char *
accord_import_plan_get_encoding (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return accord_encoding_name (accord_table_get_encoding (self->table));
}

/**
 * accord_import_plan_get_separator:
 * @self: a plan
 *
 * Returns: the character between cells; 0 where the format has none
 */
char
accord_import_plan_get_separator (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), ',');

  return accord_table_get_separator (self->table);
}

/**
 * accord_import_plan_get_format:
 * @self: a plan
 *
 * Returns: the file's format
 */
AccordTableFormat
accord_import_plan_get_format (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), ACCORD_TABLE_UNKNOWN);

  return accord_table_get_format (self->table);
}

/**
 * accord_import_plan_get_sheets:
 * @self: a plan
 *
 * Returns: (nullable): the names of a workbook's sheets; %NULL for other formats
 */
const char *const *
accord_import_plan_get_sheets (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return accord_table_get_sheets (self->table);
}

/**
 * accord_import_plan_get_sheet:
 * @self: a plan
 *
 * Returns: (nullable): the sheet that is read
 */
const char *
accord_import_plan_get_sheet (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  return accord_table_get_sheet (self->table);
}

/**
 * accord_import_plan_get_header_line:
 * @self: a plan
 *
 * Returns: the line of the headings, from 1; 0 without any
 */
guint
accord_import_plan_get_header_line (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), 0);

  return accord_table_get_header_line (self->table);
}

/*< private >*/
const AccordColumnGuess *
accord_import_plan_get_guess (AccordImportPlan *self,
                              guint             column)
{
  return &self->scan.guesses[column];
}

/**
 * accord_import_plan_get_date_order:
 * @self: a plan
 *
 * Returns: the order that somebody said, or UNKNOWN
 */
AccordDateOrder
accord_import_plan_get_date_order (AccordImportPlan *self)
{
  return self->date_order;
}

/*< private >
 * Returns: (transfer none) (element-type utf8): what was passed over in the file
 */
GPtrArray *
accord_import_plan_get_notes (AccordImportPlan *self)
{
  return accord_table_get_notes (self->table);
}
