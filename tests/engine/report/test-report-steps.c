/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Next steps of a pipeline's open deals, counted by hand. */

#include "accord-report-fixture.h"

#include "accord-step-counts.h"
#include "accord-test.h"

#define TODAY (accord_day (2024, 5, 15))
#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

/* @day: 0 for a step without a day. */
static gint64
add_activity (AccordReportFixture *f, gint64 deal, const char *type, gint64 day, gboolean done)
{
  AccordEdit *edit = accord_edit_new ("Planned for a test");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Call back");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", type);
  accord_edit_set_number (edit, &accord_activity_kind, id, "deal", deal);
  if (day != 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", day);
  if (done)
    accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", 1);
  set = accord_test_commit (f->workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_activity_kind, &id));
  return id;
}

static GPtrArray *
run (AccordReportFixture *f, AccordQuery *filter, AccordSteps steps)
{
  return accord_test_boxed (accord_report_step_counts (f->store, f->pipeline, "EUR", TODAY, filter, steps));
}

static void
assert_counts (const AccordStepCounts *counts, gint64 stage, int overdue, int today, int none, int planned)
{
  g_assert_cmpint (counts->stage, ==, stage);
  g_assert_cmpint (counts->overdue, ==, overdue);
  g_assert_cmpint (counts->today, ==, today);
  g_assert_cmpint (counts->none, ==, none);
  g_assert_cmpint (counts->planned, ==, planned);
}

static void
assert_shown (const AccordStepCounts *counts, int n, gint64 sum, gint64 weighted, int unpriced)
{
  g_assert_cmpint (counts->shown.n_deals, ==, n);
  g_assert_cmpint (counts->shown.sum, ==, sum);
  g_assert_cmpint (counts->shown.weighted, ==, weighted);
  g_assert_cmpint (counts->shown.unpriced, ==, unpriced);
}

/* Money in another currency is a sum of its own. */
static void
assert_dollars (const AccordStepCounts *counts, gint64 sum, gint64 weighted)
{
  const AccordCurrencySum *dollars;

  g_assert_cmpuint (accord_currency_sums_n (counts->shown.others), ==, 1);
  dollars = accord_currency_sums_at (counts->shown.others, 0);
  g_assert_cmpstr (dollars->currency, ==, "USD");
  g_assert_cmpint (dollars->sum, ==, sum);
  g_assert_cmpint (dollars->weighted, ==, weighted);
}

/* First (10 %): late €100, late €40 with a later step too, no step €7, only a note (unpriced),
 *               step without a day $9.  Second (50 %): today €20, planned €30 with one done long ago.
 * Third: its only deal is deleted. On hold: late, but not open. */
static void
fill (AccordReportFixture *f, gint64 deals[7])
{
  gint64 owner = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL);
  gint64 gone, held, activity;

  deals[0] = DEAL (.stage = f->first, .minor = 10000, .currency = "EUR", .owner = owner);
  deals[1] = DEAL (.stage = f->first, .minor = 4000, .currency = "EUR");
  deals[2] = DEAL (.stage = f->first, .minor = 700, .currency = "EUR");
  deals[3] = DEAL (.stage = f->first);
  deals[4] = DEAL (.stage = f->first, .minor = 900, .currency = "USD", .owner = owner);
  deals[5] = DEAL (.stage = f->second, .minor = 2000, .currency = "EUR", .owner = owner);
  deals[6] = DEAL (.stage = f->second, .minor = 3000, .currency = "EUR");
  gone = DEAL (.stage = f->third, .minor = 5000, .currency = "EUR");
  held = DEAL (.stage = f->hold, .minor = 6000, .currency = "EUR");
  add_activity (f, deals[0], "call", TODAY - 1, FALSE);
  add_activity (f, deals[1], "task", TODAY + 9, FALSE);
  add_activity (f, deals[1], "task", TODAY - 30, FALSE);
  add_activity (f, deals[3], "note", TODAY, FALSE);
  add_activity (f, deals[4], "task", 0, FALSE);
  add_activity (f, deals[5], "visit", TODAY, FALSE);
  add_activity (f, deals[6], "call", TODAY - 20, TRUE);
  add_activity (f, deals[6], "call", TODAY + 1, FALSE);
  activity = add_activity (f, deals[6], "call", TODAY - 5, FALSE);
  accord_report_fixture_delete (f, &accord_activity_kind, activity);
  add_activity (f, gone, "call", TODAY - 1, FALSE);
  add_activity (f, held, "call", TODAY - 1, FALSE);
  accord_report_fixture_delete (f, &accord_deal_kind, gone);
}

static void
test_all (AccordReportFixture *f, gconstpointer data)
{
  gint64 deals[7];
  g_autoptr (GPtrArray) list = NULL;

  fill (f, deals);
  list = run (f, NULL, 0);
  g_assert_cmpuint (list->len, ==, 3);
  assert_counts (g_ptr_array_index (list, 0), f->first, 2, 0, 3, 0);
  assert_counts (g_ptr_array_index (list, 1), f->second, 0, 1, 0, 1);
  assert_counts (g_ptr_array_index (list, 2), f->third, 0, 0, 0, 0);
  /* 10 % of 100.00 + 40.00 + 7.00; half of 20.00 + 30.00. */
  assert_shown (g_ptr_array_index (list, 0), 5, 14700, 1470, 1);
  assert_shown (g_ptr_array_index (list, 1), 2, 5000, 2500, 0);
  g_assert_null (((AccordStepCounts *) g_ptr_array_index (list, 0))->deals);
}

static void
assert_deals (const AccordStepCounts *counts, const gint64 *deals, guint n)
{
  g_assert_cmpmem (counts->deals->data, counts->deals->len * sizeof (gint64), deals, n * sizeof (gint64));
}

static void
test_attention (AccordReportFixture *f, gconstpointer data)
{
  gint64 deals[7];
  g_autoptr (GPtrArray) list = NULL;

  fill (f, deals);
  list = run (f, NULL, ACCORD_STEPS_OVERDUE | ACCORD_STEPS_TODAY);
  assert_counts (g_ptr_array_index (list, 0), f->first, 2, 0, 3, 0);
  assert_shown (g_ptr_array_index (list, 0), 2, 14000, 1400, 0);
  assert_shown (g_ptr_array_index (list, 1), 1, 2000, 1000, 0);
  assert_deals (g_ptr_array_index (list, 0), deals, 2);
  assert_deals (g_ptr_array_index (list, 1), deals + 5, 1);
  assert_deals (g_ptr_array_index (list, 2), NULL, 0);
}

static void
test_filter (AccordReportFixture *f, gconstpointer data)
{
  gint64 deals[7];
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) attention = NULL;

  fill (f, deals);
  accord_query_add_text (query, "owner", ACCORD_OP_IS, "Ann");
  list = run (f, query, 0);
  assert_counts (g_ptr_array_index (list, 0), f->first, 1, 0, 1, 0);
  assert_shown (g_ptr_array_index (list, 0), 2, 10000, 1000, 0);
  assert_dollars (g_ptr_array_index (list, 0), 900, 90);
  assert_shown (g_ptr_array_index (list, 1), 1, 2000, 1000, 0);
  attention = run (f, query, ACCORD_STEPS_NONE);
  assert_shown (g_ptr_array_index (attention, 0), 1, 0, 0, 0);
  assert_dollars (g_ptr_array_index (attention, 0), 900, 90);
  assert_deals (g_ptr_array_index (attention, 0), deals + 4, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/steps/first-open-activity-decides", test_all);
  ACCORD_REPORT_TEST ("/report/steps/ids-and-sums-are-those-asked-for", test_attention);
  ACCORD_REPORT_TEST ("/report/steps/filter-leaves-others-out", test_filter);
  return g_test_run ();
}
