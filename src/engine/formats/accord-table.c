/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of another program as headings and rows. The format is found from the first bytes, the
 * rest is the format's own file:
 *
 *   bytes → format → accord-table-{csv,ical,json,vcard,xlsx}.c → rows, numbered here
 *
 * A table belongs to one thread at a time. */

#include "accord-table-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-file-bytes.h"

#define LOOKED_AT 4096 /* bytes from which a format is found */

/* The text with which a file begins, for what is ASCII in it: NULs of UTF-16 are dropped. */
static char *
first_text (const guint8 *data,
            gsize         size)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < MIN (size, LOOKED_AT); i++)
    if (data[i] != 0 && data[i] < 0x80)
      g_string_append_c (text, (char) data[i]);
  return g_string_free (text, FALSE);
}

static AccordTableFormat
find_format (GBytes     *bytes,
             const char *file_name)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = first_text (data, size);
  g_autofree char *lower = g_ascii_strdown (file_name, -1);
  const char *at = text;

  if (size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "\xD0\xCF\x11\xE0", 4) == 0
                    || memcmp (data, "PK\5\6", 4) == 0))
    return ACCORD_TABLE_XLSX;
  while (g_ascii_isspace (*at))
    at++;
  if (g_ascii_strncasecmp (at, "BEGIN:VCARD", 11) == 0
      || (g_str_has_suffix (lower, ".vcf") && *at != '\0'))
    return ACCORD_TABLE_VCARD;
  if (g_ascii_strncasecmp (at, "BEGIN:VCALENDAR", 15) == 0
      || ((g_str_has_suffix (lower, ".ics") || g_str_has_suffix (lower, ".ical")) && *at != '\0'))
    return ACCORD_TABLE_ICAL;
  if (g_str_has_suffix (lower, ".json"))
    return ACCORD_TABLE_JSON;
  if (*at == '[' && (at[1 + strspn (at + 1, " \t\r\n")] == '{'))
    return ACCORD_TABLE_JSON;
  return ACCORD_TABLE_CSV;
}

/* A workspace, or the file of another program, which is not a table of cells. */
static gboolean
refuse_database (AccordTable *self, GError **error)
{
  static const char magic[] = "SQLite format 3";
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  if (size < sizeof magic || memcmp (data, magic, sizeof magic) != 0)
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
               _("“%s” is a database, not a table. If it is a workspace of Accord, open it; else export a table with the "
                 "program that it belongs to."),
               self->file_name);
  return FALSE;
}

static gboolean
open_format (AccordTable              *self,
             const AccordTableOptions *options,
             GError                  **error)
{
  AccordTableFormat format = options->format;

  if (format == ACCORD_TABLE_UNKNOWN)
    format = find_format (self->bytes, self->file_name);
  switch (format)
    {
    case ACCORD_TABLE_JSON:
      return accord_table_open_json (self, options, error);
    case ACCORD_TABLE_VCARD:
      return accord_table_open_vcard (self, options, error);
    case ACCORD_TABLE_ICAL:
      return accord_table_open_ical (self, options, error);
    case ACCORD_TABLE_XLSX:
      return accord_table_open_xlsx (self, options, error);
    case ACCORD_TABLE_CSV:
    case ACCORD_TABLE_UNKNOWN:
    default:
      return accord_table_open_csv (self, options, error);
    }
}

/**
 * accord_table_new:
 * @bytes: a whole file as it is on disk
 * @file_name: how messages call it
 * @options: (nullable): what is known about it; %NULL to find everything
 * @error: return location
 *
 * Finds the format and reads the headings.
 *
 * Returns: (transfer full) (nullable): a table at its first row; %NULL with %ACCORD_EXCHANGE_ERROR
 *   (PARSE, ENCODING, TOO_BIG, UNKNOWN, IO) and a sentence that names file, place and cause
 */
AccordTable *
accord_table_new (GBytes                    *bytes,
                  const char                *file_name,
                  const AccordTableOptions  *options,
                  GError                   **error)
{
  const AccordTableOptions none = { 0 };
  g_autoptr (AccordTable) self = g_new0 (AccordTable, 1);

  g_return_val_if_fail (bytes != NULL && file_name != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->file_name = g_strdup (file_name);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  if (!refuse_database (self, error) || !open_format (self, options != NULL ? options : &none, error))
    return NULL;
  if (self->header == NULL)
    self->header = g_new0 (char *, 1);
  return g_steal_pointer (&self);
}

/**
 * accord_table_open:
 * @path: a file
 * @options: (nullable): what is known about it; %NULL to find everything
 * @error: return location
 *
 * Opens a file. See accord_table_new().
 *
 * Returns: (transfer full) (nullable): a table at its first row
 */
AccordTable *
accord_table_open (const char                *path,
                   const AccordTableOptions  *options,
                   GError                   **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = accord_file_bytes (path, name, error);

  return bytes == NULL ? NULL : accord_table_new (bytes, name, options, error);
}

/**
 * accord_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees the table with the row that it gave last.
 */
void
accord_table_free (AccordTable *self)
{
  if (self == NULL)
    return;
  if (self->source != NULL)
    self->klass->free (self->source);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->file_name);
  g_strfreev (self->header);
  g_strfreev (self->sheets);
  g_free (self->record_kind);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/*< private >
 * accord_table_take_header:
 * @headings: (array length=n_headings) (transfer full): the headings; %NULL texts become empty
 * @line: their line
 */
void
accord_table_take_header (AccordTable  *self,
                          char        **headings,
                          guint         n_headings,
                          guint         line)
{
  self->header = g_new0 (char *, n_headings + 1);
  for (guint c = 0; c < n_headings; c++)
    self->header[c] = headings[c] != NULL ? headings[c] : g_strdup ("");
  self->n_columns = n_headings;
  self->header_line = line;
}

/*< private >
 * accord_table_number_columns:
 * @n_columns: columns of a table without headings
 *
 * Names them "Column 1" and so on.
 */
void
accord_table_number_columns (AccordTable *self,
                             guint        n_columns)
{
  self->header = g_new0 (char *, n_columns + 1);
  for (guint c = 0; c < n_columns; c++)
    self->header[c] = g_strdup_printf (_("Column %u"), c + 1);
  self->n_columns = n_columns;
}

/**
 * accord_table_next:
 * @self: a table
 * @row: (out caller-allocates): the row; its cells are valid until the next call
 * @error: return location
 *
 * Reads the next row. Cells are neither trimmed nor normalised. Rows may have fewer or more cells
 * than the header.
 *
 * Returns: %TRUE when there was a row; %FALSE without an error at the end of the file, %FALSE with
 *   %ACCORD_EXCHANGE_ERROR where the file breaks off or breaks its format
 */
gboolean
accord_table_next (AccordTable     *self,
                   AccordTableRow  *row,
                   GError         **error)
{
  if (!self->klass->next (self->source, row, error))
    return FALSE;
  row->number = ++self->number;
  return TRUE;
}

/**
 * accord_table_rewind:
 * @self: a table
 * @error: return location
 *
 * Goes back to the first row.
 *
 * Returns: whether it did; it fails as accord_table_next() does
 */
gboolean
accord_table_rewind (AccordTable  *self,
                     GError      **error)
{
  self->number = 0;
  return self->klass->rewind (self->source, error);
}
