/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes CSV as RFC 4180 has it, in UTF-8, so that accord-csv-reader gives back the same cells.
 * Owned by one thread; rows go to a string, or in pieces to a stream.
 *
 * A cell that begins with = + - or @ is a formula to some spreadsheets. It is written as it is:
 * "+49 30 1234567" and "-5" are data, and a file that is changed on the way out cannot be read back
 * in. Who opens the file in a spreadsheet should import such columns as text. */

#include "accord-csv-writer.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define PIECE 65536 /* bytes gathered before the stream is written to */

struct _AccordCsvWriter {
  GString *text;         /* the target, or what the stream has not yet got */
  GOutputStream *stream; /* (nullable) */
  char separator;
  AccordCsvWriterFlags flags;
  guint n_cells;  /* in this row */
  gsize row_from; /* where this row begins in @text */
};

/* Blanks at either end are quoted so that no reader drops them, and "sep=" and a byte order mark
 * because more is read into a file that begins so. */
static gboolean
needs_quotes (AccordCsvWriter *self,
              const char      *text)
{
  const char stops[] = { '"', '\r', '\n', self->separator, 0 };
  gsize length = strcspn (text, stops);

  if (text[length] != 0)
    return TRUE;
  return length > 0
         && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])
             || g_ascii_strncasecmp (text, "sep=", 4) == 0
             || g_str_has_prefix (text, "\xEF\xBB\xBF"));
}

static gboolean
flush (AccordCsvWriter *self,
       GError         **error)
{
  g_autoptr (GError) failure = NULL;

  if (!g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL, NULL,
                                  &failure))
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                   _("The CSV file could not be written: %s. What was written of it is not whole; "
                     "export it again."), failure->message);
      return FALSE;
    }
  g_string_truncate (self->text, 0);
  return TRUE;
}

/**
 * accord_csv_writer_new:
 * @target: the string to append to, kept by the caller
 * @separator: what stands between cells, usually a comma
 * @flags: line ends and byte order mark
 *
 * Returns: (transfer full): a writer into a string
 */
AccordCsvWriter *
accord_csv_writer_new (GString              *target,
                       char                  separator,
                       AccordCsvWriterFlags  flags)
{
  AccordCsvWriter *self = g_new0 (AccordCsvWriter, 1);

  self->text = target;
  self->separator = separator;
  self->flags = flags;
  if (flags & ACCORD_CSV_WRITER_BOM)
    g_string_append (target, "\xEF\xBB\xBF");
  self->row_from = target->len;
  return self;
}

/**
 * accord_csv_writer_new_for_stream:
 * @stream: where to write; it is not closed
 * @separator: what stands between cells, usually a comma
 * @flags: line ends and byte order mark
 *
 * Returns: (transfer full): a writer into a stream; accord_csv_writer_finish() writes the last
 *   rows
 */
AccordCsvWriter *
accord_csv_writer_new_for_stream (GOutputStream        *stream,
                                  char                  separator,
                                  AccordCsvWriterFlags  flags)
{
  AccordCsvWriter *self;

  self = accord_csv_writer_new (g_string_sized_new (PIECE + 4096), separator, flags);
  self->stream = g_object_ref (stream);
  return self;
}

/**
 * accord_csv_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees the writer. Rows that were not yet written to a stream are lost: finish first.
 */
void
accord_csv_writer_free (AccordCsvWriter *self)
{
  if (self->stream != NULL)
    {
      g_string_free (self->text, TRUE);
      g_object_unref (self->stream);
    }
  g_free (self);
}

/**
 * accord_csv_writer_add_cell:
 * @self: a writer
 * @text: (nullable): UTF-8; %NULL writes an empty cell
 *
 * Adds a cell to the row, quoted where it must be.
 */
void
accord_csv_writer_add_cell (AccordCsvWriter *self,
                            const char      *text)
{
  if (self->n_cells++ > 0)
    g_string_append_c (self->text, self->separator);
  if (text == NULL)
    return;
  if (!needs_quotes (self, text))
    {
      g_string_append (self->text, text);
      return;
    }
  g_string_append_c (self->text, '"');
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (self->text, text, quote + 1 - text);
      g_string_append_c (self->text, '"');
    }
  g_string_append (self->text, text);
  g_string_append_c (self->text, '"');
}

/**
 * accord_csv_writer_end_row:
 * @self: a writer
 * @error: return location for an error
 *
 * Ends the row. A row of one empty cell is written as "" so that it is not taken for a blank line.
 *
 * Returns: %FALSE with %ACCORD_EXCHANGE_ERROR_IO when the stream cannot be written
 */
gboolean
accord_csv_writer_end_row (AccordCsvWriter *self,
                           GError         **error)
{
  if (self->text->len == self->row_from && self->n_cells == 1)
    g_string_append (self->text, "\"\"");
  g_string_append (self->text, self->flags & ACCORD_CSV_WRITER_CRLF ? "\r\n" : "\n");
  self->n_cells = 0;
  if (self->stream != NULL && self->text->len >= PIECE && !flush (self, error))
    return FALSE;
  self->row_from = self->text->len;
  return TRUE;
}

/**
 * accord_csv_writer_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Writes what is left to the stream and flushes it. Does nothing for a string.
 *
 * Returns: %FALSE with %ACCORD_EXCHANGE_ERROR_IO when the stream cannot be written
 */
gboolean
accord_csv_writer_finish (AccordCsvWriter *self,
                          GError         **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->stream == NULL)
    return TRUE;
  if (!flush (self, error))
    return FALSE;
  if (g_output_stream_flush (self->stream, NULL, &failure))
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
               _("The CSV file could not be written: %s. What was written of it is not whole; "
                 "export it again."), failure->message);
  return FALSE;
}
