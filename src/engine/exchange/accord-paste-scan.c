/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be told by its form alone inside a line: e-mail addresses, websites, tax codes, and
 * accounts of messengers behind their label. No state; any thread. */

#include "accord-config.h"

#include "accord-paste-private.h"

#include "accord-tax-id.h"

#include <string.h>

#define CODE_LENGTH 18
#define ACCOUNT_MIN 3
#define ACCOUNT_MAX 64

static gboolean
is_alnum (gunichar c)
{
  return c < 128 && g_ascii_isalnum ((char) c);
}

static gboolean
is_one_of (gunichar c, const char *signs)
{
  return c > 0 && c < 128 && strchr (signs, (char) c) != NULL;
}

/* Letters, digits and hyphens with dots between them, from @at on; the last dot goes to @dot. */
static guint
host_end (const AccordPasteText *text, guint at, guint end, guint *dot)
{
  guint i = at;

  *dot = 0;
  while (i < end && (is_alnum (text->plain[i]) || is_one_of (text->plain[i], "-.")))
    i++;
  while (i > at && is_one_of (text->plain[i - 1], "-."))
    i--;
  for (guint k = at + 1; k < i; k++)
    {
      if (text->plain[k] == '.' && text->plain[k - 1] == '.')
        return 0;
      if (text->plain[k] == '.')
        *dot = k;
    }
  return i;
}

static gboolean
is_alphabetic (const AccordPasteText *text, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (text->plain[i] >= 128 || !g_ascii_isalpha ((char) text->plain[i]))
      return FALSE;
  return end >= start + 2;
}

/*< private >
 * accord_paste_email_at:
 *
 * Returns: characters of the e-mail address that begins at @at
 */
guint
accord_paste_email_at (const AccordPasteText *text, guint at, guint end)
{
  guint i = at, dot, last;

  if (!is_alnum (text->plain[at]) || (at > 0 && (is_alnum (text->plain[at - 1]) || is_one_of (text->plain[at - 1], "._%+-@"))))
    return 0;
  while (i < end && (is_alnum (text->plain[i]) || is_one_of (text->plain[i], "._%+-'&")))
    i++;
  if (i + 3 >= end || text->plain[i] != '@' || !is_alnum (text->plain[i + 1]))
    return 0;
  last = host_end (text, i + 1, end, &dot);
  return dot > 0 && is_alphabetic (text, dot + 1, last) ? last - at : 0;
}

static gboolean
begins_with (const AccordPasteText *text, guint at, guint end, const char *word)
{
  for (; *word != '\0'; word++, at++)
    if (at >= end || text->plain[at] >= 128 || g_ascii_tolower ((char) text->plain[at]) != *word)
      return FALSE;
  return TRUE;
}

static guint
address_end (const AccordPasteText *text, guint at, guint end)
{
  while (at < end && text->plain[at] > ' ' && text->plain[at] < 127 && !is_one_of (text->plain[at], "<>\"|,;"))
    at++;
  while (is_one_of (text->plain[at - 1], ".:!?)'"))
    at--;
  return at;
}

/* Endings of hosts that may stand without "www": words with a dot in them are seldom hosts. */
static gboolean
is_known_ending (const AccordPasteText *text, guint start, guint end)
{
  static const char *const endings[] = {
    "com", "net", "org", "edu", "gov", "info", "biz", "io", "ai", "app", "dev", "tech", "shop", "store", "online", "cloud",
    "xyz", "top", "vip", "site", "group", "company", "studio", "agency", "cn", "hk", "tw", "mo", "jp", "kr", "sg", "my", "th",
    "vn", "id", "in", "au", "nz", "us", "ca", "mx", "br", "ar", "cl", "uk", "ie", "de", "at", "ch", "li", "fr", "be", "nl",
    "lu", "es", "pt", "it", "dk", "se", "no", "fi", "is", "pl", "cz", "sk", "hu", "ro", "bg", "gr", "tr", "ru", "ua", "il",
    "ae", "sa", "za", "eu", "asia", "me", "tv", "cc", "co", "swiss", "berlin", "london", "中国", NULL,
  };
  g_autofree char *ending = accord_paste_slice (text->plain, start, end);
  g_autofree char *lower = g_ascii_strdown (ending, -1);

  return g_strv_contains (endings, lower) && (g_str_equal (ending, lower) || start + 3 <= end);
}

/*< private >
 * accord_paste_website_at:
 *
 * Returns: characters of the address of a website that begins at @at
 */
guint
accord_paste_website_at (const AccordPasteText *text, guint at, guint end)
{
  guint dot, last;

  if (!is_alnum (text->plain[at]) || (at > 0 && (is_alnum (text->plain[at - 1]) || is_one_of (text->plain[at - 1], "@.-_/"))))
    return 0;
  if (begins_with (text, at, end, "http://") || begins_with (text, at, end, "https://"))
    {
      last = address_end (text, at, end);
      return last > at + strlen ("https://") ? last - at : 0;
    }
  last = host_end (text, at, end, &dot);
  if (dot == 0 || !is_alphabetic (text, dot + 1, last) || (last < end && text->plain[last] == '@'))
    return 0;
  if (!begins_with (text, at, end, "www.") && !(is_known_ending (text, dot + 1, last) && dot > at + 1))
    return 0;
  return (last < end && text->plain[last] == '/' ? address_end (text, last, end) : last) - at;
}

/*< private >
 * accord_paste_tax_id_at:
 *
 * Returns: 18 where a unified social credit code begins whose last sign is right
 */
guint
accord_paste_tax_id_at (const AccordPasteText *text, guint at, guint end)
{
  g_autofree char *code = NULL;
  g_autofree char *key = NULL;

  if (at + CODE_LENGTH > end || (at > 0 && is_alnum (text->plain[at - 1]))
      || (at + CODE_LENGTH < end && is_alnum (text->plain[at + CODE_LENGTH])))
    return 0;
  for (guint i = at; i < at + CODE_LENGTH; i++)
    if (!is_alnum (text->plain[i]))
      return 0;
  code = accord_paste_slice (text->plain, at, at + CODE_LENGTH);
  key = accord_tax_id_key (code);
  return accord_tax_id_is_credit_code (key) ? CODE_LENGTH : 0;
}

/*< private >
 * accord_paste_account_at:
 *
 * Returns: characters of the name of an account, as messengers allow them; only a label makes it one
 */
guint
accord_paste_account_at (const AccordPasteText *text, guint at, guint end)
{
  guint i = at;

  while (i < end && (is_alnum (text->plain[i]) || is_one_of (text->plain[i], "_-.+@:")))
    i++;
  while (i > at && is_one_of (text->plain[i - 1], ".-:"))
    i--;
  return i - at >= ACCOUNT_MIN && i - at <= ACCOUNT_MAX ? i - at : 0;
}
