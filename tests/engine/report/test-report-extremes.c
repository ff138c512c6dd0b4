/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bad input around deals: amounts at the limits of 64 bits, currencies without a rate, days before the epoch and
 * far ahead, stages that go while they hold deals; and probabilities by own history in every figure. */

#include "accord-config.h"

#include "accord-report-fixture.h"

#include "accord-deal-odds.h"
#include "accord-flow.h"
#include "accord-forecast.h"
#include "accord-odds-keeper.h"
#include "accord-stage-totals.h"
#include "accord-step-counts.h"
#include "accord-test.h"

static const AccordStageTotal *
find_total (GPtrArray *totals, gint64 stage)
{
  for (guint i = 0; i < totals->len; i++)
    if (((const AccordStageTotal *) totals->pdata[i])->stage == stage)
      return totals->pdata[i];
  g_assert_not_reached ();
}

/* Its numbers; "others" are gone with the list. */
static AccordStageTotal
total_of (AccordReportFixture *f, gint64 stage)
{
  g_autoptr (GPtrArray) totals = accord_test_boxed (accord_report_stage_totals (f->store, 0, "EUR"));
  AccordStageTotal total = *find_total (totals, stage);

  total.others = NULL;
  return total;
}

static void
assert_sound (AccordReportFixture *f)
{
  g_auto (GStrv) lines = accord_test_boxed (accord_store_check (f->store));
  g_autofree char *found = g_strjoinv ("\n", lines);

  g_assert_cmpstr (found, ==, "");
}

static AccordForecast *
forecast (AccordReportFixture *f, gint64 today)
{
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (f->pipeline, NULL, today, "EUR");

  return accord_test_boxed (accord_forecast_read (f->store, scope, today, 3, NULL, 0));
}

/* Two deals whose sum leaves 64 bits: the sum is refused with a sentence, the deals are there, and when one has a
 * sane amount again so is the sum. */
static void
test_amounts_at_the_limit (AccordReportFixture *f, gconstpointer data)
{
  gint64 one = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .minor = G_MAXINT64, .currency = "EUR" });
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordForecast) seen = NULL;
  AccordEdit *edit;

  g_assert_cmpint (total_of (f, f->first).sum, ==, G_MAXINT64);
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .minor = 100, .currency = "EUR" });
  error = accord_test_error (accord_report_stage_totals (f->store, 0, "EUR"));
  g_assert_cmpstr (error->message, ==,
                   "The amounts of these deals add up to more than Accord can count. Look for a deal whose amount is far too large.");
  seen = forecast (f, accord_day (2026, 1, 1));
  g_assert_true (seen->too_big);
  edit = accord_edit_new ("Corrected");
  accord_edit_set_both (edit, &accord_deal_kind, one, "amount", 500, "EUR");
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  g_assert_cmpint (total_of (f, f->first).sum, ==, 600);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_deal_kind), ==, 2);
}

/* There are no rates: what is in another currency is added up by itself, never to the rest. */
static void
test_currency_without_rate (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) totals = NULL;
  const AccordStageTotal *total;
  const AccordCurrencySum *yen;
  g_autoptr (AccordForecast) seen = NULL;

  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .minor = 1000, .currency = "EUR", .expected_on = accord_day (2026, 1, 9) });
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .minor = 7000, .currency = "JPY", .expected_on = accord_day (2026, 1, 9) });
  totals = accord_test_boxed (accord_report_stage_totals (f->store, 0, "EUR"));
  total = find_total (totals, f->first);
  g_assert_cmpint (total->n_deals, ==, 2);
  g_assert_cmpint (total->sum, ==, 1000);
  g_assert_cmpint (total->unpriced, ==, 0);
  g_assert_cmpuint (accord_currency_sums_n (total->others), ==, 1);
  yen = accord_currency_sums_at (total->others, 0);
  g_assert_cmpstr (yen->currency, ==, "JPY");
  g_assert_cmpint (yen->n, ==, 1);
  g_assert_cmpint (yen->sum, ==, 7000);
  g_assert_cmpint (yen->weighted, ==, 700); /* the stage weighs 10 % */
  seen = forecast (f, accord_day (2026, 1, 1));
  g_assert_cmpint (seen->total.n, ==, 2);
  g_assert_cmpint (seen->total.unpriced, ==, 1);
  g_assert_cmpint (seen->total.sum, ==, 1000);
  g_assert_cmpuint (seen->others->len, ==, 1);
  g_assert_cmpstr (g_array_index (seen->others, AccordForecastOther, 0).currency, ==, "JPY");
  assert_sound (f);
}

static void
test_days_far_away (AccordReportFixture *f, gconstpointer data)
{
  gint64 old = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .minor = 100, .currency = "EUR",
                                                                   .opened_on = accord_day (1901, 2, 3), .expected_on = accord_day (1969, 12, 31) });
  gint64 far = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .minor = 100, .currency = "EUR",
                                                                   .opened_on = accord_day (2026, 1, 1), .expected_on = accord_day (9999, 12, 31) });
  g_autoptr (AccordForecast) seen = forecast (f, accord_day (2026, 1, 1));
  const AccordForecastBucket *slipped = &g_array_index (seen->buckets, AccordForecastBucket, 0);
  const AccordForecastBucket *later = &g_array_index (seen->buckets, AccordForecastBucket, seen->buckets->len - 2);

  g_assert_cmpint (slipped->kind, ==, ACCORD_BUCKET_SLIPPED);
  g_assert_cmpint (slipped->total.n, ==, 1);
  g_assert_cmpint (later->kind, ==, ACCORD_BUCKET_LATER);
  g_assert_cmpint (later->total.n, ==, 1);
  accord_report_fixture_event (f, old, 0, f->first, accord_day (1901, 2, 3));
  accord_report_fixture_event (f, far, 0, f->first, accord_day (2026, 1, 1));
  accord_test_set (f->workspace, &accord_deal_kind, far, "expected_on", "0001-01-01");
  g_assert_cmpint (total_of (f, f->first).n_deals, ==, 2);
  assert_sound (f);
}

/* A stage with deals does not go; the deals are all there and the sentence says what to do. */
static void
test_stage_that_holds_deals (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->second, .minor = 100, .currency = "EUR" });
  g_autoptr (AccordEdit) edit = accord_edit_new ("Deleted a stage");
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) kept = NULL;

  accord_edit_delete (edit, &accord_stage_kind, f->second);
  error = accord_test_error (accord_journal_commit (accord_workspace_get_journal (f->workspace), edit));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_true (g_str_has_suffix (error->message, "."));
  kept = accord_test_load (f->workspace, &accord_deal_kind, deal);
  g_assert_cmpint (accord_record_number (kept, "stage"), ==, f->second);
  g_assert_cmpint (total_of (f, f->second).sum, ==, 100);
  assert_sound (f);
}

static void
closed_through (AccordReportFixture *f, gint64 through, gint64 end, int n)
{
  for (int i = 0; i < n; i++)
    {
      gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = end, .closed_on = accord_day (2025, 6, 1) });

      accord_report_fixture_event (f, deal, 0, through, accord_day (2025, 5, 1));
      accord_report_fixture_event (f, deal, through, end, accord_day (2025, 6, 1));
    }
}

static gboolean
refresh (AccordReportFixture *f)
{
  DexFuture *future = accord_odds_refresh (f->workspace);
  gboolean written;

  accord_test_wait (future);
  written = g_value_get_boolean (dex_future_get_value (future, NULL));
  dex_unref (future);
  return written;
}

/* 12 of 20 were won, the default is 50 %: (12 + 1) ÷ 22 = 59 %. A deal of €1,000 weighs €590, one that was set to
 * 35 % €350, on the board, in its filtered sums, in the forecast, on its page. */
static void
test_history_counts_everywhere (AccordReportFixture *f, gconstpointer data)
{
  gint64 plain = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->second, .minor = 100000, .currency = "EUR", .expected_on = accord_day (2026, 1, 20) });
  gint64 own = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->second, .minor = 100000, .currency = "EUR", .probability = 35, .expected_on = accord_day (2026, 1, 20) });
  g_autoptr (AccordForecast) seen = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (AccordRecord) stage = NULL, deal = NULL, manual = NULL;
  g_autoptr (AccordQuery) filter = accord_query_new (&accord_deal_kind);
  guint n_stages = 0;
  int percent;

  closed_through (f, f->second, f->won, 12);
  closed_through (f, f->second, f->lost, 7);
  g_assert_false (refresh (f));
  g_assert_cmpint (total_of (f, f->second).weighted, ==, 50000 + 35000);
  closed_through (f, f->second, f->lost, 1);
  g_assert_true (refresh (f));
  g_assert_false (refresh (f)); /* nothing has changed since */
  g_assert_cmpint (total_of (f, f->second).weighted, ==, 59000 + 35000);
  seen = forecast (f, accord_day (2026, 1, 1));
  g_assert_cmpint (seen->total.weighted, ==, 59000 + 35000);
  accord_query_add_number (filter, "amount", ACCORD_OP_NOT_EMPTY, 0);
  steps = accord_test_boxed (accord_report_step_counts (f->store, f->pipeline, "EUR", accord_day (2026, 1, 1), filter, 0));
  for (guint i = 0; i < steps->len; i++)
    if (((const AccordStepCounts *) steps->pdata[i])->stage == f->second)
      {
        g_assert_cmpint (((const AccordStepCounts *) steps->pdata[i])->shown.weighted, ==, 59000 + 35000);
        n_stages++;
      }
  g_assert_cmpuint (n_stages, ==, 1);
  stage = accord_test_load (f->workspace, &accord_stage_kind, f->second);
  deal = accord_test_load (f->workspace, &accord_deal_kind, plain);
  manual = accord_test_load (f->workspace, &accord_deal_kind, own);
  g_assert_cmpint (accord_deal_odds (deal, stage, &percent), ==, ACCORD_ODDS_HISTORY);
  g_assert_cmpint (percent, ==, 59);
  g_assert_cmpint (accord_deal_odds (manual, stage, &percent), ==, ACCORD_ODDS_MANUAL);
  g_assert_cmpint (accord_record_number (stage, "history_won"), ==, 12);
  g_assert_cmpint (accord_record_number (stage, "history_closed"), ==, 20);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (f->workspace)), !=, "Probabilities by own history");
  assert_sound (f);
}

/* The default of the stage is edited: deals that came there keep the one they came at. */
static void
test_default_is_kept (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .minor = 100000, .currency = "EUR" });
  AccordEdit *edit = accord_edit_new ("Moved");
  g_autoptr (AccordRecord) moved = NULL;

  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", f->second, "a1");
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  moved = accord_test_load (f->workspace, &accord_deal_kind, deal);
  g_assert_cmpint (accord_record_number (moved, "entry_odds"), ==, 50);
  accord_test_set (f->workspace, &accord_stage_kind, f->second, "probability", "80");
  g_assert_cmpint (total_of (f, f->second).weighted, ==, 50000);
  accord_test_set (f->workspace, &accord_deal_kind, deal, "entry_odds", "80"); /* re-applied */
  g_assert_cmpint (total_of (f, f->second).weighted, ==, 80000);
  assert_sound (f);
}

/* Three were lost at the second stage: two for the price, one was not told. */
static void
test_lost_reasons_in_the_flow (AccordReportFixture *f, gconstpointer data)
{
  static const char *const reasons[] = { "Price", "Timing", "Price", NULL };
  AccordPeriod year = accord_year (2025);
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (f->pipeline, NULL, accord_day (2025, 12, 1), "EUR");
  g_autoptr (AccordFlow) flow = NULL;
  guint n_lost_there = 0;

  for (int i = 0; i < 4; i++)
    {
      gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->lost, .closed_on = accord_day (2025, 6, 1) });

      accord_report_fixture_event (f, deal, 0, f->second, accord_day (2025, 5, 1));
      accord_report_fixture_event (f, deal, f->second, f->lost, accord_day (2025, 6, 1));
      if (reasons[i] != NULL)
        accord_test_set (f->workspace, &accord_deal_kind, deal, "lost_reason", reasons[i]);
    }
  flow = accord_test_boxed (accord_flow_read (f->store, scope, &year));
  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = flow->nodes->pdata[i];

      g_assert_cmpstr (node->lost_reason, ==, node->stage == f->second ? "Price" : NULL);
      g_assert_cmpint (node->n_lost_reason, ==, node->stage == f->second ? 2 : 0);
      g_assert_cmpint (node->funnel->lost_here, ==, node->stage == f->second ? 4 : 0);
      n_lost_there += node->stage == f->second;
    }
  g_assert_cmpuint (n_lost_there, ==, 1);
}

/* A contract that ends on 31 December with 60 days of notice reminds on 1 November. */
static void
test_contract_reminds (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won });
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, deal);
  gint64 contract = accord_test_create (f->workspace, &accord_contract_kind, "name", "Service 2030", "deal", id, "ends_on", "2100-12-31",
                                        "renew_days", "60", NULL);
  g_autoptr (AccordRecord) record = accord_test_load (f->workspace, &accord_contract_kind, contract);
  gint64 task = accord_record_number (record, "notice_task");
  g_autoptr (AccordRecord) first = accord_test_load (f->workspace, &accord_activity_kind, task);
  g_autoptr (AccordRecord) moved = NULL, same = NULL;

  g_assert_cmpstr (accord_record_title (first), ==, "Renew “Service 2030”");
  g_assert_cmpint (accord_record_number (first, "due_on"), ==, accord_day (2100, 11, 1));
  g_assert_cmpint (accord_record_number (first, "deal"), ==, deal);
  accord_test_set (f->workspace, &accord_contract_kind, contract, "ends_on", "2101-01-31");
  moved = accord_test_load (f->workspace, &accord_activity_kind, task);
  g_assert_cmpint (accord_record_number (moved, "due_on"), ==, accord_day (2100, 12, 2));
  accord_test_create (f->workspace, &accord_contract_kind, "name", "Old", "deal", id, "ends_on", "2001-12-31", NULL);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 1); /* what is over reminds of nothing */
  same = accord_test_load (f->workspace, &accord_contract_kind, contract);
  g_assert_cmpint (accord_record_number (same, "notice_task"), ==, task);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/extremes/amounts-at-the-limit-are-refused-in-a-sentence", test_amounts_at_the_limit);
  ACCORD_REPORT_TEST ("/report/extremes/currency-without-rate-is-counted-not-added", test_currency_without_rate);
  ACCORD_REPORT_TEST ("/report/extremes/days-before-the-epoch-and-far-ahead", test_days_far_away);
  ACCORD_REPORT_TEST ("/report/extremes/stage-that-holds-deals-stays", test_stage_that_holds_deals);
  ACCORD_REPORT_TEST ("/report/odds/own-history-counts-in-every-figure", test_history_counts_everywhere);
  ACCORD_REPORT_TEST ("/report/odds/edited-default-leaves-deals-that-came-before", test_default_is_kept);
  ACCORD_REPORT_TEST ("/report/flow/main-reason-of-what-is-lost", test_lost_reasons_in_the_flow);
  ACCORD_REPORT_TEST ("/report/contracts/renewal-is-a-task-that-follows-the-dates", test_contract_reminds);
  return g_test_run ();
}
