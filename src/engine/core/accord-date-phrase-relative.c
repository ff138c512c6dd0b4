/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days counted from today, in English; see accord-date-phrase.c. Pure; any thread. */

#include "accord-date-phrase-private.h"

#include "accord-date.h"

/* "3", "a", "two" … "twelve" */
static gboolean
take_count (AccordPhraseScan *scan, int *n)
{
  static const char *const words[] = { "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                                       "twelve" };

  if (accord_phrase_take_number (scan, n))
    return TRUE;
  *n = 1;
  if (accord_phrase_take_word (scan, "one"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (accord_phrase_take_word (scan, words[i]))
      {
        *n = (int) i + 1;
        return TRUE;
      }
  return FALSE;
}

/* "in 3 days", "in two weeks", "in a month" */
static gboolean
scan_in (AccordPhraseScan *scan)
{
  int n;

  accord_phrase_skip_blanks (scan);
  if (!take_count (scan, &n))
    return FALSE;
  accord_phrase_skip_blanks (scan);
  if (accord_phrase_take_word (scan, "days") || accord_phrase_take_word (scan, "day"))
    scan->date = scan->today + n;
  else if (accord_phrase_take_word (scan, "weeks") || accord_phrase_take_word (scan, "week"))
    scan->date = scan->today + 7 * (gint64) n;
  else if (accord_phrase_take_word (scan, "months") || accord_phrase_take_word (scan, "month"))
    scan->date = accord_date_add_months (scan->today, n);
  else if (accord_phrase_take_word (scan, "years") || accord_phrase_take_word (scan, "year"))
    scan->date = accord_date_add_months (scan->today, 12 * n);
  else
    return FALSE;
  return scan->date <= ACCORD_DATE_MAX;
}

/* The last day of the month that is @months after that of @date. */
gint64
accord_phrase_month_end (gint64 date, int months)
{
  int year, month;

  accord_date_to_ymd (date, &year, &month, NULL);
  return accord_date_add_months (accord_date_from_ymd (year, month, 1), months + 1) - 1;
}

/* "end of the month", "end of next week" */
static gboolean
scan_end_of (AccordPhraseScan *scan)
{
  gboolean next;
  int year;

  accord_phrase_skip_blanks (scan);
  if (!accord_phrase_take_word (scan, "the"))
    accord_phrase_take_word (scan, "this");
  accord_phrase_skip_blanks (scan);
  next = accord_phrase_take_word (scan, "next");
  accord_phrase_skip_blanks (scan);
  if (accord_phrase_take_word (scan, "month"))
    scan->date = accord_phrase_month_end (scan->today, next);
  else if (accord_phrase_take_word (scan, "week"))
    scan->date = accord_phrase_monday_of (scan->today) + 4 + 7 * next;
  else if (accord_phrase_take_word (scan, "year"))
    {
      accord_date_to_ymd (scan->today, &year, NULL, NULL);
      scan->date = accord_date_from_ymd (year + next, 12, 31);
    }
  else
    return FALSE;
  return scan->date >= scan->today;
}

/* What is said by whole words, and moves @scan on. */
static gboolean
scan_words (AccordPhraseScan *scan)
{
  if (accord_phrase_take_word (scan, "day after tomorrow"))
    scan->date = scan->today + 2;
  else if (accord_phrase_take_word (scan, "tomorrow"))
    scan->date = scan->today + 1;
  else if (accord_phrase_take_word (scan, "today"))
    scan->date = scan->today;
  else if (accord_phrase_take_word (scan, "next month"))
    scan->date = accord_date_add_months (scan->today, 1);
  else if (accord_phrase_take_word (scan, "in"))
    return scan_in (scan);
  else if (accord_phrase_take_word (scan, "end of"))
    return scan_end_of (scan);
  else
    return FALSE;
  return TRUE;
}

gboolean
accord_phrase_scan_relative (AccordPhraseScan *scan)
{
  AccordPhraseScan copy = *scan;

  if (!scan_words (&copy))
    return FALSE;
  *scan = copy;
  return TRUE;
}
