/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that others count otherwise, and the parts of a cycle, each reckoned by hand. T is today; the period is the thirty
 * days before it. */

#include "accord-report-fixture.h"

#include "accord-date.h"
#include "accord-figure-part.h"
#include "accord-test.h"

#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

static AccordPeriod
month (void)
{
  return accord_period_custom (accord_date_today () - 30, accord_date_today ());
}

static void
assert_figure (AccordReportFixture *f, const char *kpi, gint64 numerator, gint64 denominator, gint64 n, gint64 excluded)
{
  AccordPeriod period = month ();
  g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, &period, kpi);

  g_test_message ("%s", kpi);
  g_assert_cmpint (figure->numerator, ==, numerator);
  g_assert_cmpint (figure->denominator, ==, denominator);
  g_assert_cmpint (figure->n, ==, n);
  g_assert_cmpint (figure->excluded, ==, excluded);
}

static void
assert_value (AccordReportFixture *f, const char *kpi, double value)
{
  AccordPeriod period = month ();
  g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, &period, kpi);

  g_assert_true (figure->has_value);
  g_assert_cmpfloat_with_epsilon (figure->value, value, 1e-9);
}

/* Closed in the period: one won, one lost, one discarded. Open: one overdue, one opened before the period, one neither, one on
 * hold. Won before the period: one. */
static void
fill (AccordReportFixture *f)
{
  gint64 T = accord_date_today ();

  DEAL (f->won, T - 10, T - 20, 100, "EUR");
  DEAL (f->lost, T - 5, T - 60, 100, "EUR");
  DEAL (f->discarded, T - 8, T - 15, 100, "EUR");
  DEAL (f->first, 0, T - 10, 100, "EUR", .expected_on = T - 1);
  DEAL (f->second, 0, T - 100, 100, "EUR");
  DEAL (f->first, 0, T - 5, 100, "EUR", .expected_on = T + 5);
  DEAL (f->hold, 0, T - 50, 100, "EUR");
  DEAL (f->won, T - 50, T - 80, 100, "EUR");
}

/* Won ÷ won or lost: 1/2. With the overdue and the old one: 1/4. Of all that there were in it: 1 of 7. Of the four opened in
 * it: 1, and 2 are still open. */
static void
test_win_rates_of_others (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month ();
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (f, &period, "win-rate-cohort", NULL);
  g_autoptr (AccordFigure) cohort = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  fill (f);
  assert_figure (f, "win-rate", 1, 2, 2, 0);
  assert_figure (f, "win-rate-zoho", 1, 4, 4, 0);
  assert_figure (f, "win-rate-tryton", 1, 7, 7, 0);
  assert_figure (f, "win-rate-cohort", 1, 4, 4, 0);
  cohort = accord_report_fixture_figure (f, &period, "win-rate-cohort");
  parts = accord_test_boxed (accord_figure_parts (f->store, request, cohort));
  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpstr (((AccordFigurePart *) g_ptr_array_index (parts, 2))->label, ==, "Still open");
  g_assert_cmpint (((AccordFigurePart *) g_ptr_array_index (parts, 2))->n, ==, 2);
}

/* Nothing closed, nothing open: no rate, whoever counts. */
static void
test_nothing_is_no_rate (AccordReportFixture *f, gconstpointer data)
{
  assert_figure (f, "win-rate-zoho", 0, 0, 0, 0);
  assert_figure (f, "win-rate-tryton", 0, 0, 0, 0);
}

/* Lost in 4, 10 and 30 days; one closed before it was opened, one of which nobody knows when. The won one is not among them. */
static void
test_lost_deals_have_a_cycle_of_their_own (AccordReportFixture *f, gconstpointer data)
{
  gint64 T = accord_date_today ();

  DEAL (f->lost, T - 10, T - 14, 0, NULL);
  DEAL (f->lost, T - 10, T - 20, 0, NULL);
  DEAL (f->lost, T - 10, T - 40, 0, NULL);
  DEAL (f->lost, T - 10, T - 9, 0, NULL);
  DEAL (f->lost, T - 10, 0, 0, NULL);
  DEAL (f->won, T - 10, T - 110, 0, NULL);
  assert_figure (f, "lost-cycle", 44, 3, 5, 2);
  assert_value (f, "lost-cycle", 10);
  assert_value (f, "sales-cycle", 100);
}

static gint64
add_customer (AccordReportFixture *f, gint64 known)
{
  AccordEdit *edit = accord_edit_new ("A customer");
  gint64 id = accord_edit_create (edit, &accord_customer_kind), made = 0;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, &accord_customer_kind, id, "name", "Somebody");
  accord_edit_set_number (edit, &accord_customer_kind, id, "created_at", accord_date_to_time (known) + 3600000);
  set = accord_test_commit (f->workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_customer_kind, &made));
  return made;
}

/* Known for 40 days, and for 90: 65 between them. One known only after the close, one without a customer. */
static void
test_from_first_known_to_won (AccordReportFixture *f, gconstpointer data)
{
  gint64 T = accord_date_today ();

  DEAL (f->won, T - 10, T - 20, 0, NULL, .customer = add_customer (f, T - 50));
  DEAL (f->won, T - 10, T - 20, 0, NULL, .customer = add_customer (f, T - 100));
  DEAL (f->won, T - 10, T - 20, 0, NULL, .customer = add_customer (f, T - 5));
  DEAL (f->won, T - 10, T - 20, 0, NULL);
  assert_figure (f, "lead-to-close", 130, 2, 4, 2);
  assert_value (f, "lead-to-close", 65);
}

/* On hold for 20 days and again for 5; the other one never was: 12½ each. Both stay in the cycle: 60 and 10, median 35. */
static void
test_days_on_hold_are_told_apart (AccordReportFixture *f, gconstpointer data)
{
  gint64 T = accord_date_today (), parked = DEAL (f->won, T - 10, T - 70, 0, NULL), other = DEAL (f->won, T - 10, T - 20, 0, NULL);

  accord_report_fixture_event (f, parked, 0, f->first, T - 70);
  accord_report_fixture_event (f, parked, f->first, f->hold, T - 60);
  accord_report_fixture_event (f, parked, f->hold, f->second, T - 40);
  accord_report_fixture_event (f, parked, f->second, f->hold, T - 30);
  accord_report_fixture_event (f, parked, f->hold, f->won, T - 25);
  accord_report_fixture_event (f, other, 0, f->won, T - 10);
  assert_figure (f, "hold-days", 25, 2, 2, 0);
  assert_value (f, "hold-days", 12.5);
  assert_value (f, "sales-cycle", 35);
}

static void
move (AccordReportFixture *f, gint64 deal, gint64 stage, gint64 closed)
{
  AccordEdit *edit = accord_edit_new ("Moved");

  accord_edit_set_reason (edit, "Price");
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", stage, "a0");
  if (closed != 0)
    accord_edit_set_number (edit, &accord_deal_kind, deal, "closed_on", closed);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

/* Opened 40 days ago, won after 10, taken back, won again 10 days ago: from the first opening to the last close, 30 days, once. */
static void
test_reopened_counts_from_first_open_to_last_close (AccordReportFixture *f, gconstpointer data)
{
  gint64 T = accord_date_today (), deal = DEAL (f->first, 0, T - 40, 100, "EUR");

  move (f, deal, f->won, T - 30);
  assert_value (f, "sales-cycle", 10);
  move (f, deal, f->second, 0);
  assert_figure (f, "sales-cycle", 0, 0, 0, 0);
  move (f, deal, f->won, T - 10);
  assert_figure (f, "sales-cycle", 30, 1, 1, 0);
  assert_figure (f, "win-rate", 1, 1, 1, 0);
}

static void
add_activity (AccordReportFixture *f, const char *type, gint64 customer, gint64 day)
{
  AccordEdit *edit = accord_edit_new ("Talked");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", type);
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", type);
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", customer);
  accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_date_to_time (day) + 7200000);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

/* Three came: one has a deal, one is interested, one is a name. The first was called the same day, the second visited after 4
 * days (a note the day before is no contact): 2 days in the middle. The third was not contacted; what came before is not theirs. */
static void
test_leads_are_qualified_and_answered (AccordReportFixture *f, gconstpointer data)
{
  gint64 T = accord_date_today (), first = add_customer (f, T - 20), second = add_customer (f, T - 20), third = add_customer (f, T - 10);

  add_customer (f, T - 40);
  DEAL (f->first, .customer = first);
  accord_test_set (f->workspace, &accord_customer_kind, second, "lifecycle", "interested");
  accord_test_set (f->workspace, &accord_customer_kind, third, "lifecycle", "potential");
  add_activity (f, "call", first, T - 20);
  add_activity (f, "call", first, T - 2);
  add_activity (f, "note", second, T - 17);
  add_activity (f, "visit", second, T - 16);
  add_activity (f, "call", third, T - 12);
  assert_figure (f, "leads-received", 3, 1, 3, 0);
  assert_figure (f, "leads-qualified", 2, 1, 2, 0);
  assert_figure (f, "qualified-share", 2, 3, 3, 0);
  assert_figure (f, "lead-response", 4, 2, 3, 1);
  assert_value (f, "lead-response", 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/variants/win-rates-of-others", test_win_rates_of_others);
  ACCORD_REPORT_TEST ("/report/variants/nothing-is-no-rate", test_nothing_is_no_rate);
  ACCORD_REPORT_TEST ("/report/variants/lost-deals-have-a-cycle-of-their-own", test_lost_deals_have_a_cycle_of_their_own);
  ACCORD_REPORT_TEST ("/report/variants/from-first-known-to-won", test_from_first_known_to_won);
  ACCORD_REPORT_TEST ("/report/variants/days-on-hold-are-told-apart", test_days_on_hold_are_told_apart);
  ACCORD_REPORT_TEST ("/report/variants/reopened-counts-from-first-open-to-last-close", test_reopened_counts_from_first_open_to_last_close);
  ACCORD_REPORT_TEST ("/report/variants/leads-are-qualified-and-answered", test_leads_are_qualified_and_answered);
  return g_test_run ();
}
