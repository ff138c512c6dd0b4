/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-decimal.h"
#include "accord-money-axis.h"
#include "accord-money.h"

#include <locale.h>
#include <math.h>

#define NBSP "\xc2\xa0"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* No place is the United States: what prices are in where nobody said. */
static void
test_place_has_its_money (void)
{
  setlocale (LC_ALL, "C");
  assert_text (accord_currency_local (), "USD");
  if (setlocale (LC_ALL, "zh_CN.UTF-8") != NULL)
    assert_text (accord_currency_local (), "CNY");
  setlocale (LC_ALL, "C");
}

static void
test_powers_of_ten_are_exact (void)
{
  g_assert_cmpuint (accord_power_of_ten (0), ==, 1);
  g_assert_cmpuint (accord_power_of_ten (3), ==, 1000);
  g_assert_cmpuint (accord_power_of_ten (19), ==, G_GUINT64_CONSTANT (10000000000000000000));
}

static void
test_currencies_know_their_decimals (void)
{
  g_assert_cmpint (accord_currency_digits ("EUR"), ==, 2);
  g_assert_cmpint (accord_currency_digits ("JPY"), ==, 0);
  g_assert_cmpint (accord_currency_digits ("KRW"), ==, 0);
  g_assert_cmpint (accord_currency_digits ("KWD"), ==, 3);
  g_assert_true (accord_currency_valid ("ZWL"));
  g_assert_false (accord_currency_valid ("eur"));
  g_assert_false (accord_currency_valid ("EURO"));
  g_assert_false (accord_currency_valid ("R E"));
  g_assert_false (accord_currency_valid ("XXX"));
  g_assert_false (accord_currency_valid (""));
  g_assert_false (accord_currency_valid (NULL));
}

static void
test_sum_never_wraps (void)
{
  gint64 sum = 5;

  g_assert_true (accord_money_add (G_MAXINT64 - 1, 1, &sum));
  g_assert_cmpint (sum, ==, G_MAXINT64);
  g_assert_false (accord_money_add (G_MAXINT64, 1, &sum));
  g_assert_false (accord_money_add (G_MININT64, -1, &sum));
  g_assert_cmpint (sum, ==, G_MAXINT64);
}

static void
test_share_rounds_half_away_from_zero (void)
{
  g_assert_cmpint (accord_money_share (1000, 25), ==, 250);
  g_assert_cmpint (accord_money_share (10, 25), ==, 3);   /* 2.5 */
  g_assert_cmpint (accord_money_share (-10, 25), ==, -3); /* −2.5 */
  g_assert_cmpint (accord_money_share (9, 25), ==, 2);    /* 2.25 */
  g_assert_cmpint (accord_money_share (123, 0), ==, 0);
  g_assert_cmpint (accord_money_share (G_MAXINT64, 100), ==, G_MAXINT64);
  g_assert_cmpint (accord_money_share (G_MININT64, 100), ==, G_MININT64);
  g_assert_cmpint (accord_money_share (G_MAXINT64, 200), ==, G_MAXINT64);
}

static void
test_typed_amounts_are_understood (void)
{
  static const struct {
    const char *text;
    gint64 minor;
    const char *currency;
  } cases[] = {
    { "$1,234.50", 123450, "USD" },
    { "1.234,50 €", 123450, "EUR" },
    { "€ 186 000", 18600000, "EUR" },
    { "€186 000,5", 18600050, "EUR" },
    { "CNY 5,000", 500000, "CNY" },
    { "5000 cny", 500000, "CNY" },
    { "¥148.8万", 148800000, "CNY" },
    { "￥１，０００", 100000, "CNY" },
    { "3亿元", 30000000000, "CNY" },
    { "人民币 12", 1200, "CNY" },
    { "(500)", -50000, "EUR" },
    { "($500.25)", -50025, "USD" },
    { "-5", -500, "EUR" },
    { "−5", -500, "EUR" },
    { "$-5", -500, "USD" },
    { "-$5", -500, "USD" },
    { "5-", -500, "EUR" },
    { "+5", 500, "EUR" },
    { "€88K", 8800000, "EUR" },
    { "1.5M", 150000000, "EUR" },
    { "1,234", 123400, "EUR" },
    { "1.234", 123, "EUR" },
    { "1,23", 123, "EUR" },
    { "0,125", 13, "EUR" },
    { "12,5", 1250, "EUR" },
    { "1.234.567", 123456700, "EUR" },
    { "12,34,567", 123456700, "EUR" },
    { "1'234.50", 123450, "EUR" },
    { ".5", 50, "EUR" },
    { "5.", 500, "EUR" },
    { "1234.5600000001", 123456, "EUR" },
    { "JPY 1,500", 1500, "JPY" },
    { "KWD 1.2345", 1235, "KWD" },
    { "US$ 3", 300, "USD" },
    { "HK$3", 300, "HKD" },
    { "1 234,50 zł", 123450, "PLN" },
    { "Kč 5", 500, "CZK" },
    { "92233720368547758.07", G_MAXINT64, "EUR" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordMoney money;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (accord_money_parse (cases[i].text, "EUR", &money));
      g_assert_cmpint (money.minor, ==, cases[i].minor);
      g_assert_cmpstr (money.currency, ==, cases[i].currency);
    }
}

static void
test_what_is_no_amount_is_refused (void)
{
  static const char *const texts[] = {
    NULL, "", " ", "€", "-", "--5", "(-5)", "abc", "5 apples", "1,2,3", "1.2.3", "12 34",
    "1,234.567,89", "1..5", "$5 EUR", "5 EURO", "0x10", "1e5", "NaN", "∞", "5%", "万", "5KM",
    "92233720368547758.08", "99999999999999999999999999", "9999999999亿", "\xff",
    "1234567890123456789012345678901234567890",
  };
  AccordMoney money = { 7, "EUR" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("text %" G_GSIZE_FORMAT, i);
      g_assert_false (accord_money_parse (texts[i], "EUR", &money));
    }
  g_assert_false (accord_money_parse ("5", NULL, &money));
  g_assert_cmpint (money.minor, ==, 7);
}

static void
test_signs_shared_by_currencies_mean_the_usual_one (void)
{
  AccordMoney money;

  g_assert_true (accord_money_parse ("¥5", "JPY", &money));
  g_assert_cmpstr (money.currency, ==, "JPY");
  g_assert_true (accord_money_parse ("$5", "CAD", &money));
  g_assert_cmpstr (money.currency, ==, "CAD");
  g_assert_true (accord_money_parse ("5 kr", "SEK", &money));
  g_assert_cmpstr (money.currency, ==, "SEK");
  g_assert_false (accord_money_parse ("5 kr", "EUR", &money));
}

static void
test_files_are_read_exactly (void)
{
  gint64 minor = 7;

  g_assert_true (accord_money_parse_decimal ("1234.50", '.', 2, &minor));
  g_assert_cmpint (minor, ==, 123450);
  g_assert_true (accord_money_parse_decimal (" -1,234.5000 ", '.', 2, &minor));
  g_assert_cmpint (minor, ==, -123450);
  g_assert_true (accord_money_parse_decimal ("1.234", ',', 2, &minor));
  g_assert_cmpint (minor, ==, 123400);
  g_assert_true (accord_money_parse_decimal ("0,07", ',', 2, &minor));
  g_assert_cmpint (minor, ==, 7);
  g_assert_false (accord_money_parse_decimal ("1.234", '.', 2, &minor));
  g_assert_false (accord_money_parse_decimal ("1.0000000000001", '.', 2, &minor));
  g_assert_false (accord_money_parse_decimal ("12.34", ',', 2, &minor));
  g_assert_false (accord_money_parse_decimal ("$5", '.', 2, &minor));
  g_assert_false (accord_money_parse_decimal ("5K", '.', 2, &minor));
  g_assert_false (accord_money_parse_decimal ("", '.', 2, &minor));
  g_assert_false (accord_money_parse_decimal (".", '.', 2, &minor));
  g_assert_false (accord_money_parse_decimal ("-", '.', 2, &minor));
  g_assert_cmpint (minor, ==, 7);
}

static void
test_file_form_reads_back (void)
{
  static const char *const codes[] = { "EUR", "JPY", "KWD" };
  static const gint64 amounts[] = { 0, 1, -1, 5, -99, 100, 123456789, G_MAXINT64, G_MININT64 };

  for (gsize c = 0; c < G_N_ELEMENTS (codes); c++)
    for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
      {
        g_autofree char *text = accord_money_to_decimal (amounts[i], codes[c]);
        gint64 minor = 7;

        g_assert_true (accord_money_parse_decimal (text, '.', accord_currency_digits (codes[c]),
                                                   &minor));
        g_assert_cmpint (minor, ==, amounts[i]);
      }
  assert_text (accord_money_to_decimal (-5, "EUR"), "-0.05");
}

static void
test_rows_show_the_exact_amount (void)
{
  assert_text (accord_money_format (18600000, "EUR"), "€186,000");
  assert_text (accord_money_format (105450, "EUR"), "€1,054.50");
  assert_text (accord_money_format (-5, "EUR"), "−€0.05");
  assert_text (accord_money_format (0, "EUR"), "€0");
  assert_text (accord_money_format (1500, "JPY"), "¥1,500");
  assert_text (accord_money_format (1500, "KWD"), "KWD" NBSP "1.500");
  assert_text (accord_money_format (100000, "CHF"), "CHF" NBSP "1,000");
  assert_text (accord_money_format (G_MININT64, "EUR"), "−€92,233,720,368,547,758.08");
  assert_text (accord_money_format_card (186000000, "EUR"), "€1,860,000");
}

static void
test_axes_leave_out_what_is_always_zero (void)
{
  assert_text (accord_money_format_axis (0, "EUR"), "0");
  assert_text (accord_money_format_axis (50000000, "EUR"), "€500K");
  assert_text (accord_money_format_axis (150000000, "EUR"), "€1.5M");
  assert_text (accord_money_format_axis (100000000, "EUR"), "€1M");
  assert_text (accord_money_format_axis (125000000, "EUR"), "€1.25M");
  assert_text (accord_money_format_axis (250000, "EUR"), "€2.5K");
  assert_text (accord_money_format_axis (20000, "EUR"), "€200");
}

static void
test_sums_are_short (void)
{
  assert_text (accord_money_format_short (8800000, "EUR"), "€88K");
  assert_text (accord_money_format_short (36000000, "EUR"), "€360K");
  assert_text (accord_money_format_short (160000000, "EUR"), "€1.60M");
  assert_text (accord_money_format_short (1250000000, "EUR"), "€12.5M");
  assert_text (accord_money_format_short (12500000000, "EUR"), "€125M");
  assert_text (accord_money_format_short (120000000000, "EUR"), "€1.2B");
  assert_text (accord_money_format_short (900000, "EUR"), "€9K");
  assert_text (accord_money_format_short (945000, "EUR"), "€9.5K");
  assert_text (accord_money_format_short (-945000, "EUR"), "−€9.5K");
  assert_text (accord_money_format_short (99900, "EUR"), "€999");
  assert_text (accord_money_format_short (95050, "EUR"), "€950.50");
  assert_text (accord_money_format_short (1600000, "JPY"), "¥1.60M");
}

static void
test_rounding_up_changes_the_unit (void)
{
  assert_text (accord_money_format_short (999600, "EUR"), "€10K");
  assert_text (accord_money_format_short (99960000, "EUR"), "€1.00M");
  assert_text (accord_money_format_short (999600000, "EUR"), "€10.0M");
  assert_text (accord_money_format_short (9996000000, "EUR"), "€100M");
  assert_text (accord_money_format_short (99960000000, "EUR"), "€1B");
}

/* What "¥" is shown as for either, and read as. */
static void
assert_yuan_and_yen (const char *yuan, const char *yen)
{
  AccordMoney money;

  assert_text (accord_money_format (500000, "CNY"), yuan);
  assert_text (accord_money_format (5000, "JPY"), yen);
  g_assert_cmpstr (yuan, !=, yen);
  /* With its letters each is read as what it is, whatever the usual one. */
  g_assert_true (accord_money_parse ("CN¥5,000", "JPY", &money));
  g_assert_cmpstr (money.currency, ==, "CNY");
  g_assert_cmpint (money.minor, ==, 500000);
  g_assert_true (accord_money_parse ("−JP¥5,000", "CNY", &money));
  g_assert_cmpstr (money.currency, ==, "JPY");
  g_assert_cmpint (money.minor, ==, -5000);
}

static void
test_yuan_and_yen_are_told_apart (void)
{
  accord_currency_add_home ("CNY", 1);
  assert_yuan_and_yen ("¥5,000", "JP¥5,000");
  accord_currency_add_home ("JPY", 1); /* a second window */
  assert_yuan_and_yen ("CN¥5,000", "JP¥5,000");
  accord_currency_add_home ("CNY", -1);
  assert_yuan_and_yen ("CN¥5,000", "¥5,000");
  accord_currency_add_home ("JPY", -1);
  accord_currency_add_home ("EUR", 1);
  assert_yuan_and_yen ("CN¥5,000", "JP¥5,000");
  assert_text (accord_money_format_short (160000000, "CNY"), "CN¥1.60M");
  assert_text (accord_money_format (-1500, "JPY"), "−JP¥1,500");
  if (setlocale (LC_ALL, "zh_CN.UTF-8") != NULL)
    {
      g_setenv ("LANGUAGE", "zh_CN", TRUE);
      assert_yuan_and_yen ("¥5,000", "JP¥5,000");
      g_setenv ("LANGUAGE", "", TRUE);
      setlocale (LC_ALL, "C");
    }
  accord_currency_add_home ("EUR", -1);
  accord_currency_add_home (NULL, 1); /* a workspace without a currency counts for nothing */
  assert_text (accord_money_format (500000, "CNY"), "¥5,000");
}

static void
test_chinese_amounts_are_chinese (void)
{
  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  assert_text (accord_money_format_card (99999900, "CNY"), "¥999,999");
  assert_text (accord_money_format_card (148800000, "CNY"), "¥148.8万");
  assert_text (accord_money_format_short (88000000, "CNY"), "¥88万");
  assert_text (accord_money_format_short (500000, "CNY"), "¥5,000");
  assert_text (accord_money_format_short (14900000000, "CNY"), "¥1.49亿");
  assert_text (accord_money_format_short (9999999900, "CNY"), "¥1亿");
  assert_text (accord_money_format (148800000, "CNY"), "¥1,488,000");
  g_setenv ("LANGUAGE", "", TRUE);
  setlocale (LC_ALL, "C");
}

/* Taiwan and Hong Kong write 萬 and 億, whatever else is set. */
static void
test_traditional_chinese_amounts_are_traditional (void)
{
  static const char *const languages[] = { "zh_TW", "zh_HK", "zh_MO" };

  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_setenv ("LANGUAGE", languages[i], TRUE);
      assert_text (accord_money_format_card (148800000, "TWD"), "NT$148.8萬");
      assert_text (accord_money_format_short (14900000000, "TWD"), "NT$1.49億");
    }
  g_setenv ("LANGUAGE", "", TRUE);
  setlocale (LC_ALL, "C");
}

static void
test_other_languages_use_their_marks (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed.");
      return;
    }
  assert_text (accord_money_format (105450, "EUR"), "€1.054,50");
  assert_text (accord_percent_format (0.063), "6,3%");
  assert_text (accord_money_to_decimal (105450, "EUR"), "1054.50");
  setlocale (LC_ALL, "C");
}

static void
assert_yen (const char *text, gunichar decimal_mark, gint64 yen)
{
  AccordMoney money;

  g_test_message ("“%s”", text);
  g_assert_true (accord_money_parse_marked (text, decimal_mark, "JPY", &money));
  g_assert_cmpint (money.minor, ==, yen);
}

/* Nothing but a group can stand behind a comma there, whatever the mark of the column. */
static void
test_what_has_no_decimals_has_groups (void)
{
  assert_yen ("JPY 1,234", ',', 1234);
  assert_yen ("JPY 1.234", ',', 1234);
  assert_yen ("1,234", ',', 1234);
  assert_yen ("0,125", ',', 0);
  assert_yen ("12,5", ',', 13);
  assert_yen ("1,234", '.', 1234);
}

/* What is shown can be typed: 12.500 is no twelve and a half there. */
static void
test_typed_amounts_have_the_marks_of_the_place (void)
{
  static const struct {
    const char *text;
    gint64 minor;
  } cases[] = {
    { "12.500", 1250000 },  { "€ 12.500", 1250000 }, { "12.500 €", 1250000 }, { "-1.234", -123400 },  { "1.234.567", 123456700 },
    { "1.234,50", 123450 }, { "1,5", 150 },          { "1,234", 123 },        { "0,125", 13 },        { "12.50", 1250 },
    { "12.5", 1250 },       { "1234.50", 123450 },   { "0.125", 13 },         { "1,234.50", 123450 }, { "1234,567", 123457 },
    { "12500", 1250000 },   { "1.2345", 123 },
  };
  AccordMoney money;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed.");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_true (accord_money_parse (cases[i].text, "EUR", &money));
      g_assert_cmpint (money.minor, ==, cases[i].minor);
    }
  g_assert_true (accord_money_parse ("12.500", "KWD", &money)); /* which has three decimals */
  g_assert_cmpint (money.minor, ==, 12500);
  g_assert_true (accord_money_parse_marked ("1,234", '.', "EUR", &money));
  g_assert_cmpint (money.minor, ==, 123400);
  assert_yen ("¥1,234", 0, 1234);
  assert_yen ("JPY 12,500", 0, 12500);
  assert_yen ("1,234,567", 0, 1234567);
  assert_yen ("12.500", 0, 12500);
  assert_yen ("12,5", 0, 13);
  assert_yen ("1,234万", 0, 12340);
  setlocale (LC_ALL, "C");
}

static void
test_numbers_and_percentages (void)
{
  assert_text (accord_number_format (0), "0");
  assert_text (accord_number_format (999), "999");
  assert_text (accord_number_format (1284), "1,284");
  assert_text (accord_number_format (-1000000), "−1,000,000");
  assert_text (accord_percent_format (0.63), "63%");
  assert_text (accord_percent_format (0.063), "6.3%");
  assert_text (accord_percent_format (0.05), "5%");
  assert_text (accord_percent_format (0.0996), "10%");
  assert_text (accord_percent_format (-0.05), "−5%");
  assert_text (accord_percent_format (-0.0001), "0%");
  assert_text (accord_percent_format (13), "1,300%");
}

static void
test_ratio_without_denominator_is_a_dash (void)
{
  assert_text (accord_percent_format (NAN), "—");
  assert_text (accord_percent_format (INFINITY), "—");
}

static void
test_boxed_copy_is_equal (void)
{
  AccordMoney money = { 5, "EUR" };
  AccordMoney *copy = g_boxed_copy (ACCORD_TYPE_MONEY, &money);

  g_assert_cmpmem (copy, sizeof *copy, &money, sizeof money);
  g_boxed_free (ACCORD_TYPE_MONEY, copy);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/money/currencies-know-their-decimals",
                   test_currencies_know_their_decimals);
  g_test_add_func ("/core/money/place-has-its-money", test_place_has_its_money);
  g_test_add_func ("/core/money/powers-of-ten-are-exact", test_powers_of_ten_are_exact);
  g_test_add_func ("/core/money/sum-never-wraps", test_sum_never_wraps);
  g_test_add_func ("/core/money/share-rounds-half-away-from-zero",
                   test_share_rounds_half_away_from_zero);
  g_test_add_func ("/core/money/typed-amounts-are-understood", test_typed_amounts_are_understood);
  g_test_add_func ("/core/money/what-is-no-amount-is-refused", test_what_is_no_amount_is_refused);
  g_test_add_func ("/core/money/signs-shared-by-currencies-mean-the-usual-one",
                   test_signs_shared_by_currencies_mean_the_usual_one);
  g_test_add_func ("/core/money/files-are-read-exactly", test_files_are_read_exactly);
  g_test_add_func ("/core/money/file-form-reads-back", test_file_form_reads_back);
  g_test_add_func ("/core/money/rows-show-the-exact-amount", test_rows_show_the_exact_amount);
  g_test_add_func ("/core/money/axes-leave-out-what-is-always-zero", test_axes_leave_out_what_is_always_zero);
  g_test_add_func ("/core/money/sums-are-short", test_sums_are_short);
  g_test_add_func ("/core/money/rounding-up-changes-the-unit", test_rounding_up_changes_the_unit);
  g_test_add_func ("/core/money/yuan-and-yen-are-told-apart", test_yuan_and_yen_are_told_apart);
  g_test_add_func ("/core/money/chinese-amounts-are-chinese", test_chinese_amounts_are_chinese);
  g_test_add_func ("/core/money/traditional-chinese-amounts-are-traditional", test_traditional_chinese_amounts_are_traditional);
  g_test_add_func ("/core/money/other-languages-use-their-marks",
                   test_other_languages_use_their_marks);
  g_test_add_func ("/core/money/what-has-no-decimals-has-groups", test_what_has_no_decimals_has_groups);
  g_test_add_func ("/core/money/typed-amounts-have-the-marks-of-the-place", test_typed_amounts_have_the_marks_of_the_place);
  g_test_add_func ("/core/money/numbers-and-percentages", test_numbers_and_percentages);
  g_test_add_func ("/core/money/ratio-without-denominator-is-a-dash",
                   test_ratio_without_denominator_is_a_dash);
  g_test_add_func ("/core/money/boxed-copy-is-equal", test_boxed_copy_is_equal);
  return g_test_run ();
}
