/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Churn risk and category affinity (M16), each case reckoned by hand. */

#include "accord-report-fixture.h"

#include "accord-churn-words.h"
#include "accord-record-merge.h"
#include "accord-standings.h"
#include "accord-test.h"

static gint64
today (void)
{
  return accord_date_today ();
}

/* A buyer of whom nothing bad is known: every 40 days, 40 days ago, spoken to today. */
static AccordChurnFacts
good (void)
{
  return (AccordChurnFacts) { .since = 40, .n_days = 3, .every = 40, .recency = 5, .half = 100, .half_before = 100, .n_half = 1,
                              .quiet = 0, .longest = 90 };
}

static void
assert_judged (AccordChurnFacts facts, AccordRisk level, guint n, AccordChurnKind first)
{
  AccordChurn churn;

  accord_churn_judge (&churn, &facts);
  g_assert_cmpint (churn.level, ==, level);
  g_assert_cmpuint (churn.n_reasons, ==, n);
  if (n > 0)
    g_assert_cmpint (churn.reasons[0].kind, ==, first);
}

#define JUDGED(level, n, first, ...)        \
  G_STMT_START                              \
  {                                         \
    AccordChurnFacts facts = good ();       \
    __VA_ARGS__;                            \
    assert_judged (facts, level, n, first); \
  }                                         \
  G_STMT_END
#define LOW(...) JUDGED (ACCORD_RISK_LOW, 0, 0, __VA_ARGS__)
#define RAISED(kind, ...) JUDGED (ACCORD_RISK_RAISED, 1, ACCORD_CHURN_##kind, __VA_ARGS__)
#define HIGH(n, kind, ...) JUDGED (ACCORD_RISK_HIGH, n, ACCORD_CHURN_##kind, __VA_ARGS__)

/* 1.5 × 40 = 60 days, 2.5 × 40 = 100; 1.5 × 37 = 55.5. */
static void
test_the_interval (void)
{
  LOW ();
  LOW (facts.since = 60);
  RAISED (INTERVAL, facts.since = 61);
  RAISED (INTERVAL, facts.since = 100);
  HIGH (1, INTERVAL, facts.since = 101);
  LOW (facts.every = 37, facts.since = 55);
  RAISED (INTERVAL, facts.every = 37, facts.since = 56);
  LOW (facts.recency = 1);
}

static void
test_few_purchases_are_compared_with_all_buyers (void)
{
  LOW (facts.n_days = 2, facts.recency = 3, facts.since = 500);
  RAISED (RECENCY, facts.n_days = 2, facts.recency = 2);
  RAISED (RECENCY, facts.n_days = 1, facts.every = 0, facts.recency = 0);
}

static void
test_falling_is_under_half (void)
{
  LOW (facts.half = 50);
  RAISED (FALLING, facts.half = 49);
  RAISED (FALLING, facts.half = 0);
  LOW (facts.half = 0, facts.half_before = 0);
  LOW (facts.half = 49, facts.n_half_unpriced = 1);
  LOW (facts.half = 0, facts.n_half = 0, facts.every = 184);
  RAISED (FALLING, facts.half = 0, facts.n_half = 0, facts.every = 183);
  RAISED (FALLING, facts.half = -5);
  LOW (facts.half = 0, facts.n_half = 0, facts.n_days = 2);
}

static void
test_every_other_reason_has_its_edge (void)
{
  LOW (facts.quiet = 90);
  RAISED (QUIET, facts.quiet = 91);
  RAISED (QUIET, facts.quiet = 15, facts.longest = 14);
  LOW (facts.quiet = -1);
  RAISED (COMPLAINT, facts.n_complaints = 3);
  RAISED (SURVEY, facts.answer = 2, facts.best = 5);
  LOW (facts.answer = 3, facts.best = 5);
  RAISED (SURVEY, facts.answer = 6, facts.best = 10);
  LOW (facts.answer = 7, facts.best = 10);
  RAISED (LOST, facts.n_lost = 1);
}

static void
test_two_raised_are_high (void)
{
  HIGH (2, COMPLAINT, facts.n_complaints = 1, facts.n_lost = 1);
  HIGH (2, INTERVAL, facts.since = 61, facts.quiet = 91);
  HIGH (6, INTERVAL, facts.since = 101, facts.half = 1, facts.quiet = 91, facts.n_complaints = 1, facts.answer = 1, facts.best = 5,
        facts.n_lost = 1);
}

static gint64
customer (AccordReportFixture *f, const char *name)
{
  return accord_report_fixture_name (f, &accord_customer_kind, name, NULL, 0, NULL);
}

static gint64
deal (AccordReportFixture *f, gint64 stage, gint64 whose, gint64 day, gint64 minor, const char *currency, gint64 product)
{
  return accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = stage, .closed_on = day, .opened_on = day - 10, .minor = minor,
                                                            .currency = currency, .customer = whose, .product = product });
}

static gint64
won (AccordReportFixture *f, gint64 whose, gint64 ago, gint64 minor)
{
  return deal (f, f->won, whose, today () - ago, minor, "EUR", 0);
}

static void
log_of (AccordReportFixture *f, gint64 whose, gint64 ago, const char *type, const char *scale, const char *score)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, whose);
  g_autofree char *done = accord_date_to_iso (today () - ago);

  if (scale == NULL)
    accord_test_create (f->workspace, &accord_activity_kind, "title", "Call", "type", type, "customer", id, "done_at", done, NULL);
  else
    accord_test_create (f->workspace, &accord_activity_kind, "title", "Care", "type", type, "customer", id, "done_at", done, "scale",
                        scale, "score", score, NULL);
}

static void
complain (AccordReportFixture *f, gint64 whose, const char *type, const char *state)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, whose);

  accord_test_create (f->workspace, &accord_ticket_kind, "subject", "Broken", "customer", id, "type", type, "state", state, NULL);
}

static AccordStanding *
standing (AccordReportFixture *f, gint64 whose)
{
  g_autoptr (AccordStandingScale) scale = accord_test_boxed (accord_report_standing_scale (f->store, "EUR", today ()));

  return accord_test_boxed (accord_report_standing (f->store, whose, scale, "EUR", today ()));
}

/* The level, the reasons in words, and how many records stand behind each: "high: … (2)". */
static void
assert_risk (AccordReportFixture *f, gint64 whose, const char *expected)
{
  g_autoptr (AccordStanding) now = standing (f, whose);
  g_autoptr (GString) said = g_string_new (accord_risk_label (now->churn.level));

  for (guint i = 0; i < now->churn.n_reasons; i++)
    {
      g_autofree char *words = accord_churn_reason_words (&now->churn.reasons[i], "EUR");
      g_autoptr (AccordQuery) query = accord_churn_reason_query (now, &now->churn.reasons[i], today ());

      g_string_append_printf (said, "; %s (%" G_GINT64_FORMAT ")", words, accord_test_int (accord_store_count (f->store, query)));
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_who_never_bought_has_no_risk (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordStanding) unscaled = NULL;

  complain (f, id, "complaint", "new");
  deal (f, f->lost, id, today () - 3, 100, "EUR", 0);
  assert_risk (f, id, "—");
  won (f, id, 1, 100);
  assert_risk (f, id, "Raised; 1 open complaint (1)");
  unscaled = accord_test_boxed (accord_report_standing (f->store, id, NULL, "EUR", today ()));
  g_assert_cmpint (unscaled->churn.level, ==, ACCORD_RISK_NONE); /* the scores come later, and the risk with them */
}

/* Purchases 120, 80 and 40 days ago: every 40. 60 days after the last, 1.5 times; another on the same day is no interval. */
static void
test_the_interval_of_a_file (AccordReportFixture *f, gconstpointer data)
{
  gint64 exact = customer (f, "Exact"), late = customer (f, "Late"), gone = customer (f, "Gone");

  for (int i = 0; i < 3; i++)
    {
      won (f, exact, 60 + 40 * i, 100);
      won (f, late, 61 + 40 * i, 100);
      won (f, gone, 101 + 40 * i, 100);
    }
  won (f, late, 61, 100);
  assert_risk (f, exact, "Low");
  assert_risk (f, late, "Raised; Last purchase 61 days ago, usually every 40 days (4)");
  assert_risk (f, gone, "High; Last purchase 101 days ago, usually every 40 days (3)");
}

/* Below 25 buyers, fixed thresholds: the scale says it. */
static void
test_two_purchases_go_by_recency (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), old = customer (f, "Old");

  won (f, id, 700, 100);
  won (f, id, 690, 100);
  won (f, old, 1000, 100);
  assert_risk (f, id, "Raised; Last purchase 690 days ago, recency 1 of 5 among all buyers (2)");
  assert_risk (f, old, "Raised; Last purchase 1000 days ago, nothing in the last 24 months (1)");
}

/* 1000 in the half-year before; 499.99, then with something unpriced, then 500 and more. Dollars have no price here. */
static void
test_falling_purchases_of_a_file (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), other = customer (f, "Sued");

  won (f, id, 250, 100000);
  won (f, id, 3, 49999);
  assert_risk (f, id, "Raised; Bought for €499.99 in the last half-year, for €1,000 in the one before (2)");
  deal (f, f->won, id, today () - 2, 900, "USD", 0);
  assert_risk (f, id, "Low");
  won (f, other, 250, 100000);
  won (f, other, 3, 50000);
  assert_risk (f, other, "Low");
}

static void
test_silence_by_policy_or_ninety_days (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), never = customer (f, "Never");

  won (f, id, 1, 100);
  won (f, never, 1, 100);
  log_of (f, id, 90, "call", NULL, NULL);
  assert_risk (f, id, "Low");
  accord_test_create (f->workspace, &accord_contact_policy_kind, "name", "All", "scope", "all", "ideal_days", "30", "longest_days", "60", NULL);
  assert_risk (f, id, "Raised; No contact for 90 days, at most every 60 days (1)");
  log_of (f, id, 60, "visit", NULL, NULL);
  assert_risk (f, id, "Low");
  assert_risk (f, never, "Low"); /* nothing to count from */
}

static void
test_ninety_days_without_a_policy (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  won (f, id, 1, 100);
  log_of (f, id, 91, "call", NULL, NULL);
  assert_risk (f, id, "Raised; No contact for 91 days, at most every 90 days (1)");
}

static void
test_complaints_count_while_they_are_open (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  won (f, id, 1, 100);
  complain (f, id, "question", "new");
  complain (f, id, "complaint", "closed");
  complain (f, id, "complaint", "revisit");
  assert_risk (f, id, "Low");
  complain (f, id, "complaint", "working");
  complain (f, id, "complaint", "waiting");
  assert_risk (f, id, "Raised; 2 open complaints (2)");
}

/* 91 days ago is too long ago; 10 of 10 for 2 of 5 before it: 0.4 is the lowest; the same survey answered again is taken
 * at the last word. */
static void
test_low_answers_of_ninety_days (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), again = customer (f, "Again");

  won (f, id, 1, 100);
  won (f, again, 1, 100);
  log_of (f, id, 91, "survey", "5", "1");
  assert_risk (f, id, "Low");
  log_of (f, id, 90, "survey", "10", "6");
  assert_risk (f, id, "Raised; Answered a survey with 6 of 10 in the last 90 days (2)");
  log_of (f, id, 2, "survey", "5", "2");
  assert_risk (f, id, "Raised; Answered a survey with 2 of 5 in the last 90 days (3)");
  log_of (f, again, 30, "survey", "5", "1");
  log_of (f, again, 20, "survey", "5", "5");
  assert_risk (f, again, "Low");
}

/* Lost on the day of the purchase is not since it; a sale taken back is a purchase no more. */
static void
test_lost_since_and_taken_back (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), back = customer (f, "Back"), only;
  g_autofree char *open = g_strdup_printf ("%" G_GINT64_FORMAT, f->third);

  won (f, id, 10, 100);
  deal (f, f->lost, id, today () - 10, 100, "EUR", 0);
  assert_risk (f, id, "Low");
  deal (f, f->lost, id, today () - 9, 100, "EUR", 0);
  assert_risk (f, id, "Raised; 1 deal lost since the last purchase (1)");
  complain (f, id, "complaint", "new");
  assert_risk (f, id, "High; 1 open complaint (1); 1 deal lost since the last purchase (1)");
  only = won (f, back, 10, 100);
  assert_risk (f, back, "Low");
  accord_test_set (f->workspace, &accord_deal_kind, only, "stage", open);
  assert_risk (f, back, "—");
}

/* One bought 120 and 40 days ago, its twin 80: three of one customer, every 40. */
static void
test_a_merged_customer_is_one (AccordReportFixture *f, gconstpointer data)
{
  gint64 ids[] = { customer (f, "Nordwind"), customer (f, "Nordwind GmbH") };
  g_autoptr (AccordRecordMerge) merge = NULL;
  g_autoptr (AccordChangeSet) set = NULL;

  won (f, ids[0], 161, 100);
  won (f, ids[0], 81, 100);
  won (f, ids[1], 121, 100);
  assert_risk (f, ids[0], "Low");
  merge = accord_test_boxed (accord_record_merge_prepare (f->store, &accord_customer_kind, ids, 2));
  set = accord_test_commit (f->workspace, accord_record_merge_to_edit (merge));
  assert_risk (f, ids[0], "Raised; Last purchase 81 days ago, usually every 40 days (3)");
}

static gint64
product (AccordReportFixture *f, const char *name, const char *series)
{
  return accord_report_fixture_name (f, &accord_product_kind, name, series != NULL ? "series" : NULL, 0, series);
}

static void
line (AccordReportFixture *f, gint64 of, gint64 what, const char *quantity, const char *price)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, of);
  g_autofree char *product_id = g_strdup_printf ("%" G_GINT64_FORMAT, what);

  accord_test_create (f->workspace, &accord_deal_line_kind, "deal", id, "text", "Line", "quantity", quantity, "unit_price", price,
                      "product", product_id, NULL);
}

static AccordAffinity *
affinity (AccordReportFixture *f, gint64 whose)
{
  g_autoptr (AccordCategorySums) sums = accord_test_boxed (accord_report_category_sums (f->store, "EUR", today ()));

  return accord_test_boxed (accord_report_affinity (f->store, whose, sums, "EUR", today ()));
}

static const AccordAffinityPart *
part (const AccordAffinity *of, guint i)
{
  return &g_array_index (of->parts, AccordAffinityPart, i);
}

/* Nordwind: robots (a series of two products) 300 + 300 of 1000, tools 400 in one purchase. Sued: tools 3000.
 * All: 600 robots of 4000 = 15 %; Nordwind 60 %: 4 times. Tools, bought once, are not told. */
static void
test_lift_is_share_by_share (AccordReportFixture *f, gconstpointer data)
{
  gint64 nord = customer (f, "Nordwind"), sued = customer (f, "Sued"), none = customer (f, "None");
  gint64 small = product (f, "R1", "Robots"), large = product (f, "R2", "Robots"), tools = product (f, "Tools", NULL);
  gint64 lines = deal (f, f->won, nord, today () - 30, 99999, "EUR", tools);
  g_autoptr (AccordAffinity) its = NULL;
  g_autoptr (AccordAffinity) others = NULL;
  g_autoptr (AccordAffinity) nothing = NULL;

  line (f, lines, small, "3", "100");
  line (f, lines, tools, "1", "400");
  deal (f, f->won, nord, today () - 10, 30000, "EUR", large);
  deal (f, f->won, nord, today () + 1, 30000, "EUR", large); /* still to come */
  deal (f, f->won, nord, accord_date_add_months (today (), -24), 30000, "EUR", large); /* that day is out */
  deal (f, f->won, sued, today () - 1, 100000, "EUR", tools);
  deal (f, f->won, sued, today () - 2, 200000, "EUR", tools);
  its = affinity (f, nord);
  g_assert_cmpint (its->n, ==, 2);
  g_assert_cmpuint (its->parts->len, ==, 1);
  g_assert_cmpstr (part (its, 0)->name, ==, "Robots");
  g_assert_cmpint (part (its, 0)->n, ==, 2);
  g_assert_cmpint (part (its, 0)->sum, ==, 60000);
  g_assert_cmpfloat_with_epsilon (part (its, 0)->lift, 4.0, 1e-9);
  g_assert_cmpuint (part (its, 0)->deals->len, ==, 2);
  others = affinity (f, sued); /* 100 % of tools, where all buy 85 % */
  g_assert_cmpfloat_with_epsilon (part (others, 0)->lift, 4000.0 / 3400.0, 1e-9);
  nothing = affinity (f, none);
  g_assert_cmpint (nothing->n, ==, 0);
  g_assert_cmpuint (nothing->parts->len, ==, 0);
}

/* A return nets the category, and makes no second purchase of it (F12). */
static void
test_a_return_is_no_second_purchase (AccordReportFixture *f, gconstpointer data)
{
  gint64 nord = customer (f, "Nordwind"), sued = customer (f, "Sued");
  gint64 robots = product (f, "Robots", NULL), tools = product (f, "Tools", NULL);
  g_autoptr (AccordAffinity) its = NULL;
  g_autoptr (AccordAffinity) twice = NULL;

  deal (f, f->won, nord, today () - 30, 50000, "EUR", robots);
  deal (f, f->won, nord, today () - 20, -10000, "EUR", robots);
  deal (f, f->won, sued, today () - 10, 100000, "EUR", tools);
  its = affinity (f, nord);
  g_assert_cmpint (its->n, ==, 1);
  g_assert_cmpuint (its->parts->len, ==, 0);
  deal (f, f->won, nord, today () - 10, 50000, "EUR", robots);
  twice = affinity (f, nord);
  g_assert_cmpint (twice->n, ==, 2);
  g_assert_cmpuint (twice->parts->len, ==, 1);
  g_assert_cmpint (part (twice, 0)->n, ==, 2);
  g_assert_cmpint (part (twice, 0)->sum, ==, 90000);
}

/* Two purchases with a price and one in dollars; a second category with one of each: one priced purchase is too few. */
static void
test_what_has_no_price_is_counted_apart (AccordReportFixture *f, gconstpointer data)
{
  gint64 nord = customer (f, "Nordwind"), sued = customer (f, "Sued");
  gint64 robot = product (f, "Robot", NULL), tools = product (f, "Tools", NULL);
  g_autoptr (AccordAffinity) its = NULL;

  deal (f, f->won, nord, today () - 1, 100, "EUR", robot);
  deal (f, f->won, nord, today () - 2, 100, "EUR", robot);
  deal (f, f->won, nord, today () - 3, 900, "USD", robot);
  deal (f, f->won, nord, today () - 4, 0, NULL, tools);
  deal (f, f->won, nord, today () - 5, 200, "EUR", tools);
  deal (f, f->won, sued, today () - 5, 1000, "EUR", 0);
  its = affinity (f, nord);
  g_assert_cmpint (its->n, ==, 5);
  g_assert_cmpint (its->n_unpriced, ==, 2);
  g_assert_cmpuint (its->parts->len, ==, 1);
  g_assert_cmpstr (part (its, 0)->name, ==, "Robot");
  g_assert_cmpint (part (its, 0)->n, ==, 2);
  g_assert_cmpint (part (its, 0)->n_unpriced, ==, 1);
  g_assert_cmpuint (part (its, 0)->deals->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (part (its, 0)->lift, (200 / 400.0) / (200 / 1400.0), 1e-9);
}

/* Four categories twice each; Sued bought 1, 2, 3 and 4 times as much of them: the lift falls in this order, three are told. */
static void
test_three_are_told_the_greatest_first (AccordReportFixture *f, gconstpointer data)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  gint64 nord = customer (f, "Nordwind"), sued = customer (f, "Sued");
  g_autoptr (AccordAffinity) its = NULL;

  for (int i = 3; i >= 0; i--)
    {
      gint64 what = product (f, names[i], NULL);

      deal (f, f->won, nord, today () - 1, 100, "EUR", what);
      deal (f, f->won, nord, today () - 2, 100, "EUR", what);
      deal (f, f->won, sued, today () - 1, 200 * (i + 1), "EUR", what);
    }
  deal (f, f->won, sued, today () - 1, 100000, "EUR", 0);
  its = affinity (f, nord);
  g_assert_cmpuint (its->parts->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (part (its, i)->name, ==, names[i]);
  g_assert_cmpfloat_with_epsilon (part (its, 0)->lift, (200 / 800.0) / (400 / 102800.0), 1e-9);
}

/* The window's: another buys, and a moment later everybody's share is another. */
static void
test_the_window_follows_purchases (AccordReportFixture *f, gconstpointer data)
{
  gint64 nord = customer (f, "Nordwind"), sued = customer (f, "Sued"), robot = product (f, "Robot", NULL);
  g_autoptr (AccordStandings) standings = accord_standings_of (f->workspace);
  g_autoptr (AccordStandingScale) scale = accord_test_boxed (accord_standings_scale (standings));
  g_autoptr (AccordAffinity) before = NULL;
  double lift = 0;

  deal (f, f->won, nord, today () - 1, 100, "EUR", robot);
  deal (f, f->won, nord, today () - 2, 100, "EUR", robot);
  before = accord_test_boxed (accord_standings_affinity (standings, nord));
  g_assert_cmpuint (before->parts->len, ==, 0); /* all buy what it buys */
  deal (f, f->won, sued, today () - 1, 600, "EUR", 0);
  while (lift < 1) /* bounded by the test's time limit */
    {
      g_autoptr (GError) passed = accord_test_error (dex_timeout_new_msec (50)); /* a timeout rejects */
      g_autoptr (AccordAffinity) after = accord_test_boxed (accord_standings_affinity (standings, nord));

      g_assert_error (passed, DEX_ERROR, DEX_ERROR_TIMED_OUT);
      lift = after->parts->len > 0 ? part (after, 0)->lift : 0;
    }
  g_assert_cmpfloat_with_epsilon (lift, 4.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/report/churn/past-one-and-a-half-intervals-raised-past-two-and-a-half-high", test_the_interval);
  g_test_add_func ("/report/churn/few-purchases-are-compared-with-all-buyers", test_few_purchases_are_compared_with_all_buyers);
  g_test_add_func ("/report/churn/falling-is-under-half", test_falling_is_under_half);
  g_test_add_func ("/report/churn/every-other-reason-has-its-edge", test_every_other_reason_has_its_edge);
  g_test_add_func ("/report/churn/two-raised-are-high", test_two_raised_are_high);
  ACCORD_REPORT_TEST ("/report/churn/who-never-bought-has-no-risk", test_who_never_bought_has_no_risk);
  ACCORD_REPORT_TEST ("/report/churn/interval-of-a-file", test_the_interval_of_a_file);
  ACCORD_REPORT_TEST ("/report/churn/two-purchases-go-by-recency", test_two_purchases_go_by_recency);
  ACCORD_REPORT_TEST ("/report/churn/falling-purchases-of-a-file", test_falling_purchases_of_a_file);
  ACCORD_REPORT_TEST ("/report/churn/silence-by-policy", test_silence_by_policy_or_ninety_days);
  ACCORD_REPORT_TEST ("/report/churn/ninety-days-without-a-policy", test_ninety_days_without_a_policy);
  ACCORD_REPORT_TEST ("/report/churn/complaints-count-while-they-are-open", test_complaints_count_while_they_are_open);
  ACCORD_REPORT_TEST ("/report/churn/low-answers-of-ninety-days", test_low_answers_of_ninety_days);
  ACCORD_REPORT_TEST ("/report/churn/lost-since-and-taken-back", test_lost_since_and_taken_back);
  ACCORD_REPORT_TEST ("/report/churn/a-merged-customer-is-one", test_a_merged_customer_is_one);
  ACCORD_REPORT_TEST ("/report/affinity/lift-is-share-by-share", test_lift_is_share_by_share);
  ACCORD_REPORT_TEST ("/report/affinity/a-return-is-no-second-purchase", test_a_return_is_no_second_purchase);
  ACCORD_REPORT_TEST ("/report/affinity/what-has-no-price-is-counted-apart", test_what_has_no_price_is_counted_apart);
  ACCORD_REPORT_TEST ("/report/affinity/three-are-told-the-greatest-first", test_three_are_told_the_greatest_first);
  ACCORD_REPORT_TEST ("/report/affinity/the-window-follows-purchases", test_the_window_follows_purchases);
  return g_test_run ();
}
