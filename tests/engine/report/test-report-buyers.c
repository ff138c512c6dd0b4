/* SPDX-License-Identifier: GPL-3.0-or-later */

/* F11 by hand. */

#include "accord-report-fixture.h"

#include "accord-deal-book.h"
#include "accord-record-merge.h"
#include "accord-test.h"

static gint64
customer (AccordReportFixture *f, const char *name, const char *industry)
{
  return accord_report_fixture_name (f, &accord_customer_kind, name, industry != NULL ? "industry" : NULL, 0, industry);
}

static void
won (AccordReportFixture *f, gint64 whose, gint64 day, gint64 minor)
{
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = day, .minor = minor,
                                                     .currency = minor != 0 ? "EUR" : NULL, .customer = whose });
}

static void
assert_value (AccordReportFixture *f, const AccordPeriod *period, const char *kpi, double value)
{
  g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, period, kpi);

  g_assert_true (figure->has_value);
  g_assert_cmpfloat_with_epsilon (figure->value, value, 1e-9);
}

/* 2016: A, B. 2017: A twice, C once (and lost a deal). 2015: D. */
static void
add_years (AccordReportFixture *f)
{
  gint64 a = customer (f, "A", "Robots"), b = customer (f, "B", NULL), c = customer (f, "C", "Food"), d = customer (f, "D", NULL);

  won (f, a, accord_day (2016, 5, 1), 100);
  won (f, b, accord_day (2016, 12, 31), 100);
  won (f, a, accord_day (2017, 1, 1), 1000);
  won (f, a, accord_day (2017, 12, 31), 300);
  won (f, c, accord_day (2017, 3, 1), 200);
  won (f, d, accord_day (2015, 12, 31), 100);
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->lost, .closed_on = accord_day (2017, 4, 1), .minor = 9000,
                                                     .currency = "EUR", .customer = c });
}

static void
test_active_customers_bought_within_12_months (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017), before = accord_year (2016);

  add_years (f);
  assert_value (f, &year, "active-customers", 2);   /* A, C: B's order is a year and a day from the last day … */
  assert_value (f, &before, "active-customers", 2); /* A, B */
}

static void
test_new_customers_bought_first_in_the_period (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017), before = accord_year (2016), all = accord_period_all ();

  add_years (f);
  assert_value (f, &year, "new-customers", 1);
  assert_value (f, &before, "new-customers", 2);
  assert_value (f, &all, "new-customers", 4);
}

static void
test_repeat_rate_is_of_the_buyers (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017), all = accord_period_all ();

  add_years (f);
  assert_value (f, &year, "repeat-rate", 1.0 / 2);
  assert_value (f, &all, "repeat-rate", 1.0 / 4);
}

static void
test_retention_is_of_those_active_at_the_start (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017), all = accord_period_all ();
  g_autoptr (AccordFigure) none = NULL;

  add_years (f);
  assert_value (f, &year, "retention", 1.0 / 2); /* A and B were, A is */
  none = accord_report_fixture_figure (f, &all, "retention");
  g_assert_false (none->has_value); /* nobody was active before all days */
}

static void
test_average_order_leaves_out_lost_and_unpriced (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017);

  add_years (f);
  won (f, customer (f, "E", NULL), accord_day (2017, 6, 1), 0);
  assert_value (f, &year, "average-order", 1500.0 / 3);
}

typedef struct {
  AccordReportRequest *request;
  double value;
} Asked;

static DexFuture *
read_both_ways (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;

  g_assert_nonnull (book);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) figures = accord_report_read (reader, i == 0 ? book : NULL, asked->request, NULL);
      const AccordFigure *figure = g_ptr_array_index (figures, 0);

      g_assert_true (figure->has_value);
      g_assert_cmpfloat_with_epsilon (figure->value, asked->value, 1e-9);
    }
  return dex_future_new_true ();
}

/* With the deals in memory, and from the file. */
static void
assert_both_ways (AccordReportFixture *f, const AccordPeriod *period, const char *kpi, double value)
{
  Asked asked = { accord_report_fixture_request (f, period, kpi, NULL), value };

  accord_test_done (accord_deal_book_read (f->store, read_both_ways, &asked, NULL));
  accord_report_request_free (asked.request);
}

/* 2017: Ann sold for 100 and 100 and had 50 given back, and 7 of another currency: 150 of two orders, by hand 75. Bob only had
 * something given back. From totals that commits keep, from memory and from the file, by whole months and by days, by member. */
static void
test_a_return_lessens_the_average_and_is_no_order (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017), days = accord_period_custom (accord_day (2017, 1, 15), accord_day (2017, 11, 15));
  gint64 a = customer (f, "A", "Food"), ann = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL);
  gint64 bob = accord_report_fixture_name (f, &accord_member_kind, "Bob", NULL, 0, NULL);
  const struct { gint64 owner, day, minor; const char *currency; } deals[] = {
    { ann, accord_day (2017, 2, 1), 100, "EUR" }, { ann, accord_day (2017, 3, 1), 100, "EUR" }, { ann, accord_day (2017, 4, 1), -50, "EUR" },
    { ann, accord_day (2017, 4, 1), -7, "USD" }, { bob, accord_day (2017, 5, 1), -20, "EUR" },
  };
  g_autoptr (GPtrArray) figures = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (deals); i++)
    accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = deals[i].day, .minor = deals[i].minor, .currency = deals[i].currency,
                                                       .customer = a, .owner = deals[i].owner });
  assert_both_ways (f, &year, "average-order", 130.0 / 2);
  assert_both_ways (f, &days, "average-order", 130.0 / 2);
  assert_both_ways (f, &year, "average-deal", 130.0 / 4);
  figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &year, "average-order", "member"));
  g_assert_cmpfloat (accord_report_fixture_find (figures, "average-order", "Ann")->value, ==, 75);
  g_assert_false (accord_report_fixture_find (figures, "average-order", "Bob")->has_value);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "average-order", NULL)->value, ==, 65);
}

/* 2017: A bought twice and gave something back, B, who bought the year before, only gave something back, C bought once and gave it
 * all back, once in another currency. No return makes anybody active, new, or a repeat buyer. From memory and from the file. */
static void
test_a_return_is_no_order (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017);
  gint64 a = customer (f, "A", "Food"), b = customer (f, "B", "Food"), c = customer (f, "C", "Food"), d = customer (f, "D", "Food");

  won (f, a, accord_day (2017, 2, 1), 1000);
  won (f, a, accord_day (2017, 3, 1), 1000);
  won (f, a, accord_day (2017, 4, 1), -500);
  won (f, b, accord_day (2016, 2, 1), 300);
  won (f, b, accord_day (2017, 2, 1), -300);
  won (f, c, accord_day (2017, 5, 1), 700);
  won (f, c, accord_day (2017, 6, 1), -700);
  won (f, d, accord_day (2017, 6, 1), -700);
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = accord_day (2017, 7, 1), .minor = -5, .currency = "USD", .customer = c });
  assert_both_ways (f, &year, "active-customers", 2); /* A, C */
  assert_both_ways (f, &year, "new-customers", 2);
  assert_both_ways (f, &year, "repeat-rate", 1.0 / 2);
  assert_both_ways (f, &year, "retention", 0); /* B was */
}

static void
test_nobody_bought (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) rate = accord_report_fixture_figure (f, &year, "repeat-rate");

  assert_value (f, &year, "active-customers", 0);
  g_assert_false (rate->has_value);
}

static void
test_groups_add_up_to_the_total (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017);
  g_autoptr (GPtrArray) figures = NULL;

  add_years (f);
  figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &year, "active-customers", "customer.industry"));
  g_assert_cmpfloat (accord_report_fixture_find (figures, "active-customers", NULL)->value, ==, 2);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "active-customers", "Robots")->value, ==, 1);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "active-customers", "Food")->value, ==, 1);
}

/* Two members sold to A: A counts once, with who sold last. */
static void
test_a_customer_counts_where_the_latest_order_does (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017);
  gint64 a = customer (f, "A", NULL);
  gint64 first = accord_report_fixture_name (f, &accord_member_kind, "First", NULL, 0, NULL);
  gint64 last = accord_report_fixture_name (f, &accord_member_kind, "Last", NULL, 0, NULL);
  g_autoptr (GPtrArray) figures = NULL;

  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = accord_day (2017, 9, 1), .customer = a, .owner = last });
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = accord_day (2017, 2, 1), .customer = a, .owner = first });
  figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &year, "new-customers", "member"));
  g_assert_cmpfloat (accord_report_fixture_find (figures, "new-customers", NULL)->value, ==, 1);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "new-customers", "Last")->value, ==, 1);
  g_assert_cmpfloat (accord_report_fixture_find (figures, "new-customers", "First")->value, ==, 0);
}

/* One of them bought first in 2016, the other in 2017: together they are a buyer since 2016, not a new one of 2017. */
static void
test_merged_customers_keep_the_earliest_first_order (AccordReportFixture *f, gconstpointer data)
{
  const AccordPeriod year = accord_year (2017), before = accord_year (2016);
  gint64 ids[] = { customer (f, "Acme", NULL), customer (f, "Acme Ltd", NULL) };
  g_autoptr (AccordRecordMerge) merge = NULL;

  won (f, ids[0], accord_day (2017, 2, 1), 100);
  won (f, ids[1], accord_day (2016, 2, 1), 100);
  assert_value (f, &year, "new-customers", 1);
  merge = accord_test_boxed (accord_record_merge_prepare (f->store, &accord_customer_kind, ids, 2));
  accord_change_set_unref (accord_test_commit (f->workspace, accord_record_merge_to_edit (merge)));
  assert_value (f, &year, "new-customers", 0);
  assert_value (f, &before, "new-customers", 1);
  assert_value (f, &year, "retention", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/buyers/active-bought-within-12-months", test_active_customers_bought_within_12_months);
  ACCORD_REPORT_TEST ("/report/buyers/new-bought-first-in-the-period", test_new_customers_bought_first_in_the_period);
  ACCORD_REPORT_TEST ("/report/buyers/repeat-rate-is-of-the-buyers", test_repeat_rate_is_of_the_buyers);
  ACCORD_REPORT_TEST ("/report/buyers/retention-is-of-those-active-at-the-start", test_retention_is_of_those_active_at_the_start);
  ACCORD_REPORT_TEST ("/report/buyers/average-order-leaves-out-lost-and-unpriced", test_average_order_leaves_out_lost_and_unpriced);
  ACCORD_REPORT_TEST ("/report/buyers/a-return-is-no-order", test_a_return_is_no_order);
  ACCORD_REPORT_TEST ("/report/buyers/a-return-lessens-the-average-and-is-no-order", test_a_return_lessens_the_average_and_is_no_order);
  ACCORD_REPORT_TEST ("/report/buyers/nobody-bought", test_nobody_bought);
  ACCORD_REPORT_TEST ("/report/buyers/groups-add-up-to-the-total", test_groups_add_up_to_the_total);
  ACCORD_REPORT_TEST ("/report/buyers/a-customer-counts-where-the-latest-order-does", test_a_customer_counts_where_the_latest_order_does);
  ACCORD_REPORT_TEST ("/report/buyers/merged-customers-keep-the-earliest-first-order", test_merged_customers_keep_the_earliest_first_order);
  return g_test_run ();
}
