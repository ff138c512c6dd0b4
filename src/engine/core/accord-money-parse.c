/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading amounts that people type and other programs write.
 *
 *     "(US$ 1,234.50)"  ─ signs, brackets, currency, 万 or K ─►  "1,234.50"  ─►  123450 USD
 *
 * What stands around the figures is peeled off from both ends; then one scanner reads the figures
 * under a decimal mark, which is either given or concluded from them. */

#include "accord-money.h"

#include "accord-locale.h"
#include "accord-money-peel.h"

#include <string.h>

#define MAX_INTEGER_DIGITS 20
#define MAX_DECIMALS 12 /* more are too small to matter and are only checked for zero */

typedef struct {
  __int128 mantissa;
  int decimals;
  gboolean cut; /* decimals other than zero were left out */
} Number;

/* Whether @c may stand between groups of digits where @decimal_mark marks decimals. */
static gboolean
is_group_mark (gunichar c, gunichar decimal_mark)
{
  return c != decimal_mark &&
         (c == ',' || c == '.' || c == ' ' || c == '\'' || c == 0x2019 || c == 0xa0 || c == 0x2009 || c == 0x202f);
}

/* Reads the digits before the decimal mark. Groups hold three digits; all but the last may hold
 * two, as in India, and the first one begins with no zero. Returns where it stopped, NULL if the
 * grouping is wrong or too long. */
static const char *
scan_integer (const char *p, gunichar decimal_mark, Number *number)
{
  gunichar group = 0;
  int in_group = 0, count = 0;

  for (;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          in_group++;
          count += count > 0 || *p != '0';
          if (count > MAX_INTEGER_DIGITS)
            return NULL;
          number->mantissa = number->mantissa * 10 + (*p - '0');
        }
      else if (in_group > 0 && is_group_mark (c, decimal_mark) && (group == 0 || group == c))
        {
          if (in_group > 3 || (group != 0 ? in_group < 2 : number->mantissa == 0))
            return NULL;
          group = c;
          in_group = 0;
        }
      else
        return group != 0 && in_group != 3 ? NULL : p;
    }
}

/* Reads all of @text as a number without sign. */
static gboolean
scan_number (const char *text, gunichar decimal_mark, Number *number)
{
  const char *end = scan_integer (text, decimal_mark, number);
  const char *decimals;

  if (end == NULL)
    return FALSE;
  if (*end == '\0')
    return end > text;
  if (g_utf8_get_char (end) != decimal_mark)
    return FALSE;
  decimals = g_utf8_next_char (end);
  for (const char *p = decimals; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
      if (number->decimals < MAX_DECIMALS)
        {
          number->mantissa = number->mantissa * 10 + (*p - '0');
          number->decimals++;
        }
      else
        number->cut |= *p != '0';
    }
  return end > text || *decimals != '\0';
}

/* Turns @number into minor units, rounding half up; FALSE if it does not fit. @exact says whether nothing was rounded. */
static gboolean
to_minor (const Number *number, int digits, gint64 factor, gboolean negative, gint64 *minor, gboolean *exact)
{
  __int128 value = number->mantissa;
  __int128 divisor = 1;
  __int128 rest;

  if (__builtin_mul_overflow (value, (__int128) factor, &value))
    return FALSE;
  for (int i = number->decimals; i < digits; i++)
    if (__builtin_mul_overflow (value, (__int128) 10, &value))
      return FALSE;
  for (int i = digits; i < number->decimals; i++)
    divisor *= 10;
  rest = value % divisor;
  value = value / divisor + (rest * 2 >= divisor && rest > 0);
  *exact = rest == 0 && !number->cut;
  if (negative)
    value = -value;
  if (value < G_MININT64 || value > G_MAXINT64)
    return FALSE;
  *minor = (gint64) value;
  return TRUE;
}

/* The decimal mark that the figures themselves suggest. */
static gunichar
guess_decimal_mark (const char *text)
{
  const char *dot = strrchr (text, '.');
  const char *comma = strrchr (text, ',');

  if (dot != NULL && comma != NULL)
    return dot > comma ? '.' : ',';
  if (dot != NULL)
    return strchr (text, '.') == dot ? '.' : ',';
  if (comma == NULL || strchr (text, ',') != comma)
    return '.';
  /* one comma: thousands if three digits follow, as in 1,234 but not in 0,125 */
  if (strlen (comma + 1) == 3 && comma > text && text[0] != '0')
    return '.';
  return ',';
}

/* The same for what somebody types. Where decimals stand behind a comma, amounts are shown as 12.500 and 1,50: a comma alone is
 * the decimal mark, and a point alone before three digits is none, as long as @digits are fewer than these. */
static gunichar
guess_typed_mark (const char *text, int digits)
{
  const char *dot = strrchr (text, '.'), *comma = strchr (text, ',');

  if (strcmp (accord_locale_decimal_mark (), ",") != 0 || (dot == NULL) == (comma == NULL))
    return guess_decimal_mark (text);
  if (comma != NULL)
    return strrchr (text, ',') == comma ? ',' : '.';
  return strlen (dot + 1) == 3 && dot > text && text[0] != '0' && digits < 3 ? ',' : guess_decimal_mark (text);
}

/* What "$", "¥" and "kr" mean where @default_currency is the usual one. */
static const char *
resolve_currency (const char *currency, const char *default_currency)
{
  if (currency[0] == '\0')
    return default_currency;
  if (g_str_equal (currency, "¥"))
    return g_strcmp0 (default_currency, "JPY") == 0 ? "JPY" : "CNY";
  if (g_str_equal (currency, "kr"))
    return default_currency != NULL && strstr ("SEK NOK DKK ISK", default_currency) != NULL ? default_currency : NULL;
  if (g_str_equal (currency, "$"))
    return default_currency != NULL && strchr (accord_currency_symbol (default_currency), '$')
             ? default_currency : "USD";
  return currency;
}

/* The figures under @decimal_mark; where they make no number so, under the one that they suggest themselves. With none
 * somebody typed them. @whole: there can be no decimals, so that three digits behind a comma are a group everywhere. */
static gboolean
scan_figures (const char *text, gunichar decimal_mark, int digits, gboolean whole, Number *number)
{
  gunichar mark = decimal_mark != 0 ? decimal_mark : guess_typed_mark (text, digits);

  if (whole && mark == ',' && strchr (text, ',') != NULL)
    mark = guess_decimal_mark (text);
  if (scan_number (text, mark, number))
    return TRUE;
  *number = (Number) { 0 };
  return scan_number (text, guess_decimal_mark (text), number);
}

/**
 * accord_money_parse_marked:
 * @text: (nullable): as for accord_money_parse()
 * @decimal_mark: what stands before decimals where the text is from, such as ',' in "€ 1.234,50"; 0: somebody typed it
 * @default_currency: (nullable): as for accord_money_parse()
 * @money: (out caller-allocates): the amount, unchanged on failure
 *
 * As accord_money_parse(), where the decimal mark is known: "€ 12.500" under a comma is twelve thousand five hundred.
 * Figures that make no number under it are read as they suggest themselves.
 *
 * Returns: whether @text is an amount that fits
 */
gboolean
accord_money_parse_marked (const char *text, gunichar decimal_mark, const char *default_currency, AccordMoney *money)
{
  g_autofree char *plain = NULL;
  AccordMoneyPeel peel = { .factor = 1 };
  Number number = { 0 };
  const char *currency;
  gint64 minor;
  int digits;
  gboolean exact;

  g_return_val_if_fail (money != NULL, FALSE);

  plain = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  if (plain == NULL)
    return FALSE;
  peel.text = plain;
  accord_money_peel (&peel);
  currency = resolve_currency (peel.currency, default_currency);
  if (peel.signs > 1 || peel.currencies > 1 || !accord_currency_valid (currency))
    return FALSE;
  digits = accord_currency_digits (currency);
  if (!scan_figures (peel.text, decimal_mark, digits, digits == 0 && peel.factor == 1, &number)
      || !to_minor (&number, digits, peel.factor, peel.signs > 0, &minor, &exact))
    return FALSE;
  money->minor = minor;
  g_strlcpy (money->currency, currency, sizeof money->currency);
  return TRUE;
}

/**
 * accord_money_parse:
 * @text: (nullable): an amount as a person writes it: "$1,234.50", "1.234,50 €", "CNY 5,000",
 *   "¥148.8万", "€88K", "(500)"
 * @default_currency: (nullable): the currency if the text names none; it also decides what "$"
 *   and "¥" mean
 * @money: (out caller-allocates): the amount, unchanged on failure
 *
 * Reads an amount that somebody typed. Of "." and "," the later one is the decimal mark; a lone "," before
 * exactly three digits separates thousands, a lone "." never does; where the locale has decimals behind a
 * comma it is the other way round, but a comma before three digits of yen or dong stays what it is: they have no decimals.
 * Decimals that the currency does not have are rounded half away from zero.
 *
 * Returns: whether @text is an amount that fits
 */
gboolean
accord_money_parse (const char *text, const char *default_currency, AccordMoney *money)
{
  return accord_money_parse_marked (text, 0, default_currency, money);
}

/**
 * accord_money_parse_decimal:
 * @text: (nullable): a number without a currency
 * @decimal_mark: what stands before its decimals; 0: as the figures suggest where it was typed, see accord_money_parse()
 * @digits: how many decimals may be other than zero
 * @minor: (out): the number times 10 to the power of @digits, unchanged on failure
 *
 * Reads a number exactly. Where there is a mark nothing is guessed, and nothing is rounded: "1.234" under a decimal
 * comma is 1234, under a decimal point with two digits it is refused.
 *
 * Returns: whether @text is such a number and fits
 */
gboolean
accord_money_parse_decimal (const char *text, gunichar decimal_mark, int digits, gint64 *minor)
{
  g_autofree char *plain = NULL;
  AccordMoneyPeel peel = { .factor = 1 };
  Number number = { 0 };
  gint64 value;
  gboolean exact;

  g_return_val_if_fail (minor != NULL && digits >= 0 && digits <= MAX_DECIMALS, FALSE);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  plain = g_strdup (text);
  peel.text = g_strstrip (plain);
  accord_money_peel_sign (&peel, TRUE);
  if (!scan_number (peel.text, decimal_mark != 0 ? decimal_mark : guess_typed_mark (peel.text, digits), &number)
      || !to_minor (&number, digits, 1, peel.signs > 0, &value, &exact) || !exact)
    return FALSE;
  *minor = value;
  return TRUE;
}
