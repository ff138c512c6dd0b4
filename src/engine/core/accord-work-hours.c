/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much working time lies between two moments, and when so much of it is over (domain.md F14). Moments are of the one clock
 * of the world; what a day's hours are is told by the clock on the wall of the zone: where clocks are put forward in the midst
 * of a shift, it is an hour shorter. */

#include "accord-config.h"

#include "accord-work-hours-private.h"

#include "accord-date.h"
#include "accord-error.h"
#include "accord-wall-time.h"

#include <glib/gi18n-lib.h>

#define DAYS_MOST 3660 /* ten years ahead: what falls due later, or never */

/**
 * accord_work_hours_new:
 * @week: (nullable): such as "Mo-Th 09:00-12:00 13:00-18:00; Fr 09:00-15:00"; days are Mo, Tu, We, Th, Fr, Sa, Su, 1 to 7 or
 *   周一 to 周日; %NULL or "": ACCORD_WORK_HOURS_USUAL
 * @days_off: (nullable): "2026-10-01..2026-10-07, 2026-12-25"
 * @extra_days: (nullable): likewise: days that are worked though they would be free, with the hours of the week's first working day
 * @zone: (nullable): such as "Europe/Berlin"; %NULL or "": where this computer stands
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the hours; %NULL with an #AccordRuleError that says what is not understood
 */
AccordWorkHours *
accord_work_hours_new (const char *week, const char *days_off, const char *extra_days, const char *zone, GError **error)
{
  g_autoptr (AccordWorkHours) self = g_new0 (AccordWorkHours, 1);

  self->days_off = g_array_new (FALSE, FALSE, sizeof (AccordDayRange));
  self->extra_days = g_array_new (FALSE, FALSE, sizeof (AccordDayRange));
  self->zone = zone != NULL && *zone != '\0' ? g_time_zone_new_identifier (zone) : g_time_zone_new_local ();
  if (self->zone == NULL)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _("There is no time zone “%s”. Write one such as Europe/Berlin, or leave it empty for that of each computer."), zone);
      return NULL;
    }
  if (!accord_work_hours_read_week (self, week != NULL && *week != '\0' ? week : ACCORD_WORK_HOURS_USUAL, error) ||
      !accord_work_hours_read_days (self->days_off, days_off, error) || !accord_work_hours_read_days (self->extra_days, extra_days, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
accord_work_hours_free (AccordWorkHours *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->days_off);
  g_array_unref (self->extra_days);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self);
}

static gboolean
is_among (const GArray *ranges, gint64 day)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const AccordDayRange *range = &g_array_index (ranges, AccordDayRange, i);

      if (day >= range->first && day <= range->last)
        return TRUE;
    }
  return FALSE;
}

/* A make-up day is worked even where it lies among days off; it has the hours of the first day of the week that has any. */
static const AccordWorkDay *
hours_of (const AccordWorkHours *self, gint64 day)
{
  static const AccordWorkDay none = { .n = 0 };

  if (is_among (self->extra_days, day))
    for (int i = 0; i < 7; i++)
      if (self->week[i].n > 0)
        return &self->week[i];
  return is_among (self->days_off, day) ? &none : &self->week[accord_date_weekday (day) - 1];
}

static gint64
moment (const AccordWorkHours *self, gint64 day, int minute)
{
  return minute < 1440 ? accord_wall_time (day, minute, self->zone) : accord_wall_time (day + 1, minute - 1440, self->zone);
}

/* The part of a span of a day that lies within two moments; 0: none. */
static gint64
part_of (const AccordWorkHours *self, gint64 day, const AccordWorkSpan *span, gint64 from, gint64 until, gint64 *start)
{
  gint64 begins = MAX (from, moment (self, day, span->from)), ends = MIN (until, moment (self, day, span->until));

  *start = begins;
  return MAX (ends - begins, 0);
}

/**
 * accord_work_hours_between:
 * @self: the hours
 * @from: milliseconds since 1970-01-01 UTC
 * @until: likewise
 *
 * Returns: the working time from one to the other, milliseconds; 0 where @until is not later
 */
gint64
accord_work_hours_between (const AccordWorkHours *self, gint64 from, gint64 until)
{
  gint64 last, sum = 0, start;

  if (until <= from)
    return 0;
  last = accord_wall_date (until, self->zone, NULL);
  for (gint64 day = accord_wall_date (from, self->zone, NULL); day <= last; day++)
    {
      const AccordWorkDay *hours = hours_of (self, day);

      for (int i = 0; i < hours->n; i++)
        sum += part_of (self, day, &hours->spans[i], from, until, &start);
    }
  return sum;
}

/**
 * accord_work_hours_add:
 * @self: the hours
 * @from: milliseconds since 1970-01-01 UTC
 * @ms: of working time, 0 or more
 *
 * When so much working time is over. What is over at closing time is due then, not when work begins again.
 *
 * Returns: milliseconds since 1970-01-01 UTC; %G_MAXINT64: not within ten years
 */
gint64
accord_work_hours_add (const AccordWorkHours *self, gint64 from, gint64 ms)
{
  gint64 day = accord_wall_date (from, self->zone, NULL), start;

  if (ms <= 0)
    return from;
  for (int i = 0; i < DAYS_MOST; i++, day++)
    {
      const AccordWorkDay *hours = hours_of (self, day);

      for (int k = 0; k < hours->n; k++)
        {
          gint64 part = part_of (self, day, &hours->spans[k], from, G_MAXINT64, &start);

          if (part >= ms)
            return start + ms;
          ms -= part;
        }
    }
  return G_MAXINT64;
}

/* Days of the week that are worked, before a day; counted from a Monday long ago. */
static gint64
week_days_before (const AccordWorkHours *self, gint64 date)
{
  int weekday = accord_date_weekday (date); /* 1: Monday */
  gint64 weeks = (date - (weekday - 1) - 4) / 7; /* 1970-01-05 was a Monday; Mondays only, so exact for dates before it too */
  int each = 0, rest = 0;

  for (int i = 0; i < 7; i++)
    {
      each += self->week[i].n > 0;
      rest += i < weekday - 1 && self->week[i].n > 0;
    }
  return weeks * each + rest;
}

/* What the days named add to those of the week, or take from them; a day that several ranges name counts once, and one that
 * @told names not at all. */
static gint64
named_days (const AccordWorkHours *self, const GArray *ranges, const GArray *told, gint64 from, gint64 to)
{
  gint64 sum = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const AccordDayRange *range = &g_array_index (ranges, AccordDayRange, i);
      GArray earlier = { ranges->data, i };

      for (gint64 day = MAX (range->first, from); day <= MIN (range->last, to - 1); day++)
        if (!is_among (&earlier, day) && (told == NULL || !is_among (told, day)))
          sum += (hours_of (self, day)->n > 0) - (self->week[accord_date_weekday (day) - 1].n > 0);
    }
  return sum;
}

/**
 * accord_work_hours_days:
 * @self: the hours
 * @from: first day, days since 1970-01-01
 * @to: the day after the last
 *
 * Returns: how many of the days are worked, 0 where @to is not after @from
 */
gint64
accord_work_hours_days (const AccordWorkHours *self, gint64 from, gint64 to)
{
  if (to <= from)
    return 0;
  return week_days_before (self, to) - week_days_before (self, from) + named_days (self, self->days_off, NULL, from, to) +
         named_days (self, self->extra_days, self->days_off, from, to);
}
