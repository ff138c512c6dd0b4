/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar: days since 1970-01-01 and times in milliseconds UTC. The workspace's time zone is
 * the computer's. Any thread. */

#include "accord-date.h"

#include "accord-wall-time.h"

#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)
#define DAYS_PER_ERA 146097      /* 400 years */
#define DAYS_TO_EPOCH 719468     /* from 0000-03-01 to 1970-01-01 */

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

static int
month_days (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;
  return days[month - 1];
}

/**
 * accord_date_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to the month's last
 *
 * Returns: the date in days since 1970-01-01
 */
gint64
accord_date_from_ymd (int year, int month, int day)
{
  gint64 y = month <= 2 ? year - 1 : year; /* years that begin in March end with the leap day */
  gint64 era = floor_div (y, 400);
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

/**
 * accord_date_to_ymd:
 * @date: days since 1970-01-01
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @day: (out) (optional): 1 to 31
 *
 * Splits a date into its parts.
 */
void
accord_date_to_ymd (gint64 date, int *year, int *month, int *day)
{
  gint64 z = date + DAYS_TO_EPOCH;
  gint64 era = floor_div (z, DAYS_PER_ERA);
  gint64 day_of_era = z - era * DAYS_PER_ERA;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
                        - day_of_era / (DAYS_PER_ERA - 1)) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 m = (5 * day_of_year + 2) / 153;

  if (day != NULL)
    *day = (int) (day_of_year - (153 * m + 2) / 5 + 1);
  if (month != NULL)
    *month = (int) (m < 10 ? m + 3 : m - 9);
  if (year != NULL)
    *year = (int) (year_of_era + era * 400 + (m >= 10));
}

/**
 * accord_date_valid_ymd:
 * @year: a year
 * @month: a month
 * @day: a day
 *
 * Returns: whether the calendar has this day, between the years 1 and 9999
 */
gboolean
accord_date_valid_ymd (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
         && day <= month_days (year, month);
}

/**
 * accord_date_today:
 *
 * Returns: today's date where the computer stands
 */
gint64
accord_date_today (void)
{
  return accord_date_from_time (g_get_real_time () / 1000);
}

/* How far the clock on the wall is ahead of UTC in 16 days, where that does not change in them. */
typedef struct {
  gboolean known;
  gint64 number; /* of the 16 days, since 1970 */
  gint64 offset; /* seconds */
} Span;

#define SPAN_S (16 * 24 * 60 * 60)
#define N_SPANS 256 /* eleven years */

static GMutex zone_lock;
static GTimeZone *zone_here;
static gint64 zone_made_at;
static Span spans[N_SPANS];

/* Making a GTimeZone looks at the environment and at a file; a traveller's laptop is noticed within a
 * minute. Called with the lock held. */
static GTimeZone *
fresh_zone (void)
{
  gint64 now = g_get_monotonic_time ();

  if (zone_here == NULL || now - zone_made_at > 60 * G_USEC_PER_SEC)
    {
      g_clear_pointer (&zone_here, g_time_zone_unref);
      zone_here = g_time_zone_new_local ();
      zone_made_at = now;
      memset (spans, 0, sizeof spans);
    }
  return zone_here;
}

static GTimeZone *
local_zone (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&zone_lock);

  return g_time_zone_ref (fresh_zone ());
}

/* Figures ask for a hundred thousand moments, and GLib looks through all changes of a zone for each. */
static gint64
local_offset (gint64 seconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&zone_lock);
  GTimeZone *zone = fresh_zone ();
  gint64 number = floor_div (seconds, SPAN_S);
  Span *span = &spans[number & (N_SPANS - 1)];
  int first, last;

  if (span->known && span->number == number)
    return span->offset;
  first = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, number * SPAN_S);
  last = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, (number + 1) * SPAN_S - 1);
  if (first != last)
    return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds));
  *span = (Span) { TRUE, number, g_time_zone_get_offset (zone, first) };
  return span->offset;
}

/**
 * accord_date_utc_to_local:
 * @time_ms: milliseconds since 1970 UTC
 *
 * Returns: what a clock on the wall shows at this moment, in milliseconds since 1970-01-01 0:00
 */
gint64
accord_date_utc_to_local (gint64 time_ms)
{
  return time_ms + local_offset (floor_div (time_ms, 1000)) * 1000;
}

/**
 * accord_date_from_time:
 * @time_ms: milliseconds since 1970 UTC
 *
 * Returns: the local day that this moment belongs to
 */
gint64
accord_date_from_time (gint64 time_ms)
{
  return floor_div (accord_date_utc_to_local (time_ms), DAY_MS);
}

/**
 * accord_date_local_to_utc:
 * @seconds: what a clock on the wall says, in seconds since 1970-01-01 0:00
 *
 * Returns: the moment, in seconds since 1970 UTC; see accord_wall_seconds() for a time that comes twice or is left out
 */
gint64
accord_date_local_to_utc (gint64 seconds)
{
  g_autoptr (GTimeZone) zone = local_zone ();

  return accord_wall_seconds (seconds, zone);
}

/**
 * accord_date_to_time:
 * @date: days since 1970-01-01
 *
 * Returns: the first moment of this local day, in milliseconds since 1970 UTC; where summer time
 *   begins at midnight that is one o'clock
 */
gint64
accord_date_to_time (gint64 date)
{
  return accord_date_local_to_utc (date * (DAY_MS / 1000)) * 1000;
}

/**
 * accord_date_weekday:
 * @date: days since 1970-01-01
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
accord_date_weekday (gint64 date)
{
  gint64 since_monday = date + 3; /* 1970-01-01 was a Thursday */

  return (int) (since_monday - floor_div (since_monday, 7) * 7) + 1;
}

/**
 * accord_date_add_months:
 * @date: days since 1970-01-01
 * @months: how many to add; may be negative
 *
 * The same day of another month, or that month's last day if it is shorter: one month after
 * 31 January is 28 or 29 February. Stays within %ACCORD_DATE_MIN and %ACCORD_DATE_MAX.
 *
 * Returns: the date
 */
gint64
accord_date_add_months (gint64 date, int months)
{
  int year, month, day;
  gint64 count, target_year;

  accord_date_to_ymd (CLAMP (date, ACCORD_DATE_MIN, ACCORD_DATE_MAX), &year, &month, &day);
  count = (gint64) year * 12 + (month - 1) + months;
  target_year = floor_div (count, 12);
  if (target_year < 1)
    return ACCORD_DATE_MIN;
  if (target_year > 9999)
    return ACCORD_DATE_MAX;
  year = (int) target_year;
  month = (int) (count - target_year * 12) + 1;
  return accord_date_from_ymd (year, month, MIN (day, month_days (year, month)));
}

/**
 * accord_date_to_iso:
 * @date: days since 1970-01-01
 *
 * Returns: (transfer full): the date as in "2025-11-19"
 */
char *
accord_date_to_iso (gint64 date)
{
  int year, month, day;

  accord_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * accord_time_to_iso:
 * @time_ms: milliseconds since 1970 UTC
 *
 * Returns: (transfer full): the moment in UTC as in "2025-11-19T08:55:00Z", with milliseconds
 *   only if there are any
 */
char *
accord_time_to_iso (gint64 time_ms)
{
  gint64 date = floor_div (time_ms, DAY_MS);
  int ms = (int) (time_ms - date * DAY_MS);
  int seconds = ms / 1000;
  g_autofree char *day = accord_date_to_iso (date);
  g_autofree char *clock = g_strdup_printf ("%sT%02d:%02d:%02d", day, seconds / 3600,
                                            seconds / 60 % 60, seconds % 60);

  if (ms % 1000 == 0)
    return g_strconcat (clock, "Z", NULL);
  return g_strdup_printf ("%s.%03dZ", clock, ms % 1000);
}
