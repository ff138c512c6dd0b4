/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decimals of a fixed length, exact. Any thread. */

#include "accord-decimal.h"

#include "accord-locale.h"
#include "accord-money.h"

#include <string.h>

/**
 * accord_decimal_parse:
 * @text: (nullable): a number as people and programs write it, with or without a per cent sign behind it
 * @decimal_mark: what stands before its decimals; 0: found from the figures as in accord_money_parse()
 * @digits: how many decimals it may have
 * @number: (out): the number times 10 to the power of @digits, unchanged on failure
 *
 * Reads a number exactly; nothing is rounded.
 *
 * Returns: whether @text is such a number and fits
 */
gboolean
accord_decimal_parse (const char *text, gunichar decimal_mark, int digits, gint64 *number)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (number != NULL, FALSE);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_strstrip (plain);
  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  return accord_money_parse_decimal (plain, decimal_mark, digits, number);
}

/**
 * accord_power_of_ten:
 * @digits: 0 to 19
 *
 * Returns: 1 with so many zeros
 */
guint64
accord_power_of_ten (int digits)
{
  guint64 power = 1;

  while (digits-- > 0)
    power *= 10;
  return power;
}

static guint64
magnitude (gint64 number)
{
  return number < 0 ? (guint64) 0 - (guint64) number : (guint64) number;
}

/* ".5", with @mark for its point and no zeros at the end; "" for none. */
static char *
fraction (guint64 part, int digits, const char *mark)
{
  g_autofree char *text = g_strdup_printf ("%0*" G_GUINT64_FORMAT, digits, part);
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == '0')
    text[--length] = '\0';
  return length > 0 ? g_strconcat (mark, text, NULL) : g_strdup ("");
}

/**
 * accord_decimal_to_text:
 * @number: a number times 10 to the power of @digits
 * @digits: how many decimals it has, 1 or more
 *
 * The number for files: an ASCII minus, a point, no zeros at the end. accord_decimal_parse() with the
 * mark '.' reads it back.
 *
 * Returns: (transfer full): as in "-1.5"
 */
char *
accord_decimal_to_text (gint64 number, int digits)
{
  guint64 power = accord_power_of_ten (digits);
  g_autofree char *rest = fraction (magnitude (number) % power, digits, ".");

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s", number < 0 ? "-" : "", magnitude (number) / power, rest);
}

/**
 * accord_decimal_format:
 * @number: a number times 10 to the power of @digits
 * @digits: how many decimals it has, 1 or more
 *
 * The number for people, thousands grouped, with the marks of the locale.
 *
 * Returns: (transfer full): as in "−1,250.5"
 */
char *
accord_decimal_format (gint64 number, int digits)
{
  guint64 power = accord_power_of_ten (digits);
  g_autofree char *whole = accord_number_format ((gint64) (magnitude (number) / power));
  g_autofree char *rest = fraction (magnitude (number) % power, digits, accord_locale_decimal_mark ());

  return g_strconcat (number < 0 ? "−" : "", whole, rest, NULL);
}

/**
 * accord_rate_format:
 * @rate: hundredths of a per cent
 *
 * Returns: (transfer full): as in "12.5%"
 */
char *
accord_rate_format (gint64 rate)
{
  g_autofree char *number = accord_decimal_format (rate, ACCORD_RATE_DIGITS);

  return g_strconcat (number, "%", NULL);
}
