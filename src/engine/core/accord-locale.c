/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the current locale says about figures and dates. Chinese needs more than translated
 * strings (万 and 亿, 11月19日), so the engine has to know. Reads the locale that the program set
 * with setlocale(); any thread. */

#include "accord-locale.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define NARROW_BLANK "\xe2\x80\xaf" /* U+202F, does not break lines */

/**
 * accord_locale_is_chinese:
 *
 * Returns: whether the program speaks Chinese to its user
 */
gboolean
accord_locale_is_chinese (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    return FALSE;
  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}

/**
 * accord_locale_dates_are_chinese:
 *
 * Returns: whether dates are written the Chinese way, because the program speaks Chinese or the
 *   names of months and weekdays would be Chinese
 */
gboolean
accord_locale_dates_are_chinese (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  return (locale != NULL && g_str_has_prefix (locale, "zh")) || accord_locale_is_chinese ();
}

/**
 * accord_locale_decimal_mark:
 *
 * Returns: what stands before the decimals
 */
const char *
accord_locale_decimal_mark (void)
{
  const char *mark = nl_langinfo (RADIXCHAR);

  return *mark != '\0' && g_utf8_validate (mark, -1, NULL) ? mark : ".";
}

/**
 * accord_locale_group_mark:
 *
 * Returns: what stands between groups of three digits: the locale's mark, or a comma if it has
 *   none (a narrow blank where the comma stands before decimals)
 */
const char *
accord_locale_group_mark (void)
{
  const char *mark = nl_langinfo (THOUSEP);

  if (*mark != '\0' && g_utf8_validate (mark, -1, NULL))
    return mark;
  return strcmp (accord_locale_decimal_mark (), ",") == 0 ? NARROW_BLANK : ",";
}
