/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Probabilities and their sources, the forecast's categories, time in stages, and how answers fared;
 * counted by hand. */

#include "accord-report-fixture.h"

#include "accord-answer-record.h"
#include "accord-deal-odds.h"
#include "accord-deal-stays.h"
#include "accord-test.h"

static gint64
deal_through (AccordReportFixture *f, gint64 through, gint64 stage)
{
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = stage });

  accord_report_fixture_event (f, deal, 0, through, accord_day (2026, 1, 1));
  if (stage != through)
    accord_report_fixture_event (f, deal, through, stage, accord_day (2026, 2, 1));
  return deal;
}

static AccordStageHistory *
history_of (AccordReportFixture *f, gint64 stage)
{
  return accord_test_boxed (accord_report_stage_history (f->store, stage));
}

/* 19 closed deals are silent; the 20th makes 12 of 20 won: (12 + 2 × 0.5) ÷ 22 = 59.09 %. */
static void
test_history_speaks_from_twenty (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordRecord) stage = NULL;
  g_autoptr (AccordStageHistory) few = NULL, enough = NULL;

  for (int i = 0; i < 12; i++)
    deal_through (f, f->second, f->won);
  for (int i = 0; i < 7; i++)
    deal_through (f, f->second, f->lost);
  deal_through (f, f->second, f->discarded);
  deal_through (f, f->second, f->second);
  deal_through (f, f->first, f->won); /* never was there */
  few = history_of (f, f->second);
  stage = accord_test_load (f->workspace, &accord_stage_kind, f->second);
  g_assert_cmpint (few->won, ==, 12);
  g_assert_cmpint (few->closed, ==, 19);
  g_assert_cmpint (accord_stage_history_percent (few, stage), ==, -1);
  /* twice through the stage is once */
  accord_report_fixture_event (f, deal_through (f, f->second, f->lost), f->lost, f->second, accord_day (2026, 1, 9));
  enough = history_of (f, f->second);
  g_assert_cmpint (enough->closed, ==, 20);
  g_assert_cmpint (accord_stage_history_percent (enough, stage), ==, 59);
}

/* Smoothing keeps away from certainty: 20 of 20 at 10 %: (20 + 0.2) ÷ 22 = 91.8 %; 0 of 20: 0.2 ÷ 22 = 0.9 %. */
static void
test_history_is_smoothed (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordRecord) stage = accord_test_load (f->workspace, &accord_stage_kind, f->first);
  const AccordStageHistory all = { f->first, 20, 20 }, none = { f->first, 0, 20 }, half = { f->first, 10, 20 };

  g_assert_cmpint (accord_stage_history_percent (&all, stage), ==, 92);
  g_assert_cmpint (accord_stage_history_percent (&none, stage), ==, 1);
  g_assert_cmpint (accord_stage_history_percent (&half, stage), ==, 46); /* 10.2 ÷ 22 = 46.4 % */
}

static void
test_source_has_an_order (AccordReportFixture *f, gconstpointer data)
{
  gint64 plain = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->second });
  gint64 own = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->second, .probability = 35 });
  g_autoptr (AccordRecord) deal = accord_test_load (f->workspace, &accord_deal_kind, plain);
  g_autoptr (AccordRecord) manual = accord_test_load (f->workspace, &accord_deal_kind, own);
  g_autoptr (AccordRecord) stage = accord_test_load (f->workspace, &accord_stage_kind, f->second);
  g_autoptr (AccordRecord) won = accord_test_load (f->workspace, &accord_stage_kind, f->won);
  g_autoptr (AccordRecord) lost = accord_test_load (f->workspace, &accord_stage_kind, f->lost);
  g_autoptr (AccordRecord) entered = NULL;
  g_autoptr (AccordRecord) speaking = NULL;
  int percent = -1;

  g_assert_cmpint (accord_deal_odds (manual, stage, &percent), ==, ACCORD_ODDS_MANUAL);
  g_assert_cmpint (percent, ==, 35);
  g_assert_cmpint (accord_deal_odds (deal, stage, &percent), ==, ACCORD_ODDS_STAGE);
  g_assert_cmpint (percent, ==, 50);
  accord_test_set (f->workspace, &accord_deal_kind, plain, "entry_odds", "25");
  entered = accord_test_load (f->workspace, &accord_deal_kind, plain);
  g_assert_cmpint (accord_deal_odds (entered, stage, &percent), ==, ACCORD_ODDS_ENTRY);
  g_assert_cmpint (percent, ==, 25);
  accord_test_set (f->workspace, &accord_stage_kind, f->second, "history", "61");
  speaking = accord_test_load (f->workspace, &accord_stage_kind, f->second);
  g_assert_cmpint (accord_deal_odds (entered, speaking, &percent), ==, ACCORD_ODDS_HISTORY);
  g_assert_cmpint (percent, ==, 61);
  g_assert_cmpint (accord_deal_odds (manual, speaking, &percent), ==, ACCORD_ODDS_MANUAL);
  g_assert_cmpint (percent, ==, 35);
  g_assert_cmpint (accord_deal_odds (manual, won, &percent), ==, ACCORD_ODDS_CLOSED);
  g_assert_cmpint (percent, ==, 100);
  g_assert_cmpint (accord_deal_odds (manual, lost, &percent), ==, ACCORD_ODDS_CLOSED);
  g_assert_cmpint (percent, ==, 0);
}

static void
test_category_is_sticky (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first });
  g_autoptr (AccordRecord) first = accord_test_load (f->workspace, &accord_stage_kind, f->first);
  g_autoptr (AccordRecord) third = accord_test_load (f->workspace, &accord_stage_kind, f->third);
  g_autoptr (AccordRecord) won = accord_test_load (f->workspace, &accord_stage_kind, f->won);
  g_autoptr (AccordRecord) lost = accord_test_load (f->workspace, &accord_stage_kind, f->lost);
  g_autoptr (AccordRecord) before = accord_test_load (f->workspace, &accord_deal_kind, id);
  g_autoptr (AccordRecord) chosen = NULL;

  g_assert_cmpstr (accord_forecast_category (before, first), ==, "pipeline"); /* 10 % */
  g_assert_cmpstr (accord_forecast_category (before, third), ==, "best");     /* 80 % */
  accord_test_set (f->workspace, &accord_deal_kind, id, "forecast", "commit");
  chosen = accord_test_load (f->workspace, &accord_deal_kind, id);
  g_assert_cmpstr (accord_forecast_category (chosen, first), ==, "commit");
  g_assert_cmpstr (accord_forecast_category (chosen, third), ==, "commit");
  g_assert_cmpstr (accord_forecast_suggested (third), ==, "best");
  g_assert_cmpstr (accord_forecast_category (chosen, won), ==, "closed");
  g_assert_cmpstr (accord_forecast_category (chosen, lost), ==, "omitted");
}

/* 1 to 11 March in the first (10 days), 4 on hold, back for 6, and 3 so far in the second. */
static void
test_days_in_stages (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->second });
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GArray) stays = NULL;
  const AccordDealStay *last;

  accord_report_fixture_event (f, deal, f->first, f->hold, accord_day (2026, 3, 11));
  accord_report_fixture_event (f, deal, f->hold, f->first, accord_day (2026, 3, 15));
  accord_report_fixture_event (f, deal, f->first, f->second, accord_day (2026, 3, 21));
  accord_report_fixture_event (f, deal, 0, f->first, accord_day (2026, 3, 1)); /* written last, dated first */
  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  events = accord_test_boxed (accord_store_select (f->store, query));
  stays = accord_deal_stays (events, f->second, accord_day (2026, 3, 24));
  g_assert_cmpuint (stays->len, ==, 4);
  g_assert_cmpint (accord_deal_stays_in (stays, f->first), ==, 16);
  g_assert_cmpint (accord_deal_stays_in (stays, f->hold), ==, 4);
  g_assert_cmpint (accord_deal_stays_in (stays, f->second), ==, 3);
  g_assert_cmpint (accord_deal_stays_in (stays, f->third), ==, 0);
  last = &g_array_index (stays, AccordDealStay, 3);
  g_assert_true (last->open);
  g_array_unref (g_steal_pointer (&stays));
  stays = accord_deal_stays (events, f->second, accord_day (2026, 3, 1)); /* seen from before: no day is below 0 */
  g_assert_cmpint (accord_deal_stays_in (stays, f->second), ==, 0);
}

/* Won on the 11th; a colleague who did not know went on moving it on the 15th and the 21st. */
static void
test_moves_that_did_not_hold (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = accord_day (2026, 3, 11) });
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GArray) stays = NULL;
  const AccordDealStay *won;

  accord_report_fixture_event (f, deal, 0, f->first, accord_day (2026, 3, 1));
  accord_report_fixture_event (f, deal, f->first, f->won, accord_day (2026, 3, 11));
  accord_report_fixture_event (f, deal, f->first, f->second, accord_day (2026, 3, 15));
  accord_report_fixture_event (f, deal, f->second, f->third, accord_day (2026, 3, 21));
  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  events = accord_test_boxed (accord_store_select (f->store, query));
  stays = accord_deal_stays (events, f->won, accord_day (2026, 3, 24));
  g_assert_cmpuint (stays->len, ==, 4);
  g_assert_cmpint (accord_deal_stays_in (stays, f->first), ==, 10);
  g_assert_cmpint (accord_deal_stays_in (stays, f->second), ==, 0);
  g_assert_cmpint (accord_deal_stays_in (stays, f->third), ==, 0);
  won = &g_array_index (stays, AccordDealStay, 1);
  g_assert_true (won->open);
  g_assert_cmpint (won->days, ==, 13);
  g_assert_false (won->is_void);
  g_assert_true (g_array_index (stays, AccordDealStay, 2).is_void);
  g_assert_true (g_array_index (stays, AccordDealStay, 3).is_void);
}

static void
use_answer (AccordReportFixture *f, const char *deal, const char *answer, const char *outcome)
{
  accord_test_create (f->workspace, &accord_objection_kind, "deal", deal, "text", "Too dear", "type", "price", "answer", answer,
                      "outcome", outcome, NULL);
}

static void
test_answers_that_settle_come_first (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first });
  g_autofree char *deal = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GArray) answers = NULL;
  const AccordAnswerRecord *best;

  accord_test_create (f->workspace, &accord_answer_kind, "name", "A", "type", "price", "text", "It saves more", NULL);
  accord_test_create (f->workspace, &accord_answer_kind, "name", "B", "type", "price", "text", "Pay later", NULL);
  accord_test_create (f->workspace, &accord_answer_kind, "name", "C", "type", "trust", "text", "Ask them", NULL);
  use_answer (f, deal, "1", "stands");
  use_answer (f, deal, "2", "settled");
  use_answer (f, deal, "2", "settled");
  use_answer (f, deal, "2", "stands");
  use_answer (f, deal, "2", "open");
  answers = accord_test_boxed (accord_report_answers (f->store, "price"));
  g_assert_cmpuint (answers->len, ==, 2);
  best = &g_array_index (answers, AccordAnswerRecord, 0);
  g_assert_cmpint (best->answer, ==, 2);
  g_assert_cmpint (best->settled, ==, 2);
  g_assert_cmpint (best->decided, ==, 3);
  g_assert_cmpint (g_array_index (answers, AccordAnswerRecord, 1).decided, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/odds/history-speaks-from-twenty-closed-deals", test_history_speaks_from_twenty);
  ACCORD_REPORT_TEST ("/report/odds/history-is-smoothed", test_history_is_smoothed);
  ACCORD_REPORT_TEST ("/report/odds/manual-before-history-before-stage", test_source_has_an_order);
  ACCORD_REPORT_TEST ("/report/forecast/what-a-person-chose-is-sticky", test_category_is_sticky);
  ACCORD_REPORT_TEST ("/report/stays/days-of-visits-add-up-apart-from-hold", test_days_in_stages);
  ACCORD_REPORT_TEST ("/report/stays/a-move-that-did-not-hold-takes-no-days", test_moves_that_did_not_hold);
  ACCORD_REPORT_TEST ("/report/answers/what-settled-most-comes-first", test_answers_that_settle_come_first);
  return g_test_run ();
}
