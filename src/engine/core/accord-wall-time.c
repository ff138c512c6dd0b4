/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a day and a time of day mean on the clock on the wall, twice a year too. Pure; any thread. */

#include "accord-wall-time.h"

#define MINUTE_S 60
#define DAY_S 86400

/* Seconds that the zone is ahead of UTC at a moment. */
static gint64
offset_at (GTimeZone *zone, gint64 seconds)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds));
}

/**
 * accord_wall_seconds:
 * @shown: what a clock on the wall shows, in seconds since 1970-01-01 0:00 there
 * @zone: where
 *
 * When it shows that. Of a time that comes twice, as clocks are put back, the first; one that is left out, as they are
 * put forward, is read by the offset before that (RFC 5545, 3.3.5): 2:30 is 3:30.
 *
 * Returns: seconds since 1970-01-01 UTC
 */
gint64
accord_wall_seconds (gint64 shown, GTimeZone *zone)
{
  gint64 before = offset_at (zone, shown - DAY_S);
  gint64 behind = offset_at (zone, shown + DAY_S);

  /* The offset of the day before decides while it still holds then, and in the gap. */
  if (before == behind || offset_at (zone, shown - before) == before || offset_at (zone, shown - behind) != behind)
    return shown - before;
  return shown - behind;
}

/**
 * accord_wall_time:
 * @date: days since 1970-01-01
 * @minute: of the day, 0..1439
 * @zone: where
 *
 * When clocks show that time: see accord_wall_seconds().
 *
 * Returns: milliseconds since 1970-01-01 UTC
 */
gint64
accord_wall_time (gint64 date, int minute, GTimeZone *zone)
{
  g_return_val_if_fail (minute >= 0 && minute < 1440, 0);

  return accord_wall_seconds (date * DAY_S + (gint64) minute * MINUTE_S, zone) * 1000;
}

/**
 * accord_wall_date:
 * @time_ms: milliseconds since 1970-01-01 UTC
 * @zone: where
 * @minute: (out) (optional): of the day, 0..1439
 *
 * Returns: the day that it is there, days since 1970-01-01
 */
gint64
accord_wall_date (gint64 time_ms, GTimeZone *zone, int *minute)
{
  gint64 seconds = (time_ms - (time_ms < 0 ? 999 : 0)) / 1000;
  gint64 shown = seconds + offset_at (zone, seconds);
  gint64 date = (shown - (shown < 0 ? DAY_S - 1 : 0)) / DAY_S;

  if (minute != NULL)
    *minute = (int) ((shown - date * DAY_S) / MINUTE_S);
  return date;
}
