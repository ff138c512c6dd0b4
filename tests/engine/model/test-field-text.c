/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-trial-kind.h"

static int
find (const char *name)
{
  return accord_kind_find (&accord_trial_kind, name);
}

static void
assert_written (const char *name,
                const char *for_machines,
                const char *for_people)
{
  g_autoptr (AccordRecord) record = accord_trial_record (1);
  const AccordValue *value = accord_record_value (record, find (name));
  const char *title = accord_record_link_title (record, find (name));
  g_autofree char *machine = accord_field_to_text (accord_trial_field (name), value, title);
  g_autofree char *human = accord_record_format (record, name);

  g_test_message ("%s", name);
  g_assert_cmpstr (machine, ==, for_machines);
  g_assert_cmpstr (human, ==, for_people);
}

static void
test_every_type_is_written (void)
{
  assert_written ("text", "王伟", "王伟");
  assert_written ("long_text", "one\ntwo", "one\ntwo");
  assert_written ("phone", "+49 30 123", "+49 30 123");
  assert_written ("email", "a@b", "a@b");
  assert_written ("url", "https://example.org", "https://example.org");
  assert_written ("choice", "green", "Bottle green");
  assert_written ("rank", "a0V", "a0V");
  assert_written ("integer", "-7", "−7");
  assert_written ("percent", "40", "40%");
  assert_written ("boolean", "false", "No");
  assert_written ("date", "2017-01-01", "1 Jan 2017");
  assert_written ("time", "2017-01-01T00:00:00Z", "1 Jan 2017, 08:00");
  assert_written ("link", "ACME", "ACME");
  assert_written ("money", "1054.50", "€1,054.50");
  assert_written ("place", "Proposal", "Proposal");
}

static void
test_every_type_round_trips (void)
{
  AccordFieldReading euro = { .currency = "EUR" };
  g_autoptr (AccordRecord) record = accord_trial_record (1);
  int n = 0;

  for (int i = 0; i < accord_trial_kind.n_fields; i++)
    {
      const AccordField *field = &accord_trial_kind.fields[i];
      g_auto (AccordValue) back = ACCORD_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      if (accord_field_is_link (field))
        continue;
      g_test_message ("%s", field->name);
      text = accord_field_to_text (field, accord_record_value (record, i), NULL);
      accord_field_parse (field, text, &euro, &back, &error);
      g_assert_no_error (error);
      g_assert_true (accord_value_equal (&back, accord_record_value (record, i)));
      n++;
    }
  g_assert_cmpint (n, ==, accord_trial_kind.n_fields - 2);
}

static void
test_nothing_is_written_as_nothing (void)
{
  AccordValue nothing = ACCORD_VALUE_INIT;

  for (int i = 0; i < accord_trial_kind.n_fields; i++)
    {
      const AccordField *field = &accord_trial_kind.fields[i];
      g_autofree char *machine = accord_field_to_text (field, &nothing, NULL);
      g_autofree char *human = accord_field_format (field, &nothing, NULL);

      g_assert_cmpstr (machine, ==, "");
      g_assert_cmpstr (human, ==, "");
    }
}

static void
test_a_year_has_no_group_mark (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autofree char *year = NULL;
  g_autofree char *count = NULL;

  accord_value_set_number (&value, 1998);
  year = accord_field_format (accord_trial_field ("integer"), &value, NULL);
  g_assert_cmpstr (year, ==, "1998");
  accord_value_set_number (&value, 12345);
  count = accord_field_format (accord_trial_field ("integer"), &value, NULL);
  g_assert_cmpstr (count, ==, "12,345");
}

/* A newer program may write choices, and a broken one days, that do not exist here. */
static void
test_foreign_values_are_shown (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autofree char *choice = NULL;
  g_autofree char *day = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *dawn = NULL;

  accord_value_set_text (&value, "violet");
  choice = accord_field_format (accord_trial_field ("choice"), &value, NULL);
  g_assert_cmpstr (choice, ==, "violet");

  accord_value_set_number (&value, G_MAXINT64);
  day = accord_field_format (accord_trial_field ("date"), &value, NULL);
  g_assert_cmpstr (day, ==, "9223372036854775807");
  moment = accord_field_to_text (accord_trial_field ("time"), &value, NULL);
  g_assert_cmpstr (moment, ==, "9223372036854775807");

  accord_value_set_number (&value, ACCORD_DATE_MIN * G_GINT64_CONSTANT (86400000));
  dawn = accord_field_to_text (accord_trial_field ("time"), &value, NULL);
  g_assert_cmpstr (dawn, ==, "0001-01-01T00:00:00Z");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_kind_register (&accord_trial_kind);

  g_test_add_func ("/model/field/text/every-type-is-written", test_every_type_is_written);
  g_test_add_func ("/model/field/text/every-type-round-trips", test_every_type_round_trips);
  g_test_add_func ("/model/field/text/nothing-stays-nothing", test_nothing_is_written_as_nothing);
  g_test_add_func ("/model/field/text/year-has-no-group-mark", test_a_year_has_no_group_mark);
  g_test_add_func ("/model/field/text/foreign-values-are-shown", test_foreign_values_are_shown);

  return g_test_run ();
}
