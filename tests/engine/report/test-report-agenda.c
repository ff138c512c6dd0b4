/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to do on a day, in its order. 2026-11-24 is a Tuesday; clocks are those of Shanghai. */

#include "accord-report-fixture.h"

#include "accord-agenda.h"
#include "accord-date.h"
#include "accord-test.h"

#define TODAY (accord_day (2026, 11, 24))

typedef struct {
  const char *title;
  gint64 due;
  int at; /* minute of the day, 0: any time */
  gint64 done_on;
  gint64 deal;
  gint64 owner;
  const char *priority;
  const char *type;
} Step;

static gint64
add (AccordReportFixture *f, const Step *step)
{
  const AccordKind *kind = &accord_activity_kind;
  AccordEdit *edit = accord_edit_new ("Planned");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "title", step->title);
  accord_edit_set_text (edit, kind, id, "type", step->type != NULL ? step->type : "call");
  if (step->due != 0)
    accord_edit_set_number (edit, kind, id, "due_on", step->due);
  if (step->at > 0)
    accord_edit_set_number (edit, kind, id, "due_minute", step->at);
  if (step->done_on != 0)
    accord_edit_set_number (edit, kind, id, "done_at", accord_date_to_time (step->done_on) + 9 * 3600000);
  if (step->deal != 0)
    accord_edit_set_number (edit, kind, id, "deal", step->deal);
  if (step->owner != 0)
    accord_edit_set_number (edit, kind, id, "owner", step->owner);
  if (step->priority != NULL)
    accord_edit_set_text (edit, kind, id, "priority", step->priority);
  set = accord_test_commit (f->workspace, edit);
  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

#define ADD(...) add (f, &(Step) { __VA_ARGS__ })
#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { .opened_on = TODAY - 30, __VA_ARGS__ })

static AccordAgenda *
look (AccordReportFixture *f, GArray *owners, gint64 day, guint most)
{
  return accord_test_boxed (accord_report_agenda (f->store, "EUR", owners, day, TODAY, most));
}

static char *
titles (GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (names, ((const AccordAgendaRow *) rows->pdata[i])->title);
  list = g_strv_builder_end (names);
  return g_strjoinv (" ", list);
}

static void
assert_group (const AccordAgenda *agenda, AccordAgendaGroup group, const char *expected)
{
  g_autofree char *have = titles (agenda->rows[group]);

  g_assert_cmpstr (have, ==, expected);
}

static void
test_groups_are_by_time_then_weight (AccordReportFixture *f, gconstpointer data)
{
  gint64 large = DEAL (.stage = f->first, .minor = 900000, .currency = "EUR", .expected_on = TODAY + 90);
  gint64 small = DEAL (.stage = f->first, .minor = 100000, .currency = "EUR", .expected_on = TODAY + 90);
  gint64 soon = DEAL (.stage = f->first, .minor = 500000, .currency = "EUR", .expected_on = TODAY + 7);
  g_autoptr (AccordAgenda) agenda = NULL;

  ADD (.title = "small", .due = TODAY, .deal = small);
  ADD (.title = "large", .due = TODAY, .deal = large);                      /* 900,000 × 2 */
  ADD (.title = "soon", .due = TODAY, .deal = soon);                        /* 500,000 × 4 */
  ADD (.title = "pressing", .due = TODAY, .deal = large, .priority = "high"); /* 900,000 × 4 */
  ADD (.title = "noon", .due = TODAY, .at = 720, .deal = small);
  ADD (.title = "nine", .due = TODAY, .at = 540, .priority = "low");
  ADD (.title = "yesterday", .due = TODAY - 1, .deal = large);
  ADD (.title = "older", .due = TODAY - 9, .deal = small, .priority = "low");
  ADD (.title = "tomorrow", .due = TODAY + 1);
  ADD (.title = "someday");
  ADD (.title = "note", .due = TODAY, .type = "note");
  agenda = look (f, NULL, TODAY, 100);
  assert_group (agenda, ACCORD_AGENDA_OVERDUE, "older yesterday");
  assert_group (agenda, ACCORD_AGENDA_OPEN, "nine noon pressing soon large small");
  g_assert_cmpuint (agenda->n[ACCORD_AGENDA_OVERDUE], ==, 2);
  g_assert_cmpuint (agenda->n[ACCORD_AGENDA_OPEN], ==, 6);
  g_assert_true (agenda->has_any);
}

/* How 9,000 dollars stand to 1,000 euros nobody said. */
static void
test_amounts_of_another_currency_do_not_rank (AccordReportFixture *f, gconstpointer data)
{
  gint64 euros = DEAL (.stage = f->first, .minor = 100000, .currency = "EUR");
  gint64 dollars = DEAL (.stage = f->first, .minor = 900000, .currency = "USD");
  g_autoptr (AccordAgenda) agenda = NULL;
  const AccordAgendaRow *row;

  ADD (.title = "dollars", .due = TODAY, .deal = dollars);
  ADD (.title = "euros", .due = TODAY, .deal = euros);
  ADD (.title = "urgent", .due = TODAY, .priority = "high");
  agenda = look (f, NULL, TODAY, 100);
  assert_group (agenda, ACCORD_AGENDA_OPEN, "euros urgent dollars");
  row = agenda->rows[ACCORD_AGENDA_OPEN]->pdata[2];
  g_assert_true (row->has_value);
  g_assert_cmpint (row->value, ==, 900000);
  g_assert_cmpstr (row->currency, ==, "USD");
}

static void
test_what_has_no_day_stands_behind (AccordReportFixture *f, gconstpointer data)
{
  gint64 large = DEAL (.stage = f->first, .minor = 900000, .currency = "EUR");
  gint64 ann = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL);
  g_autoptr (GArray) hers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordAgenda) agenda = NULL, of_ann = NULL, tomorrow = NULL, few = NULL;

  ADD (.title = "plain");
  ADD (.title = "valuable", .deal = large);
  ADD (.title = "urgent", .priority = "high", .owner = ann);
  ADD (.title = "done", .done_on = TODAY);
  ADD (.title = "note", .type = "note");
  agenda = look (f, NULL, TODAY, 100);
  assert_group (agenda, ACCORD_AGENDA_SOME_DAY, "valuable urgent plain");
  assert_group (agenda, ACCORD_AGENDA_OPEN, "");
  g_assert_true (agenda->has_any); /* not a first use */
  g_array_append_val (hers, ann);
  of_ann = look (f, hers, TODAY, 100);
  assert_group (of_ann, ACCORD_AGENDA_SOME_DAY, "urgent");
  tomorrow = look (f, NULL, TODAY + 1, 100);
  assert_group (tomorrow, ACCORD_AGENDA_SOME_DAY, "");
  few = look (f, NULL, TODAY, 20); /* a twentieth of 20: the newest */
  assert_group (few, ACCORD_AGENDA_SOME_DAY, "urgent");
  g_assert_cmpuint (few->n[ACCORD_AGENDA_SOME_DAY], ==, 3);
}

static void
test_the_week_counts_done_and_open (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordAgenda) agenda = NULL, friday = NULL;

  ADD (.title = "a", .due = TODAY - 1, .done_on = TODAY - 1);
  ADD (.title = "late", .due = TODAY - 20, .done_on = TODAY);
  ADD (.title = "b", .due = TODAY, .done_on = TODAY);
  ADD (.title = "c", .due = TODAY);
  ADD (.title = "logged", .done_on = TODAY); /* never planned */
  ADD (.title = "fri", .due = TODAY + 3);
  ADD (.title = "next", .due = TODAY + 6);
  agenda = look (f, NULL, TODAY, 100);
  g_assert_cmpint (agenda->monday, ==, TODAY - 1);
  g_assert_cmpuint (agenda->week[0].n_done, ==, 1);
  g_assert_cmpuint (agenda->week[1].n_done, ==, 2);
  g_assert_cmpuint (agenda->week[1].n_open, ==, 1);
  g_assert_cmpuint (agenda->week[4].n_open, ==, 1);
  g_assert_cmpuint (agenda->week[6].n_open, ==, 0);
  g_assert_cmpuint (agenda->n[ACCORD_AGENDA_DONE], ==, 2);
  assert_group (agenda, ACCORD_AGENDA_DONE, "b late"); /* what was done last comes first */
  friday = look (f, NULL, TODAY + 3, 100);
  assert_group (friday, ACCORD_AGENDA_OPEN, "fri");
  assert_group (friday, ACCORD_AGENDA_OVERDUE, "");
}

static void
test_whose (AccordReportFixture *f, gconstpointer data)
{
  gint64 ann = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL);
  gint64 ben = accord_report_fixture_name (f, &accord_member_kind, "Ben", NULL, 0, NULL);
  g_autoptr (GArray) hers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordAgenda) agenda = NULL, all = NULL;
  AccordAgendaCount *count;

  g_array_append_val (hers, ann);
  ADD (.title = "hers", .due = TODAY, .owner = ann);
  ADD (.title = "late", .due = TODAY - 2, .owner = ann);
  ADD (.title = "his", .due = TODAY, .owner = ben);
  ADD (.title = "nobodys", .due = TODAY);
  agenda = look (f, hers, TODAY, 100);
  assert_group (agenda, ACCORD_AGENDA_OPEN, "hers");
  all = look (f, NULL, TODAY, 100);
  assert_group (all, ACCORD_AGENDA_OPEN, "hers his nobodys");
  count = accord_test_boxed (accord_report_due_count (f->store, hers, TODAY));
  g_assert_cmpuint (count->n_overdue, ==, 1);
  g_assert_cmpuint (count->n_today, ==, 1);
  accord_agenda_count_free (count);
  ADD (.title = "done", .due = TODAY - 2, .done_on = TODAY);
  ADD (.title = "note", .due = TODAY - 2, .type = "note");
  ADD (.title = "later", .due = TODAY + 1);
  accord_report_fixture_delete (f, &accord_activity_kind, ADD (.title = "gone", .due = TODAY - 2));
  count = accord_test_boxed (accord_report_due_count (f->store, NULL, TODAY));
  g_assert_cmpuint (count->n_overdue, ==, 1);
  g_assert_cmpuint (count->n_today, ==, 3);
  accord_agenda_count_free (count);
}

/* More than is shown: the count is right, the oldest come first, and a day is never cut in two. */
static void
test_many_overdue (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordAgenda) agenda = NULL;

  ADD (.title = "e", .due = TODAY - 1);
  ADD (.title = "d", .due = TODAY - 2);
  ADD (.title = "c", .due = TODAY - 3, .priority = "low");
  ADD (.title = "b", .due = TODAY - 3, .priority = "high");
  ADD (.title = "a", .due = TODAY - 4);
  agenda = look (f, NULL, TODAY, 2);
  assert_group (agenda, ACCORD_AGENDA_OVERDUE, "a b c");
  g_assert_cmpuint (agenda->n[ACCORD_AGENDA_OVERDUE], ==, 5);
}

static void
test_the_value_is_the_deals_or_the_customers (AccordReportFixture *f, gconstpointer data)
{
  gint64 customer = accord_report_fixture_name (f, &accord_customer_kind, "Alpha", NULL, 0, NULL);
  gint64 deal = DEAL (.stage = f->first, .minor = 100, .currency = "EUR", .customer = customer);
  const AccordAgendaRow *row;
  g_autoptr (AccordAgenda) agenda = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, customer);

  DEAL (.stage = f->second, .minor = 250, .currency = "EUR", .customer = customer);
  DEAL (.stage = f->second, .minor = 999, .currency = "USD", .customer = customer);
  DEAL (.stage = f->won, .minor = 5000, .currency = "EUR", .customer = customer, .closed_on = TODAY - 3);
  ADD (.title = "deal", .due = TODAY, .deal = deal, .at = 60);
  accord_test_create (f->workspace, &accord_activity_kind, "title", "customer", "type", "call", "customer", id, "due_on", "2026-11-24", NULL);
  agenda = look (f, NULL, TODAY, 10);
  row = agenda->rows[ACCORD_AGENDA_OPEN]->pdata[0];
  g_assert_cmpint (row->value, ==, 100);
  g_assert_cmpstr (row->customer_name, ==, "Alpha");
  row = agenda->rows[ACCORD_AGENDA_OPEN]->pdata[1];
  g_assert_cmpint (row->value, ==, 350);
  g_assert_cmpstr (row->currency, ==, "EUR");
}

static void
test_deals_without_a_step (AccordReportFixture *f, gconstpointer data)
{
  gint64 planned = DEAL (.stage = f->first, .minor = 900, .currency = "EUR");
  gint64 dateless = DEAL (.stage = f->first, .minor = 300, .currency = "EUR");
  gint64 done = DEAL (.stage = f->second, .minor = 500, .currency = "EUR");
  g_autoptr (AccordUnplanned) all = NULL, first = NULL;
  const AccordAgendaRow *row;

  DEAL (.stage = f->won, .minor = 800, .currency = "EUR", .closed_on = TODAY - 1);
  DEAL (.stage = f->hold, .minor = 800, .currency = "EUR");
  ADD (.title = "a", .due = TODAY + 30, .deal = planned);
  ADD (.title = "b", .deal = dateless);
  ADD (.title = "c", .due = TODAY, .done_on = TODAY, .deal = done);
  ADD (.title = "d", .due = TODAY, .type = "note", .deal = done);
  all = accord_test_boxed (accord_report_unplanned (f->store, "EUR", NULL, TODAY, 10));
  g_assert_cmpint (all->n, ==, 2);
  row = all->rows->pdata[0];
  g_assert_cmpint (row->deal, ==, done);
  row = all->rows->pdata[1];
  g_assert_cmpint (row->deal, ==, dateless);
  first = accord_test_boxed (accord_report_unplanned (f->store, "EUR", NULL, TODAY, 1));
  g_assert_cmpint (first->n, ==, 2);
  g_assert_cmpuint (first->rows->len, ==, 1);
}

/* 400 deals of 1 to 400, not in their order, of which every fourth has a step; of the 300 others the most valuable are listed,
 * whether they are looked for among everybody's or among those of nobody. */
static void
test_the_best_of_many_deals (AccordReportFixture *f, gconstpointer data)
{
  const gint64 nobody = 0;
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (owners, nobody);
  for (int i = 0; i < 400; i++)
    {
      int minor = (i * 167) % 400 + 1;
      gint64 deal = DEAL (.stage = f->first, .minor = minor, .currency = "EUR");

      if (minor % 4 == 0)
        ADD (.title = "a", .due = TODAY + 30, .deal = deal);
    }
  for (int way = 0; way < 2; way++)
    {
      g_autoptr (AccordUnplanned) found = accord_test_boxed (accord_report_unplanned (f->store, "EUR", way == 0 ? NULL : owners, TODAY, 6));
      const int best[] = { 399, 398, 397, 395, 394, 393 };

      g_assert_cmpint (found->n, ==, 300);
      g_assert_cmpuint (found->rows->len, ==, G_N_ELEMENTS (best));
      for (guint i = 0; i < G_N_ELEMENTS (best); i++)
        g_assert_cmpint (((const AccordAgendaRow *) found->rows->pdata[i])->value, ==, best[i]);
    }
}

/* A customer whose open step is due on a day; what is at stake is its deal. */
static gint64
add_due (AccordReportFixture *f, const char *name, gint64 due, gint64 minor, gint64 owner)
{
  gint64 customer = accord_report_fixture_name (f, &accord_customer_kind, name, NULL, 0, NULL);
  gint64 deal = DEAL (.stage = f->first, .minor = minor, .currency = "EUR", .customer = customer, .expected_on = TODAY + 90);

  ADD (.title = name, .due = due, .deal = deal, .owner = owner);
  return deal;
}

static void
assert_urgent (AccordReportFixture *f, GArray *owners, guint most, const char *expected)
{
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_report_urgent (f->store, "EUR", owners, TODAY, most));
  g_autofree char *have = titles (rows);

  g_assert_cmpstr (have, ==, expected);
}

static void
test_urgent_customers (AccordReportFixture *f, gconstpointer data)
{
  gint64 anna = accord_report_fixture_name (f, &accord_member_kind, "Anna", NULL, 0, NULL);
  g_autoptr (GArray) hers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 large;

  assert_urgent (f, NULL, 3, "");
  add_due (f, "soon", TODAY + 2, 990000, 0);
  add_due (f, "later", TODAY + 9, 999000, 0);
  add_due (f, "small", TODAY - 40, 100, anna);
  assert_urgent (f, NULL, 3, "small soon later");
  large = add_due (f, "large", TODAY, 50000, 0);
  add_due (f, "middle", TODAY - 1, 20000, anna);
  ADD (.title = "nobody's", .due = TODAY - 3);
  assert_urgent (f, NULL, 3, "middle small large"); /* late before today, though 50,000 are more than 20,000 */
  ADD (.title = "again", .due = TODAY - 3, .deal = large, .priority = "low"); /* 50,000 × 1 against 20,000 × 2 */
  assert_urgent (f, NULL, 3, "again middle small");
  assert_urgent (f, NULL, 5, "again middle small soon later");
  g_array_append_val (hers, anna);
  assert_urgent (f, hers, 3, "middle small");
}

static void
test_an_empty_file (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordAgenda) agenda = look (f, NULL, TODAY, 10);

  g_assert_false (agenda->has_any);
  for (int i = 0; i < ACCORD_AGENDA_N_GROUPS; i++)
    g_assert_cmpuint (agenda->rows[i]->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/agenda/groups-are-by-time-then-weight", test_groups_are_by_time_then_weight);
  ACCORD_REPORT_TEST ("/report/agenda/amounts-of-another-currency-do-not-rank", test_amounts_of_another_currency_do_not_rank);
  ACCORD_REPORT_TEST ("/report/agenda/what-has-no-day-stands-behind", test_what_has_no_day_stands_behind);
  ACCORD_REPORT_TEST ("/report/agenda/the-week-counts-done-and-open", test_the_week_counts_done_and_open);
  ACCORD_REPORT_TEST ("/report/agenda/whose", test_whose);
  ACCORD_REPORT_TEST ("/report/agenda/many-overdue", test_many_overdue);
  ACCORD_REPORT_TEST ("/report/agenda/the-value-is-the-deals-or-the-customers", test_the_value_is_the_deals_or_the_customers);
  ACCORD_REPORT_TEST ("/report/agenda/deals-without-a-step", test_deals_without_a_step);
  ACCORD_REPORT_TEST ("/report/agenda/the-best-of-many-deals-without-a-step", test_the_best_of_many_deals);
  ACCORD_REPORT_TEST ("/report/agenda/the-most-urgent-customers-once-each", test_urgent_customers);
  ACCORD_REPORT_TEST ("/report/agenda/an-empty-file", test_an_empty_file);
  return g_test_run ();
}
