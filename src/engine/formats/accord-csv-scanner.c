/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes rows out of UTF-8 text in memory; the reader owns one and belongs to one thread. A row's
 * cells are gathered in one buffer that every row uses again, so nothing is allocated for a cell or
 * a row.
 *
 * What is done beyond RFC 4180:
 *   - line ends may be CRLF, LF or CR, mixed too
 *   - blanks around a quoted cell are dropped; other text after its closing quote is kept
 *   - a quote inside a cell that does not begin with one is an ordinary character
 *   - rows keep the number of cells they have
 * Refused: a quote that is never closed, cells and rows beyond the limits. */

#include "accord-csv-scanner.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_blank (AccordCsvScanner *self,
          char              c)
{
  return (c == ' ' || c == '\t') && c != self->separator;
}

static void
take_line_end (AccordCsvScanner *self)
{
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
  self->line_start = self->at;
}

static gboolean
put (AccordCsvScanner *self,
     const char       *bytes,
     gsize             n)
{
  gsize cell = self->row_used - self->offsets[self->n_cells];

  if (G_UNLIKELY (n > ACCORD_CSV_MAX_CELL || cell + n > ACCORD_CSV_MAX_CELL))
    return FALSE;
  if (G_UNLIKELY (self->row_used + n + 1 > self->row_size))
    {
      self->row_size = MAX (self->row_size * 2, self->row_used + n + 1);
      self->row_text = g_realloc (self->row_text, self->row_size);
    }
  memcpy (self->row_text + self->row_used, bytes, n);
  self->row_used += n;
  return TRUE;
}

static gboolean
set_cell_too_big (AccordCsvScanner *self,
                  guint             line,
                  const char       *line_start,
                  const char       *open,
                  GError          **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
               _("“%s”, line %u, column %ld: the cell that begins here is longer than %d MiB. "
                 "Perhaps its closing quote is missing; correct the file and import it again."),
               self->file_name, line, accord_csv_scanner_column (line_start, open),
               ACCORD_CSV_MAX_CELL / 1024 / 1024);
  return FALSE;
}

static gboolean
read_plain (AccordCsvScanner *self,
            GError          **error)
{
  const char *from = self->at, *at = from, *end = self->end;
  const guint8 *stops = self->stops;

  while (at < end && !stops[(guint8) *at])
    at++;
  if (G_UNLIKELY (!put (self, from, at - from)))
    return set_cell_too_big (self, self->line, self->line_start, from, error);
  self->at = at;
  return TRUE;
}

/* What follows a closing quote up to the end of the cell: kept unless it is blank. */
static gboolean
read_after_quote (AccordCsvScanner *self)
{
  const char *from = self->at;
  gboolean blank = TRUE;

  while (self->at < self->end && !self->stops[(guint8) *self->at])
    blank = is_blank (self, *self->at++) && blank;
  return blank || put (self, from, self->at - from);
}

static gboolean
read_quoted (AccordCsvScanner *self,
             GError          **error)
{
  guint line = self->line;
  const char *line_start = self->line_start, *open = self->at;
  gboolean again;

  self->at++;
  do
    {
      const char *from = self->at;
      const char *quote = memchr (from, '"', self->end - from);

      if (quote == NULL)
        {
          g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
                       _("“%s”, line %u, column %ld: the quote that opens here is never closed. "
                         "Correct the file and import it again."),
                       self->file_name, line, accord_csv_scanner_column (line_start, open));
          return FALSE;
        }
      again = quote + 1 < self->end && quote[1] == '"';
      if (!put (self, from, quote - from + again))
        return set_cell_too_big (self, line, line_start, open, error);
      accord_csv_scanner_count_lines (self, from, quote);
      self->at = quote + 1 + again;
    }
  while (again);

  return read_after_quote (self) || set_cell_too_big (self, line, line_start, open, error);
}

/* Blanks and then a quote: a quoted cell, if in the same line the quote is closed and nothing
 * but blanks follows. */
static gboolean
skip_to_quote (AccordCsvScanner *self)
{
  const char *open = self->at, *close;

  while (open < self->end && is_blank (self, *open))
    open++;
  if (open == self->end || *open != '"')
    return FALSE;
  for (close = open + 1; close < self->end && !is_line_end (*close); close++)
    if (*close == '"')
      {
        if (close + 1 == self->end || close[1] != '"')
          break;
        close++;
      }
  if (close >= self->end || *close != '"')
    return FALSE;
  do
    close++;
  while (close < self->end && is_blank (self, *close));
  if (close < self->end && !self->stops[(guint8) *close])
    return FALSE;
  self->at = open;
  return TRUE;
}

static gboolean
read_cell (AccordCsvScanner *self,
           GError          **error)
{
  char first = self->at < self->end ? *self->at : 0;
  gboolean done;

  self->offsets[self->n_cells] = self->row_used;
  if (first == '"' || (is_blank (self, first) && skip_to_quote (self)))
    done = read_quoted (self, error);
  else
    done = read_plain (self, error);
  if (!done)
    return FALSE;

  self->lengths[self->n_cells] = (guint32) (self->row_used - self->offsets[self->n_cells]);
  self->row_text[self->row_used++] = '\0';
  self->n_cells++;
  return TRUE;
}

/**
 * accord_csv_scanner_init:
 * @self: a scanner, all zero
 * @text: (array length=size): UTF-8 text, kept by the caller
 * @size: its length in bytes
 * @file_name: how messages call it, kept by the caller
 *
 * Sets the scanner to the beginning of @text. The separator is a comma.
 */
void
accord_csv_scanner_init (AccordCsvScanner *self,
                         const char       *text,
                         gsize             size,
                         const char       *file_name)
{
  self->begin = self->at = self->line_start = text;
  self->end = text + size;
  self->line = 1;
  self->file_name = file_name;
  accord_csv_scanner_set_separator (self, ',');
}

/**
 * accord_csv_scanner_set_separator:
 * @self: a scanner
 * @separator: an ASCII character
 *
 * Sets what stands between cells.
 */
void
accord_csv_scanner_set_separator (AccordCsvScanner *self,
                                  char              separator)
{
  self->separator = separator;
  memset (self->stops, 0, sizeof self->stops);
  self->stops[(guint8) separator] = self->stops['\n'] = self->stops['\r'] = 1;
}

/**
 * accord_csv_scanner_column:
 * @line_start: the first character of a line
 * @at: a place in that line
 *
 * Returns: the place in characters (people do not count bytes), from 1
 */
glong
accord_csv_scanner_column (const char *line_start,
                           const char *at)
{
  return g_utf8_strlen (line_start, at - line_start) + 1;
}

/**
 * accord_csv_scanner_count_lines:
 * @self: a scanner
 * @from: where its line number holds
 * @to: a later place, before the end of the text
 *
 * Carries the line number and the line's beginning forward to @to.
 */
void
accord_csv_scanner_count_lines (AccordCsvScanner *self,
                                const char       *from,
                                const char       *to)
{
  for (const char *c = from; c < to; c++)
    if (*c == '\n' || (*c == '\r' && c[1] != '\n'))
      {
        self->line++;
        self->line_start = c + 1;
      }
}

/**
 * accord_csv_scanner_skip_blank_lines:
 * @self: a scanner at the beginning of a row
 *
 * Goes to the next row that holds anything; lines of nothing but blanks are passed over.
 */
void
accord_csv_scanner_skip_blank_lines (AccordCsvScanner *self)
{
  for (;;)
    {
      const char *at = self->at;

      while (at < self->end && is_blank (self, *at))
        at++;
      if (at == self->end)
        self->at = at;
      if (at == self->end || !is_line_end (*at))
        return;
      self->at = at;
      take_line_end (self);
    }
}

/**
 * accord_csv_scanner_read:
 * @self: a scanner, not at the end
 * @error: return location for an error
 *
 * Reads one row into @self: n_cells, cells and lengths.
 *
 * Returns: %FALSE with %ACCORD_EXCHANGE_ERROR_PARSE or %ACCORD_EXCHANGE_ERROR_TOO_BIG; the scanner
 *   then stands anywhere in the row
 */
gboolean
accord_csv_scanner_read (AccordCsvScanner *self,
                         GError          **error)
{
  guint line = self->line;

  self->row_used = 0;
  self->n_cells = 0;
  for (;;)
    {
      if (self->n_cells == ACCORD_CSV_MAX_COLUMNS)
        {
          g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
                       _("“%s”, line %u: this row has more than %d columns. Check that the file "
                         "is a table and that its separator is “%c”."),
                       self->file_name, line, ACCORD_CSV_MAX_COLUMNS, self->separator);
          return FALSE;
        }
      if (!read_cell (self, error))
        return FALSE;
      if (self->at == self->end)
        break;
      if (*self->at != self->separator)
        {
          take_line_end (self);
          break;
        }
      self->at++;
    }
  for (guint i = 0; i < self->n_cells; i++)
    self->cells[i] = self->row_text + self->offsets[i];
  return TRUE;
}
