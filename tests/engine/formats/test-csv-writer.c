/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The writer: what it writes, the reader gives back. */

#include "accord-csv-reader.h"
#include "accord-csv-writer.h"
#include "accord-error.h"

static const char *const awkward[] = {
  "plain", "a,b", "say \"hi\"", "two\nlines", "two\r\nlines", " blank ", "", "=1+1", "-5",
  "王伟", "sep=;", "\"", "\xEF\xBB\xBFx", "\t", "5\" pipe",
};

static void
write_awkward (AccordCsvWriter *writer)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (awkward); i++)
    accord_csv_writer_add_cell (writer, awkward[i]);
  accord_csv_writer_end_row (writer, &error);
  g_assert_no_error (error);
  accord_csv_writer_add_cell (writer, NULL);
  accord_csv_writer_end_row (writer, &error);
  g_assert_no_error (error);
  accord_csv_writer_finish (writer, &error);
  g_assert_no_error (error);
}

static void
check_awkward (GBytes *bytes, char separator)
{
  const AccordCsvOptions options = { .separator = separator, .no_header = TRUE };
  g_autoptr (AccordCsvReader) reader = accord_csv_reader_new (bytes, "out.csv", &options, NULL);
  AccordCsvRow row;

  g_assert_true (accord_csv_reader_next (reader, &row, NULL));
  g_assert_cmpuint (row.n_cells, ==, G_N_ELEMENTS (awkward));
  for (guint i = 0; i < row.n_cells; i++)
    g_assert_cmpstr (row.cells[i], ==, awkward[i]);
  g_assert_true (accord_csv_reader_next (reader, &row, NULL));
  g_assert_cmpuint (row.n_cells, ==, 1);
  g_assert_cmpstr (row.cells[0], ==, "");
  g_assert_false (accord_csv_reader_next (reader, &row, NULL));
}

static void
test_write_and_read (void)
{
  const char separators[] = { ',', ';', '\t', '|' };

  for (guint i = 0; i < 16; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (AccordCsvWriter) writer = accord_csv_writer_new (text, separators[i & 3], i >> 2);
      g_autoptr (GBytes) bytes = NULL;

      write_awkward (writer);
      bytes = g_bytes_new (text->str, text->len);
      check_awkward (bytes, separators[i & 3]);
    }
}

static void
test_write_stream (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (AccordCsvWriter) writer = accord_csv_writer_new_for_stream (stream, ',', 0);
  g_autoptr (GBytes) bytes = NULL;

  write_awkward (writer);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  check_awkward (bytes, ',');
}

static void
test_write_bytes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AccordCsvWriter) writer = NULL;

  writer = accord_csv_writer_new (text, ',', ACCORD_CSV_WRITER_CRLF | ACCORD_CSV_WRITER_BOM);
  accord_csv_writer_add_cell (writer, "a");
  accord_csv_writer_add_cell (writer, "b \"c\", d");
  accord_csv_writer_add_cell (writer, "=HYPERLINK(1)");
  accord_csv_writer_end_row (writer, NULL);
  g_assert_cmpstr (text->str, ==, "\xEF\xBB\xBF" "a,\"b \"\"c\"\", d\",=HYPERLINK(1)\r\n");
}

static void
test_write_to_closed (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (AccordCsvWriter) writer = accord_csv_writer_new_for_stream (stream, ',', 0);
  g_autoptr (GError) error = NULL;

  g_output_stream_close (stream, NULL, NULL);
  accord_csv_writer_add_cell (writer, "a");
  g_assert_true (accord_csv_writer_end_row (writer, NULL));
  g_assert_false (accord_csv_writer_finish (writer, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/csv/what-is-written-is-read-again", test_write_and_read);
  g_test_add_func ("/formats/csv/stream-gets-every-row", test_write_stream);
  g_test_add_func ("/formats/csv/writer-changes-no-data", test_write_bytes);
  g_test_add_func ("/formats/csv/write-failure-is-told", test_write_to_closed);
  return g_test_run ();
}
