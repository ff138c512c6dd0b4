/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rotting, stalled, slipped and pushed (F10), each counted by hand. */

#include "accord-report-fixture.h"
#include "accord-conversion.h"

#include "accord-attention.h"
#include "accord-clock.h"
#include "accord-date.h"
#include "accord-figure-part.h"
#include "accord-test.h"

#define DAY_MS ((gint64) 86400000)
#define TODAY (accord_day (2024, 5, 15))
#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

static AccordAttention
judge (AccordReportFixture *f, gint64 deal, gint64 today)
{
  g_autoptr (GPtrArray) list = accord_test_boxed (accord_report_attention (f->store, &deal, 1, today));

  g_assert_cmpuint (list->len, ==, 1);
  return *(AccordAttention *) g_ptr_array_index (list, 0);
}

static void
limit_first (AccordReportFixture *f, const char *days)
{
  accord_test_set (f->workspace, &accord_stage_kind, f->first, "idle_limit", days);
}

/* As from a file: what is written today says nothing of today. */
static gboolean
write_activity (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue *values = data;

  return accord_bulk_create (bulk, &accord_activity_kind, values, error) != 0;
}

/* @done: the day it was done on, or 0; else it is due on @due. */
static void
activity (AccordReportFixture *f, gint64 deal, gint64 done, gint64 due)
{
  const AccordKind *kind = &accord_activity_kind;
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };

  accord_value_set_text (&values[accord_kind_find (kind, "title")], "Call");
  accord_value_set_text (&values[accord_kind_find (kind, "type")], "call");
  accord_value_set_number (&values[accord_kind_find (kind, "deal")], deal);
  if (done != 0)
    accord_value_set_number (&values[accord_kind_find (kind, "done_at")], done * DAY_MS + DAY_MS / 4);
  if (due != 0)
    accord_value_set_number (&values[accord_kind_find (kind, "due_on")], due);
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (f->workspace), "Wrote down", write_activity, values, NULL));
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
}

static void
test_deal_rots_the_day_after_its_limit (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = DEAL (.stage = f->first, .opened_on = TODAY - 14);

  limit_first (f, "14");
  accord_report_fixture_event (f, deal, 0, f->first, TODAY - 14);
  g_assert_cmpint (judge (f, deal, TODAY).idle_days, ==, 14);
  g_assert_cmpint (judge (f, deal, TODAY).flags, ==, 0);
  g_assert_cmpint (judge (f, deal, TODAY + 1).flags, ==, ACCORD_ATTENTION_ROTTING);
  limit_first (f, ""); /* off */
  g_assert_cmpint (judge (f, deal, TODAY + 1000).flags, ==, 0);
}

static void
test_what_people_do_touches (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = DEAL (.stage = f->first, .opened_on = TODAY - 40);

  limit_first (f, "14");
  g_assert_cmpint (judge (f, deal, TODAY).idle_days, ==, 40); /* nothing but the opening is known */
  accord_report_fixture_event (f, deal, 0, f->first, TODAY - 30);
  g_assert_cmpint (judge (f, deal, TODAY).idle_days, ==, 30);
  activity (f, deal, TODAY - 20, 0);
  g_assert_cmpint (judge (f, deal, TODAY).idle_days, ==, 20);
  accord_test_set (f->workspace, &accord_deal_kind, deal, "note", "They want two.");
  g_assert_cmpint (judge (f, deal, accord_date_today ()).idle_days, ==, 0);
}

static void
test_editing_many_touches_none (AccordReportFixture *f, gconstpointer data)
{
  gint64 deals[] = { DEAL (.stage = f->first, .opened_on = TODAY - 40), DEAL (.stage = f->first, .opened_on = TODAY - 40) };
  AccordEdit *edit = accord_edit_new ("Gave two deals a source");

  for (guint i = 0; i < G_N_ELEMENTS (deals); i++)
    accord_edit_set_text (edit, &accord_deal_kind, deals[i], "source", "Fair");
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  g_assert_cmpint (judge (f, deals[0], TODAY).idle_days, ==, 40);
  accord_test_set (f->workspace, &accord_deal_kind, deals[0], "note", "By hand.");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f->workspace))));
  g_assert_cmpint (judge (f, deals[1], TODAY).idle_days, ==, 40);
}

static void
test_plan_pauses_until_it_is_due (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = DEAL (.stage = f->first, .opened_on = TODAY - 40);
  AccordAttention attention;

  limit_first (f, "14");
  activity (f, deal, 0, TODAY + 5);
  attention = judge (f, deal, TODAY + 5);
  g_assert_true (attention.paused);
  g_assert_false (attention.flags & ACCORD_ATTENTION_ROTTING);
  attention = judge (f, deal, TODAY + 6);
  g_assert_false (attention.paused);
  g_assert_true (attention.flags & ACCORD_ATTENTION_ROTTING);
  accord_test_set (f->workspace, &accord_pipeline_kind, f->pipeline, "plans_ignored", "yes");
  g_assert_true (judge (f, deal, TODAY).flags & ACCORD_ATTENTION_ROTTING);
}

/* A won deal that was @days in the first stage, then 5 on hold, then 3 in the second. */
static void
won_after (AccordReportFixture *f, gint64 days)
{
  gint64 start = TODAY - 500;
  gint64 deal = DEAL (.stage = f->won, .opened_on = start, .closed_on = start + days + 8);

  accord_report_fixture_event (f, deal, 0, f->first, start);
  accord_report_fixture_event (f, deal, f->first, f->hold, start + days);
  accord_report_fixture_event (f, deal, f->hold, f->second, start + days + 5);
  accord_report_fixture_event (f, deal, f->second, f->won, start + days + 8);
}

static gint64
in_first_since (AccordReportFixture *f, gint64 day)
{
  gint64 deal = DEAL (.stage = f->first, .opened_on = day);

  accord_report_fixture_event (f, deal, 0, f->first, day);
  return deal;
}

/* Nine won deals say nothing: twice the limit, 28. The tenth: 1…10 days, PERCENTILE.INC 0.8 = 8.2. */
static void
test_stalled_is_longer_than_four_of_five_won (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = in_first_since (f, TODAY - 9);
  AccordAttention attention;

  limit_first (f, "14");
  for (gint64 days = 1; days <= 9; days++)
    won_after (f, days);
  attention = judge (f, deal, TODAY);
  g_assert_cmpint (attention.stage_n_won, ==, 9);
  g_assert_cmpint (attention.stage_limit, ==, 28);
  g_assert_false (judge (f, deal, TODAY + 19).flags & ACCORD_ATTENTION_STALLED);
  g_assert_true (judge (f, deal, TODAY + 20).flags & ACCORD_ATTENTION_STALLED);
  won_after (f, 10);
  attention = judge (f, deal, TODAY);
  g_assert_cmpint (attention.stage_n_won, ==, 10);
  g_assert_cmpint (attention.stage_limit, ==, 8);
  g_assert_cmpint (attention.stage_days, ==, 9);
  g_assert_true (attention.flags & ACCORD_ATTENTION_STALLED);
  g_assert_false (judge (f, deal, TODAY - 1).flags & ACCORD_ATTENTION_STALLED);
}

/* Imported moves have no day of their own, but when they were written down: at half past seven in the morning of Shanghai it is
 * the day before in UTC. Ten deals that were six days in the first stage. */
static void
test_a_move_of_the_morning_is_of_that_day (AccordReportFixture *f, gconstpointer data)
{
  gint64 start = TODAY - 500, deal = in_first_since (f, TODAY - 9);

  limit_first (f, "14");
  for (int i = 0; i < 10; i++)
    {
      gint64 won = DEAL (.stage = f->won, .opened_on = start, .closed_on = start + 6);

      accord_now_set (accord_date_to_time (start) + (7 * 60 + 30) * 60000);
      accord_report_fixture_event (f, won, 0, f->first, 0);
      accord_report_fixture_event (f, won, f->first, f->won, start + 6);
    }
  accord_now_set (0);
  g_assert_cmpint (judge (f, deal, TODAY).stage_limit, ==, 6);
}

static gint64
priced (AccordReportFixture *f, gint64 stage, gint64 since, gint64 minor, const char *currency)
{
  gint64 deal = DEAL (.stage = stage, .opened_on = since, .minor = minor, .currency = currency);

  accord_report_fixture_event (f, deal, 0, stage, since);
  return deal;
}

static void
check_stalled (AccordReportFixture *f, const char *group, gint64 minor, gint64 n, gint64 unpriced)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (GPtrArray) figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &all, "stalled-value", "stage"));
  const AccordFigure *figure = accord_report_fixture_find (figures, "stalled-value", group);

  g_assert_cmpint (figure != NULL ? figure->n : 0, ==, n);
  g_assert_cmpint (figure != NULL ? figure->numerator : 0, ==, minor);
  g_assert_cmpint (figure != NULL ? figure->unpriced : 0, ==, unpriced);
}

/* What the figure of a stage opens into, and what the board marks there: the same deals. */
static void
check_opened (AccordReportFixture *f, gint64 stage, const char *group)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (f, &all, "stalled-value", "stage");
  g_autoptr (GPtrArray) figures = accord_report_fixture_run (f, accord_report_request_copy (request)), parts = NULL, marked = NULL;
  g_autoptr (AccordIds) ids = NULL;
  guint n = 0;

  parts = accord_test_boxed (accord_figure_parts (f->store, request, accord_report_fixture_find (figures, "stalled-value", group)));
  g_assert_cmpuint (parts->len, ==, 1);
  ids = accord_test_boxed (accord_store_find (f->store, ((AccordFigurePart *) parts->pdata[0])->query));
  marked = accord_test_boxed (accord_report_attention_deals (f->store, 0, ACCORD_ATTENTION_STALLED, accord_date_today ()));
  for (guint i = 0; i < marked->len; i++)
    if (((AccordAttention *) marked->pdata[i])->stage == stage)
      {
        gboolean found = FALSE;

        for (guint k = 0; k < ids->n_ids; k++)
          found |= ids->ids[k] == ((AccordAttention *) marked->pdata[i])->deal;
        g_assert_true (found);
        n++;
      }
  g_assert_cmpuint (ids->n_ids, ==, n);
}

/* Came 30 days ago, went on 12 days ago; that it had come back 25 days ago was written down last. By their days: 5 and 25 days in the
 * first stage, which allows 36. As they were written it would have been 18 and 25. */
static void
test_a_move_dated_back_takes_its_place (AccordReportFixture *f, gconstpointer data)
{
  gint64 today = accord_date_today (), deal = DEAL (.stage = f->first, .opened_on = today - 30, .minor = 10000, .currency = "EUR");
  AccordPeriod all = accord_period_all ();

  limit_first (f, "18");
  accord_now_set (accord_date_to_time (today - 12));
  accord_report_fixture_event (f, deal, 0, f->first, today - 30);
  accord_now_set (accord_date_to_time (today - 12) + 1000);
  accord_report_fixture_event (f, deal, f->first, f->second, today - 12);
  accord_now_set (accord_date_to_time (today - 12) + 2000);
  accord_report_fixture_event (f, deal, f->second, f->first, today - 25);
  accord_now_set (0);
  g_assert_cmpint (judge (f, deal, today).stage_days, ==, 30);
  g_ptr_array_unref (accord_test_boxed (accord_report_conversion (f->store, f->pipeline, &all))); /* the deals stand in memory then */
  check_stalled (f, NULL, 0, 0, 0);
  limit_first (f, "14");
  check_stalled (f, "First", 10000, 1, 0);
}

/* First stage: ten won were there 1…10 days, P80 whole days 8: nine days are too long, eight are not. Second: ten were there 3 days.
 * Third: none, and no limit: never, until it has one of 149 days: 300 > 2 × 149, but not > 2 × 150. Dollars and no amount are
 * counted, not added up. On hold nothing is stalled. */
static void
test_stalled_value_is_told_by_stage (AccordReportFixture *f, gconstpointer data)
{
  gint64 today = accord_date_today ();

  for (gint64 days = 1; days <= 10; days++)
    won_after (f, days);
  limit_first (f, "1"); /* says nothing where ten were won */
  check_stalled (f, NULL, 0, 0, 0);
  priced (f, f->first, today - 9, 10000, "EUR");
  priced (f, f->first, today - 8, 5000, "EUR");
  priced (f, f->first, today - 30, 7000, "USD");
  priced (f, f->first, today - 30, 0, NULL);
  priced (f, f->second, today - 4, 40000, "EUR");
  priced (f, f->third, today - 300, 99900, "EUR");
  priced (f, f->hold, today - 300, 88800, "EUR");
  check_stalled (f, NULL, 50000, 4, 2);
  check_stalled (f, "First", 10000, 3, 2);
  check_stalled (f, "Second", 40000, 1, 0);
  check_stalled (f, "Third", 0, 0, 0);
  check_opened (f, f->first, "First");
  accord_test_set (f->workspace, &accord_stage_kind, f->third, "idle_limit", "150");
  check_stalled (f, "Third", 0, 0, 0);
  accord_test_set (f->workspace, &accord_stage_kind, f->third, "idle_limit", "149");
  check_stalled (f, "Third", 99900, 1, 0);
  check_stalled (f, NULL, 149900, 5, 2);
  check_opened (f, f->third, "Third");
}

/* 3 days, then 2 in the second stage, back for 4, 6 on hold, back for 1: 8 in the first. */
static void
test_visits_to_a_stage_add_up_without_those_on_hold (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = in_first_since (f, TODAY - 16);

  accord_report_fixture_event (f, deal, f->first, f->second, TODAY - 13);
  accord_report_fixture_event (f, deal, f->second, f->first, TODAY - 11);
  accord_report_fixture_event (f, deal, f->first, f->hold, TODAY - 7);
  accord_report_fixture_event (f, deal, f->hold, f->first, TODAY - 1);
  g_assert_cmpint (judge (f, deal, TODAY).stage_days, ==, 8);
  g_assert_cmpint (judge (f, deal, TODAY).stage_since, ==, TODAY - 1);
}

static void
test_slipped_and_pushed (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = DEAL (.stage = f->first, .opened_on = TODAY, .expected_on = TODAY);

  g_assert_cmpint (judge (f, deal, TODAY).flags, ==, 0);
  g_assert_cmpint (judge (f, deal, TODAY + 1).flags, ==, ACCORD_ATTENTION_SLIPPED);
  accord_test_set (f->workspace, &accord_deal_kind, deal, "expected_on", "2024-06-01");
  accord_test_set (f->workspace, &accord_deal_kind, deal, "expected_on", "2024-07-01");
  g_assert_cmpint (judge (f, deal, TODAY).flags, ==, 0);
  accord_test_set (f->workspace, &accord_deal_kind, deal, "expected_on", "2024-08-01");
  g_assert_cmpint (judge (f, deal, TODAY).pushes, ==, 3);
  g_assert_cmpint (judge (f, deal, TODAY).flags, ==, ACCORD_ATTENTION_PUSHED);
}

/* Earlier days and the first one are no push; what is undone never was; each is told once by the history. */
static void
test_pushes_are_those_of_history (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = DEAL (.stage = f->first, .opened_on = TODAY);
  const struct {
    const char *day;
    gint64 pushes;
  } days[] = { { "2026-03-01", 0 }, { "2026-03-02", 1 }, { "2026-02-20", 1 }, { "2026-05-01", 2 }, { "2026-06-01", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      accord_test_set (f->workspace, &accord_deal_kind, deal, "expected_on", days[i].day);
      g_assert_cmpint (judge (f, deal, TODAY).pushes, ==, days[i].pushes);
    }
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f->workspace))));
  g_assert_cmpint (judge (f, deal, TODAY).pushes, ==, 2);
  accord_change_set_unref (accord_test_boxed (accord_journal_redo (accord_workspace_get_journal (f->workspace))));
  g_assert_cmpint (judge (f, deal, TODAY).pushes, ==, 3);
}

static void
test_closed_deals_ask_for_nothing (AccordReportFixture *f, gconstpointer data)
{
  gint64 won = DEAL (.stage = f->won, .opened_on = TODAY - 400, .closed_on = TODAY - 300, .expected_on = TODAY - 350);
  gint64 hold = DEAL (.stage = f->hold, .opened_on = TODAY - 400, .expected_on = TODAY - 350);

  accord_test_set (f->workspace, &accord_stage_kind, f->hold, "idle_limit", "1");
  g_assert_cmpint (judge (f, won, TODAY).flags, ==, 0);
  g_assert_cmpint (judge (f, hold, TODAY).flags, ==, 0);
}

static void
test_list_has_the_open_deals_that_were_asked_for (AccordReportFixture *f, gconstpointer data)
{
  gint64 rotten = DEAL (.stage = f->first, .opened_on = TODAY - 40);
  gint64 slipped = DEAL (.stage = f->first, .opened_on = TODAY, .expected_on = TODAY - 1);
  g_autoptr (GPtrArray) list = NULL;

  DEAL (.stage = f->first, .opened_on = TODAY);
  DEAL (.stage = f->won, .opened_on = TODAY - 90, .closed_on = TODAY - 80);
  limit_first (f, "14");
  list = accord_test_boxed (accord_report_attention_deals (f->store, f->pipeline, ACCORD_ATTENTION_ROTTING, TODAY));
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((AccordAttention *) list->pdata[0])->deal, ==, rotten);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = accord_test_boxed (accord_report_attention_deals (f->store, 0, ACCORD_ATTENTION_ALL, TODAY));
  g_assert_cmpuint (list->len, ==, 2);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = accord_test_boxed (accord_report_attention_deals (f->store, f->pipeline, ACCORD_ATTENTION_SLIPPED, TODAY));
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((AccordAttention *) list->pdata[0])->deal, ==, slipped);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/attention/deal-rots-the-day-after-its-limit", test_deal_rots_the_day_after_its_limit);
  ACCORD_REPORT_TEST ("/report/attention/what-people-do-touches", test_what_people_do_touches);
  ACCORD_REPORT_TEST ("/report/attention/editing-many-touches-none", test_editing_many_touches_none);
  ACCORD_REPORT_TEST ("/report/attention/plan-pauses-until-it-is-due", test_plan_pauses_until_it_is_due);
  ACCORD_REPORT_TEST ("/report/attention/stalled-is-longer-than-four-of-five-won", test_stalled_is_longer_than_four_of_five_won);
  ACCORD_REPORT_TEST ("/report/attention/a-move-of-the-morning-is-of-that-day", test_a_move_of_the_morning_is_of_that_day);
  ACCORD_REPORT_TEST ("/report/attention/a-move-dated-back-takes-its-place", test_a_move_dated_back_takes_its_place);
  ACCORD_REPORT_TEST ("/report/attention/stalled-value-is-told-by-stage", test_stalled_value_is_told_by_stage);
  ACCORD_REPORT_TEST ("/report/attention/visits-add-up-without-those-on-hold",
                      test_visits_to_a_stage_add_up_without_those_on_hold);
  ACCORD_REPORT_TEST ("/report/attention/slipped-and-pushed", test_slipped_and_pushed);
  ACCORD_REPORT_TEST ("/report/attention/pushes-are-those-of-history", test_pushes_are_those_of_history);
  ACCORD_REPORT_TEST ("/report/attention/closed-deals-ask-for-nothing", test_closed_deals_ask_for_nothing);
  ACCORD_REPORT_TEST ("/report/attention/list-has-the-open-deals-asked-for", test_list_has_the_open_deals_that_were_asked_for);
  return g_test_run ();
}
