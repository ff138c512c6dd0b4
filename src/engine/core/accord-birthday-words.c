/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Birthdays in words (M21): 农历八月十五, 腊月初八, 1985年闰四月初二, 8月15日, --0815. Dates of figures with their year are
 * read by accord-date-parse.c. Pure; any thread. */

#include "accord-config.h"

#include "accord-birthday-words.h"

#include <glib/gi18n-lib.h>

#include "accord-birthday.h"
#include "accord-date-scan.h"
#include "accord-date.h"
#include "accord-locale.h"
#include "accord-lunar.h"

static const char *const han_digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

/* Blanks and brackets say nothing. */
static void
skip (const char **at)
{
  do
    accord_date_scan_blanks (at);
  while (accord_date_scan_text (at, "(") || accord_date_scan_text (at, ")") || accord_date_scan_text (at, "（") ||
         accord_date_scan_text (at, "）"));
}

static gboolean
scan_any (const char **at, const char *const *names)
{
  for (; *names != NULL; names++)
    if (accord_date_scan_text (at, *names))
      return TRUE;
  return FALSE;
}

static gboolean
scan_calendar_name (const char **at, gboolean *lunar)
{
  static const char *const lunar_names[] = { "农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "lunar", "Lunar", NULL };
  static const char *const solar_names[] = { "公历", "國曆", "阳历", "陽曆", "新历", "新曆", "solar", "Solar", NULL };

  *lunar = scan_any (at, lunar_names);
  return *lunar || scan_any (at, solar_names);
}

/* Which calendar, where it is said at this place. */
static void
scan_calendar (const char **at, AccordBirthdayWords *words, gboolean *said)
{
  gboolean lunar;

  skip (at);
  if (!scan_calendar_name (at, &lunar))
    return;
  *said = TRUE;
  words->lunar |= lunar;
  if (!accord_date_scan_text (at, ":"))
    accord_date_scan_text (at, "：");
  skip (at);
}

static gboolean
scan_mark (const char **at)
{
  static const char *const marks[] = { "-", "/", ".", NULL };

  return scan_any (at, marks);
}

static int
take_han_digit (const char **at)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (han_digits); i++)
    if (accord_date_scan_text (at, han_digits[i]))
      return i;
  return accord_date_scan_text (at, "零") || accord_date_scan_text (at, "○") ? 0 : -1;
}

/* 1985年, 一九八五年, and before a mark 1985- */
static void
scan_year (const char **at, AccordBirthdayWords *words, gboolean *han)
{
  const char *p = *at;
  int year = 0, n = 0, digit;

  if (accord_date_scan_number (&p, 4, &year) != 4)
    {
      for (p = *at; n < 4 && (digit = take_han_digit (&p)) >= 0; n++)
        year = year * 10 + digit;
      if (n < 4)
        return;
      *han = TRUE;
    }
  if (!accord_date_scan_text (&p, "年") && !scan_mark (&p))
    return;
  words->year = year;
  *at = p;
}

/* 三 … 十, 十二, 二十三, 廿三, 三十; 0 for none. */
static int
take_han_number (const char **at)
{
  const char *p = *at;
  int tens = 0, ones;

  if (accord_date_scan_text (&p, "廿"))
    tens = 2;
  else if (accord_date_scan_text (&p, "卅"))
    tens = 3;
  else
    {
      ones = take_han_digit (&p);
      if (!accord_date_scan_text (&p, "十"))
        {
          *at = ones > 0 ? p : *at;
          return MAX (ones, 0);
        }
      tens = ones > 0 ? ones : 1;
    }
  ones = take_han_digit (&p);
  *at = p;
  return tens * 10 + MAX (ones, 0);
}

/* 正月, 冬月, 腊月 and what a leap month begins with are of the Chinese calendar alone. */
static gboolean
scan_month (const char **at, AccordBirthdayWords *words, gboolean *named)
{
  static const struct {
    const char *name;
    int month;
  } names[] = { { "正", 1 }, { "冬", 11 }, { "腊", 12 }, { "臘", 12 } };

  words->leap = accord_date_scan_text (at, "闰") || accord_date_scan_text (at, "閏");
  words->lunar |= words->leap;
  for (guint i = 0; i < G_N_ELEMENTS (names) && words->month == 0; i++)
    if (accord_date_scan_text (at, names[i].name))
      {
        words->month = names[i].month;
        words->lunar = TRUE;
      }
  if (words->month == 0 && accord_date_scan_number (at, 2, &words->month) == 0)
    words->month = take_han_number (at);
  *named = accord_date_scan_text (at, "月");
  return words->month >= 1 && words->month <= 12 && (*named || scan_mark (at));
}

/* 初八 and 廿三 are days of the Chinese calendar; so is 十五 without 日, as nobody says a solar day. */
static gboolean
scan_day (const char **at, AccordBirthdayWords *words, gboolean *han)
{
  gboolean first, old, named;

  accord_date_scan_blanks (at);
  first = accord_date_scan_text (at, "初");
  old = first || g_str_has_prefix (*at, "廿") || g_str_has_prefix (*at, "卅");
  if (accord_date_scan_number (at, 2, &words->day) == 0)
    {
      words->day = take_han_number (at);
      *han = TRUE;
    }
  named = accord_date_scan_text (at, "日") || accord_date_scan_text (at, "号") || accord_date_scan_text (at, "號");
  words->lunar |= old || (*han && !named);
  return words->day >= 1 && words->day <= (first ? 10 : 31);
}

/* "--0815" and "--08-15", as cards have them (RFC 6350 §4.3.1). */
static gboolean
scan_card (const char *text, AccordBirthdayWords *words)
{
  int n;

  if (!accord_date_scan_text (&text, "--"))
    return FALSE;
  n = accord_date_scan_number (&text, 4, &words->month);
  if (n == 4)
    {
      words->day = words->month % 100;
      words->month /= 100;
    }
  else if (n != 2 || !accord_date_scan_text (&text, "-") || accord_date_scan_number (&text, 2, &words->day) != 2)
    return FALSE;
  return *text == '\0' && accord_date_valid_ymd (2000, words->month, words->day);
}

/**
 * accord_birthday_scan:
 * @text: (nullable): what a person or another program wrote
 * @words: (out caller-allocates): what it says
 *
 * Reads a birthday in words. Figures that are a whole date of the solar calendar are left to accord_date_parse().
 *
 * Returns: whether all of @text is such a birthday
 */
gboolean
accord_birthday_scan (const char *text, AccordBirthdayWords *words)
{
  gboolean said = FALSE, han = FALSE, named, solar;

  g_return_val_if_fail (words != NULL, FALSE);

  *words = (AccordBirthdayWords) { 0 };
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (scan_card (text, words))
    return TRUE;
  *words = (AccordBirthdayWords) { 0 };
  scan_calendar (&text, words, &said);
  scan_year (&text, words, &han);
  scan_calendar (&text, words, &said);
  solar = said && !words->lunar;
  if (!scan_month (&text, words, &named) || !scan_day (&text, words, &han))
    return FALSE;
  scan_calendar (&text, words, &said);
  if (*text != '\0' || (solar && words->lunar) || (!named && !said))
    return FALSE;
  return words->year == 0 || words->lunar || said || han;
}

/**
 * accord_birthday_calendar_said:
 * @text: what a file says in a column of the calendar
 * @lunar: (out): whether it is the Chinese one
 *
 * Returns: whether the word is one for a calendar, in Chinese or English
 */
gboolean
accord_birthday_calendar_said (const char *text, gboolean *lunar)
{
  g_return_val_if_fail (text != NULL && lunar != NULL, FALSE);

  skip (&text);
  if (!scan_calendar_name (&text, lunar))
    return FALSE;
  skip (&text);
  return *text == '\0';
}

static gboolean
same_day (const AccordLunarDay *a, const AccordLunarDay *b)
{
  return a->month == b->month && a->day == b->day && a->leap == b->leap;
}

/* A year of the time of stand-ins that has the leap month (any but the rarest); else the month itself, in which it is kept all the same. */
static gboolean
yearless_leap (const AccordBirthdayWords *words, gint64 *birth)
{
  for (int year = ACCORD_BIRTHDAY_STAND_IN + 1; year < ACCORD_BIRTHDAY_YEAR_MIN - 1; year++)
    {
      AccordLunarDay wanted = { year, words->month, words->day, TRUE }, found;

      if (accord_lunar_to_date (&wanted, birth) && accord_lunar_from_date (*birth, &found) && same_day (&wanted, &found))
        return TRUE;
    }
  return accord_birthday_without_year (words->month, words->day, TRUE, birth);
}

/**
 * accord_birthday_from_words:
 * @words: what accord_birthday_scan() read
 * @lunar: whether the day is said elsewhere to be one of the Chinese calendar
 * @birth: (out): the day to keep, days since 1970-01-01; unchanged on failure
 *
 * Returns: %FALSE if there is no such day in that year, or in any
 */
gboolean
accord_birthday_from_words (const AccordBirthdayWords *words, gboolean lunar, gint64 *birth)
{
  AccordLunarDay wanted, found;
  gint64 day;

  g_return_val_if_fail (words != NULL && birth != NULL, FALSE);

  lunar |= words->lunar;
  if (words->year == 0)
    return words->leap ? yearless_leap (words, birth)
                       : accord_birthday_without_year (words->month, words->day, lunar, birth);
  if (!lunar)
    {
      if (!accord_date_valid_ymd (words->year, words->month, words->day))
        return FALSE;
      *birth = accord_date_from_ymd (words->year, words->month, words->day);
      return TRUE;
    }
  wanted = (AccordLunarDay) { words->year, words->month, words->day, words->leap };
  if (!accord_lunar_to_date (&wanted, &day) || !accord_lunar_from_date (day, &found) || !same_day (&wanted, &found))
    return FALSE;
  *birth = day;
  return TRUE;
}

/**
 * accord_birthday_stands_for_lunar:
 * @birth: a day of birth, days since 1970-01-01
 *
 * Returns: whether it stands for a day of the Chinese calendar whose year nobody knows
 */
gboolean
accord_birthday_stands_for_lunar (gint64 birth)
{
  int year;

  accord_date_to_ymd (birth, &year, NULL, NULL);
  return year > ACCORD_BIRTHDAY_STAND_IN && year < ACCORD_BIRTHDAY_YEAR_MIN;
}

/**
 * accord_birthday_to_words:
 * @birth: a day of birth whose year nobody knows, days since 1970-01-01
 *
 * Returns: (transfer full): a text that accord_birthday_scan() reads as the same day: 农历8月15日 or --08-15
 */
char *
accord_birthday_to_words (gint64 birth)
{
  AccordLunarDay lunar;
  int month, day;

  if (accord_birthday_stands_for_lunar (birth) && accord_lunar_from_date (birth, &lunar))
    return g_strdup_printf ("农历%s%d月%d日", lunar.leap ? "闰" : "", lunar.month, lunar.day);
  accord_date_to_ymd (birth, NULL, &month, &day);
  return g_strdup_printf ("--%02d-%02d", month, day);
}

/**
 * accord_birthday_format_yearless:
 * @birth: a day of birth whose year nobody knows, days since 1970-01-01
 *
 * Returns: (transfer full): month and day, as in "15 Aug" and "lunar 8/15"
 */
char *
accord_birthday_format_yearless (gint64 birth)
{
  AccordLunarDay lunar;
  int year, month, day, this_year;

  if (accord_birthday_stands_for_lunar (birth) && accord_lunar_from_date (birth, &lunar))
    return lunar.leap
             /* Translators: month and day of a leap month of the Chinese calendar: 农历闰4月2日 */
             ? g_strdup_printf (_("lunar, leap %1$d/%2$d"), lunar.month, lunar.day)
             /* Translators: month and day of the Chinese calendar: 农历8月15日 */
             : g_strdup_printf (_("lunar %1$d/%2$d"), lunar.month, lunar.day);
  accord_date_to_ymd (birth, &year, &month, &day);
  if (accord_locale_dates_are_chinese ())
    return g_strdup_printf ("%d月%d日", month, day);
  accord_date_to_ymd (accord_date_today (), &this_year, NULL, NULL);
  if (accord_date_valid_ymd (this_year, month, day))
    return accord_date_format (accord_date_from_ymd (this_year, month, day)); /* which leaves this year out */
  return accord_date_format (birth);
}
