/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What columns hold. Cells of a case are separated by "|"; the first is on line 2. */

#include <string.h>

#include "accord-column-guess.h"
#include "accord-csv-reader.h"

#define DATA SOURCE_ROOT "/../shared/data"

static AccordColumnGuess
guess (const char *cells)
{
  g_auto (GStrv) parts = g_strsplit (cells, "|", -1);
  AccordColumnGuess self;

  accord_column_guess_init (&self);
  for (guint i = 0; parts[i] != NULL; i++)
    accord_column_guess_feed (&self, parts[i], i + 2);
  accord_column_guess_finish (&self);
  return self;
}

static void
check_kind (const char *cells, const char *kind)
{
  AccordColumnGuess self = guess (cells);

  g_test_message ("%s", cells);
  g_assert_cmpstr (accord_column_kind_name (self.kind), ==, kind);
}

static void
test_kinds (void)
{
  check_kind ("", "empty");
  check_kind ("NULL|N/A|n/a|#N/A|\\N| ", "empty");
  check_kind ("-|--|—|/|无|暂无|不详", "empty");
  check_kind ("-5|/home|无锡|--help", "text");
  check_kind ("1|-20|+3|NULL", "integer");
  check_kind ("1.5|2|", "decimal");
  check_kind ("45%|50 %", "integer");
  check_kind ("$5|7", "money");
  check_kind ("2017-03-01|2017-12-31", "date");
  check_kind ("20140102|20121231", "date");
  check_kind ("4.5", "decimal");
  check_kind ("1996|2001", "integer");
  check_kind ("1996-07-04 00:00:00.000", "date");
  check_kind ("2017-03-01 12:00:00 AM", "date");
  check_kind ("2017-03-01 00:00:00|2017-03-01 09:30:00", "time");
  check_kind ("02/23/26 08:55 PM", "time");
  check_kind ("TRUE|FALSE|true", "boolean");
  check_kind ("是|否", "boolean");
  check_kind ("0|1", "integer");
  check_kind ("a@b.de|first.last@mail.example.com", "email");
  check_kind ("+49 30 1234567|(5) 555-4729|030-0074321", "phone");
  check_kind ("13800138000|15912345678", "phone");
  check_kind ("04/10/2018|10/08/2020|10/01/2024|05/09/2013|08/09/2023|07/11/2023|01/02/2020|02/02/2020|03/02/2020|31/02/2019", "date");
  check_kind ("https://example.com/x|www.acme.com|acme.io", "url");
  check_kind ("Acme Inc.|Null|-", "text");
  check_kind ("08123|12209", "text");
  check_kind ("1.5E+10", "text");
  check_kind ("1234567890123456789", "text");
}

static void
check_number (const char *cells, const char *kind, char mark, gboolean ambiguous)
{
  AccordColumnGuess self = guess (cells);

  g_test_message ("%s", cells);
  g_assert_cmpstr (accord_column_kind_name (self.kind), ==, kind);
  g_assert_cmpint (self.decimal_mark, ==, mark);
  g_assert_cmpint (self.decimal_ambiguous, ==, ambiguous);
}

static void
test_decimal_mark (void)
{
  check_number ("1|20", "integer", 0, FALSE);
  check_number ("1.234,56|7", "decimal", ',', FALSE);
  check_number ("1,234.56|7", "decimal", '.', FALSE);
  check_number ("1.234|5,5", "decimal", ',', FALSE);
  check_number ("1.234|1.234.567", "integer", ',', FALSE);
  check_number ("1,234|1,234,567", "integer", '.', FALSE);
  check_number ("1,00,000|5", "integer", '.', FALSE);
  check_number ("0.125|0.250", "decimal", '.', FALSE);
  check_number ("1,234|5,678", "integer", '.', TRUE);
  check_number ("1.234|5.678", "decimal", '.', TRUE);
  check_number ("1 234,5|2 000", "decimal", ',', FALSE);
  check_number ("1\u00a0234|5", "integer", 0, FALSE);
  check_number ("1'234.50", "decimal", '.', FALSE);
  check_number (".5|,5", "text", 0, FALSE);
  check_number ("1,5|2.5", "text", 0, FALSE);
}

static void
check_money (const char *cells, const char *currency, const char *text, char mark)
{
  AccordColumnGuess self = guess (cells);

  g_test_message ("%s", cells);
  g_assert_cmpstr (accord_column_kind_name (self.kind), ==, "money");
  g_assert_cmpstr (self.currency, ==, currency);
  g_assert_cmpstr (self.currency_text, ==, text);
  g_assert_cmpint (self.decimal_mark, ==, mark);
}

static void
test_money (void)
{
  check_money ("$1,234.50|-$5|($7.00)", "", "$", '.');
  check_money ("1.234,56 €|5 €", "EUR", "€", ',');
  check_money ("€ 12|€ -3", "EUR", "€", 0);
  check_money ("USD 100|100 USD", "USD", "USD", 0);
  check_money ("¥100|¥ 2,000.00", "", "¥", '.');
  check_money ("100元|2000元", "CNY", "元", 0);
  check_money ("5 €|7 £", "", "€", 0);
  check_kind ("5 apples|7 pears", "text");
}

static void
check_date (const char *cells, int orders, gboolean ambiguous)
{
  AccordColumnGuess self = guess (cells);

  g_test_message ("%s", cells);
  g_assert_cmpstr (accord_column_kind_name (self.kind), ==, "date");
  g_assert_cmpint (self.orders, ==, orders);
  g_assert_cmpint (self.date_ambiguous, ==, ambiguous);
}

static void
test_date_order (void)
{
  const int either = ACCORD_DATE_ORDER_DMY | ACCORD_DATE_ORDER_MDY;

  check_date ("2017-03-04", ACCORD_DATE_ORDER_YMD, FALSE);
  check_date ("03/04/2017|25/04/2017", ACCORD_DATE_ORDER_DMY, FALSE);
  check_date ("03/04/2017|04/25/2017", ACCORD_DATE_ORDER_MDY, FALSE);
  check_date ("03/04/2017|05/06/2017", either, TRUE);
  check_date ("03/03/2017|05/05/2017", either, FALSE);
  check_date ("03/04/2017|2017-04-25", either, TRUE);
  check_date ("2017-04-25|25.04.2017", ACCORD_DATE_ORDER_DMY, FALSE);
}

static void
test_counterexample (void)
{
  AccordColumnGuess self = guess ("03/04/2017||25/04/2017|26/04/2017");
  const AccordColumnExample *example;

  example = accord_column_guess_get_against (&self, ACCORD_DATE_ORDER_MDY);
  g_assert_nonnull (example);
  g_assert_cmpuint (example->line, ==, 4);
  g_assert_cmpstr (example->cell, ==, "25/04/2017");
  g_assert_null (accord_column_guess_get_against (&self, ACCORD_DATE_ORDER_DMY));
  g_assert_cmpuint (self.differs.line, ==, 2);
}

static void
test_contradiction (void)
{
  AccordColumnGuess self = guess ("25/04/2017|04/25/2017|01/01/2017");

  g_assert_cmpint (self.orders, ==, ACCORD_DATE_ORDER_UNKNOWN);
  g_assert_true (self.date_contradiction);
  g_assert_cmpuint (accord_column_guess_get_against (&self, ACCORD_DATE_ORDER_MDY)->line, ==, 2);
  g_assert_cmpuint (accord_column_guess_get_against (&self, ACCORD_DATE_ORDER_DMY)->line, ==, 3);
}

static void
test_misfits (void)
{
  AccordColumnGuess self = guess ("1|2|3|4|5|about 6|7|8|9|10");

  g_assert_cmpstr (accord_column_kind_name (self.kind), ==, "integer");
  g_assert_cmpuint (self.n_misfits, ==, 1);
  g_assert_cmpuint (self.misfit.line, ==, 7);
  g_assert_cmpstr (self.misfit.cell, ==, "about 6");
  check_kind ("1|2|3|4|about 5|6|7|8", "text");
}

/* The last of many rows still decides the order of all of them. */
static void
test_last_row (void)
{
  AccordColumnGuess self;

  accord_column_guess_init (&self);
  for (guint i = 0; i < 100000; i++)
    accord_column_guess_feed (&self, "03/04/2017", i + 2);
  accord_column_guess_feed (&self, "31/12/2017", 100002);
  accord_column_guess_finish (&self);
  g_assert_cmpint (self.orders, ==, ACCORD_DATE_ORDER_DMY);
  g_assert_cmpuint (accord_column_guess_get_against (&self, ACCORD_DATE_ORDER_MDY)->line, ==,
                    100002);
}

static void
test_long_cell (void)
{
  AccordColumnGuess self = guess ("1|2|3|4|5|6|7|8|9|10|"
                                  "王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王");

  g_assert_true (g_utf8_validate (self.misfit.cell, -1, NULL));
  g_assert_cmpuint (strlen (self.misfit.cell), ==, 57); /* 19 whole characters of 3 bytes */
}

/* Guesses every column of a file; "header:kind" joined by blanks. */
static char *
kinds_of (const char *name)
{
  g_autofree char *path = g_build_filename (DATA, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCsvReader) reader = NULL;
  g_autofree AccordColumnGuess *guesses = NULL;
  GString *out = g_string_new (NULL);
  const char *const *header;
  AccordCsvRow row;
  guint n;

  reader = accord_csv_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  header = accord_csv_reader_get_header (reader, &n);
  guesses = g_new (AccordColumnGuess, n);
  for (guint i = 0; i < n; i++)
    accord_column_guess_init (&guesses[i]);
  while (accord_csv_reader_next (reader, &row, &error))
    for (guint i = 0; i < MIN (n, row.n_cells); i++)
      accord_column_guess_feed (&guesses[i], row.cells[i], row.line);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      accord_column_guess_finish (&guesses[i]);
      g_string_append_printf (out, "%s%s:%s", i > 0 ? " " : "", header[i],
                              accord_column_kind_name (guesses[i].kind));
      if (guesses[i].orders != 0)
        g_string_append_printf (out, ":%d", guesses[i].orders);
    }
  return g_string_free (out, FALSE);
}

static void
check_file (const char *name, const char *expected)
{
  g_autofree char *seen = kinds_of (name);

  g_assert_cmpstr (seen, ==, expected);
}

static void
test_data (void)
{
  if (!g_file_test (DATA "/maven-crm", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("../shared/data is not there");
      return;
    }
  check_file ("maven-crm/accounts.csv",
              "account:text sector:text year_established:integer revenue:decimal "
              "employees:integer office_location:text subsidiary_of:text");
  check_file ("maven-crm/sales_pipeline.csv",
              "opportunity_id:text sales_agent:text product:text account:text deal_stage:text "
              "engage_date:date:1 close_date:date:1 close_value:integer");
  check_file ("maven-crm/products.csv", "product:text series:text sales_price:integer");
  check_file ("customers-40k/customers.csv",
              "customer_id:integer revenue:integer most_recent_visit:date:1 "
              "number_of_orders:integer recency_days:integer first_name:text last_name:text "
              "email:email");
  check_file ("csv-cases/csvkit/test_date_format.csv", "a:date:2");
  check_file ("csv-cases/csvkit/test_numeric_date_format.csv", "a:date:1");
  check_file ("csv-cases/csvkit/test_no_leading_zeroes.csv", "a:text b:text c:decimal");
  check_file ("csv-cases/csvkit/test_locale.csv", "a:decimal b:integer c:empty");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/column/kinds", test_kinds);
  g_test_add_func ("/exchange/column/decimal-mark-belongs-to-the-column", test_decimal_mark);
  g_test_add_func ("/exchange/column/money-names-its-currency", test_money);
  g_test_add_func ("/exchange/column/date-order-belongs-to-the-column", test_date_order);
  g_test_add_func ("/exchange/column/ruled-out-order-has-a-witness", test_counterexample);
  g_test_add_func ("/exchange/column/contradicting-dates-are-said-to-be-so", test_contradiction);
  g_test_add_func ("/exchange/column/a-few-misfits-are-counted", test_misfits);
  g_test_add_func ("/exchange/column/the-last-row-counts", test_last_row);
  g_test_add_func ("/exchange/column/long-cells-are-cut-between-characters", test_long_cell);
  g_test_add_func ("/exchange/column/data", test_data);
  return g_test_run ();
}
