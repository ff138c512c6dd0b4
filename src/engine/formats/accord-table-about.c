/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of a table: how its file is written, its headings and sheets. */

#include "accord-table-private.h"

/**
 * accord_table_get_format:
 * @self: a table
 *
 * Returns: the format that was found or given
 */
AccordTableFormat
accord_table_get_format (const AccordTable *self)
{
  return self->klass->format;
}

/**
 * accord_table_format_name:
 * @format: a format
 *
 * Returns: its name as people know it, not translated: "CSV"
 */
const char *
accord_table_format_name (AccordTableFormat format)
{
  static const char *const names[] = { "", "CSV", "JSON", "vCard", "XLSX", "iCalendar" };

  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (names), "");
  return names[format];
}

/**
 * accord_table_get_header:
 * @self: a table
 * @n_columns: (out) (optional): number of columns
 *
 * Returns: (transfer none): the headings, %NULL-terminated, as in the file; made up ("Column 1")
 *   where it was said that it has none
 */
const char *const *
accord_table_get_header (const AccordTable *self,
                         guint             *n_columns)
{
  if (n_columns != NULL)
    *n_columns = self->n_columns;
  return (const char *const *) self->header;
}

/**
 * accord_table_get_header_line:
 * @self: a table
 *
 * Returns: the line (of a sheet: the row) of the headings, from 1; 0 without any
 */
guint
accord_table_get_header_line (const AccordTable *self)
{
  return self->header_line;
}

/**
 * accord_table_get_encoding:
 * @self: a table
 *
 * Returns: the encoding that was found or given
 */
AccordEncoding
accord_table_get_encoding (const AccordTable *self)
{
  return self->encoding;
}

/**
 * accord_table_get_separator:
 * @self: a table
 *
 * Returns: the character between cells that was found or given; 0 where the format has none
 */
char
accord_table_get_separator (const AccordTable *self)
{
  return self->separator;
}

/**
 * accord_table_get_sheets:
 * @self: a table
 *
 * Returns: (nullable): the names of a workbook's sheets, in its order; %NULL for other formats
 */
const char *const *
accord_table_get_sheets (const AccordTable *self)
{
  return (const char *const *) self->sheets;
}

/**
 * accord_table_get_sheet:
 * @self: a table
 *
 * Returns: (nullable): the name of the sheet that is read
 */
const char *
accord_table_get_sheet (const AccordTable *self)
{
  return self->sheet;
}

/**
 * accord_table_is_typed:
 * @self: a table
 *
 * Returns: whether the format knows numbers and dates: they then stand with a decimal point and in
 *   ISO 8601
 */
gboolean
accord_table_is_typed (const AccordTable *self)
{
  return self->typed;
}

/**
 * accord_table_get_record_kind:
 * @self: a table
 *
 * Returns: (nullable): what the file itself calls its records ("customer"); %NULL where it does not
 */
const char *
accord_table_get_record_kind (const AccordTable *self)
{
  return self->record_kind;
}

/**
 * accord_table_get_notes:
 * @self: a table
 *
 * Returns: (transfer none) (element-type utf8): what was passed over at opening, as sentences
 */
GPtrArray *
accord_table_get_notes (const AccordTable *self)
{
  return self->notes;
}
