/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader, on small tables of its own. */

#include <string.h>

#include "accord-csv-reader.h"
#include "accord-error.h"
#include "csv-picture.h"

static AccordCsvReader *
reader_of (const char *text, gsize size, const AccordCsvOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return accord_csv_reader_new (bytes, "table.csv", options, error);
}

static void
expect_with (const char *text, const AccordCsvOptions *options, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCsvReader) reader = reader_of (text, strlen (text), options, &error);
  g_autofree char *seen = NULL;

  g_assert_no_error (error);
  seen = csv_picture (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, expected);
}

static void
expect (const char *text, const char *expected)
{
  expect_with (text, NULL, expected);
}

static void
expect_refusal (const char *text, gsize size, int code, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCsvReader) reader = reader_of (text, size, NULL, &error);
  g_autofree char *seen = reader != NULL ? csv_picture (reader, &error) : NULL;

  g_assert_error (error, ACCORD_EXCHANGE_ERROR, code);
  if (sentence != NULL)
    g_assert_cmpstr (error->message, ==, sentence);
  if (reader != NULL) /* and it stays refused */
    {
      AccordCsvRow row;
      g_autoptr (GError) again = NULL;

      g_assert_false (accord_csv_reader_next (reader, &row, &again));
      g_assert_cmpstr (again->message, ==, error->message);
    }
}

static void
test_quotes (void)
{
  expect ("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", "[a][b]/2[x,y][say \"hi\"]");
  expect ("a,b\n\"\",\"\"\"\"\n", "[a][b]/2[][\"]");
  expect ("a,b\n5\" pipe,\"q\"r\n", "[a][b]/2[5\" pipe][qr]");
  expect ("a,b\n1, \"x, y\" \n", "[a][b]/2[1][x, y]");
  expect ("a,b\n1, \"x\" y\n", "[a][b]/2[1][ \"x\" y]");
  expect ("a,b\n1,\"last\"", "[a][b]/2[1][last]");
}

static void
test_lines (void)
{
  expect ("a,b\r\n1,2\r\n3,4", "[a][b]/2[1][2]/3[3][4]");
  expect ("a,b\r1,2\r3,4\r", "[a][b]/2[1][2]/3[3][4]");
  expect ("a,b\n1,2\r\n3,4\r5,6", "[a][b]/2[1][2]/3[3][4]/4[5][6]");
  expect ("a,b\n\"x\r\ny\rz\nw\",1\n2,3\n", "[a][b]/2[x\r\ny\rz\nw][1]/6[2][3]");
}

static void
test_blank_lines (void)
{
  const AccordCsvOptions keep = { .keep_blank_lines = TRUE };

  expect ("\n\na,b\n\n  \n1,2\n\n", "[a][b]/6[1][2]");
  expect_with ("a,b\n\n1,2\n", &keep, "[a][b]/2[]/3[1][2]");
  expect ("a,b\n,\n\"\"\n", "[a][b]/2[][]/3[]");
  expect ("", "");
  expect ("\n\r\n \n", "");
}

static void
test_ragged (void)
{
  expect ("a,b,c\n1\n1,2\n1,2,3,4\n1,2,\n", "[a][b][c]/2[1]/3[1][2]/4[1][2][3][4]/5[1][2][]");
}

static void
check_separator (const char *text, char separator)
{
  g_autoptr (AccordCsvReader) reader = reader_of (text, strlen (text), NULL, NULL);

  g_assert_cmpint (accord_csv_reader_get_separator (reader), ==, separator);
}

static void
test_separator (void)
{
  const AccordCsvOptions given = { .separator = ';' };

  check_separator ("a,b\n1,2\n", ',');
  check_separator ("a;b\n1,5;2,5\n", ';');
  check_separator ("name;address\nA;Street 1, Berlin\nB;Street 2, Bonn\n", ';');
  check_separator ("name,tags\nA,x;y;z\nB,x\n", ',');
  check_separator ("a\tb\n1,5\t2\n", '\t');
  check_separator ("a|b\n1|2\n", '|');
  check_separator ("a;b\n\"1,2,3\";x\n\"4,5,6\";y\n", ';');
  check_separator ("one column\nonly\n", ',');
  check_separator ("sep=;\na,x;b\n1,y;2\n", ';');
  expect ("sep=;\na,x;b\n1,y;2\n", "[a,x][b]/3[1,y][2]");
  expect_with ("a,b;c\n1,2;3\n", &given, "[a,b][c]/2[1,2][3]");
}

static void
test_header (void)
{
  const AccordCsvOptions none = { .no_header = TRUE };
  const AccordCsvOptions skip = { .skip_lines = 2 };

  expect ("Sales report\nmade today\na,b,c\n1,2,3\n", "[a][b][c]/4[1][2][3]");
  expect ("Sales report,,\n,,\na,b,c\n1,2,3\n", "[a][b][c]/4[1][2][3]");
  expect ("name,\nA,1\n", "[name][]/2[A][1]");
  expect_with ("1,2\n3,4\n", &none, "/1[1][2]/2[3][4]");
  expect_with ("x,y\nz,w\na,b\n1,2\n", &skip, "[a][b]/4[1][2]");
}

static void
test_rewind (void)
{
  const char *text = "a,b\n1,\"2\n2\"\n3,4\n";
  g_autoptr (AccordCsvReader) reader = reader_of (text, strlen (text), NULL, NULL);
  g_autofree char *first = csv_picture (reader, NULL);
  g_autofree char *second = NULL;

  g_assert_cmpfloat (accord_csv_reader_get_progress (reader), ==, 1.0);
  accord_csv_reader_rewind (reader);
  second = csv_picture (reader, NULL);
  g_assert_cmpstr (first, ==, "[a][b]/2[1][2\n2]/4[3][4]");
  g_assert_cmpstr (second, ==, first);
}

static void
test_unclosed (void)
{
  const char *text = "a,b\nx,y\nMüller,\"open\nz,w\n";

  expect_refusal (text, strlen (text), ACCORD_EXCHANGE_ERROR_PARSE,
                  "“table.csv”, line 3, column 8: the quote that opens here is never closed. "
                  "Correct the file and import it again.");
}

static void
test_nul (void)
{
  expect_refusal ("a,b\nü,\0\n", 9, ACCORD_EXCHANGE_ERROR_PARSE,
                  "“table.csv”, line 2, column 3: there is a NUL character, which no table holds. "
                  "The file is damaged or is not CSV; export it again.");
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,");
  gsize before = text->len;

  for (guint i = 0; i < ACCORD_CSV_MAX_CELL; i++)
    g_string_append_c (text, 'x');
  {
    g_autoptr (AccordCsvReader) reader = reader_of (text->str, text->len, NULL, NULL);
    AccordCsvRow row;

    g_assert_true (accord_csv_reader_next (reader, &row, NULL));
    g_assert_cmpuint (row.lengths[1], ==, ACCORD_CSV_MAX_CELL);
  }
  g_string_append_c (text, 'x');
  expect_refusal (text->str, text->len, ACCORD_EXCHANGE_ERROR_TOO_BIG, NULL);
  text->str[before] = '"';
  g_string_append (text, "xx\"\n");
  expect_refusal (text->str, text->len, ACCORD_EXCHANGE_ERROR_TOO_BIG, NULL);

  g_string_assign (text, "a,b\n1,2\n");
  for (guint i = 1; i < ACCORD_CSV_MAX_COLUMNS; i++)
    g_string_append_c (text, ',');
  {
    g_autoptr (AccordCsvReader) reader = reader_of (text->str, text->len, NULL, NULL);
    AccordCsvRow row;

    g_assert_true (accord_csv_reader_next (reader, &row, NULL));
    g_assert_true (accord_csv_reader_next (reader, &row, NULL));
    g_assert_cmpuint (row.n_cells, ==, ACCORD_CSV_MAX_COLUMNS);
  }
  g_string_append_c (text, ',');
  expect_refusal (text->str, text->len, ACCORD_EXCHANGE_ERROR_TOO_BIG, NULL);
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_csv_reader_open ("/nowhere/at all.csv", NULL, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "“/nowhere/at all.csv”"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/csv/quotes-keep-separators-and-quotes", test_quotes);
  g_test_add_func ("/formats/csv/any-line-end-counts-once", test_lines);
  g_test_add_func ("/formats/csv/blank-lines-are-no-rows", test_blank_lines);
  g_test_add_func ("/formats/csv/ragged-rows-keep-their-cells", test_ragged);
  g_test_add_func ("/formats/csv/separator-is-found", test_separator);
  g_test_add_func ("/formats/csv/header-below-titles-is-found", test_header);
  g_test_add_func ("/formats/csv/rewind-gives-the-same-rows", test_rewind);
  g_test_add_func ("/formats/csv/unclosed-quote-is-named-where-it-opens", test_unclosed);
  g_test_add_func ("/formats/csv/nul-is-refused-with-its-place", test_nul);
  g_test_add_func ("/formats/csv/limits-hold-exactly", test_limits);
  g_test_add_func ("/formats/csv/missing-file-is-named", test_missing);
  return g_test_run ();
}
