/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one customer bought, by hand: totals, products, the rhythm and what follows from it. */

#include "accord-report-fixture.h"

#include "accord-bought.h"
#include "accord-test.h"

#define DAY 20000

static gint64
named (AccordReportFixture *f, const AccordKind *kind, const char *name)
{
  return accord_report_fixture_name (f, kind, name, NULL, 0, NULL);
}

static gint64
won (AccordReportFixture *f, gint64 customer, gint64 day, gint64 minor, const char *currency, gint64 product)
{
  return accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = day, .minor = minor, .currency = currency,
                                                            .customer = customer, .product = product });
}

static void
line (AccordReportFixture *f, gint64 deal, gint64 product, const char *text, const char *quantity, const char *price, const char *discount)
{
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, deal);
  g_autofree char *what = product != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, product) : NULL;

  if (product == 0)
    accord_test_create (f->workspace, &accord_deal_line_kind, "deal", of, "text", text, "quantity", quantity, "unit_price", price, NULL);
  else
    accord_test_create (f->workspace, &accord_deal_line_kind, "deal", of, "text", text, "quantity", quantity, "unit_price", price,
                        "discount", discount, "product", what, NULL);
}

static AccordBought *
bought (AccordReportFixture *f, gint64 customer)
{
  return accord_test_boxed (accord_report_bought (f->store, customer, "EUR", DAY));
}

static void
test_nothing (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = named (f, &accord_customer_kind, "Nordwind");
  g_autoptr (AccordBought) none = bought (f, id);

  g_assert_cmpint (none->n_orders, ==, 0);
  g_assert_cmpint (none->every, ==, 0);
  g_assert_cmpuint (none->parts->len, ==, 0);
}

/* Days 19700, 19800, 19830, 19990: intervals 100, 30, 160, median 100; next on day 20090. Tomorrow's is
 * still to come, and what is in dollars is counted, not summed. */
static void
test_rhythm (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = named (f, &accord_customer_kind, "Nordwind");
  g_autoptr (AccordBought) all = NULL;

  won (f, id, 19700, 1000, "EUR", 0);
  won (f, id, 19800, 2000, "EUR", 0);
  won (f, id, 19800, 500, "USD", 0); /* the same day: no interval of its own */
  won (f, id, 19830, 3000, "EUR", 0);
  won (f, id, 19990, 0, NULL, 0);
  won (f, id, DAY + 1, 9000, "EUR", 0);
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->lost, .closed_on = 19900, .customer = id });
  all = bought (f, id);
  g_assert_cmpint (all->n_orders, ==, 5);
  g_assert_cmpint (all->sum, ==, 6000);
  g_assert_cmpint (all->n_left_out, ==, 2);
  g_assert_cmpint (all->first, ==, 19700);
  g_assert_cmpint (all->last, ==, 19990);
  g_assert_cmpint (all->every, ==, 100);
  g_assert_cmpint (all->next, ==, 20090);
  g_assert_cmpint (g_array_index (all->orders, AccordBoughtOrder, 0).day, ==, 19990);
}

/* Robot: 2 × 100 less 10 % = 180, and 500 of a deal without lines. Service: 50. In words: 20. */
static void
test_products (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = named (f, &accord_customer_kind, "Nordwind");
  gint64 robot = named (f, &accord_product_kind, "Robot"), service = named (f, &accord_product_kind, "Service");
  gint64 deal = won (f, id, 19700, 25000, "EUR", service);
  g_autoptr (AccordBought) all = NULL;
  const AccordBoughtPart *parts;
  const AccordBoughtOrder *order;

  line (f, deal, robot, "Robot R2", "2", "100", "10");
  line (f, deal, service, "Service, a year", "1", "50", "0");
  line (f, deal, 0, "Freight", "1", "20", "0");
  won (f, id, 19800, 50000, "EUR", robot);
  all = bought (f, id);
  g_assert_cmpuint (all->parts->len, ==, 3);
  parts = (const AccordBoughtPart *) (void *) all->parts->data;
  g_assert_cmpstr (parts[0].name, ==, "Robot");
  g_assert_cmpint (parts[0].sum, ==, 68000);
  g_assert_cmpint (parts[0].n_orders, ==, 2);
  g_assert_cmpstr (parts[1].name, ==, "Service");
  g_assert_cmpint (parts[1].sum, ==, 5000);
  g_assert_null (parts[2].name);
  g_assert_cmpint (parts[2].sum, ==, 2000);
  g_assert_cmpint (all->parts_sum, ==, 75000);
  order = &g_array_index (all->orders, AccordBoughtOrder, 1);
  g_assert_cmpint (order->deal, ==, deal);
  g_assert_cmpuint (order->lines->len, ==, 3);
  g_assert_cmpstr (g_array_index (order->lines, AccordBoughtLine, 0).text, ==, "Robot R2");
  g_assert_cmpint (g_array_index (order->lines, AccordBoughtLine, 0).net, ==, 18000);
  g_assert_cmpstr (g_array_index (order->lines, AccordBoughtLine, 1).text, ==, "Service, a year");
}

/* F11, F12: a return nets what was bought; it is no purchase, has no day in the rhythm and makes no product bought once more. */
static void
test_a_return (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = named (f, &accord_customer_kind, "Nordwind"), robot = named (f, &accord_product_kind, "Robot");
  g_autoptr (AccordBought) all = NULL;

  won (f, id, 19700, 10000, "EUR", robot);
  won (f, id, 19800, 20000, "EUR", robot);
  won (f, id, 19990, -4000, "EUR", robot);
  all = bought (f, id);
  g_assert_cmpint (all->n_orders, ==, 2);
  g_assert_cmpint (all->n_all, ==, 3);
  g_assert_cmpint (all->sum, ==, 26000);
  g_assert_cmpint (all->n_left_out, ==, 0);
  g_assert_cmpint (all->last, ==, 19800);
  g_assert_cmpint (all->every, ==, 100);
  g_assert_cmpint (all->next, ==, 19900);
  g_assert_cmpuint (all->orders->len, ==, 3);
  g_assert_cmpint (g_array_index (all->parts, AccordBoughtPart, 0).n_orders, ==, 2);
  g_assert_cmpint (g_array_index (all->parts, AccordBoughtPart, 0).sum, ==, 26000);
}

static void
test_many (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = named (f, &accord_customer_kind, "Nordwind");
  g_autoptr (AccordBought) all = NULL;

  for (int i = 0; i < ACCORD_BOUGHT_MOST + 10; i++)
    won (f, id, 19000 + i, 100, "EUR", 0);
  all = bought (f, id);
  g_assert_cmpint (all->n_orders, ==, ACCORD_BOUGHT_MOST + 10);
  g_assert_cmpint (all->sum, ==, (ACCORD_BOUGHT_MOST + 10) * 100);
  g_assert_cmpuint (all->orders->len, ==, ACCORD_BOUGHT_MOST);
  g_assert_cmpint (all->every, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/bought/nothing-is-nothing", test_nothing);
  ACCORD_REPORT_TEST ("/report/bought/the-next-purchase-follows-the-median-interval", test_rhythm);
  ACCORD_REPORT_TEST ("/report/bought/lines-and-deals-are-divided-by-product", test_products);
  ACCORD_REPORT_TEST ("/report/bought/a-return-is-no-purchase", test_a_return);
  ACCORD_REPORT_TEST ("/report/bought/totals-count-all-of-many", test_many);
  return g_test_run ();
}
