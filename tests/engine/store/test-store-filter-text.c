/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters as text that may come from anywhere, and the periods that they name. */
#include "accord-config.h"

#include "accord-error.h"
#include "accord-filter.h"

#define CUSTOMER (&accord_customer_kind)

static void
test_periods_are_those_of_the_calendar (void)
{
  /* 14 August 2024 was a Wednesday. */
  gint64 day = accord_date_from_ymd (2024, 8, 14), first, last;
  static const struct { const char *name; int from[3], to[3]; } cases[] = {
    { "yesterday", { 2024, 8, 13 }, { 2024, 8, 13 } }, { "this-week", { 2024, 8, 12 }, { 2024, 8, 18 } },
    { "next-week", { 2024, 8, 19 }, { 2024, 8, 25 } }, { "last-month", { 2024, 7, 1 }, { 2024, 7, 31 } },
    { "this-month", { 2024, 8, 1 }, { 2024, 8, 31 } }, { "this-quarter", { 2024, 7, 1 }, { 2024, 9, 30 } },
    { "last-quarter", { 2024, 4, 1 }, { 2024, 6, 30 } }, { "next-year", { 2025, 1, 1 }, { 2025, 12, 31 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_true (accord_filter_period_days (cases[i].name, day, &first, &last));
      g_assert_cmpint (first, ==, accord_date_from_ymd (cases[i].from[0], cases[i].from[1], cases[i].from[2]));
      g_assert_cmpint (last, ==, accord_date_from_ymd (cases[i].to[0], cases[i].to[1], cases[i].to[2]));
    }
  g_assert_false (accord_filter_period_days ("someday", day, &first, &last));
}

static void
test_what_is_not_understood_is_refused (void)
{
  static const char *const texts[] = {
    "", "[]", "{}", "null", "{\"filter\":1,\"kind\":\"customer\"}", "{\"filter\":2,\"kind\":\"customer\",\"all\":[]}",
    "{\"filter\":1,\"kind\":\"deal\",\"all\":[]}", "{\"filter\":1,\"kind\":\"customer\",\"all\":[],\"any\":[]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[],\"sort\":1}", "{\"filter\":1,\"kind\":\"customer\",\"all\":[1]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":{}}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"colour\",\"op\":\"empty\"}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"city\",\"op\":\"sounds-like\",\"values\":[\"x\"]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"city\",\"op\":\"is\",\"values\":[]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"city\",\"op\":\"is\",\"values\":[5]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"city\",\"op\":\"is\",\"values\":\"x\"}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"city\",\"op\":\"is\",\"values\":[null]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"city\",\"op\":\"empty\",\"loud\":true}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"city\",\"op\":\"period\",\"values\":[\"today\"]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"since\",\"op\":\"period\",\"values\":[\"someday\"]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"since\",\"op\":\"older\",\"values\":[-1]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"owner\",\"op\":\"is\",\"values\":[7]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"owner\",\"op\":\"is\",\"values\":[{\"uid\":\"x\"}]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"field\":\"owner\",\"op\":\"is\",\"values\":[{}]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"all\":[]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"any\":[{\"all\":[]}]}]}",
    "{\"filter\":1,\"kind\":\"customer\",\"all\":[{\"any\":[],\"field\":\"city\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFilter) filter = accord_filter_from_json (CUSTOMER, texts[i], &error);

      g_test_message ("%s: %s", texts[i], error ? error->message : "taken");
      g_assert_null (filter);
      g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/periods-are-those-of-the-calendar", test_periods_are_those_of_the_calendar);
  g_test_add_func ("/filter/what-is-not-understood-is-refused", test_what_is_not_understood_is_refused);
  return g_test_run ();
}
