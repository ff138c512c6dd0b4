/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader, on the public files of ../shared/data; skipped where they are absent. */

#include <json-glib/json-glib.h>

#include "accord-csv-reader.h"
#include "accord-error.h"
#include "csv-picture.h"

#define DATA SOURCE_ROOT "/../shared/data"

/* Returns a path under ../shared/data, or NULL after saying that the test is skipped. */
static char *
data_path (const char *name)
{
  g_autofree char *path = g_build_filename (DATA, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip_printf ("../shared/data/%s is not there", name);
  return NULL;
}

/* The published .csv has LF where its .json has CRLF (the repository normalised the file). */
static char *
one_kind_of_line_end (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "\r\n", "\n", 0);
  return g_string_free (plain, FALSE);
}

static void
check_spectrum_row (const AccordCsvRow *row, const char *const *header, JsonObject *expected)
{
  g_assert_cmpuint (row->n_cells, ==, json_object_get_size (expected));
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *seen = one_kind_of_line_end (row->cells[i]);
      g_autofree char *value = NULL;

      value = one_kind_of_line_end (json_object_get_string_member (expected, header[i]));
      g_assert_cmpstr (seen, ==, value);
    }
}

static void
check_spectrum (const char *name)
{
  g_autofree char *csv = g_strdup_printf (DATA "/csv-cases/csv-spectrum/csvs/%s.csv", name);
  g_autofree char *json = g_strdup_printf (DATA "/csv-cases/csv-spectrum/json/%s.json", name);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCsvReader) reader = accord_csv_reader_open (csv, NULL, &error);
  const char *const *header;
  AccordCsvRow row;
  JsonArray *expected;
  guint n = 0;

  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_file (parser, json, &error));
  expected = json_node_get_array (json_parser_get_root (parser));
  header = accord_csv_reader_get_header (reader, NULL);
  for (; accord_csv_reader_next (reader, &row, &error); n++)
    {
      g_assert_cmpuint (n, <, json_array_get_length (expected));
      check_spectrum_row (&row, header, json_array_get_object_element (expected, n));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, json_array_get_length (expected));
}

static void
test_spectrum (void)
{
  static const char *const names[] = { "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes",
                                       "json", "newlines", "newlines_crlf", "quotes_and_newlines",
                                       "simple", "simple_crlf", "utf8" };
  g_autofree char *path = data_path ("csv-cases/csv-spectrum");

  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (names); i++)
    check_spectrum (names[i]);
}

/* csvkit's examples: encoding and the whole table as it must be read, or the refusal. */
static const struct {
  const char *name;
  const char *encoding;
  const char *expected;
} csvkit[] = {
  { "bad.csv", "UTF-8",
    "[column_a][column_b][column_c]/2[1][27][][I'm too long!]/3[][I'm too short!]"
    "/4[0][mixed types.... uh oh][17]" },
  { "bad_skip_lines.csv", "UTF-8",
    "[column_a][column_b][column_c]/5[1][27][][I'm too long!]/6[][I'm too short!]"
    "/7[0][mixed types.... uh oh][17]" },
  { "blanks.csv", "UTF-8", "[a][b][c][d][e][f]/2[][NA][N/A][NONE][NULL][.]" },
  { "date_like_number.csv", "UTF-8", "[a]/2[4.5]" },
  { "dummy.csv", "UTF-8", "[a][b][c]/2[1][2][3]" },
  { "dummy.tsv", "UTF-8", "[a][b][c]/2[1][2][3]" },
  { "dummy_col_shuffled_ragged.csv", "UTF-8", "[b][c][a][d]/2[2][3][1][4]" },
  { "empty.csv", "UTF-8", "" },
  { "join_short.csv", "UTF-8", "[a][b][c][b2][c2]/2[1][b][][b][c]/3[1][b][][b][c]" },
  { "mac_newlines.csv", "UTF-8", "[a][b][c]/2[1][2][3]/3[Once upon\ra time][5][6]" },
  { "no_header_row.csv", "UTF-8", "[1][2][3]" },
  { "null_byte.csv", NULL,
    "“null_byte.csv”, line 2, column 1: there is a NUL character, which no table holds. The file "
    "is damaged or is not CSV; export it again." },
  { "optional_quote_characters.csv", "UTF-8", "[a][b][c]/2[1][2][3]" },
  { "sniff_limit.csv", "UTF-8", "[a][b][c]/2[1][2][3]" },
  { "test_date_format.csv", "UTF-8", "[a]/2[02/01/2014]/3[31/12/2012]" },
  { "test_empty_columns.csv", "UTF-8", "[a][b][c][][]/2[a][][][][]/3[][][c][]/4[][][][][]" },
  { "test_empty_columns_long_row.csv", "UTF-8", "[a][b][c]/2[][][][]" },
  { "test_empty_columns_short_row.csv", "UTF-8", "[a][b][c]/2[][]" },
  { "test_extra_header.csv", "UTF-8", "[a][b][c][d]/2[1][2][3]" },
  { "test_header_newline.csv", "UTF-8",
    "[\t\n\v\f\r start \t\n\v\f\r end \t\n\v\f\r][b][c]/8[d][e][f]" },
  { "test_ignore_case.csv", "UTF-8",
    "[a][b][c]/2[100][2003-01-01][a]/3[100][2003-01-01][A]/4[20][2002-01-01][b]"
    "/5[20][2001-01-01][c]/6[3][2009-01-01][d]" },
  { "test_latin1.csv", "WINDOWS-1252", "[a][b][c]/2[1][2][3]/3[4][5][©]" },
  { "test_locale.csv", "UTF-8", "[a][b][c]/2[1,7][200.000.000][]" },
  { "test_no_leading_zeroes.csv", "UTF-8", "[a][b][c]/2[01][00.11][0.1]" },
  { "test_numeric_date_format.csv", "UTF-8", "[a]/2[20140102]/3[20121231]" },
  { "test_precision.csv", "UTF-8", "[a]/2[1.234567]" },
  { "test_skip_lines.csv", "UTF-8", "[a][b][c]/5[1][2][3]" },
  { "test_utf16_big.csv", "UTF-16BE", "[a][b][c]/2[1][2][3]/3[4][5][ʤ]" },
  { "test_utf16_little.csv", "UTF-16LE", "[a][b][c]/2[1][2][3]/3[4][5][ʤ]" },
  { "test_utf8.csv", "UTF-8", "[foo][bar][baz]/2[1][2][3]/3[4][5][ʤ]" },
  { "test_utf8_bom.csv", "UTF-8", "[foo][bar][baz]/2[1][2][3]/3[4][5][ʤ]" },
};

static void
check_csvkit (guint i)
{
  g_autofree char *path = g_build_filename (DATA "/csv-cases/csvkit", csvkit[i].name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCsvReader) reader = accord_csv_reader_open (path, NULL, &error);
  g_autofree char *seen = NULL;

  g_test_message ("%s", csvkit[i].name);
  if (csvkit[i].encoding == NULL)
    {
      g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE);
      g_assert_cmpstr (error->message, ==, csvkit[i].expected);
      return;
    }
  g_assert_no_error (error);
  seen = csv_picture (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, csvkit[i].expected);
  g_assert_cmpstr (accord_encoding_name (accord_csv_reader_get_encoding (reader)), ==,
                   csvkit[i].encoding);
}

static void
test_csvkit (void)
{
  g_autofree char *path = data_path ("csv-cases/csvkit");

  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (csvkit); i++)
    check_csvkit (i);
}

/* Rows with as many cells as the header, with fewer and with more, counted by another program. */
static void
check_rows (const char *name, guint n_columns, guint same, guint fewer, guint more)
{
  g_autofree char *path = data_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCsvReader) reader = NULL;
  AccordCsvRow row;
  guint seen, counts[3] = { 0 };

  if (path == NULL)
    return;
  reader = accord_csv_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  accord_csv_reader_get_header (reader, &seen);
  g_assert_cmpuint (seen, ==, n_columns);
  while (accord_csv_reader_next (reader, &row, &error))
    counts[row.n_cells == n_columns ? 0 : row.n_cells < n_columns ? 1 : 2]++;
  g_assert_no_error (error);
  g_assert_cmpuint (counts[0], ==, same);
  g_assert_cmpuint (counts[1], ==, fewer);
  g_assert_cmpuint (counts[2], ==, more);
}

static void
test_maven (void)
{
  check_rows ("maven-crm/accounts.csv", 7, 85, 0, 0);
  check_rows ("maven-crm/products.csv", 3, 7, 0, 0);
  check_rows ("maven-crm/sales_teams.csv", 3, 35, 0, 0);
  check_rows ("maven-crm/sales_pipeline.csv", 8, 8800, 0, 0);
  check_rows ("maven-crm/data_dictionary.csv", 3, 21, 0, 0);
}

static void
test_northwind (void)
{
  check_rows ("northwind/customers.csv", 11, 91, 0, 0);
  check_rows ("northwind/employees.csv", 18, 9, 0, 0);
  check_rows ("northwind/orders.csv", 14, 654, 0, 176);
  check_rows ("northwind/order-details.csv", 5, 2155, 0, 0);
  check_rows ("northwind/products.csv", 10, 77, 0, 0);
  check_rows ("northwind/suppliers.csv", 12, 20, 0, 9);
}

static void
test_others (void)
{
  check_rows ("salesforce-demo/Account.csv", 17, 18, 0, 0);
  check_rows ("salesforce-demo/Contact.csv", 17, 25, 0, 0);
  check_rows ("salesforce-demo/Lead.csv", 28, 22, 0, 0);
  check_rows ("salesforce-demo/Opportunity.csv", 19, 36, 0, 0);
  check_rows ("salesforce-demo/OpportunityHistory.csv", 13, 48, 0, 0);
  check_rows ("csv-cases/shared-contacts/outlook.csv", 22, 1, 2, 0);
  check_rows ("customers-40k/customers.csv", 8, 39999, 0, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/csv/data/csv-spectrum", test_spectrum);
  g_test_add_func ("/formats/csv/data/csvkit", test_csvkit);
  g_test_add_func ("/formats/csv/data/maven", test_maven);
  g_test_add_func ("/formats/csv/data/northwind", test_northwind);
  g_test_add_func ("/formats/csv/data/others", test_others);
  return g_test_run ();
}
