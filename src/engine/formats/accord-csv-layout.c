/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the separator and the header row of a CSV file from its first rows. Each separator that
 * may be is tried on the same sample; the one under which most rows have the same number of cells
 * (more than one) wins, then the one with more cells, then the order of the table. No state. */

#include "accord-csv-layout.h"

#define SAMPLE_BYTES (256 * 1024)
#define SAMPLE_ROWS 100

typedef struct {
  gsize offset;
  guint line;
  guint n_cells;
  guint n_filled; /* cells that are not empty */
} SampleRow;

typedef struct {
  SampleRow rows[SAMPLE_ROWS];
  guint n_rows;
  guint usual; /* number of cells that most rows have */
  guint n_usual;
} Sample;

typedef struct {
  const char *text;
  gsize size;
  gsize at;
  guint line;
} Scan;

static void
scan_line_end (Scan *scan)
{
  if (scan->text[scan->at] == '\r' && scan->at + 1 < scan->size
      && scan->text[scan->at + 1] == '\n')
    scan->at++;
  scan->at++;
  scan->line++;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Passes over a quoted cell; @scan is at its opening quote and ends after its closing one. */
static void
scan_quoted (Scan *scan)
{
  scan->at++;
  while (scan->at < scan->size)
    {
      char c = scan->text[scan->at];

      if (is_line_end (c))
        {
          scan_line_end (scan);
          continue;
        }
      scan->at++;
      if (c != '"')
        continue;
      if (scan->at >= scan->size || scan->text[scan->at] != '"')
        return;
      scan->at++;
    }
}

/* Passes over one cell. Returns whether there is anything in it. */
static gboolean
scan_cell (Scan *scan,
           char  separator)
{
  gboolean filled = FALSE;

  while (scan->at < scan->size)
    {
      char c = scan->text[scan->at];

      if (c == separator || is_line_end (c))
        break;
      if (c == '"' && !filled)
        {
          gsize from = scan->at;

          scan_quoted (scan);
          filled = filled || scan->at - from > 2;
          continue;
        }
      filled = filled || (c != ' ' && c != '\t');
      scan->at++;
    }
  return filled;
}

static void
scan_row (Scan      *scan,
          char       separator,
          SampleRow *row)
{
  *row = (SampleRow) { .offset = scan->at, .line = scan->line };
  for (;;)
    {
      row->n_filled += scan_cell (scan, separator);
      row->n_cells++;
      if (scan->at >= scan->size)
        return;
      if (scan->text[scan->at] != separator)
        break;
      scan->at++;
    }
  scan_line_end (scan);
}

static void
take_sample (Scan    scan,
             gsize   whole,
             char    separator,
             Sample *sample)
{
  sample->n_rows = sample->usual = sample->n_usual = 0;
  while (scan.at < scan.size && sample->n_rows < SAMPLE_ROWS)
    {
      SampleRow *row = &sample->rows[sample->n_rows];

      scan_row (&scan, separator, row);
      if (row->n_cells == 1 && row->n_filled == 0)
        continue; /* a blank line */
      if (scan.at >= scan.size && scan.size < whole && sample->n_rows > 0)
        break; /* cut by the end of the sample */
      sample->n_rows++;
    }
  for (guint i = 0; i < sample->n_rows; i++)
    {
      guint same = 0;

      for (guint k = 0; k < sample->n_rows; k++)
        same += sample->rows[k].n_cells == sample->rows[i].n_cells;
      if (same > sample->n_usual
          || (same == sample->n_usual && sample->rows[i].n_cells > sample->usual))
        {
          sample->usual = sample->rows[i].n_cells;
          sample->n_usual = same;
        }
    }
}

static gboolean
is_better (const Sample *a,
           const Sample *b)
{
  guint64 left, right;

  if (a->usual < 2 || b->usual < 2)
    return a->usual >= 2;
  left = (guint64) a->n_usual * b->n_rows;
  right = (guint64) b->n_usual * a->n_rows;
  return left > right || (left == right && a->usual > b->usual);
}

/* Titles above the table: lines of one cell (or of one filled cell and empty ones, as
 * spreadsheets write them) over rows of several. */
static guint
find_header (const Sample *sample)
{
  if (sample->usual < 2)
    return 0;
  for (guint i = 0; i < sample->n_rows; i++)
    {
      const SampleRow *row = &sample->rows[i];

      if (row->n_cells > 1 && (row->n_filled > 1 || sample->usual < 3))
        return i;
    }
  return 0;
}

/* The line "sep=;" that Excel reads and some programs write first. */
static void
take_separator_line (Scan *scan,
                     char *separator)
{
  const char *at = scan->text + scan->at;

  if (scan->size - scan->at < 6 || g_ascii_strncasecmp (at, "sep=", 4) != 0
      || !is_line_end (at[5]) || is_line_end (at[4]))
    return;
  if (*separator == 0 && strchr (",;\t|:", at[4]) != NULL)
    *separator = at[4];
  scan->at += 5;
  scan_line_end (scan);
}

/**
 * accord_csv_layout_find:
 * @text: (array length=size): UTF-8 text without a byte order mark
 * @size: its length in bytes
 * @options: what is known already
 * @layout: (out): what was found
 *
 * Finds the separator, unless @options names one, and where the header row begins: the first line
 * that is not blank, or the first with several cells where titles stand above it.
 */
void
accord_csv_layout_find (const char             *text,
                        gsize                   size,
                        const AccordCsvOptions *options,
                        AccordCsvLayout        *layout)
{
  const char *separators = ",;\t|";
  char own[2] = { options->separator, 0 };
  Scan scan = { .text = text, .size = size, .line = 1 };
  g_autofree Sample *best = g_new0 (Sample, 1);
  g_autofree Sample *sample = g_new0 (Sample, 1);

  for (guint i = 0; i < options->skip_lines && scan.at < size;)
    if (is_line_end (text[scan.at]))
      scan_line_end (&scan), i++;
    else
      scan.at++;
  take_separator_line (&scan, &own[0]);
  scan.size = MIN (size, scan.at + SAMPLE_BYTES);

  layout->separator = own[0] != 0 ? own[0] : separators[0];
  for (const char *c = own[0] != 0 ? own : separators; *c != 0; c++)
    {
      take_sample (scan, size, *c, sample);
      if (best->n_rows > 0 && !is_better (sample, best))
        continue;
      *best = *sample;
      layout->separator = *c;
    }

  layout->offset = scan.at;
  layout->line = scan.line;
  if (best->n_rows > 0 && !options->no_header && !options->header_here)
    {
      const SampleRow *row = &best->rows[find_header (best)];

      layout->offset = row->offset;
      layout->line = row->line;
    }
}
