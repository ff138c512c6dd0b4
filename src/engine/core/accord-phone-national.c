/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What spellings of one telephone number share, with its country or without. Looser than a key: two numbers
 * of two countries may share it. Any thread. */

#include "accord-phone-national.h"

#include <string.h>

#include "accord-phone.h"
#include "accord-text.h"

#define KEY_MIN 6           /* fewer digits are an extension, not a number */
#define CHINA "86"

/* Country codes of one and two digits (ITU-T E.164); all others have three. */
static const char one_digit[] = "17";
static const char two_digits[] = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 "
                                 "61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

static gsize
country_length (const char *digits)
{
  char two[3] = { digits[0], digits[1], '\0' };

  if (strchr (one_digit, digits[0]) != NULL)
    return 1;
  return strstr (two_digits, two) != NULL ? 2 : 3;
}

/* Whether the number is written with its country: "+49 …" or "0049 …". */
static gboolean
has_country (const char *phone)
{
  const char *p = phone;

  while (*p != '\0' && !g_ascii_isdigit (*p))
    {
      if (*p == '+' || g_str_has_prefix (p, "＋"))
        return TRUE;
      p++;
    }
  return g_str_has_prefix (p, "00");
}

/**
 * accord_phone_national:
 * @phone: (nullable): a telephone number as somebody wrote it
 *
 * The number as it is dialled within its own country, without the leading 0: "+49 30 1234567",
 * "0049-30-1234567" and "030 1234567" give "301234567"; "+86 138 0013 8000", "86 13800138000" and
 * "138-0013-8000" give "13800138000". Extensions are left out.
 *
 * Returns: (transfer full): digits, "" for what is no whole number
 */
char *
accord_phone_national (const char *phone)
{
  g_autofree char *digits = accord_text_phone_digits (phone);
  const char *key = digits;

  if (phone != NULL && strlen (digits) > KEY_MIN && has_country (phone))
    key += country_length (digits);
  else if (g_str_has_prefix (digits, CHINA) && accord_phone_is_chinese_mobile (digits + strlen (CHINA)))
    key += strlen (CHINA);
  key += strspn (key, "0");
  return g_strdup (strlen (key) >= KEY_MIN ? key : "");
}
