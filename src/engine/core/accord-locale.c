/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the current locale says about figures and dates. Chinese needs more than translated
 * strings (万 and 亿, 11月19日), so the engine has to know. Reads the locale that the program set
 * with setlocale(); any thread. */

#include "accord-locale.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define NARROW_BLANK "\xe2\x80\xaf" /* U+202F, does not break lines */

/* What texts are translated into, as gettext chooses it: LANGUAGE goes before the locale. It is asked for with every amount and
 * date, so the environment is looked through once, and not as often as g_get_language_names() does. */
static const char *
spoken (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL), *asked;

  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    return "C";
  asked = g_getenv ("LANGUAGE");
  return asked != NULL && *asked != '\0' ? asked : locale;
}

/**
 * accord_locale_is_chinese:
 *
 * Returns: whether the program speaks Chinese to its user
 */
gboolean
accord_locale_is_chinese (void)
{
  return g_str_has_prefix (spoken (), "zh");
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

/* Whether somebody who chose @language (a locale's name) reads traditional characters. */
static gboolean
is_traditional (const char *language)
{
  static const char *const places[] = { "zh_TW", "zh_HK", "zh_MO", "zh_Hant" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (language, places[i]))
      return TRUE;
  return FALSE;
}

/**
 * accord_locale_han:
 * @simplified: a word of a Chinese text that is made in code: "万"
 * @traditional: the same as Taiwan, Hong Kong and Macau write it: "萬"
 *
 * For texts that accord_locale_is_chinese() or accord_locale_dates_are_chinese() asks for.
 *
 * Returns: the one that belongs to what the program speaks, or else to the names of its months and weekdays
 */
const char *
accord_locale_han (const char *simplified, const char *traditional)
{
  const char *dates = setlocale (LC_TIME, NULL);
  const char *language = accord_locale_is_chinese () || dates == NULL ? spoken () : dates;

  return is_traditional (language) ? traditional : simplified;
}

/**
 * accord_locale_weekday:
 * @weekday: Monday 1 … Sunday 7
 *
 * For texts that accord_locale_dates_are_chinese() asks for.
 *
 * Returns: (transfer full): its short Chinese name: "周三", "週三"
 */
char *
accord_locale_weekday (int weekday)
{
  static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return g_strconcat (accord_locale_han ("周", "週"), names[weekday - 1], NULL);
}

/**
 * accord_locale_begin:
 *
 * Takes the locale of the environment, at the start of a program. Hong Kong and Macau have no translation of their own: they
 * read that of Taiwan rather than English, Singapore that of China, unless LANGUAGE says what is wanted.
 */
void
accord_locale_begin (void)
{
  static const struct {
    const char *place;
    const char *languages;
  } nearest[] = { { "zh_HK", "zh_HK:zh_TW" }, { "zh_MO", "zh_MO:zh_HK:zh_TW" }, { "zh_SG", "zh_SG:zh_CN" } };
  const char *asked = g_getenv ("LANGUAGE"), *messages;

  setlocale (LC_ALL, "");
  messages = setlocale (LC_MESSAGES, NULL);
  if (messages == NULL || (asked != NULL && *asked != '\0'))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (nearest); i++)
    if (g_str_has_prefix (messages, nearest[i].place))
      g_setenv ("LANGUAGE", nearest[i].languages, TRUE);
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
