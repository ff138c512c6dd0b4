/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with decimals that are no money: kilograms, square metres, scores. Any thread. */
#include "accord-config.h"

#include "accord-decimal.h"

#include <string.h>
#include "accord-money.h"

/**
 * accord_decimal_parse:
 * @text: (nullable): a number
 * @decimal_mark: what stands before its decimals; 0: a point, and where that makes no number, a comma
 * @millionths: (out): the number times a million, unchanged on failure
 *
 * Returns: whether @text is a number of at most six decimals that fits
 */
gboolean
accord_decimal_parse (const char *text, gunichar decimal_mark, gint64 *millionths)
{
  if (decimal_mark != 0)
    return accord_money_parse_decimal (text, decimal_mark, ACCORD_DECIMAL_DIGITS, millionths);
  return accord_money_parse_decimal (text, '.', ACCORD_DECIMAL_DIGITS, millionths) ||
         accord_money_parse_decimal (text, ',', ACCORD_DECIMAL_DIGITS, millionths);
}

/* The digits behind the point, "" if there are none. */
static char *
decimals (gint64 millionths)
{
  char *digits = g_strdup_printf (".%06" G_GINT64_FORMAT, ABS (millionths % ACCORD_DECIMAL_ONE));
  gsize length = strlen (digits);

  while (length > 0 && (digits[length - 1] == '0' || digits[length - 1] == '.'))
    digits[--length] = '\0';
  return digits;
}

/**
 * accord_decimal_to_text:
 * @millionths: a number times a million
 *
 * Returns: (transfer full): the number for programs: "-1234.5"
 */
char *
accord_decimal_to_text (gint64 millionths)
{
  g_autofree char *behind = decimals (millionths);
  gint64 whole = millionths / ACCORD_DECIMAL_ONE;

  return g_strdup_printf ("%s%" G_GINT64_FORMAT "%s", millionths < 0 && whole == 0 ? "-" : "", whole, behind);
}

/**
 * accord_decimal_format:
 * @millionths: a number times a million
 *
 * Returns: (transfer full): the number for people: "−1,234.5"
 */
char *
accord_decimal_format (gint64 millionths)
{
  g_autofree char *behind = decimals (millionths);
  gint64 whole = millionths / ACCORD_DECIMAL_ONE;
  g_autofree char *before = accord_number_format (whole);

  return g_strconcat (millionths < 0 && whole == 0 ? "−" : "", before, behind, NULL);
}
