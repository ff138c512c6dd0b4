/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How tickets go from state to state (domain.md §4.6), and what follows from it. */
#include "accord-config.h"

#include <string.h>
#include <time.h>
#include "accord-choices.h"
#include "accord-clock.h"
#include "accord-date.h"
#include "accord-ticket-states.h"
#include "journal-fixture.h"

#define TICKET (&accord_ticket_kind)
#define HOUR G_GINT64_CONSTANT (3600000)
#define DAY (24 * HOUR)

static AccordWorkspace *workspace;
static gint64 start;

static void
set_up (void)
{
  workspace = accord_test_workspace ();
  start = accord_date_to_time (accord_date_from_ymd (2026, 11, 2)) + 9 * HOUR;
  accord_now_set (start);
  accord_test_create (workspace, CUSTOMER, "name", "Alpha", NULL);
  accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", NULL);
}

static void
tear_down (void)
{
  fixture_assert_sound (workspace);
  accord_now_set (0);
  accord_test_drop (g_steal_pointer (&workspace));
}

static gint64
make (const char *subject)
{
  return accord_test_create (workspace, TICKET, "subject", subject, "customer", "1", "type", "fault", NULL);
}

static gint64
number_of (gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, TICKET, id);

  return accord_record_number (record, field);
}

static void
assert_state (gint64 id, const char *state)
{
  fixture_assert_text (workspace, TICKET, id, "state", state);
}

static AccordEdit *
to_state (gint64 id, const char *state, const char *reason)
{
  AccordEdit *edit = accord_edit_new ("State");

  accord_edit_set_text (edit, TICKET, id, "state", state);
  if (reason != NULL)
    accord_edit_set_text (edit, TICKET, id, "reason", reason);
  return edit;
}

static void
move (gint64 id, const char *state, const char *reason)
{
  g_autoptr (AccordChangeSet) set = accord_test_commit (workspace, to_state (id, state, reason));

  assert_state (id, state);
}

static void
assert_refused (gint64 id, const char *state, const char *words)
{
  g_autoptr (GError) error = fixture_refusal (workspace, to_state (id, state, NULL));

  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_a_new_one_is_numbered (void)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Two at once");
  gint64 first, third, fourth;

  set_up ();
  first = make ("Pump leaks");
  fixture_assert_text (workspace, TICKET, first, "number", "T-0001");
  assert_state (first, "new");
  g_assert_cmpint (number_of (first, "opened_at"), ==, start);
  third = accord_test_create (workspace, TICKET, "subject", "By hand", "customer", "1", "number", "T-0007", "owner", "1", NULL);
  assert_state (third, "assigned");
  for (int i = 0; i < 2; i++)
    {
      fourth = accord_edit_create (edit, TICKET);
      accord_edit_set_text (edit, TICKET, fourth, "subject", "More");
      accord_edit_set_number (edit, TICKET, fourth, "customer", 1);
    }
  {
    g_autoptr (AccordChangeSet) set = accord_test_commit (workspace, g_steal_pointer (&edit));
  }
  fixture_assert_text (workspace, TICKET, third + 1, "number", "T-0008");
  fixture_assert_text (workspace, TICKET, third + 2, "number", "T-0009");
  tear_down ();
}

/* As texts T-9999 comes behind T-10000, and T-00020000 before both. */
static void
test_a_number_follows_the_greatest_of_any_length (void)
{
  static const char *const given[] = { "T-9999", "T-10000", "T-00020000", "T-9", "T-90000x", "T-X-0001", "S-99999", "T-" };
  gint64 greatest;

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (AccordEdit) edit = accord_edit_new ("Given");
      gint64 id = accord_edit_create (edit, TICKET);

      accord_edit_set_text (edit, TICKET, id, "subject", "By hand");
      accord_edit_set_number (edit, TICKET, id, "customer", 1);
      accord_edit_set_text (edit, TICKET, id, "number", given[i]);
      accord_change_set_unref (accord_test_commit (workspace, g_steal_pointer (&edit)));
    }
  fixture_assert_text (workspace, TICKET, make ("Next"), "number", "T-20001");
  greatest = accord_test_create (workspace, TICKET, "subject", "By hand", "customer", "1", "number", "T-100000", NULL);
  {
    AccordEdit *edit = accord_edit_new ("Gone");

    accord_edit_delete (edit, TICKET, greatest);
    accord_change_set_unref (accord_test_commit (workspace, edit));
  }
  fixture_assert_text (workspace, TICKET, make ("Behind one in the Trash"), "number", "T-100001");
  tear_down ();
}

static void
throw_away (guint n)
{
  AccordEdit *edit = accord_edit_new ("Many"), *gone = accord_edit_new ("Gone");
  gint64 last = make ("Last");

  for (guint i = 0; i < n; i++)
    {
      gint64 id = accord_edit_create (edit, TICKET);

      accord_edit_set_text (edit, TICKET, id, "subject", "One of many");
      accord_edit_set_number (edit, TICKET, id, "customer", 1);
    }
  accord_change_set_unref (accord_test_commit (workspace, edit));
  for (guint i = 0; i < n; i++)
    accord_edit_delete (gone, TICKET, last + 1 + i);
  accord_change_set_unref (accord_test_commit (workspace, gone));
}

static double
time_of_ten (void)
{
  clock_t begun = clock ();

  for (int i = 0; i < 10; i++)
    make ("One more");
  return (double) (clock () - begun) / CLOCKS_PER_SEC;
}

/* Those that are there and those in the Trash are not gone through for each new one. */
static void
test_a_number_costs_the_same_however_many_there_are (void)
{
  double of_few, of_many;

  set_up ();
  make ("First");
  of_few = time_of_ten ();
  throw_away (4000);
  of_many = time_of_ten ();
  g_test_message ("ten new ones: %.4f s of few, %.4f s of many", of_few, of_many);
  g_assert_cmpfloat (of_many, <, 5 * of_few);
  tear_down ();
}

/* From new to closed, each with its hour. */
static void
test_the_usual_way (void)
{
  gint64 id;

  set_up ();
  id = make ("Pump leaks");
  accord_now_set (start + HOUR);
  accord_test_set (workspace, TICKET, id, "owner", "1");
  assert_state (id, "assigned");
  move (id, "working", NULL);
  g_assert_cmpint (number_of (id, "answered_at"), ==, 0);
  accord_now_set (start + 2 * HOUR);
  move (id, "waiting", NULL);
  g_assert_cmpint (number_of (id, "answered_at"), ==, start + 2 * HOUR);
  accord_now_set (start + 3 * HOUR);
  move (id, "held", "The part is ordered");
  move (id, "working", NULL);
  fixture_assert_text (workspace, TICKET, id, "reason", NULL);
  accord_now_set (start + 4 * HOUR);
  move (id, "resolved", NULL);
  g_assert_cmpint (number_of (id, "answered_at"), ==, start + 2 * HOUR);
  g_assert_cmpint (number_of (id, "resolved_at"), ==, start + 4 * HOUR);
  g_assert_cmpint (number_of (id, "closed_at"), ==, 0);
  accord_now_set (start + 5 * HOUR);
  move (id, "revisit", NULL);
  move (id, "closed", NULL);
  g_assert_cmpint (number_of (id, "resolved_at"), ==, start + 4 * HOUR);
  g_assert_cmpint (number_of (id, "closed_at"), ==, start + 5 * HOUR);
  tear_down ();
}

static void
test_what_is_not_allowed_is_refused (void)
{
  gint64 id;

  set_up ();
  id = make ("Pump leaks");
  assert_refused (id, "closed", "“New” to “Closed”");
  assert_refused (id, "assigned", "who takes");
  assert_refused (id, "held", "waits for");
  assert_refused (id, "rejected", "why");
  assert_refused (id, "duplicate", "which ticket");
  assert_refused (id, "elsewhere", "");
  assert_state (id, "new");
  move (id, "resolved", NULL);
  assert_refused (id, "waiting", "“Being revisited”, “Closed”, “In progress”");
  {
    AccordEdit *edit = accord_edit_new ("Nobody's");
    g_autoptr (GError) error = NULL;
    gint64 nobody = accord_edit_create (edit, TICKET);

    accord_edit_set_text (edit, TICKET, nobody, "subject", "Nobody's");
    error = fixture_refusal (workspace, edit);
    g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  }
  tear_down ();
}

static void
test_a_duplicate_names_another (void)
{
  gint64 first, second;

  set_up ();
  first = make ("Pump leaks");
  second = make ("Pump leaks again");
  for (int i = 0; i < 2; i++)
    {
      AccordEdit *edit = to_state (second, "duplicate", NULL);

      accord_edit_set_number (edit, TICKET, second, "duplicate_of", i == 0 ? second : first);
      if (i == 0)
        {
          g_autoptr (GError) error = fixture_refusal (workspace, edit);

          g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
        }
      else
        {
          g_autoptr (AccordChangeSet) set = accord_test_commit (workspace, edit);
        }
    }
  assert_state (second, "duplicate");
  g_assert_cmpint (number_of (second, "closed_at"), ==, start);
  g_assert_cmpint (number_of (second, "resolved_at"), ==, 0);
  move (second, "working", NULL);
  g_assert_cmpint (number_of (second, "duplicate_of"), ==, 0);
  tear_down ();
}

static void
test_reopened_within_two_weeks (void)
{
  gint64 id, late;

  set_up ();
  id = make ("Pump leaks");
  late = make ("Something else");
  move (id, "resolved", NULL);
  move (late, "resolved", NULL);
  accord_now_set (start + 14 * DAY);
  move (id, "working", NULL);
  g_assert_cmpint (number_of (id, "resolved_at"), ==, 0);
  accord_now_set (start + 14 * DAY + 1);
  assert_refused (late, "working", "within 14 days");
  move (late, "revisit", NULL);
  accord_now_set (start + 30 * DAY);
  move (late, "working", NULL); /* the revisit found that it was not solved */
  tear_down ();
}

static void
test_one_undo_takes_state_and_times_back (void)
{
  g_autoptr (AccordChangeSet) undone = NULL;
  gint64 id;

  set_up ();
  id = make ("Pump leaks");
  move (id, "resolved", NULL);
  undone = fixture_undo (workspace);
  assert_state (id, "new");
  g_assert_cmpint (number_of (id, "resolved_at"), ==, 0);
  g_assert_cmpint (number_of (id, "answered_at"), ==, 0);
  tear_down ();
}

static void
test_nobody_takes_it_any_more (void)
{
  AccordEdit *edit = accord_edit_new ("Given back");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id;

  set_up ();
  id = make ("Pump leaks");
  accord_test_set (workspace, TICKET, id, "owner", "1");
  assert_state (id, "assigned");
  accord_edit_clear (edit, TICKET, id, "owner");
  set = accord_test_commit (workspace, edit);
  assert_state (id, "new");
  tear_down ();
}

/* A colleague's older program may know other ways: what was done there is done. */
static void
test_others_are_believed (void)
{
  gint64 id;

  set_up ();
  id = make ("Pump leaks");
  fixture_colleague_sets (workspace, TICKET, id, "state", "closed");
  assert_state (id, "closed");
  g_assert_cmpint (number_of (id, "closed_at"), ==, 0);
  tear_down ();
}

static void
test_times_are_in_order (void)
{
  g_autoptr (GError) error = NULL;
  AccordEdit *edit = accord_edit_new ("Earlier");
  gint64 id;

  set_up ();
  id = make ("Pump leaks");
  accord_edit_set_number (edit, TICKET, id, "answered_at", start - 1);
  error = fixture_refusal (workspace, edit);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  tear_down ();
}

static void
test_goes_with_its_customer (void)
{
  g_autoptr (AccordChangeSet) deleted = NULL, back = NULL;
  gint64 id;

  set_up ();
  id = make ("Pump leaks");
  deleted = fixture_delete (workspace, CUSTOMER, 1);
  fixture_assert_deleted (workspace, TICKET, id, TRUE);
  back = fixture_undo (workspace);
  fixture_assert_deleted (workspace, TICKET, id, FALSE);
  tear_down ();
}

/* Every state is reached, every state but the last leads on, and menus name none that rules refuse. */
static void
test_the_table_hangs_together (void)
{
  for (const AccordChoice *from = accord_ticket_state_choices; from->value != NULL; from++)
    {
      const char *const *next = accord_ticket_state_next (from->value);
      gboolean reached = g_str_equal (from->value, "new");

      g_assert_nonnull (next[0]);
      for (; *next != NULL; next++)
        g_assert_true (accord_ticket_state_leads_to (from->value, *next));
      for (const AccordChoice *other = accord_ticket_state_choices; other->value != NULL; other++)
        reached |= other != from && accord_ticket_state_leads_to (other->value, from->value);
      g_assert_true (reached);
      g_assert_true (accord_ticket_state_leads_to (NULL, from->value));
      g_assert_false (accord_ticket_state_leads_to (from->value, "elsewhere"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/ticket/a-new-one-is-numbered-and-opened", test_a_new_one_is_numbered);
  g_test_add_func ("/ticket/a-number-follows-the-greatest-of-any-length", test_a_number_follows_the_greatest_of_any_length);
  g_test_add_func ("/ticket/a-number-costs-the-same-however-many-there-are", test_a_number_costs_the_same_however_many_there_are);
  g_test_add_func ("/ticket/the-usual-way-keeps-its-times", test_the_usual_way);
  g_test_add_func ("/ticket/what-is-not-allowed-is-refused-with-what-is", test_what_is_not_allowed_is_refused);
  g_test_add_func ("/ticket/a-duplicate-names-another", test_a_duplicate_names_another);
  g_test_add_func ("/ticket/opened-again-within-14-days-or-from-a-revisit", test_reopened_within_two_weeks);
  g_test_add_func ("/ticket/one-undo-takes-state-and-times-back", test_one_undo_takes_state_and_times_back);
  g_test_add_func ("/ticket/without-an-owner-it-is-new-again", test_nobody_takes_it_any_more);
  g_test_add_func ("/ticket/what-others-did-is-taken", test_others_are_believed);
  g_test_add_func ("/ticket/times-are-in-order", test_times_are_in_order);
  g_test_add_func ("/ticket/goes-to-the-trash-with-its-customer", test_goes_with_its_customer);
  g_test_add_func ("/ticket/the-table-of-states-hangs-together", test_the_table_hangs_together);
  return g_test_run ();
}
