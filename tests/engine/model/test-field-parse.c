/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "accord-error.h"
#include "accord-trial-kind.h"

static const AccordFieldReading euro = { .currency = "EUR" };

static void
assert_number_read_as (const char               *name,
                       const char               *text,
                       const AccordFieldReading *reading,
                       gint64                    expected)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s: “%s”", name, text);
  accord_field_parse (accord_trial_field (name), text, reading, &value, &error);
  g_assert_no_error (error);
  g_assert_true (value.has_number);
  g_assert_cmpint (value.number, ==, expected);
}

static void
assert_number (const char *name,
               const char *text,
               gint64      expected)
{
  assert_number_read_as (name, text, NULL, expected);
}

static void
assert_text (const char *name,
             const char *text,
             const char *expected)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s: “%s”", name, text);
  accord_field_parse (accord_trial_field (name), text, NULL, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value.text, ==, expected);
}

static void
assert_refused_read_as (const char               *name,
                        const char               *text,
                        const AccordFieldReading *reading)
{
  const AccordField *field = accord_trial_field (name);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s: “%s”", name, text);
  accord_value_set_both (&value, 77, "kept");
  g_assert_false (accord_field_parse (field, text, reading, &value, &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, field->label));
  g_assert_nonnull (strstr (error->message, text));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpint (value.number, ==, 77);
  g_assert_cmpstr (value.text, ==, "kept");
}

static void
assert_refused (const char *name,
                const char *text)
{
  assert_refused_read_as (name, text, NULL);
}

static void
test_blank_is_empty (void)
{
  for (int i = 0; i < accord_trial_kind.n_fields; i++)
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      const AccordField *field = &accord_trial_kind.fields[i];

      accord_value_set_both (&value, 1, "old");
      g_assert_true (accord_field_parse (field, " \t ", NULL, &value, &error));
      g_assert_no_error (error);
      g_assert_true (accord_value_is_empty (&value));

      accord_value_set_both (&value, 1, "old");
      g_assert_true (accord_field_parse (field, NULL, NULL, &value, &error));
      g_assert_true (accord_value_is_empty (&value));
    }
}

static void
test_whole_numbers (void)
{
  assert_number ("integer", "0", 0);
  assert_number ("integer", "-12", -12);
  assert_number ("integer", "+12", 12);
  assert_number ("integer", "−12", -12);
  assert_number ("integer", "1,234", 1234);
  assert_number ("integer", "1.234", 1234);
  assert_number ("integer", "1 234 567", 1234567);
  assert_number ("integer", "1'234", 1234);
  assert_number ("integer", "1200.0", 1200);
  assert_number ("integer", "1200,00", 1200);
  assert_number ("integer", "1,200.00", 1200);
  assert_number ("integer", "9223372036854775807", G_MAXINT64);
  assert_number ("integer", "-9223372036854775808", G_MININT64);
  assert_refused ("integer", "9223372036854775808");
  assert_refused ("integer", "12.5");
  assert_refused ("integer", "1,23");
  assert_refused ("integer", "1,234.567");
  assert_refused ("integer", "1234,567");
  assert_refused ("integer", ",123");
  assert_refused ("integer", "about 12");
  assert_refused ("integer", "-");
  assert_refused ("integer", "--5");
}

static void
test_decimal_mark_decides (void)
{
  AccordFieldReading point = { .decimal_mark = '.' };
  AccordFieldReading comma = { .decimal_mark = ',' };

  assert_number_read_as ("integer", "5.000", &point, 5);
  assert_number_read_as ("integer", "5.000", &comma, 5000);
  assert_number_read_as ("integer", "5,000", &point, 5000);
  assert_refused_read_as ("integer", "1.234", &point);
}

/* 12.5 is 12,500,000 millionths; what is written for programs and for people is read again. */
static void
test_decimals_are_exact (void)
{
  static const AccordField weight = { "weight", ACCORD_FIELD_DECIMAL, "Weight" };
  static const struct {
    const char *typed;
    gint64 millionths;
    const char *text;
    const char *shown;
  } cases[] = {
    { "12.5", 12500000, "12.5", "12.5" },
    { "12,5", 12500000, "12.5", "12.5" },
    { "1,234", 1234000000, "1234", "1,234" },
    { "1,234.000001", 1234000001, "1234.000001", "1,234.000001" },
    { "-0.25", -250000, "-0.25", "−0.25" },
    { "0", 0, "0", "0" },
  };
  g_autoptr (GError) error = NULL;
  g_auto (AccordValue) kept = ACCORD_VALUE_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;
      g_autofree char *text = NULL, *shown = NULL;

      g_test_message ("“%s”", cases[i].typed);
      g_assert_true (accord_field_parse (&weight, cases[i].typed, NULL, &value, NULL));
      g_assert_cmpint (value.number, ==, cases[i].millionths);
      text = accord_field_to_text (&weight, &value, NULL);
      shown = accord_field_format (&weight, &value, NULL);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
  g_assert_false (accord_field_parse (&weight, "1.0000001", NULL, &kept, &error)); /* seven decimals */
  g_assert_nonnull (strstr (error->message, "1.0000001"));
  g_clear_error (&error);
  g_assert_false (accord_field_parse (&weight, "heavy", NULL, &kept, &error));
  g_assert_nonnull (strstr (error->message, "heavy"));
}

static void
test_percent_is_whole (void)
{
  assert_number ("percent", "40%", 40);
  assert_number ("percent", "40 %", 40);
  assert_number ("percent", "40", 40);
  assert_number ("percent", "40.0", 40);
  assert_number ("percent", "0", 0);
  assert_number ("percent", "100%", 100);
  assert_refused ("percent", "0.4");
  assert_refused ("percent", "101");
  assert_refused ("percent", "-1");
  assert_refused ("percent", "%");
}

static void
test_yes_and_no (void)
{
  const char *yes[] = { "true", "TRUE", "Yes", "1", "是" };
  const char *no[] = { "false", "False", "no", "0", "否" };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      assert_number ("boolean", yes[i], 1);
      assert_number ("boolean", no[i], 0);
    }
  assert_refused ("boolean", "perhaps");
  assert_refused ("boolean", "2");
}

static void
test_choice_by_value_or_label (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  assert_text ("choice", "red", "red");
  assert_text ("choice", "RED", "red");
  assert_text ("choice", " deep red ", "red");
  assert_text ("choice", "Bottle Green", "green");
  assert_refused ("choice", "blue");

  accord_field_parse (accord_trial_field ("choice"), "blue", NULL, &value, &error);
  g_assert_cmpstr (error->message, ==,
                   "Colour cannot be “blue”. Choose one of: Deep red, Bottle green.");
}

static void
test_date_needs_one_meaning (void)
{
  AccordFieldReading dmy = { .date_order = ACCORD_DATE_ORDER_DMY };
  AccordFieldReading mdy = { .date_order = ACCORD_DATE_ORDER_MDY };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  /* 2017-01-01 is day 17167; 2017-03-04 is 62 days later, 2017-04-03 is 92. */
  assert_number ("date", "2017-03-04", 17167 + 62);
  assert_number_read_as ("date", "03/04/2017", &dmy, 17167 + 92);
  assert_number_read_as ("date", "03/04/2017", &mdy, 17167 + 62);
  assert_number ("date", "04/04/2017", 17167 + 93);
  assert_number ("date", "31/01/2017", 17167 + 30);
  assert_refused_read_as ("date", "31/01/2017", &mdy);
  assert_refused ("date", "2017-02-30");
  assert_refused ("date", "soon");

  g_assert_false (accord_field_parse (accord_trial_field ("date"), "03/04/2017", NULL, &value,
                                      &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS);
  g_assert_cmpstr (error->message, ==,
                   "Day: “03/04/2017” could be 3 Apr 2017 or 4 Mar 2017. "
                   "Say which with the date order.");
  g_assert_true (accord_value_is_empty (&value));
}

static void
test_time_needs_one_meaning (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  assert_number ("time", "2017-01-01T00:00:00Z", G_GINT64_CONSTANT (1483228800000));
  /* Shanghai is eight hours ahead */
  assert_number ("time", "2017-01-01 08:00", G_GINT64_CONSTANT (1483228800000));
  assert_refused ("time", "2017-01-01 25:00");
  g_assert_false (accord_field_parse (accord_trial_field ("time"), "03/04/2017 10:00", NULL, &value,
                                      &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS);
}

static void
assert_money (const char               *text,
              const AccordFieldReading *reading,
              gint64                    minor,
              const char               *currency)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_test_message ("“%s”", text);
  accord_field_parse (accord_trial_field ("money"), text, reading, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value.number, ==, minor);
  g_assert_cmpstr (value.text, ==, currency);
}

static void
test_money_has_a_currency (void)
{
  AccordFieldReading comma = { .currency = "EUR", .decimal_mark = ',' };

  assert_money ("1054", &euro, 105400, "EUR");
  assert_money ("1,054.50", &euro, 105450, "EUR");
  assert_money ("USD 5", &euro, 500, "USD");
  assert_money ("1.054", &comma, 105400, "EUR");
  assert_money ("1.054,50 €", &comma, 105450, "EUR");
  assert_money ("USD 5", NULL, 500, "USD");
  assert_refused ("money", "1054");
  assert_refused_read_as ("money", "much", &euro);
}

static void
test_money_is_read_under_the_mark_of_its_column (void)
{
  AccordFieldReading comma = { .currency = "EUR", .decimal_mark = ',' };
  AccordFieldReading dot = { .currency = "EUR", .decimal_mark = '.' };
  AccordFieldReading bare = { .decimal_mark = ',' };
  AccordFieldReading yen = { .currency = "JPY", .decimal_mark = ',' };

  assert_money ("€ 12.500", &comma, 1250000, "EUR");
  assert_money ("12.500 €", &comma, 1250000, "EUR");
  assert_money ("EUR 12.500", &comma, 1250000, "EUR");
  assert_money ("€ 1.234,56", &comma, 123456, "EUR");
  assert_money ("-€ 1.234", &comma, -123400, "EUR");
  assert_money ("(1.234)", &comma, -123400, "EUR");
  assert_money ("(€ 1.234,5)", &comma, -123450, "EUR");
  assert_money ("￥12.500", &comma, 1250000, "CNY");
  assert_money ("1.234万", &comma, 1234000000, "EUR");
  assert_money ("1,5万", &comma, 1500000, "EUR");
  assert_money ("€ 1,234", &comma, 123, "EUR");
  assert_money ("12.50 €", &comma, 1250, "EUR");
  assert_money ("€ 12.500", &bare, 1250000, "EUR");
  assert_money ("1,000", &yen, 1000, "JPY");
  assert_money ("1,234", &yen, 1234, "JPY");
  assert_money ("12.500", &yen, 12500, "JPY");
  assert_money ("€ 12,500", &dot, 1250000, "EUR");
  assert_money ("($1,234)", &dot, -123400, "USD");
}

static void
test_addresses_look_like_addresses (void)
{
  assert_text ("email", " ann@example.org ", "ann@example.org");
  assert_text ("email", "root@localhost", "root@localhost");
  assert_refused ("email", "ann");
  assert_refused ("email", "@example.org");
  assert_refused ("email", "ann@");
  assert_refused ("email", "a@b@c");
  assert_refused ("email", "ann lee@example.org");
  assert_refused ("email", "ann>,<bob@example.org");
  assert_refused ("email", "ann@example.org;");
  assert_text ("phone", " +49 (30) 123-45 ", "+49 (30) 123-45");
  assert_text ("phone", "110", "110");
  assert_refused ("phone", "12");
  assert_refused ("phone", "none");
  assert_text ("url", "example.org/a?b=c", "example.org/a?b=c");
  assert_refused ("url", "example org");
}

static void
test_lines_stay_where_allowed (void)
{
  assert_text ("long_text", "one\ntwo", "one\ntwo");
  assert_text ("text", "  王伟  ", "王伟");
}

static void
test_links_are_looked_up_elsewhere (void)
{
  assert_refused ("link", "ACME");
  assert_refused ("place", "Proposal");
}

static void
test_messages_stay_short (void)
{
  g_autofree char *page = g_strnfill (5000, 'x');
  g_autofree char *shown = g_strnfill (59, 'x');
  g_autofree char *expected = g_strdup_printf ("Count needs a whole number, but “%s…” is not one.",
                                               shown);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_field_parse (accord_trial_field ("integer"), page, NULL, &value, &error));
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_quantities_and_rates (void)
{
  const AccordField *quantity = &accord_deal_line_kind.fields[accord_kind_find (&accord_deal_line_kind, "quantity")];
  const AccordField *discount = &accord_deal_line_kind.fields[accord_kind_find (&accord_deal_line_kind, "discount")];
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autofree char *text = NULL, *shown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_field_parse (quantity, "1,5", NULL, &value, NULL));
  g_assert_cmpint (value.number, ==, 1500);
  text = accord_field_to_text (quantity, &value, NULL);
  g_assert_cmpstr (text, ==, "1.5");
  g_assert_true (accord_field_parse (discount, "12.5 %", NULL, &value, NULL));
  g_assert_cmpint (value.number, ==, 1250);
  shown = accord_field_format (discount, &value, NULL);
  g_assert_cmpstr (shown, ==, "12.5%");
  g_assert_false (accord_field_parse (discount, "100.01", NULL, &value, &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_false (accord_field_parse (quantity, "1.2345", NULL, &value, &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_cmpint (value.number, ==, 1250);
  accord_value_set_number (&value, 10001);
  g_clear_error (&error);
  g_assert_false (accord_field_check (discount, &value, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_kind_register (&accord_trial_kind);

  g_test_add_func ("/model/field/parse/blank-is-empty", test_blank_is_empty);
  g_test_add_func ("/model/field/parse/whole-numbers", test_whole_numbers);
  g_test_add_func ("/model/field/parse/decimal-mark-decides", test_decimal_mark_decides);
  g_test_add_func ("/model/field/parse/decimals-are-exact", test_decimals_are_exact);
  g_test_add_func ("/model/field/parse/percent-is-whole", test_percent_is_whole);
  g_test_add_func ("/model/field/parse/yes-and-no", test_yes_and_no);
  g_test_add_func ("/model/field/parse/choice-by-value-or-label", test_choice_by_value_or_label);
  g_test_add_func ("/model/field/parse/date-needs-one-meaning", test_date_needs_one_meaning);
  g_test_add_func ("/model/field/parse/time-needs-one-meaning", test_time_needs_one_meaning);
  g_test_add_func ("/model/field/parse/money-has-a-currency", test_money_has_a_currency);
  g_test_add_func ("/model/field/parse/money-is-read-under-the-mark-of-its-column", test_money_is_read_under_the_mark_of_its_column);
  g_test_add_func ("/model/field/parse/addresses", test_addresses_look_like_addresses);
  g_test_add_func ("/model/field/parse/lines-stay-where-allowed", test_lines_stay_where_allowed);
  g_test_add_func ("/model/field/parse/links-need-a-lookup", test_links_are_looked_up_elsewhere);
  g_test_add_func ("/model/field/parse/messages-stay-short", test_messages_stay_short);

  g_test_add_func ("/model/field/parse/quantities-and-rates-are-exact", test_quantities_and_rates);
  return g_test_run ();
}
