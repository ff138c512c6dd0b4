/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When something is due again. The text is an RRULE of RFC 5545; parts that a salesman's week does not
 * need are refused by name, never ignored. A month that lacks the day has it on its last one, as
 * SKIP=BACKWARD of RFC 7529 says: who is called on the 31st, or each 29 February, is called every time.
 * Pure; any thread. */

#include "accord-config.h"

#include "accord-recurrence.h"

#include "accord-date.h"
#include "accord-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STEPS_MAX 3000 /* periods looked at until the next day: 999 years lie within */

static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static gboolean
refuse (const char *text, const char *part, GError **error)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _("“%s” is no repetition that Accord knows: “%s” is not understood. Write it as in calendars, such as "
                 "FREQ=WEEKLY;BYDAY=TU or FREQ=MONTHLY;INTERVAL=3."), text, part);
  return FALSE;
}

static gboolean
read_number (const char *text, int least, int most, int *number)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, least, most, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/* "20261231" or "20261231T235959Z": the day. */
static gboolean
read_until (const char *text, AccordRecurrence *self)
{
  gsize length = strlen (text);
  char year[5] = { 0 }, month[3] = { 0 }, day[3] = { 0 };
  int y, m, d;

  if (length != 8 && (length < 15 || length > 16 || text[8] != 'T'))
    return FALSE;
  memcpy (year, text, 4);
  memcpy (month, text + 4, 2);
  memcpy (day, text + 6, 2);
  if (!read_number (year, 1, 9999, &y) || !read_number (month, 1, 12, &m) || !read_number (day, 1, 31, &d) ||
      !accord_date_valid_ymd (y, m, d))
    return FALSE;
  self->has_until = TRUE;
  self->until = accord_date_from_ymd (y, m, d);
  return TRUE;
}

/* "TU", "MO,WE,FR", and of a month "2TU", "-1FR". */
static gboolean
read_weekdays (const char *text, AccordRecurrence *self)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);
      int weekday = -1;

      for (int d = 0; length >= 2 && d < 7; d++)
        if (g_str_equal (parts[i] + length - 2, days[d]))
          weekday = d;
      if (weekday < 0)
        return FALSE;
      parts[i][length - 2] = '\0';
      if (length > 2 && (!read_number (*parts[i] == '+' ? parts[i] + 1 : parts[i], -1, 5, &self->week) || self->week == 0))
        return FALSE;
      self->weekdays |= (guint8) (1 << weekday);
    }
  return self->weekdays != 0;
}

static gboolean
read_part (const char *name, const char *value, AccordRecurrence *self, gboolean *has_freq)
{
  if (g_str_equal (name, "FREQ"))
    {
      for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
        if (g_str_equal (value, names[i]))
          {
            self->repeat = (AccordRepeat) i;
            *has_freq = TRUE;
            return TRUE;
          }
      return FALSE;
    }
  if (g_str_equal (name, "INTERVAL"))
    return read_number (value, 1, ACCORD_RECURRENCE_INTERVAL_MAX, &self->interval);
  if (g_str_equal (name, "COUNT"))
    return read_number (value, 1, 9999, &self->count);
  if (g_str_equal (name, "UNTIL"))
    return read_until (value, self);
  if (g_str_equal (name, "BYDAY"))
    return read_weekdays (value, self);
  if (g_str_equal (name, "BYMONTHDAY"))
    return read_number (value, -1, 31, &self->month_day) && self->month_day != 0;
  if (g_str_equal (name, "BYMONTH"))
    return read_number (value, 1, 12, &self->month);
  return g_str_equal (name, "WKST") && g_str_equal (value, "MO");
}

/* What the parts say together. */
static gboolean
fits (const AccordRecurrence *self)
{
  gboolean one_weekday = self->weekdays != 0 && (self->weekdays & (self->weekdays - 1)) == 0;

  if (self->count > 0 && self->has_until)
    return FALSE;
  switch (self->repeat)
    {
    case ACCORD_REPEAT_DAILY:
      return self->weekdays == 0 && self->month_day == 0 && self->month == 0;
    case ACCORD_REPEAT_WEEKLY:
      return self->week == 0 && self->month_day == 0 && self->month == 0;
    case ACCORD_REPEAT_MONTHLY:
      return self->month == 0 && (self->weekdays == 0 ? self->week == 0 : one_weekday && self->week != 0 && self->month_day == 0);
    case ACCORD_REPEAT_YEARLY:
    default:
      return self->weekdays == 0 && (self->month == 0) == (self->month_day == 0);
    }
}

/**
 * accord_recurrence_parse:
 * @text: an RRULE, with or without that word before it
 * @recurrence: (out): what it says
 *
 * Understands FREQ of DAILY, WEEKLY, MONTHLY and YEARLY; INTERVAL; COUNT or UNTIL; BYDAY of a week, or one
 * weekday of a month with its number; BYMONTHDAY; BYMONTH of a year; WKST=MO.
 *
 * Returns: %FALSE with an %ACCORD_RULE_ERROR that names the part that is not understood
 */
gboolean
accord_recurrence_parse (const char *text, AccordRecurrence *recurrence, GError **error)
{
  const char *begin;
  g_autofree char *upper = NULL;
  g_auto (GStrv) parts = NULL;
  gboolean has_freq = FALSE;

  g_return_val_if_fail (text != NULL && recurrence != NULL, FALSE);

  *recurrence = (AccordRecurrence) { .interval = 1 };
  upper = g_ascii_strup (text, -1);
  g_strstrip (upper);
  begin = g_str_has_prefix (upper, "RRULE:") ? upper + strlen ("RRULE:") : upper;
  parts = g_strsplit (begin, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      g_autofree char *whole = g_strdup (parts[i]);

      if (equals == NULL)
        return refuse (text, whole, error);
      *equals = '\0';
      if (!read_part (parts[i], equals + 1, recurrence, &has_freq))
        return refuse (text, whole, error);
    }
  return (has_freq && fits (recurrence)) || refuse (text, begin, error);
}

static void
append_weekdays (GString *text, const AccordRecurrence *self)
{
  const char *before = ";BYDAY=";

  for (int i = 0; i < 7; i++)
    if (self->weekdays & (1 << i))
      {
        g_string_append (text, before);
        if (self->week != 0)
          g_string_append_printf (text, "%d", self->week);
        g_string_append (text, days[i]);
        before = ",";
      }
}

/**
 * accord_recurrence_to_text:
 * @recurrence: a repetition
 *
 * Returns: (transfer full): its RRULE, parts always in the same order
 */
char *
accord_recurrence_to_text (const AccordRecurrence *recurrence)
{
  GString *text = g_string_new ("FREQ=");

  g_string_append (text, names[recurrence->repeat]);
  if (recurrence->interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", recurrence->interval);
  append_weekdays (text, recurrence);
  if (recurrence->month != 0)
    g_string_append_printf (text, ";BYMONTH=%d", recurrence->month);
  if (recurrence->month_day != 0)
    g_string_append_printf (text, ";BYMONTHDAY=%d", recurrence->month_day);
  if (recurrence->count > 0)
    g_string_append_printf (text, ";COUNT=%d", recurrence->count);
  if (recurrence->has_until)
    {
      int year, month, day;

      accord_date_to_ymd (recurrence->until, &year, &month, &day);
      g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day);
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_recurrence_anchor:
 * @recurrence: a repetition
 * @date: the day on which it begins
 *
 * Writes down what follows from the day it begins on, so that what is due on the 31st stays so behind a
 * short month.
 */
void
accord_recurrence_anchor (AccordRecurrence *recurrence, gint64 date)
{
  int month, day;

  accord_date_to_ymd (date, NULL, &month, &day);
  if (recurrence->repeat == ACCORD_REPEAT_WEEKLY && recurrence->weekdays == 0)
    recurrence->weekdays = (guint8) (1 << (accord_date_weekday (date) - 1));
  if ((recurrence->repeat == ACCORD_REPEAT_MONTHLY && recurrence->week == 0) || recurrence->repeat == ACCORD_REPEAT_YEARLY)
    if (recurrence->month_day == 0)
      recurrence->month_day = day;
  if (recurrence->repeat == ACCORD_REPEAT_YEARLY && recurrence->month == 0)
    recurrence->month = month;
}

static int
days_of_month (int year, int month)
{
  int day = 31;

  while (!accord_date_valid_ymd (year, month, day))
    day--;
  return day;
}

/* The day of a month on which it falls; 0 where a fifth Monday is asked of a month with four. */
static int
day_in_month (const AccordRecurrence *self, int year, int month)
{
  int last = days_of_month (year, month);
  int first_weekday, weekday = 0, day;

  if (self->week == 0)
    return self->month_day < 0 ? last : MIN (self->month_day, last);
  while (!(self->weekdays & (1 << weekday)))
    weekday++;
  first_weekday = accord_date_weekday (accord_date_from_ymd (year, month, 1)) - 1;
  day = 1 + (weekday - first_weekday + 7) % 7;
  if (self->week > 0)
    day += 7 * (self->week - 1);
  else
    while (day + 7 <= last)
      day += 7;
  return day <= last ? day : 0;
}

static gboolean
next_in_months (const AccordRecurrence *self, gint64 date, gint64 after, int months, gint64 *next)
{
  int year, month;

  accord_date_to_ymd (date, &year, &month, NULL);
  if (self->repeat == ACCORD_REPEAT_YEARLY)
    month = self->month;
  for (int i = 0; i < STEPS_MAX; i++)
    {
      int index = month - 1 + i * months;
      int y = year + index / 12, m = index % 12 + 1, day;

      if (y > 9999)
        return FALSE;
      day = day_in_month (self, y, m);
      if (day > 0 && accord_date_from_ymd (y, m, day) > after)
        {
          *next = accord_date_from_ymd (y, m, day);
          return TRUE;
        }
    }
  return FALSE;
}

/* Weeks begin on Monday. */
static gboolean
next_in_weeks (const AccordRecurrence *self, gint64 date, gint64 after, gint64 *next)
{
  gint64 monday = date - (accord_date_weekday (date) - 1);
  gint64 week = 7 * (gint64) self->interval;

  if (after > monday + 6)
    monday += (after - monday) / week * week;
  for (int i = 0; i < 3; i++, monday += week)
    for (int d = 0; d < 7; d++)
      if ((self->weekdays & (1 << d)) && monday + d > after)
        {
          *next = monday + d;
          return TRUE;
        }
  return FALSE;
}

/**
 * accord_recurrence_next:
 * @recurrence: a repetition
 * @date: a day on which it falls: intervals are counted from there
 * @after: a day not before @date
 * @next: (out): the first day after @after on which it falls
 *
 * Returns: %FALSE if it has come to its end by UNTIL, or by the end of the calendar
 */
gboolean
accord_recurrence_next (const AccordRecurrence *recurrence, gint64 date, gint64 after, gint64 *next)
{
  AccordRecurrence anchored = *recurrence;
  gboolean found = TRUE;

  g_return_val_if_fail (after >= date, FALSE);

  accord_recurrence_anchor (&anchored, date);
  switch (anchored.repeat)
    {
    case ACCORD_REPEAT_DAILY:
      *next = date + ((after - date) / anchored.interval + 1) * anchored.interval;
      break;
    case ACCORD_REPEAT_WEEKLY:
      found = next_in_weeks (&anchored, date, after, next);
      break;
    case ACCORD_REPEAT_MONTHLY:
      found = next_in_months (&anchored, date, after, anchored.interval, next);
      break;
    case ACCORD_REPEAT_YEARLY:
    default:
      found = next_in_months (&anchored, date, after, 12 * anchored.interval, next);
      break;
    }
  return found && *next <= ACCORD_DATE_MAX && (!anchored.has_until || *next <= anchored.until);
}

/**
 * accord_recurrence_step:
 * @recurrence: (inout): of the one that was done; becomes that of the next
 * @due: when it was due
 * @done: the day on which it was done
 * @next: (out): when the next is due
 *
 * One is made at a time, so a repetition without end costs nothing. What was missed meanwhile is not made
 * up for: the next falls after the day on which this one was done, and after the day it was due.
 *
 * Returns: %FALSE if this was the last
 */
gboolean
accord_recurrence_step (AccordRecurrence *recurrence, gint64 due, gint64 done, gint64 *next)
{
  accord_recurrence_anchor (recurrence, due);
  if (recurrence->count == 1 || !accord_recurrence_next (recurrence, due, MAX (due, done), next))
    return FALSE;
  if (recurrence->count > 1)
    recurrence->count--;
  return TRUE;
}
