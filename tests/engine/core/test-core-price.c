/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines, sums, margins and decimals; every expectation is counted by hand. */
#include "accord-decimal.h"
#include "accord-price-sum.h"
#include "accord-share-sum.h"

#include <locale.h>

static gint64
net (gint64 quantity, gint64 unit, gint64 discount)
{
  const AccordPriceLine line = { quantity, unit, discount, 0, FALSE };
  gint64 result = 0;

  g_assert_true (accord_price_line_net (&line, &result));
  return result;
}

static void
test_line_is_rounded_once (void)
{
  g_assert_cmpint (net (1000, 10000, 0), ==, 10000);
  g_assert_cmpint (net (3000, 99, 3333), ==, 198);     /* 2.97 × 0.6667 = 1.980099 */
  g_assert_cmpint (net (500, 3333, 0), ==, 1667);      /* 16.665, half goes up */
  g_assert_cmpint (net (500, -3333, 0), ==, -1667);    /* and away from zero */
  g_assert_cmpint (net (1, 499, 0), ==, 0);            /* 0.00499 */
  g_assert_cmpint (net (1, 500, 0), ==, 1);            /* 0.005 */
  g_assert_cmpint (net (12345, 67890, 1250), ==, 733339); /* 12.345 × 678.90 = 8381.0205; − 12.5 % = 7333.3929… */
  g_assert_cmpint (net (7000, 12345, 10000), ==, 0);
}

static void
test_limits (void)
{
  AccordPriceLine line = { 1000, G_MAXINT64, 0, 0, FALSE };
  AccordPriceSum sum = { 0 };
  gint64 result = 42;

  g_assert_true (accord_price_line_net (&line, &result));
  g_assert_cmpint (result, ==, G_MAXINT64);
  line.quantity = 1001;
  g_assert_false (accord_price_line_net (&line, &result));
  g_assert_cmpint (result, ==, G_MAXINT64); /* untouched */
  line = (AccordPriceLine) { G_MAXINT64, G_MAXINT64, 0, 0, FALSE };
  g_assert_false (accord_price_line_net (&line, &result));
  line = (AccordPriceLine) { 1000, G_MAXINT64, 0, 0, FALSE };
  g_assert_true (accord_price_sum_add (&sum, &line));
  line.unit = 1;
  g_assert_false (accord_price_sum_add (&sum, &line));
  g_assert_false (accord_price_tax (G_MAXINT64, 10001, &result));
}

/* 2 × 100.00 − 10 % = 180.00 at a cost of 2 × 60.00; 1 × 50.00 of unknown cost. */
static void
test_sum_and_margin (void)
{
  const AccordPriceLine first = { 2000, 10000, 1000, 6000, TRUE };
  const AccordPriceLine second = { 1000, 5000, 0, 0, FALSE };
  AccordPriceSum sum = { 0 };
  gint64 rate = 0;

  g_assert_false (accord_price_sum_margin_rate (&sum, &rate));
  g_assert_true (accord_price_sum_add (&sum, &first));
  g_assert_true (accord_price_sum_add (&sum, &second));
  g_assert_cmpint (sum.gross, ==, 25000);
  g_assert_cmpint (sum.discount, ==, 2000);
  g_assert_cmpint (sum.net, ==, 23000);
  g_assert_cmpint (sum.cost, ==, 12000);
  g_assert_cmpint (sum.margin, ==, 6000); /* 180.00 − 120.00: what has no cost has no margin */
  g_assert_cmpint (sum.n_costed, ==, 1);
  g_assert_cmpint (sum.deepest, ==, 1000);
  g_assert_true (accord_price_sum_margin_rate (&sum, &rate));
  g_assert_cmpint (rate, ==, 3333); /* 60 ÷ 180 */
}

static void
test_no_margin_of_nothing (void)
{
  const AccordPriceLine free_of_charge = { 1000, 10000, 10000, 500, TRUE };
  AccordPriceSum sum = { 0 };
  gint64 rate = 0;

  g_assert_true (accord_price_sum_add (&sum, &free_of_charge));
  g_assert_cmpint (sum.margin, ==, -500);
  g_assert_false (accord_price_sum_margin_rate (&sum, &rate));
}

static void
test_tax (void)
{
  gint64 tax = 0;

  g_assert_true (accord_price_tax (19667, 1900, &tax));
  g_assert_cmpint (tax, ==, 3737); /* 37.3673 */
  g_assert_true (accord_price_tax (-19667, 1900, &tax));
  g_assert_cmpint (tax, ==, -3737);
  g_assert_true (accord_price_tax (100, 550, &tax));
  g_assert_cmpint (tax, ==, 6); /* 5.5 % of 1.00 = 0.055 */
}

static void
assert_decimal (const char *text, int digits, gint64 expected)
{
  gint64 number = -1;

  g_assert_true (accord_decimal_parse (text, 0, digits, &number));
  g_assert_cmpint (number, ==, expected);
}

static void
test_decimals_are_read_exactly (void)
{
  gint64 number = 7;

  assert_decimal ("1.5", 3, 1500);
  assert_decimal ("1,5", 3, 1500);
  assert_decimal ("1,250", 3, 1250000); /* a comma before three digits parts thousands */
  assert_decimal ("0,125", 3, 125);
  assert_decimal ("12.5%", 2, 1250);
  assert_decimal ("12.5 ％", 2, 1250);
  assert_decimal ("−3", 3, -3000);
  g_assert_false (accord_decimal_parse ("1.2345", 0, 3, &number));
  g_assert_false (accord_decimal_parse ("two", 0, 3, &number));
  g_assert_false (accord_decimal_parse ("", 0, 3, &number));
  g_assert_false (accord_decimal_parse ("99999999999999999999", 0, 3, &number));
  g_assert_cmpint (number, ==, 7);
}

static void
test_decimals_are_written_as_they_were (void)
{
  g_autofree char *text = accord_decimal_to_text (-1500, 3);
  g_autofree char *small = accord_decimal_to_text (5, 3);
  g_autofree char *whole = accord_decimal_to_text (2000, 3);
  g_autofree char *shown = accord_decimal_format (-1250500, 3);
  g_autofree char *rate = accord_rate_format (1250);
  g_autofree char *least = accord_decimal_to_text (G_MININT64, 3);

  g_assert_cmpstr (text, ==, "-1.5");
  g_assert_cmpstr (small, ==, "0.005");
  g_assert_cmpstr (whole, ==, "2");
  g_assert_cmpstr (shown, ==, "−1,250.5");
  g_assert_cmpstr (rate, ==, "12.5%");
  g_assert_cmpstr (least, ==, "-9223372036854775.808");
}

/* What is shown there can be typed there: a comma alone is no mark of thousands. */
static void
test_decimals_have_the_marks_of_the_place (void)
{
  g_autofree char *shown = NULL, *rate = NULL, *least = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed.");
      return;
    }
  shown = accord_decimal_format (-1250500, 3);
  rate = accord_rate_format (1250);
  least = accord_decimal_to_text (1125, 3);
  g_assert_cmpstr (shown, ==, "−1.250,5");
  g_assert_cmpstr (rate, ==, "12,5%");
  g_assert_cmpstr (least, ==, "1.125");
  assert_decimal ("12,500", 3, 12500);
  assert_decimal ("1,125", 6, 1125000);
  assert_decimal ("1.250,5", 3, 1250500);
  assert_decimal (least, 3, 1125);
  assert_decimal ("12,5%", 2, 1250);
  setlocale (LC_ALL, "C");
}

static void
assert_parts (gint64 amount, const gint64 *shares, const gint64 *expected)
{
  gint64 parts[3], sum = 0;

  accord_shares_divide (amount, shares, 3, parts);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpint (parts[i], ==, expected[i]);
      sum += parts[i];
    }
  g_assert_cmpint (sum, ==, amount);
}

/* 100.00 in thirds: 33.34 of 33.3333 each, the cent to the first; 100.01 at 50, 25 and 25 %: 50.005, 25.0025 and 25.0025, the cent
 * to the one cut most; less than a cent each; negative alike; the limits; shares that are not 100 % count in proportion. */
static void
test_shares_come_to_the_cent (void)
{
  gint64 even[3], parts[2];

  assert_parts (10000, (gint64[]) { 1, 1, 1 }, (gint64[]) { 3334, 3333, 3333 });
  assert_parts (10001, (gint64[]) { 5000, 2500, 2500 }, (gint64[]) { 5001, 2500, 2500 });
  assert_parts (10001, (gint64[]) { 2500, 2500, 5000 }, (gint64[]) { 2500, 2500, 5001 });
  assert_parts (2, (gint64[]) { 3334, 3333, 3333 }, (gint64[]) { 1, 1, 0 });
  assert_parts (-10000, (gint64[]) { 1, 1, 1 }, (gint64[]) { -3334, -3333, -3333 });
  assert_parts (G_MAXINT64, (gint64[]) { 10000, 0, 0 }, (gint64[]) { G_MAXINT64, 0, 0 });
  assert_parts (G_MININT64, (gint64[]) { 5000, 5000, 0 }, (gint64[]) { G_MININT64 / 2, G_MININT64 / 2, 0 });
  assert_parts (900, (gint64[]) { 6000, 6000, 6000 }, (gint64[]) { 300, 300, 300 });
  accord_shares_divide (500, (gint64[]) { 0, 0 }, 2, parts);
  g_assert_cmpint (parts[0], ==, 0);
  accord_shares_even (10000, 3, even);
  g_assert_cmpint (even[0], ==, 3334);
  g_assert_cmpint (even[1], ==, 3333);
  g_assert_cmpint (even[2], ==, 3333);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/price/a-line-is-rounded-once", test_line_is_rounded_once);
  g_test_add_func ("/core/price/what-does-not-fit-is-refused", test_limits);
  g_test_add_func ("/core/price/sum-and-margin", test_sum_and_margin);
  g_test_add_func ("/core/price/nothing-has-no-margin", test_no_margin_of_nothing);
  g_test_add_func ("/core/price/tax-is-rounded-once", test_tax);
  g_test_add_func ("/core/decimal/is-read-exactly", test_decimals_are_read_exactly);
  g_test_add_func ("/core/decimal/is-written-as-it-was", test_decimals_are_written_as_they_were);
  g_test_add_func ("/price/decimals-have-the-marks-of-the-place", test_decimals_have_the_marks_of_the_place);
  g_test_add_func ("/core/price/shares-come-to-the-cent", test_shares_come_to_the_cent);
  return g_test_run ();
}
