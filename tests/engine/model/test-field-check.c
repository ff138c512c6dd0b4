/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-error.h"
#include "accord-trial-kind.h"

static void
assert_check (const char        *name,
              const AccordValue *value,
              const char        *message)
{
  g_autoptr (GError) error = NULL;
  gboolean fits = accord_field_check (accord_trial_field (name), value, &error);

  g_test_message ("%s", name);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, message);
  g_assert_true (fits == (message == NULL));
  if (message != NULL)
    g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
}

static void
assert_number (const char *name,
               gint64      number,
               const char *message)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, number);
  assert_check (name, &value, message);
}

static void
assert_text (const char *name,
             const char *text,
             const char *message)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_text (&value, text);
  assert_check (name, &value, message);
}

static void
assert_both (const char *name,
             gint64      number,
             const char *text,
             const char *message)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_both (&value, number, text);
  assert_check (name, &value, message);
}

static void
test_required_must_be_there (void)
{
  AccordValue nothing = ACCORD_VALUE_INIT;

  assert_check ("text", &nothing, "Text must not be empty.");
  assert_check ("email", &nothing, NULL);
  assert_check ("money", &nothing, NULL);
}

static void
test_numbers_stay_in_range (void)
{
  const char *percent = "Share must be from 0 to 100 per cent.";
  const char *date = "Day must be a date between the years 1 and 9999.";
  const char *time = "Moment must be a time between the years 1 and 9999.";
  const char *link = "Customer points to nothing. Choose a record or leave it empty.";

  assert_number ("percent", 0, NULL);
  assert_number ("percent", 100, NULL);
  assert_number ("percent", -1, percent);
  assert_number ("percent", 101, percent);
  assert_number ("boolean", 1, NULL);
  assert_number ("boolean", 2, "Flag must be yes or no.");
  assert_number ("date", ACCORD_DATE_MIN, NULL);
  assert_number ("date", ACCORD_DATE_MAX, NULL);
  assert_number ("date", ACCORD_DATE_MIN - 1, date);
  assert_number ("date", ACCORD_DATE_MAX + 1, date);
  assert_number ("time", G_GINT64_CONSTANT (253402300799999), NULL);
  assert_number ("time", G_GINT64_CONSTANT (253402300800000), time);
  assert_number ("link", 1, NULL);
  assert_number ("link", 0, link);
  assert_number ("integer", G_MININT64, NULL);
}

static void
test_lines_have_a_limit (void)
{
  g_autofree char *fits = g_strnfill (1000, 'x');
  g_autofree char *long_line = g_strnfill (1001, 'x');
  g_autofree char *page = g_strnfill (256 * 1024, 'x');
  g_autofree char *book = g_strnfill (256 * 1024 + 1, 'x');
  g_autoptr (GString) han = g_string_new (NULL);

  for (int i = 0; i < 1000; i++)
    g_string_append (han, "王");

  assert_text ("text", fits, NULL);
  assert_text ("text", han->str, NULL);
  assert_text ("text", long_line, "Text is longer than 1000 characters. Shorten it.");
  assert_text ("text", "a\nb", "Text must be a single line. Remove the line breaks.");
  assert_text ("long_text", "a\nb", NULL);
  assert_text ("long_text", page, NULL);
  assert_text ("long_text", book,
               "Long text is longer than 256 KiB. Shorten it, or keep it as a file.");
  assert_text ("text", "\xff\xfe", "Text holds bytes that are not text. Type it again.");
}

static void
test_choices_are_known (void)
{
  assert_text ("choice", "red", NULL);
  assert_text ("choice", "Deep red", "Colour is none of the choices. Choose one of them.");
}

static void
test_money_names_its_currency (void)
{
  const char *message = "Amount needs a currency code such as EUR or CNY.";

  assert_both ("money", 0, "EUR", NULL);
  assert_both ("money", -5, "CNY", NULL);
  assert_both ("money", 5, "euros", message);
  assert_number ("money", 5, message);
}

static void
test_values_have_the_shape_of_the_type (void)
{
  assert_text ("integer", "5", "Count holds the wrong sort of value. Enter it again.");
  assert_number ("text", 5, "Text holds the wrong sort of value. Enter it again.");
  assert_both ("date", 5, "x", "Day holds the wrong sort of value. Enter it again.");
  assert_text ("money", "EUR", "Amount holds the wrong sort of value. Enter it again.");
}

static void
test_ranks_can_be_sorted (void)
{
  assert_both ("place", 3, "a0V", NULL);
  assert_number ("place", 3, NULL);
  assert_both ("place", 3, "?",
               "Stage has an order key that cannot be sorted. Move the record again.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_kind_register (&accord_trial_kind);

  g_test_add_func ("/model/field/check/required-must-be-there", test_required_must_be_there);
  g_test_add_func ("/model/field/check/numbers-stay-in-range", test_numbers_stay_in_range);
  g_test_add_func ("/model/field/check/lines-have-a-limit", test_lines_have_a_limit);
  g_test_add_func ("/model/field/check/choices-are-known", test_choices_are_known);
  g_test_add_func ("/model/field/check/money-names-its-currency", test_money_names_its_currency);
  g_test_add_func ("/model/field/check/shape-of-the-type", test_values_have_the_shape_of_the_type);
  g_test_add_func ("/model/field/check/ranks-can-be-sorted", test_ranks_can_be_sorted);

  return g_test_run ();
}
