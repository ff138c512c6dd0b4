/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of members, teams, products, months and fields of customers, and the deals behind them. */

#include "accord-report-fixture.h"
#include "accord-stage-totals.h"
#include "accord-test.h"

#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

static const char every_kpi[] = "win-rate,win-rate-value,revenue,won-deals,lost-deals,average-deal,"
                                "sales-cycle,sales-cycle-mean,sales-cycle-p90,open-value,open-deals,"
                                "weighted-value,deals-opened,conversion,active-customers,new-customers,"
                                "repeat-rate,retention,average-order";

static const char *const every_group[] = {
  "member",          "team",             "product",      "stage",
  "month",           "customer.industry", "customer.type", "customer.employees",
  "customer.owner",  "customer.key_account",
};

/* Deals of every sort, some without owner, product, customer, amount or dates. */
static void
fill (AccordReportFixture *f)
{
  gint64 team = accord_report_fixture_name (f, &accord_team_kind, "North", NULL, 0, NULL);
  gint64 owners[] = {
    accord_report_fixture_name (f, &accord_member_kind, "Ann", "team", team, NULL),
    accord_report_fixture_name (f, &accord_member_kind, "Bob", NULL, 0, NULL), 0,
  };
  gint64 products[] = {
    accord_report_fixture_name (f, &accord_product_kind, "Lamp", NULL, 0, NULL),
    accord_report_fixture_name (f, &accord_product_kind, "Desk", NULL, 0, NULL), 0,
  };
  gint64 customers[] = {
    accord_report_fixture_name (f, &accord_customer_kind, "Acme", "industry", 0, "software"),
    accord_report_fixture_name (f, &accord_customer_kind, "Beta", "employees", 12, NULL),
    accord_report_fixture_name (f, &accord_customer_kind, "Core", "owner", owners[0], NULL), 0,
  };
  gint64 stages[] = { f->won, f->lost, f->won, f->first, f->second, f->lost, f->hold, f->discarded };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170101);

  for (int i = 0; i < 120; i++)
    {
      AccordTestDeal deal = {
        .stage = stages[i % G_N_ELEMENTS (stages)],
        .owner = owners[g_rand_int_range (rand, 0, 3)],
        .product = products[g_rand_int_range (rand, 0, 3)],
        .customer = customers[g_rand_int_range (rand, 0, 4)],
        .minor = g_rand_int_range (rand, 0, 99999),
        .currency = i % 11 == 0 ? NULL : i % 13 == 0 ? "USD" : "EUR",
      };
      gint64 opened_on = accord_day (2017, 1, 1) + g_rand_int_range (rand, -100, 300);
      gint64 id;

      if (i % 7 != 0)
        deal.opened_on = opened_on;
      if (deal.stage == f->won || deal.stage == f->lost)
        deal.closed_on = opened_on + g_rand_int_range (rand, -5, 200);
      else if (i % 3 != 0)
        deal.expected_on = opened_on + 60;
      id = accord_report_fixture_deal (f, &deal);
      if (i % 4 == 0)
        accord_report_fixture_event (f, id, 0, f->first, opened_on);
      if (i % 8 == 0)
        accord_report_fixture_event (f, id, f->first, deal.stage, opened_on + 1);
    }
  DEAL (f->won, accord_day (2016, 6, 1), 0, 500, "EUR", .customer = customers[0]); /* was active before */
  DEAL (f->won, accord_day (2017, 5, 1), 0, 500, "EUR",
        .customer = accord_report_fixture_name (f, &accord_customer_kind, "Dawn", "industry", 0, "software"));
}

/* What may be added up; quotients may not, but what they are made of may. */
static void
assert_sum (GPtrArray *figures, const AccordFigure *total)
{
  gint64 numerator = 0, denominator = 0, n = 0, unpriced = 0, excluded = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      if (figure->kpi != total->kpi || figure->group == NULL)
        continue;
      numerator += figure->numerator;
      denominator += figure->denominator;
      n += figure->n;
      unpriced += figure->unpriced;
      excluded += figure->excluded;
    }
  g_assert_cmpint (numerator, ==, total->numerator);
  g_assert_cmpint (n, ==, total->n);
  g_assert_cmpint (unpriced, ==, total->unpriced);
  g_assert_cmpint (excluded, ==, total->excluded);
  if (total->kpi->unit == ACCORD_UNIT_RATIO || total->kpi->unit == ACCORD_UNIT_DAYS)
    g_assert_cmpint (denominator, ==, total->denominator);
}

static void
test_groups_add_up_to_the_total (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_auto (GStrv) names = g_strsplit (every_kpi, ",", -1);
  int n_kpis = (int) g_strv_length (names);

  fill (f);
  for (gsize g = 0; g < G_N_ELEMENTS (every_group); g++)
    {
      g_autoptr (GPtrArray) figures = accord_report_fixture_run (
        f, accord_report_fixture_request (f, &year, every_kpi, every_group[g]));

      g_test_message ("by %s: %u figures", every_group[g], figures->len);
      g_assert_cmpuint (figures->len, >, (guint) n_kpis);
      for (int i = 0; i < n_kpis; i++)
        {
          const AccordFigure *total = g_ptr_array_index (figures, i);

          g_assert_null (total->group);
          g_assert_cmpint (total->n, >, 0);
          assert_sum (figures, total);
        }
    }
}

static gint64
sum_of_amounts (GPtrArray *records)
{
  gint64 sum = 0;

  for (guint i = 0; i < records->len; i++)
    {
      AccordMoney money;

      if (accord_record_get_money (g_ptr_array_index (records, i), "amount", &money) &&
          strcmp (money.currency, "EUR") == 0)
        sum += money.minor;
    }
  return sum;
}

static void
assert_records (AccordReportFixture *f, const AccordReportRequest *request, const AccordFigure *figure)
{
  g_autoptr (AccordQuery) query = accord_report_records (request, figure);
  g_autoptr (GPtrArray) records = NULL;

  if (strcmp (figure->kpi->id, "conversion") == 0 ||
      (strcmp (figure->kpi->formula, "F11") == 0 && strcmp (figure->kpi->id, "average-order") != 0))
    {
      g_assert_null (query);
      return;
    }
  records = accord_test_boxed (accord_store_select (f->store, query));
  g_test_message ("%s of “%s” (%" G_GINT64_FORMAT ")", figure->kpi->id, figure->group,
                  figure->group_id);
  g_assert_cmpint (records->len, ==, figure->n + figure->excluded);
  if (strcmp (figure->kpi->id, "revenue") == 0 || strcmp (figure->kpi->id, "open-value") == 0)
    g_assert_cmpint (sum_of_amounts (records), ==, figure->numerator);
}

static void
test_records_behind_a_figure_make_it (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod periods[] = { accord_year (2017), accord_period_all () };

  fill (f);
  for (gsize p = 0; p < G_N_ELEMENTS (periods); p++)
    for (gsize g = 0; g < G_N_ELEMENTS (every_group); g++)
      {
        g_autoptr (AccordReportRequest) request =
          accord_report_fixture_request (f, &periods[p], every_kpi, every_group[g]);
        g_autoptr (GPtrArray) figures = accord_report_fixture_run (
          f, accord_report_fixture_request (f, &periods[p], every_kpi, every_group[g]));

        g_test_message ("by %s", every_group[g]);
        for (guint i = 0; i < figures->len; i++)
          assert_records (f, request, g_ptr_array_index (figures, i));
      }
}

static void
test_month_of_a_broken_period_is_cut (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = accord_period_custom (accord_day (2017, 1, 15), accord_day (2017, 2, 10));
  g_autoptr (AccordReportRequest) request =
    accord_report_fixture_request (f, &period, "won-deals", "month");
  g_autoptr (GPtrArray) figures = NULL;
  const AccordFigure *january;

  DEAL (f->won, accord_day (2017, 1, 14));
  DEAL (f->won, accord_day (2017, 1, 15));
  DEAL (f->won, accord_day (2017, 2, 9));
  DEAL (f->won, accord_day (2017, 2, 10));
  figures = accord_report_fixture_run (
    f, accord_report_fixture_request (f, &period, "won-deals", "month"));
  g_assert_cmpuint (figures->len, ==, 3); /* the total and two months */
  january = accord_report_fixture_find (figures, "won-deals", "2017-01");
  g_assert_cmpfloat (january->value, ==, 1);
  g_assert_cmpint (january->group_id, ==, accord_day (2017, 1, 1));
  assert_records (f, request, january);
}

static void
test_every_living_member_is_listed (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  gint64 zoe = accord_report_fixture_name (f, &accord_member_kind, "Zoe", NULL, 0, NULL);
  gint64 gone = accord_report_fixture_name (f, &accord_member_kind, "Gone", NULL, 0, NULL);
  gint64 never = accord_report_fixture_name (f, &accord_member_kind, "Never", NULL, 0, NULL);
  const char *names[] = { NULL, "Ann", "Gone", "Zoe", "" };
  g_autoptr (GPtrArray) figures = NULL;
  const AccordFigure *ann;

  accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL);
  DEAL (f->won, day, .owner = zoe);
  DEAL (f->lost, day, .owner = gone);
  DEAL (f->lost, day);
  accord_report_fixture_delete (f, &accord_member_kind, gone);
  accord_report_fixture_delete (f, &accord_member_kind, never);
  figures = accord_report_fixture_run (
    f, accord_report_fixture_request (f, &year, "win-rate", "member"));
  g_assert_cmpuint (figures->len, ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (((AccordFigure *) g_ptr_array_index (figures, i))->group, ==, names[i]);
  ann = accord_report_fixture_find (figures, "win-rate", "Ann");
  g_assert_false (ann->has_value);
  g_assert_cmpint (ann->n, ==, 0);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "win-rate", "Gone")->value, ==, 0);
  g_assert_cmpint (accord_report_fixture_find (figures, "win-rate", "Zoe")->group_id, ==, zoe);
}

static void
test_stages_stand_in_pipeline_order (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  AccordReportRequest *request = accord_report_fixture_request (f, &year, "open-value", "stage");
  const char *names[] = { NULL, "First", "Second", "Third", "Hold", "Won", "Lost", "No" };
  g_autoptr (GPtrArray) figures = NULL;

  request->pipeline = f->pipeline;
  DEAL (f->third, 0, 0, 5, "EUR");
  figures = accord_report_fixture_run (f, request);
  g_assert_cmpuint (figures->len, ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (((AccordFigure *) g_ptr_array_index (figures, i))->group, ==, names[i]);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "open-value", "Third")->value, ==, 5);
}

/* F07: open deals stand in the month they are expected to close in, undated ones in none. */
static void
test_open_deals_stand_in_the_month_expected (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (GPtrArray) figures = NULL;

  DEAL (f->second, 0, accord_day (2017, 1, 5), 100, "EUR", accord_day (2017, 3, 31));
  DEAL (f->second, 0, accord_day (2017, 1, 5), 40, "EUR", accord_day (2019, 3, 1));
  DEAL (f->second, 0, accord_day (2017, 1, 5), 7, "EUR");
  figures = accord_report_fixture_run (
    f, accord_report_fixture_request (f, &year, "open-value", "month"));
  g_assert_cmpfloat (accord_report_fixture_find (figures, "open-value", "2017-03")->value, ==, 100);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "open-value", "2019-03")->value, ==, 40);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "open-value", "")->value, ==, 7);
  g_assert_false (accord_report_fixture_find (figures, "open-value", "2017-01")->has_value);
}

static void
test_stage_totals_round_each_deal (AccordReportFixture *f, gconstpointer data)
{
  const AccordCurrencySum *dollars;
  g_autoptr (GPtrArray) totals = NULL;
  const gint64 expected[][5] = {
    /* stage, deals, sum, weighted, unpriced */
    { f->first, 2, 5, 1, 0 },     /* 0.5 → 1; the dollars are told apart */
    { f->second, 3, 999, 501, 0 }, /* 3 × 166.5 → 3 × 167 */
    { f->third, 0, 0, 0, 0 },
    { f->hold, 1, 200, 60, 0 }, /* its own 30 % */
    { f->won, 1, 77, 77, 0 },
    { f->lost, 1, 88, 0, 0 },
    { f->discarded, 1, 0, 0, 1 },
  };

  DEAL (f->first, 0, 0, 5, "EUR");
  DEAL (f->first, 0, 0, 100, "USD");
  for (int i = 0; i < 3; i++)
    DEAL (f->second, 0, 0, 333, "EUR");
  DEAL (f->hold, 0, 0, 200, "EUR", .probability = 30);
  DEAL (f->won, 0, 0, 77, "EUR", .probability = 5);
  DEAL (f->lost, 0, 0, 88, "EUR", .probability = 50);
  DEAL (f->discarded);
  totals = accord_test_boxed (accord_report_stage_totals (f->store, f->pipeline, "EUR"));
  g_assert_cmpuint (totals->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < totals->len; i++)
    {
      const AccordStageTotal *total = g_ptr_array_index (totals, i);

      g_assert_cmpint (total->stage, ==, expected[i][0]);
      g_assert_cmpint (total->n_deals, ==, expected[i][1]);
      g_assert_cmpint (total->sum, ==, expected[i][2]);
      g_assert_cmpint (total->weighted, ==, expected[i][3]);
      g_assert_cmpint (total->unpriced, ==, expected[i][4]);
    }
  g_assert_cmpuint (accord_currency_sums_n (((const AccordStageTotal *) totals->pdata[0])->others), ==, 1);
  dollars = accord_currency_sums_at (((const AccordStageTotal *) totals->pdata[0])->others, 0);
  g_assert_cmpstr (dollars->currency, ==, "USD");
  g_assert_cmpint (dollars->n, ==, 1);
  g_assert_cmpint (dollars->sum, ==, 100);
  g_assert_cmpint (dollars->weighted, ==, 10);
}

static void
test_unknown_names_are_told (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordReportRequest) request = accord_report_request_new (f->workspace, &year);
  const char *groups[] = { "colour", "customer.", "customer.colour", "" };
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_report_request_add (request, "winrate", &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "win-rate")); /* says what there is */
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_clear_error (&error);
      g_assert_false (accord_report_request_group (request, groups[i], &error));
      g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
    }
  g_assert_cmpint (request->group_by, ==, ACCORD_GROUP_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/groups/add-up-to-the-total", test_groups_add_up_to_the_total);
  ACCORD_REPORT_TEST ("/report/groups/every-living-member-is-listed", test_every_living_member_is_listed);
  ACCORD_REPORT_TEST ("/report/groups/stages-stand-in-pipeline-order", test_stages_stand_in_pipeline_order);
  ACCORD_REPORT_TEST ("/report/groups/open-deals-stand-in-the-month-expected", test_open_deals_stand_in_the_month_expected);
  ACCORD_REPORT_TEST ("/report/groups/month-of-a-broken-period-is-cut", test_month_of_a_broken_period_is_cut);
  ACCORD_REPORT_TEST ("/report/groups/unknown-names-are-told", test_unknown_names_are_told);
  ACCORD_REPORT_TEST ("/report/stage-totals/round-each-deal", test_stage_totals_round_each_deal);
  ACCORD_REPORT_TEST ("/report/records/behind-a-figure-make-it", test_records_behind_a_figure_make_it);
  return g_test_run ();
}
