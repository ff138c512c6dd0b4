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
static const char three_digits[] =
  "211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 "
  "244 245 246 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 "
  "350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 421 "
  "423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678 "
  "679 680 681 682 683 685 686 687 688 689 690 691 692 850 852 853 855 856 880 886 960 961 962 963 964 965 966 967 968 "
  "970 971 972 973 974 975 976 977 992 993 994 995 996 998";

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

/* With the code of every country. */
static void
add_codes (GPtrArray *words, const char *key)
{
  for (const char *code = one_digit; *code != '\0'; code++)
    g_ptr_array_add (words, g_strdup_printf ("%c%s", *code, key));
  for (const char *code = two_digits; *code != '\0'; code += code[2] == ' ' ? 3 : 2)
    g_ptr_array_add (words, g_strdup_printf ("%.2s%s", code, key));
  for (const char *code = three_digits; *code != '\0'; code += code[3] == ' ' ? 4 : 3)
    g_ptr_array_add (words, g_strdup_printf ("%.3s%s", code, key));
}

/**
 * accord_phone_national_words:
 * @phone: (nullable): a telephone number as somebody wrote it
 *
 * The words (accord_phone_search_words()) under which an index may hold numbers with the same accord_phone_national():
 * with the country that was written, and without; with any country, where none was.
 *
 * Returns: (transfer full): the words; none for what is no whole number
 */
char **
accord_phone_national_words (const char *phone)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *key = accord_phone_national (phone);
  g_autofree char *digits = accord_text_phone_digits (phone);
  const char *whole = digits + strspn (digits, "0");

  if (*key != '\0')
    {
      g_ptr_array_add (words, g_strdup (key));
      g_ptr_array_add (words, g_strconcat ("0", key, NULL));
      if (strcmp (whole, key) != 0)
        {
          g_ptr_array_add (words, g_strdup (whole));
          g_ptr_array_add (words, g_strconcat ("00", whole, NULL));
        }
      else
        add_codes (words, key);
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
