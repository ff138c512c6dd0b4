/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold between the fields of a record, whichever way it is written. */
#include "accord-config.h"

#include <string.h>
#include "journal-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define HANDLE (&accord_handle_kind)

static AccordWorkspace *workspace;

/* Refused with these words, or accepted where they are NULL. */
static void
commit (AccordEdit *edit, const char *words)
{
  DexFuture *future = accord_journal_commit (fixture_journal (workspace), edit);
  g_autoptr (GError) error = NULL;

  accord_edit_unref (edit);
  if (words == NULL)
    {
      accord_test_done (future);
      return;
    }
  error = accord_test_error (future);
  g_test_message ("%s", error->message);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static AccordEdit *
handle (const char *type, const char *value, gint64 customer, gint64 contact)
{
  AccordEdit *edit = accord_edit_new ("Added a handle");
  gint64 id = accord_edit_create (edit, HANDLE);

  accord_edit_set_text (edit, HANDLE, id, "type", type);
  accord_edit_set_text (edit, HANDLE, id, "value", value);
  if (customer != 0)
    accord_edit_set_number (edit, HANDLE, id, "customer", customer);
  if (contact != 0)
    accord_edit_set_number (edit, HANDLE, id, "contact", contact);
  return edit;
}

static AccordEdit *
number (const AccordKind *kind, gint64 id, const char *field, gint64 value)
{
  AccordEdit *edit = accord_edit_new ("Changed a field");

  accord_edit_set_number (edit, kind, id, field, value);
  return edit;
}

static AccordEdit *
text (const AccordKind *kind, gint64 id, const char *field, const char *value)
{
  AccordEdit *edit = accord_edit_new ("Changed a field");

  accord_edit_set_text (edit, kind, id, field, value);
  return edit;
}

static void
setup (void)
{
  workspace = accord_test_workspace ();
  accord_test_create (workspace, CUSTOMER, "name", "Alpha", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Beta", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Gamma", NULL);
  accord_test_create (workspace, &accord_contact_kind, "name", "Ann", "customer", "1", NULL);
}

static void
test_handle_has_one_owner (void)
{
  setup ();
  commit (handle ("phone", "030 123", 1, 0), NULL);
  commit (handle ("phone", "030 123", 0, 1), NULL);
  commit (handle ("phone", "030 123", 1, 1), "not both");
  commit (handle ("phone", "030 123", 0, 0), "not both");
  commit (number (HANDLE, 1, "contact", 1), "not both");
  accord_test_drop (workspace);
}

static void
test_handle_is_what_its_type_says (void)
{
  setup ();
  commit (handle ("email", "a@example.org", 1, 0), NULL);
  commit (handle ("email", "example.org", 1, 0), "E-mail needs an address");
  commit (handle ("phone", "a@example.org", 1, 0), "digits");
  commit (handle ("website", "two words", 1, 0), "blanks");
  commit (handle ("messenger", "two\nlines", 1, 0), "single line");
  commit (handle ("address", "Street 1\n10115 Berlin", 1, 0), NULL);
  commit (handle ("pigeon", "Otto", 1, 0), "choices");
  commit (text (HANDLE, 1, "type", "phone"), "digits"); /* the value alone was right */
  commit (text (HANDLE, 1, "value", "b@example.org"), NULL);
  accord_test_drop (workspace);
}

/* As it is typed: the day is kept as a solar one, and beside it by which calendar it is counted. */
static void
test_lunar_birthday_with_its_year (void)
{
  const AccordField *field = &CUSTOMER->fields[accord_kind_find (CUSTOMER, "birthday")];
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  AccordEdit *edit = accord_edit_new ("Changed a birthday");
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  setup ();
  accord_field_parse (field, "1985年农历八月十五", NULL, &value, &error);
  g_assert_no_error (error);
  accord_edit_set (edit, CUSTOMER, 1, "birthday", &value);
  commit (edit, NULL);
  record = accord_test_load (workspace, CUSTOMER, 1);
  g_assert_cmpint (accord_record_number (record, "birthday"), ==, accord_date_from_ymd (1985, 9, 29));
  g_assert_cmpstr (accord_record_text (record, "birthday_calendar"), ==, "lunar");
  accord_test_drop (workspace);
}

static void
test_birthday_has_been (void)
{
  setup ();
  commit (number (CUSTOMER, 1, "birthday", accord_date_today ()), NULL);
  commit (number (CUSTOMER, 1, "birthday", accord_date_today () + 1), "future");
  commit (number (&accord_contact_kind, 1, "birthday", accord_date_today () + 1), "future");
  commit (text (CUSTOMER, 1, "birthday_calendar", "lunar"), NULL);
  commit (text (CUSTOMER, 1, "birthday_calendar", "julian"), "choices");
  accord_test_drop (workspace);
}

static void
test_verification_days (void)
{
  setup ();
  commit (number (CUSTOMER, 1, "verify_days", 1), NULL);
  commit (number (CUSTOMER, 1, "verify_days", 3650), NULL);
  commit (number (CUSTOMER, 1, "verify_days", 0), "1 to 3650");
  commit (number (CUSTOMER, 1, "verify_days", 3651), "1 to 3650");
  accord_test_drop (workspace);
}

static void
test_nobody_is_their_own_ancestor (void)
{
  static const char *const links[] = { "parent", "referrer" };

  setup ();
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      commit (number (CUSTOMER, 1, links[i], 1), "Choose another");
      commit (number (CUSTOMER, 1, links[i], 2), NULL);
      commit (number (CUSTOMER, 2, links[i], 3), NULL);
      commit (number (CUSTOMER, 3, links[i], 1), "Choose another");
    }
  accord_test_drop (workspace);
}

static AccordEdit *
pair (const AccordKind *kind, const char *a, gint64 x, const char *b, gint64 y)
{
  AccordEdit *edit = accord_edit_new ("Added a pair");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_number (edit, kind, id, a, x);
  accord_edit_set_number (edit, kind, id, b, y);
  return edit;
}

static void
test_pairs_are_of_two (void)
{
  AccordEdit *edit;

  setup ();
  commit (pair (&accord_distinct_kind, "customer", 1, "other", 2), NULL);
  commit (pair (&accord_distinct_kind, "customer", 1, "other", 1), "itself");
  commit (pair (&accord_distinct_kind, "contact", 1, "other_contact", 1), "itself");
  commit (pair (&accord_distinct_kind, "customer", 1, "other_contact", 1), "two customers, or two contacts");
  commit (pair (&accord_affiliation_kind, "contact", 1, "customer", 2), NULL);
  edit = number (&accord_affiliation_kind, 1, "since", 100);
  accord_edit_set_number (edit, &accord_affiliation_kind, 1, "until", 99);
  commit (edit, "before it began");
  accord_test_drop (workspace);
}

static void
test_views_are_of_a_kind (void)
{
  AccordEdit *edit = accord_edit_new ("Saved a view");
  gint64 id = accord_edit_create (edit, &accord_view_kind);

  setup ();
  accord_edit_set_text (edit, &accord_view_kind, id, "name", "Mine");
  accord_edit_set_text (edit, &accord_view_kind, id, "mode", "live");
  accord_edit_set_text (edit, &accord_view_kind, id, "target", "fridge");
  commit (edit, "fridge");
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/journal/record-rules/a-handle-belongs-to-one", test_handle_has_one_owner);
  g_test_add_func ("/journal/record-rules/a-handle-is-what-its-type-says", test_handle_is_what_its_type_says);
  g_test_add_func ("/journal/record-rules/a-lunar-birthday-may-have-its-year", test_lunar_birthday_with_its_year);
  g_test_add_func ("/journal/record-rules/a-birthday-has-been", test_birthday_has_been);
  g_test_add_func ("/journal/record-rules/verification-is-within-ten-years", test_verification_days);
  g_test_add_func ("/journal/record-rules/nobody-is-their-own-ancestor", test_nobody_is_their_own_ancestor);
  g_test_add_func ("/journal/record-rules/pairs-are-of-two", test_pairs_are_of_two);
  g_test_add_func ("/journal/record-rules/views-are-of-a-kind", test_views_are_of_a_kind);
  return g_test_run ();
}
