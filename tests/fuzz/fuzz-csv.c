/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz entry: any bytes through encoding detection, the CSV reader and the column guess, and what
 * was read through the writer and back. Aborts when a promise of the reader is broken. */

#include "accord-column-guess.h"
#include "accord-csv-reader.h"
#include "accord-csv-writer.h"
#include "accord-error.h"

#define MAX_COLUMNS 32

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ACCORD_EXCHANGE_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
write_row (AccordCsvWriter *writer, const AccordCsvRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    accord_csv_writer_add_cell (writer, row->cells[i]);
  g_assert_true (accord_csv_writer_end_row (writer, NULL));
}

static void
check_row (const AccordCsvRow *row, guint *line)
{
  g_assert_cmpuint (row->n_cells, >, 0);
  g_assert_cmpuint (row->line, >, *line);
  *line = row->line;
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_assert_cmpuint (strlen (row->cells[i]), ==, row->lengths[i]);
      g_assert_true (g_utf8_validate_len (row->cells[i], row->lengths[i], NULL));
    }
}

/* What was read, written and read again must be the same rows. */
static void
check_again (GString *text, char separator, guint n_rows)
{
  const AccordCsvOptions options = { .encoding = ACCORD_ENCODING_UTF_8, .separator = separator,
                                     .no_header = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (AccordCsvReader) reader = accord_csv_reader_new (bytes, "again.csv", &options, NULL);
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (AccordCsvWriter) writer = accord_csv_writer_new (again, separator, 0);
  AccordCsvRow row;

  g_assert_nonnull (reader);
  while (accord_csv_reader_next (reader, &row, NULL))
    {
      write_row (writer, &row);
      n_rows--;
    }
  g_assert_cmpuint (n_rows, ==, 0);
  g_assert_cmpstr (again->str, ==, text->str);
}

static void
read_all (AccordCsvReader *reader)
{
  AccordColumnGuess guesses[MAX_COLUMNS];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AccordCsvWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  AccordCsvRow row;
  guint line = accord_csv_reader_get_header_line (reader);
  guint n_rows = 0;

  writer = accord_csv_writer_new (text, accord_csv_reader_get_separator (reader), 0);
  for (guint i = 0; i < MAX_COLUMNS; i++)
    accord_column_guess_init (&guesses[i]);
  while (accord_csv_reader_next (reader, &row, &error))
    {
      check_row (&row, &line);
      for (guint i = 0; i < MIN (row.n_cells, MAX_COLUMNS); i++)
        accord_column_guess_feed (&guesses[i], row.cells[i], row.line);
      write_row (writer, &row);
      n_rows++;
    }
  for (guint i = 0; i < MAX_COLUMNS; i++)
    accord_column_guess_finish (&guesses[i]);
  if (error != NULL)
    check_error (error);
  else
    g_assert_cmpfloat (accord_csv_reader_get_progress (reader), ==, 1.0);
  check_again (text, accord_csv_reader_get_separator (reader), n_rows);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  for (guint way = 0; way < 3; way++)
    {
      const AccordCsvOptions options = { .no_header = way == 1, .keep_blank_lines = way == 2,
                                         .encoding = way == 1 ? ACCORD_ENCODING_WINDOWS_1252
                                                              : ACCORD_ENCODING_UNKNOWN };
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordCsvReader) reader = NULL;

      reader = accord_csv_reader_new (bytes, "fuzz.csv", &options, &error);
      if (reader == NULL)
        check_error (error);
      else
        read_all (reader);
    }
  return 0;
}
