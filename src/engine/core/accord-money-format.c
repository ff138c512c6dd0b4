/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Amounts, numbers and percentages as people read them (ui.md §2 "Money"). */

#include "accord-money-axis.h"
#include "accord-money.h"

#include "accord-decimal.h"
#include "accord-locale.h"

#include <math.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"  /* U+2212 */
#define NBSP "\xc2\xa0"
#define NO_VALUE "\xe2\x80\x94" /* a dash: nothing to show, never "0 %" */

/* One way to shorten an amount: in units of 10^power with so many decimals, as long as the
 * rounded figure stays below @limit. */
typedef struct {
  int power;
  int decimals;
  gint64 limit;
  const char *unit;
  const char *traditional; /* (nullable): as Taiwan and Hong Kong write it */
  gboolean trim; /* leaves ".0" out */
} Scale;

static const Scale short_scales[] = {
  { 3, 1, 100, "K", NULL, TRUE },     { 3, 0, 1000, "K", NULL, FALSE },      { 6, 2, 1000, "M", NULL, FALSE },
  { 6, 1, 1000, "M", NULL, FALSE },   { 6, 0, 1000, "M", NULL, FALSE },      { 9, 1, 10000, "B", NULL, TRUE },
  { 12, 1, G_MAXINT64, "T", NULL, TRUE },
};
/* Round values beside an axis: nothing that is always zero. */
static const Scale axis_scales[] = {
  { 3, 1, 10000, "K", NULL, TRUE },   { 6, 2, 100000, "M", NULL, TRUE },
  { 9, 2, 1000000, "B", NULL, TRUE }, { 12, 2, G_MAXINT64, "T", NULL, TRUE },
};
static const Scale chinese_scales[] = {
  { 4, 1, 10000, "万", "萬", TRUE },
  { 4, 0, 10000, "万", "萬", TRUE },
  { 8, 2, 10000, "亿", "億", TRUE },
  { 8, 1, G_MAXINT64, "亿", "億", TRUE },
};

static guint64
magnitude (gint64 value)
{
  return value < 0 ? -(guint64) value : (guint64) value;
}

static void
append_grouped (GString *text, guint64 number)
{
  char digits[24];
  gsize length = 0;
  const char *mark = number < 1000 ? "" : accord_locale_group_mark ();
  const char *plain;

  do
    digits[sizeof digits - ++length] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  plain = digits + sizeof digits - length;
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, mark);
      g_string_append_c (text, plain[i]);
    }
}

static void
append_decimals (GString *text, guint64 fraction, int decimals, gboolean trim)
{
  char plain[24];
  gsize length = (gsize) g_snprintf (plain, sizeof plain, "%0*" G_GUINT64_FORMAT, decimals,
                                     fraction);

  while (trim && length > 0 && plain[length - 1] == '0')
    length--;
  if (decimals == 0 || length == 0)
    return;
  g_string_append (text, accord_locale_decimal_mark ());
  g_string_append_len (text, plain, (gssize) length);
}

/* Sign and currency, which stand before every amount. */
static GString *
begin_amount (gint64 minor, const char *currency)
{
  GString *text = g_string_new (minor < 0 ? MINUS : NULL);
  const char *symbol = accord_currency_symbol (currency);

  g_string_append (text, symbol);
  if (strcmp (symbol, currency) == 0)
    g_string_append (text, NBSP);
  return text;
}

static char *
format_scaled (gint64 minor, const char *currency, const Scale *scales, gsize n_scales)
{
  int digits = accord_currency_digits (currency);
  GString *text = begin_amount (minor, currency);

  for (gsize i = 0; i < n_scales; i++)
    {
      const Scale *scale = &scales[i];
      guint64 divisor = accord_power_of_ten (scale->power + digits - scale->decimals);
      guint64 rounded = magnitude (minor) / divisor;
      guint64 part = accord_power_of_ten (scale->decimals);

      rounded += magnitude (minor) % divisor >= divisor - divisor / 2;
      if (rounded >= (guint64) scale->limit)
        continue;
      append_grouped (text, rounded / part);
      append_decimals (text, rounded % part, scale->decimals, scale->trim);
      g_string_append (text, scale->traditional != NULL ? accord_locale_han (scale->unit, scale->traditional) : scale->unit);
      break;
    }
  return g_string_free_and_steal (text);
}

/* Whether @minor is at least @units whole units of the currency, in either direction. */
static gboolean
reaches (gint64 minor, const char *currency, guint64 units)
{
  return magnitude (minor) >= units * accord_power_of_ten (accord_currency_digits (currency));
}

/**
 * accord_money_to_decimal:
 * @minor: minor units
 * @currency: an ISO 4217 code
 *
 * The amount for files: with all decimals of the currency after a point, nothing between
 * thousands, an ASCII minus. accord_money_parse_decimal() reads it back.
 *
 * Returns: (transfer full): as in "-1234.50"
 */
char *
accord_money_to_decimal (gint64 minor, const char *currency)
{
  int digits;
  guint64 part;

  g_return_val_if_fail (currency != NULL, NULL);

  digits = accord_currency_digits (currency);
  part = accord_power_of_ten (digits);
  if (digits == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, minor);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, minor < 0 ? "-" : "",
                          magnitude (minor) / part, digits, magnitude (minor) % part);
}

/**
 * accord_money_format:
 * @minor: minor units
 * @currency: an ISO 4217 code
 *
 * The exact amount for rows and records. Decimals are left out if all are zero.
 *
 * Returns: (transfer full): as in "€186,000" or "−€1,054.50"
 */
char *
accord_money_format (gint64 minor, const char *currency)
{
  GString *text;
  int digits;
  guint64 part;

  g_return_val_if_fail (currency != NULL, NULL);

  digits = accord_currency_digits (currency);
  part = accord_power_of_ten (digits);
  text = begin_amount (minor, currency);
  append_grouped (text, magnitude (minor) / part);
  if (magnitude (minor) % part != 0)
    append_decimals (text, magnitude (minor) % part, digits, FALSE);
  return g_string_free_and_steal (text);
}

/**
 * accord_money_format_card:
 * @minor: minor units
 * @currency: an ISO 4217 code
 *
 * The amount for a card: exact; in Chinese from one million up in 万 or 亿.
 *
 * Returns: (transfer full): as in "€1,860,000" or "¥148.8万"
 */
char *
accord_money_format_card (gint64 minor, const char *currency)
{
  g_return_val_if_fail (currency != NULL, NULL);

  if (accord_locale_is_chinese () && reaches (minor, currency, 1000000))
    return format_scaled (minor, currency, chinese_scales, G_N_ELEMENTS (chinese_scales));
  return accord_money_format (minor, currency);
}

/**
 * accord_money_format_short:
 * @minor: minor units
 * @currency: an ISO 4217 code
 *
 * The amount for sums: thousands in K, millions with three figures in M, then B and T; in
 * Chinese 万 and 亿. Amounts below a thousand (Chinese: ten thousand) are exact.
 *
 * Returns: (transfer full): as in "€88K", "€1.60M" or "¥1.49亿"
 */
char *
accord_money_format_short (gint64 minor, const char *currency)
{
  gboolean chinese = accord_locale_is_chinese ();

  g_return_val_if_fail (currency != NULL, NULL);

  if (!reaches (minor, currency, chinese ? 10000 : 1000))
    return accord_money_format (minor, currency);
  return chinese
           ? format_scaled (minor, currency, chinese_scales, G_N_ELEMENTS (chinese_scales))
           : format_scaled (minor, currency, short_scales, G_N_ELEMENTS (short_scales));
}

/**
 * accord_money_format_axis:
 * @minor: minor units
 * @currency: an ISO 4217 code
 *
 * The amount beside a line of a chart: as short as it goes; zero needs no currency.
 *
 * Returns: (transfer full): as in "0", "€500K", "€1.5M" or "¥1.5亿"
 */
char *
accord_money_format_axis (gint64 minor, const char *currency)
{
  g_return_val_if_fail (currency != NULL, NULL);

  if (minor == 0)
    return g_strdup ("0");
  if (accord_locale_is_chinese () || !reaches (minor, currency, 1000))
    return accord_money_format_short (minor, currency);
  return format_scaled (minor, currency, axis_scales, G_N_ELEMENTS (axis_scales));
}

/**
 * accord_number_format:
 * @number: a count
 *
 * Returns: (transfer full): the number with groups of three digits, as in "1,284"
 */
char *
accord_number_format (gint64 number)
{
  GString *text = g_string_new (number < 0 ? MINUS : NULL);

  append_grouped (text, magnitude (number));
  return g_string_free_and_steal (text);
}

/**
 * accord_percent_format:
 * @ratio: a ratio, 1 for 100 %
 *
 * The ratio in whole percent; below ten with one decimal, unless that is zero. A ratio that does
 * not exist (not finite) is a dash, never zero.
 *
 * Returns: (transfer full): as in "63%", "6.3%", "−5%" or "—"
 */
char *
accord_percent_format (double ratio)
{
  double tenths;
  GString *text;

  if (!isfinite (ratio) || fabs (ratio) > 1e12)
    return g_strdup (NO_VALUE);
  tenths = round (fabs (ratio) * 1000);
  text = g_string_new (ratio < 0 && tenths > 0 ? MINUS : NULL);
  if (tenths < 100)
    {
      append_grouped (text, (guint64) tenths / 10);
      append_decimals (text, (guint64) tenths % 10, 1, TRUE);
    }
  else
    append_grouped (text, (guint64) round (fabs (ratio) * 100));
  g_string_append_c (text, '%');
  return g_string_free_and_steal (text);
}
