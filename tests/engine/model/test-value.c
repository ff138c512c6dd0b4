/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-value.h"

static void
test_nothing_is_not_zero (void)
{
  g_auto (AccordValue) nothing = ACCORD_VALUE_INIT;
  g_auto (AccordValue) zero = ACCORD_VALUE_INIT;

  accord_value_set_number (&zero, 0);
  g_assert_true (accord_value_is_empty (&nothing));
  g_assert_false (accord_value_is_empty (&zero));
  g_assert_false (accord_value_equal (&nothing, &zero));

  accord_value_clear (&zero);
  g_assert_true (accord_value_equal (&nothing, &zero));
}

static void
test_empty_text_is_nothing (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_text (&value, "x");
  g_assert_false (accord_value_is_empty (&value));
  accord_value_set_text (&value, "");
  g_assert_true (accord_value_is_empty (&value));
  g_assert_null (value.text);
}

static void
test_setting_replaces_everything (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_both (&value, 100, "EUR");
  accord_value_set_number (&value, 5);
  g_assert_null (value.text);
  g_assert_cmpint (value.number, ==, 5);

  accord_value_set_text (&value, "x");
  g_assert_false (value.has_number);
  g_assert_cmpint (value.number, ==, 0);
}

static void
test_text_may_come_from_itself (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_both (&value, 100, "EUR");
  accord_value_set_both (&value, 200, value.text);
  g_assert_cmpstr (value.text, ==, "EUR");
  accord_value_copy (&value, &value);
  g_assert_cmpstr (value.text, ==, "EUR");
  g_assert_cmpint (value.number, ==, 200);
}

static void
test_copies_are_equal_and_independent (void)
{
  g_auto (AccordValue) from = ACCORD_VALUE_INIT;
  g_auto (AccordValue) to = ACCORD_VALUE_INIT;

  accord_value_set_text (&to, "old");
  accord_value_set_both (&from, 100, "EUR");
  accord_value_copy (&to, &from);
  g_assert_true (accord_value_equal (&to, &from));

  accord_value_set_both (&from, 100, "USD");
  g_assert_cmpstr (to.text, ==, "EUR");
  g_assert_false (accord_value_equal (&to, &from));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/value/nothing-is-not-zero", test_nothing_is_not_zero);
  g_test_add_func ("/model/value/empty-text-is-nothing", test_empty_text_is_nothing);
  g_test_add_func ("/model/value/setting-replaces-everything", test_setting_replaces_everything);
  g_test_add_func ("/model/value/text-may-come-from-itself", test_text_may_come_from_itself);
  g_test_add_func ("/model/value/copies-are-independent", test_copies_are_equal_and_independent);

  return g_test_run ();
}
