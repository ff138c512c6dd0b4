/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Telephone numbers: one key for every spelling of a number, for duplicates and matching, and the
 * words by which a number is searched. No table of countries is needed: a number either says its
 * country, or has the shape of a Chinese mobile number, or stays national. Any thread. */

#include "accord-phone.h"

#include "accord-text.h"

#include <string.h>

#define CHINESE_MOBILE_DIGITS 11
#define INTERNATIONAL_MIN 8 /* digits behind "00" that make it a prefix and not a part of the number */
#define PHONE_MIN_DIGITS 5

/* The number in plain letters, from its first digit or plus on. */
static char *
plain_of (const char *phone)
{
  g_autofree char *plain = accord_text_phone_plain (phone);
  const char *start = strpbrk (plain, "+0123456789");

  return g_strdup (start != NULL ? start : "");
}

static gboolean
says_country (const char *plain)
{
  gsize zeros = strspn (plain, "0");
  int digits = 0;

  if (*plain == '+')
    return TRUE;
  for (const char *p = plain; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  return zeros == 2 && digits - 2 >= INTERNATIONAL_MIN;
}

/**
 * accord_phone_is_chinese_mobile:
 * @digits: a number without its country
 *
 * 1[3-9] and nine more: every mobile number of mainland China since 1999.
 *
 * Returns: whether it is one
 */
gboolean
accord_phone_is_chinese_mobile (const char *digits)
{
  return strlen (digits) == CHINESE_MOBILE_DIGITS && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

/* A 1 that stands alone is the country code of North America: "1-415-555-2671". */
static gboolean
has_lone_one (const char *plain)
{
  return plain[0] == '1' && plain[1] != '\0' && !g_ascii_isdigit (plain[1]);
}

/**
 * accord_phone_key:
 * @phone: (nullable): a phone number as somebody wrote it
 *
 * Two spellings of one number have one key. A number that says its country, with "+" or "00", has the
 * key "+" and its digits; a mobile number of China is one of +86 with and without saying so; so is a
 * number of North America whose 1 stands alone one of +1. Any other keeps its national digits: what
 * country it is of cannot be known. Extensions and "(0)" are left out.
 *
 * Returns: (transfer full): "+8613800138000" or "0301234567"; "" without digits
 */
char *
accord_phone_key (const char *phone)
{
  g_autofree char *plain = plain_of (phone);
  g_autofree char *digits = accord_text_phone_digits (phone);
  gsize n = strlen (digits);

  if (n == 0)
    return g_steal_pointer (&digits);
  if (says_country (plain))
    return g_strconcat ("+", digits, NULL);
  if (n == CHINESE_MOBILE_DIGITS && has_lone_one (plain))
    return g_strconcat ("+", digits, NULL);
  if (accord_phone_is_chinese_mobile (digits))
    return g_strconcat ("+86", digits, NULL);
  if (n == CHINESE_MOBILE_DIGITS + 2 && g_str_has_prefix (digits, "86") && accord_phone_is_chinese_mobile (digits + 2))
    return g_strconcat ("+", digits, NULL);
  return g_steal_pointer (&digits);
}

/**
 * accord_phone_search_words:
 * @phone: (nullable): a phone number as somebody wrote it
 *
 * What the index of words holds for a number: one word, in which every part of it is found, however it
 * was written, a Chinese mobile number with and without its country.
 *
 * Returns: (transfer full): the digits of its key; "" without digits
 */
char *
accord_phone_search_words (const char *phone)
{
  g_autofree char *key = accord_phone_key (phone);

  return g_strdup (key[0] == '+' ? key + 1 : key);
}

/**
 * accord_phone_search_part:
 * @typed: (nullable): what somebody typed
 *
 * What to look for besides the words when a part of a number was typed as numbers are written, "+49
 * (0)30 12" or "030/12": its digits, without zeros before them, which only say from where it is dialled.
 *
 * Returns: (transfer full) (nullable): at least two digits; %NULL when the words say as much
 */
char *
accord_phone_search_part (const char *typed)
{
  g_autofree char *digits = NULL;
  const char *start;

  if (typed == NULL || typed[strspn (typed, "+0123456789-()/. ")] != '\0')
    return NULL;
  digits = accord_text_phone_digits (typed);
  start = digits + strspn (digits, "0");
  return strlen (start) >= 2 && strcmp (start, typed) != 0 ? g_strdup (start) : NULL;
}

/**
 * accord_phone_looks_like:
 * @text: (nullable): any text
 *
 * Returns: whether it has the letters of a phone number alone, and enough digits
 */
gboolean
accord_phone_looks_like (const char *text)
{
  int digits = 0;

  if (text == NULL || text[strspn (text, "+0123456789-()/. ")] != '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  return digits >= PHONE_MIN_DIGITS;
}
