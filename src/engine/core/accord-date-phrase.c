/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days said in words, English and Chinese. What lies behind ("last Tuesday", 上周二) is not a plan and
 * is left alone. Pure; any thread. */

#include "accord-date-phrase.h"

#include "accord-date-phrase-private.h"
#include "accord-date.h"

#include <string.h>

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september",
                                      "october", "november", "december" };

/* Takes @word, whole and in any case. */
gboolean
accord_phrase_take_word (AccordPhraseScan *scan, const char *word)
{
  gsize length = strlen (word);
  const char *here = scan->text + scan->at;

  if (g_ascii_strncasecmp (here, word, length) != 0 || g_ascii_isalpha (here[length]))
    return FALSE;
  scan->at += length;
  return TRUE;
}

/* The character that a traditional one is written with elsewhere. */
static gunichar
simplified_of (gunichar c)
{
  static const char *const pairs[] = { "兩两", "後后", "個个", "這这", "週周", "禮礼", "號号", "點点", "時时" };

  for (guint i = 0; c >= 0x80 && i < G_N_ELEMENTS (pairs); i++)
    if (g_utf8_get_char (pairs[i]) == c)
      return g_utf8_get_char (g_utf8_next_char (pairs[i]));
  return c;
}

/* Takes Chinese text, given in simplified characters, written in either. */
gboolean
accord_phrase_take (AccordPhraseScan *scan, const char *text)
{
  const char *here = scan->text + scan->at;

  for (; *text != '\0'; text = g_utf8_next_char (text), here = g_utf8_next_char (here))
    if (*here == '\0' || simplified_of (g_utf8_get_char (here)) != g_utf8_get_char (text))
      return FALSE;
  scan->at = (gsize) (here - scan->text);
  return TRUE;
}

void
accord_phrase_skip_blanks (AccordPhraseScan *scan)
{
  while (scan->text[scan->at] == ' ' || scan->text[scan->at] == ',')
    scan->at++;
}

gboolean
accord_phrase_take_number (AccordPhraseScan *scan, int *number)
{
  gsize at = scan->at;

  for (*number = 0; g_ascii_isdigit (scan->text[at]) && at < scan->at + 4; at++)
    *number = *number * 10 + (scan->text[at] - '0');
  if (at == scan->at || g_ascii_isdigit (scan->text[at]))
    return FALSE;
  scan->at = at;
  return TRUE;
}

gint64
accord_phrase_monday_of (gint64 date)
{
  return date - (accord_date_weekday (date) - 1);
}

/* The next one; today's name means the one in a week. */
gint64
accord_phrase_next_weekday (gint64 today, int weekday)
{
  gint64 date = accord_phrase_monday_of (today) + weekday;

  return date > today ? date : date + 7;
}

/* "tue 10:00": a time of day right behind. */
static gboolean
time_follows (const char *here)
{
  while (*here == ' ')
    here++;
  if (!g_ascii_isdigit (*here))
    return FALSE;
  while (g_ascii_isdigit (*here))
    here++;
  return *here == ':' || g_ascii_strncasecmp (here, "am", 2) == 0 || g_ascii_strncasecmp (here, "pm", 2) == 0;
}

/* 0 Monday … 6 Sunday; short names only where a capital, "next" or a time shows that no other word is meant. */
static int
take_weekday (AccordPhraseScan *scan, gboolean asked)
{
  const char *here = scan->text + scan->at;

  for (int i = 0; i < 7; i++)
    {
      char short_name[4] = { 0 };

      memcpy (short_name, weekdays[i], 3);
      if (accord_phrase_take_word (scan, weekdays[i]))
        return i;
      if (g_ascii_strncasecmp (here, short_name, 3) == 0 &&
          (asked || g_ascii_isupper (here[0]) || time_follows (here + 3)) && accord_phrase_take_word (scan, short_name))
        return i;
    }
  return -1;
}

static gboolean
scan_weekday (AccordPhraseScan *scan)
{
  AccordPhraseScan copy = *scan;
  gboolean next = accord_phrase_take_word (&copy, "next");
  int weekday;

  if (next)
    accord_phrase_skip_blanks (&copy);
  if (next && accord_phrase_take_word (&copy, "week"))
    copy.date = scan->today + 7;
  else if ((weekday = take_weekday (&copy, next)) >= 0)
    copy.date = next ? accord_phrase_monday_of (scan->today) + 7 + weekday : accord_phrase_next_weekday (scan->today, weekday);
  else
    return FALSE;
  *scan = copy;
  return TRUE;
}

/* "12th" */
static gboolean
take_day (AccordPhraseScan *scan, int *day)
{
  static const char *const ends[] = { "st", "nd", "rd", "th" };

  if (!accord_phrase_take_number (scan, day))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (accord_phrase_take_word (scan, ends[i]))
      break;
  return TRUE;
}

static int
take_month (AccordPhraseScan *scan)
{
  for (int i = 0; i < 12; i++)
    {
      char short_name[4] = { 0 };

      memcpy (short_name, months[i], 3);
      if (accord_phrase_take_word (scan, months[i]) || accord_phrase_take_word (scan, short_name))
        return i + 1;
    }
  return 0;
}

/* The next such day: this year's, or next year's where that is past. */
gboolean
accord_phrase_set_month_day (AccordPhraseScan *scan, int month, int day)
{
  int year;

  accord_date_to_ymd (scan->today, &year, NULL, NULL);
  for (int i = 0; i < 5; i++, year++)
    {
      if (!accord_date_valid_ymd (year, month, day))
        continue;
      scan->date = accord_date_from_ymd (year, month, day);
      if (scan->date >= scan->today)
        return TRUE;
    }
  return FALSE;
}

/* "12 Nov", "Nov 12" */
static gboolean
scan_month (AccordPhraseScan *scan)
{
  AccordPhraseScan copy = *scan;
  int day, month;

  if (take_day (&copy, &day))
    {
      accord_phrase_skip_blanks (&copy);
      month = take_month (&copy);
    }
  else
    {
      month = take_month (&copy);
      accord_phrase_skip_blanks (&copy);
      if (month == 0 || !take_day (&copy, &day))
        return FALSE;
    }
  if (month == 0 || copy.text[copy.at] == ':' || !accord_phrase_set_month_day (&copy, month, day))
    return FALSE;
  *scan = copy;
  return TRUE;
}

static gboolean
scan_iso (AccordPhraseScan *scan)
{
  const char *here = scan->text + scan->at;
  char day[11] = { 0 };

  if (strlen (here) < 10 || here[4] != '-' || here[7] != '-' || g_ascii_isdigit (here[10]))
    return FALSE;
  memcpy (day, here, 10);
  if (!accord_date_parse (day, ACCORD_DATE_ORDER_YMD, &scan->date) || scan->date < scan->today)
    return FALSE;
  scan->at += 10;
  return TRUE;
}

gboolean
accord_phrase_set_time (AccordPhraseScan *scan, int hour, int minute, gboolean afternoon)
{
  if (afternoon && hour < 12)
    hour += 12;
  if (hour > 23 || minute > 59)
    return FALSE;
  scan->minute = hour * 60 + minute;
  return TRUE;
}

/* "10:00", "10 am", "at 3 pm" */
static void
scan_time (AccordPhraseScan *scan)
{
  AccordPhraseScan copy = *scan;
  int hour, minute = 0;
  gboolean clock;

  accord_phrase_skip_blanks (&copy);
  if (accord_phrase_take_word (&copy, "at"))
    accord_phrase_skip_blanks (&copy);
  if (accord_phrase_take_word (&copy, "noon"))
    {
      copy.minute = 12 * 60;
      *scan = copy;
      return;
    }
  if (!accord_phrase_take_number (&copy, &hour))
    return;
  clock = copy.text[copy.at] == ':' && g_ascii_isdigit (copy.text[copy.at + 1]);
  if (clock)
    {
      copy.at++;
      if (!accord_phrase_take_number (&copy, &minute))
        return;
    }
  if (copy.text[copy.at] == ' ' && (g_ascii_strncasecmp (copy.text + copy.at + 1, "am", 2) == 0 ||
                                    g_ascii_strncasecmp (copy.text + copy.at + 1, "pm", 2) == 0))
    copy.at++;
  if (accord_phrase_take_word (&copy, "pm"))
    clock = accord_phrase_set_time (&copy, hour, minute, TRUE);
  else if (accord_phrase_take_word (&copy, "am"))
    clock = accord_phrase_set_time (&copy, hour % 12, minute, FALSE);
  else
    clock = clock && accord_phrase_set_time (&copy, hour, minute, FALSE);
  if (clock)
    *scan = copy;
}

/* A word that puts what follows into the past, right before it. */
static gboolean
is_past (const char *text, gsize at)
{
  while (at > 0 && text[at - 1] == ' ')
    at--;
  return (at >= 3 && strncmp (text + at - 3, "上", 3) == 0) || (at >= 6 && (strncmp (text + at - 6, "上个", 6) == 0 || strncmp (text + at - 6, "上個", 6) == 0)) ||
         (at >= 4 && g_ascii_strncasecmp (text + at - 4, "last", 4) == 0) ||
         (at >= 5 && g_ascii_strncasecmp (text + at - 5, "since", 5) == 0);
}

static gboolean
scan_day (AccordPhraseScan *scan)
{
  gboolean begins = scan->at == 0 || !g_ascii_isalnum (scan->text[scan->at - 1]);

  if (begins && (accord_phrase_scan_relative (scan) || scan_weekday (scan) || scan_iso (scan) || scan_month (scan)))
    return TRUE;
  return ((guchar) scan->text[scan->at] >= 0x80 || begins) && (accord_phrase_scan_han_week (scan) || accord_phrase_scan_han_day (scan));
}

/**
 * accord_date_find_phrase:
 * @text: what somebody wrote, UTF-8
 * @today: the day it is
 * @phrase: (out): the first day said, and a time of day right after it
 *
 * Finds "today", "tomorrow", weekdays ("Tuesday", "next Fri", 周二, 下周五: the next one), "in 3 days", "in
 * two weeks", 三天后, 两个月后, "next week", "next month", "end of the month", 月底, dates without a year
 * ("12 Nov", "Nov 12th", 11月12日, 下月3号: the next one) and "2026-11-24", each followed by a time ("10:00",
 * "3 pm", "noon", 下午3点半). A weekday whose own name it is today means the one in a week; a day that its
 * month lacks is none. Days that are past are not plans.
 *
 * Returns: whether there is one
 */
gboolean
accord_date_find_phrase (const char *text, gint64 today, AccordDatePhrase *phrase)
{
  g_return_val_if_fail (text != NULL && phrase != NULL, FALSE);

  for (const char *here = text; *here != '\0'; here = g_utf8_next_char (here))
    {
      AccordPhraseScan scan = { text, (gsize) (here - text), today, 0, -1 };

      if (!scan_day (&scan) || is_past (text, (gsize) (here - text)))
        continue;
      scan_time (&scan);
      if (scan.minute < 0)
        accord_phrase_scan_han_time (&scan);
      *phrase = (AccordDatePhrase) { scan.date, scan.minute, (gsize) (here - text), scan.at };
      return TRUE;
    }
  return FALSE;
}
