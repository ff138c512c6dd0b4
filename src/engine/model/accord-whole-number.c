/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading whole numbers with group marks. A number with decimals is refused, not rounded.
 */
#include "accord-whole-number.h"

#include <string.h>

static gboolean
is_group_mark (gunichar c)
{
  return c == ',' || c == '.' || c == '\'' || c == 0x2019 || c == '_' || g_unichar_isspace (c);
}

/* A whole number has no fraction, but spreadsheets write one of zeros ("1200.0"). Cuts it off. */
static void
cut_empty_fraction (char    *text,
                    gunichar decimal_mark)
{
  char *last = text + strlen (text);
  gsize zeros;

  while (last > text && last[-1] == '0')
    last--;
  zeros = strlen (last);
  if (last == text || zeros == 0)
    return;
  last--;
  if (*last != '.' && *last != ',')
    return;
  if (decimal_mark == (gunichar) *last || (decimal_mark == 0 && zeros != 3))
    *last = '\0';
}

/* Digits, all alone or in groups of three parted by one and the same mark. */
static gboolean
parse_digits (const char *text,
              gunichar    decimal_mark,
              gint64     *number)
{
  gunichar mark = 0;
  int in_group = 0;
  gint64 sum = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c))
        {
          in_group++;
          if (__builtin_mul_overflow (sum, 10, &sum) ||
              __builtin_sub_overflow (sum, g_unichar_digit_value (c), &sum))
            return FALSE;
          continue;
        }
      if (!is_group_mark (c) || c == decimal_mark || (mark != 0 && c != mark) || in_group == 0 ||
          (mark == 0 ? in_group > 3 : in_group != 3))
        return FALSE;
      mark = c;
      in_group = 0;
    }

  *number = sum; /* negative, so that the smallest number can be read too */
  return mark == 0 ? in_group > 0 : in_group == 3;
}

/**
 * accord_whole_number_parse:
 * @text: a number as people and programs write it, without blanks around it
 * @decimal_mark: the mark before decimals, or 0 if unknown
 * @number: (out): the number; undefined on failure
 *
 * Reads "1,234", "1 234" and "1200.0". Groups have three digits and one kind of mark, which is not
 * @decimal_mark; a lone mark before three digits parts groups if @decimal_mark is unknown.
 *
 * Returns: whether @text is a whole number that fits
 */
gboolean
accord_whole_number_parse (const char *text,
                           gunichar    decimal_mark,
                           gint64     *number)
{
  g_autofree char *digits = NULL;
  gunichar sign = g_utf8_get_char (text);
  gboolean negative = sign == '-' || sign == 0x2212;

  digits = g_strdup (negative || sign == '+' ? g_utf8_next_char (text) : text);
  g_strstrip (digits);
  cut_empty_fraction (digits, decimal_mark);
  if (!parse_digits (digits, decimal_mark, number))
    return FALSE;

  return negative || !__builtin_sub_overflow (0, *number, number);
}
