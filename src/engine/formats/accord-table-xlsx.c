/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet of a workbook as a table: the first sheet that is shown and holds something, or the one
 * that was asked for; its headings are the first row of several cells, below any titles. */

#include "accord-table-cells.h"
#include "accord-table-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-xlsx.h"

#define SAMPLE_ROWS 100

typedef struct {
  AccordTable *table; /* unowned */
  AccordXlsxBook *book;
  const AccordXlsxSheet *sheet;
  AccordXlsxRows *rows;
  guint first;      /* rows before this one are titles and headings */
  guint last_seen;  /* number of the row given last */
  gboolean told;    /* what was found at the end is in the notes */
  GArray *shown;    /* of const char * */
  GArray *lengths;  /* of guint32 */
} XlsxSource;

static void
xlsx_free (gpointer data)
{
  XlsxSource *source = data;

  g_clear_pointer (&source->rows, accord_xlsx_rows_free);
  g_clear_pointer (&source->book, accord_xlsx_book_free);
  g_array_unref (source->shown);
  g_array_unref (source->lengths);
  g_free (source);
}

static void
tell_errors (XlsxSource *source)
{
  const char *example;
  guint n = accord_xlsx_rows_get_n_errors (source->rows, &example);

  if (n > 0 && !source->told)
    g_ptr_array_add (source->table->notes,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u cell holds an error of the spreadsheet "
                                                   "(%s): taken as empty.",
                                                   "%u cells hold an error of the spreadsheet (%s, "
                                                   "for example): taken as empty.", n), n, example));
  source->told = TRUE;
}

static gboolean
xlsx_next (gpointer         data,
           AccordTableRow  *row,
           GError         **error)
{
  XlsxSource *source = data;
  g_autoptr (GError) failure = NULL;
  const AccordXlsxRow *next;

  do
    next = accord_xlsx_rows_next (source->rows, &failure);
  while (next != NULL && next->number < source->first);
  if (next == NULL)
    {
      if (failure == NULL)
        tell_errors (source);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  source->last_seen = next->number;
  row->line = next->number;
  accord_table_show_texts (next->cells, source->shown, source->lengths, row);
  return TRUE;
}

static gboolean
xlsx_rewind (gpointer  data,
             GError  **error)
{
  XlsxSource *source = data;

  g_clear_pointer (&source->rows, accord_xlsx_rows_free);
  source->rows = accord_xlsx_rows_new (source->book, source->sheet->part, error);
  return source->rows != NULL;
}

static const AccordTableClass xlsx_class = {
  ACCORD_TABLE_XLSX, xlsx_next, xlsx_rewind, xlsx_free,
};

static guint
count_filled (const AccordTableRow *row)
{
  guint n = 0;

  for (guint c = 0; c < row->n_cells; c++)
    n += *row->cells[c] != '\0';
  return n;
}

/* The first of the sheet's rows that may be its headings: not a title, which fills less than half of
 * what the table's rows do. 0: the sheet is empty. */
static gboolean
find_header (XlsxSource                *source,
             const AccordTableOptions  *options,
             guint                     *line,
             GError                   **error)
{
  g_autoptr (GError) failure = NULL;
  AccordTableRow row;
  guint lines[SAMPLE_ROWS];
  guint filled[SAMPLE_ROWS];
  guint n = 0;
  guint most = 0;

  while (n < SAMPLE_ROWS && xlsx_next (source, &row, &failure))
    {
      if (row.line < options->header_line)
        continue;
      lines[n] = row.line;
      filled[n] = count_filled (&row);
      most = MAX (most, filled[n]);
      n++;
      if (options->header_line > 0 || options->no_header)
        break;
    }
  *line = 0;
  for (guint i = 0; *line == 0 && i < n; i++)
    if (filled[i] * 2 >= most && (filled[i] > 1 || most < 2))
      *line = lines[i];
  if (failure == NULL)
    return xlsx_rewind (source, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
take_header (XlsxSource  *source,
             guint        line,
             gboolean     no_header,
             GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char **headings = NULL;
  AccordTableRow row;

  source->first = line;
  if (line == 0)
    return TRUE;
  if (!xlsx_next (source, &row, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return failure == NULL;
    }
  if (no_header)
    {
      accord_table_number_columns (source->table, row.n_cells);
      return xlsx_rewind (source, error);
    }
  headings = g_new0 (char *, row.n_cells + 1);
  for (guint c = 0; c < row.n_cells; c++)
    headings[c] = g_strdup (row.cells[c]);
  accord_table_take_header (source->table, headings, row.n_cells, row.line);
  source->first = line + 1;
  return TRUE;
}

static gboolean
begin_sheet (XlsxSource                *source,
             const AccordXlsxSheet     *sheet,
             const AccordTableOptions  *options,
             guint                     *line,
             GError                   **error)
{
  source->sheet = sheet;
  source->table->sheet = sheet->name;
  return xlsx_rewind (source, error) && find_header (source, options, line, error);
}

static const AccordXlsxSheet *
sheet_asked_for (XlsxSource  *source,
                 const char  *wanted,
                 GError     **error)
{
  GPtrArray *sheets = source->book->sheets;
  g_autofree char *all = g_strjoinv (", ", source->table->sheets);
  guint64 number = g_ascii_strtoull (wanted, NULL, 10);

  for (guint i = 0; i < sheets->len; i++)
    if (g_utf8_collate (((AccordXlsxSheet *) sheets->pdata[i])->name, wanted) == 0)
      return sheets->pdata[i];
  if (number >= 1 && number <= sheets->len && strspn (wanted, "0123456789") == strlen (wanted))
    return sheets->pdata[number - 1];
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
               _("“%s” has no sheet “%s”. Its sheets are: %s."), source->table->file_name, wanted,
               all);
  return NULL;
}

/* Those that are shown come first, in the workbook's order. */
static gboolean
find_sheet (XlsxSource                *source,
            const AccordTableOptions  *options,
            guint                     *line,
            GError                   **error)
{
  GPtrArray *sheets = source->book->sheets;
  const AccordXlsxSheet *asked;

  if (options->sheet != NULL)
    {
      asked = sheet_asked_for (source, options->sheet, error);
      return asked != NULL && begin_sheet (source, asked, options, line, error);
    }
  *line = 0;
  for (guint hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < sheets->len && *line == 0; i++)
      {
        const AccordXlsxSheet *sheet = sheets->pdata[i];

        if (sheet->hidden == (hidden == 1) && !begin_sheet (source, sheet, options, line, error))
          return FALSE;
      }
  return *line > 0 || begin_sheet (source, sheets->pdata[0], options, line, error);
}

static void
list_sheets (AccordTable *self,
             GPtrArray   *sheets)
{
  self->sheets = g_new0 (char *, sheets->len + 1);
  for (guint i = 0; i < sheets->len; i++)
    self->sheets[i] = g_strdup (((AccordXlsxSheet *) sheets->pdata[i])->name);
}

/*< private >
 * accord_table_open_xlsx:
 *
 * Reads what the sheets share, and the beginning of one.
 */
gboolean
accord_table_open_xlsx (AccordTable               *self,
                        const AccordTableOptions  *options,
                        GError                   **error)
{
  XlsxSource *source = g_new0 (XlsxSource, 1);
  guint line = 0;

  self->klass = &xlsx_class;
  self->source = source;
  self->typed = TRUE;
  self->encoding = ACCORD_ENCODING_UTF_8;
  source->table = self;
  source->shown = g_array_new (FALSE, FALSE, sizeof (char *));
  source->lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
  source->book = accord_xlsx_book_new (self->bytes, self->file_name, error);
  if (source->book == NULL)
    return FALSE;
  list_sheets (self, source->book->sheets);
  if (source->book->sheets->len == 0)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                   _("“%s” has no sheet with rows."), self->file_name);
      return FALSE;
    }
  return find_sheet (source, options, &line, error)
         && take_header (source, line, options->no_header, error);
}
