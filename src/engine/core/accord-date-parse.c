/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading dates and times that other programs and people wrote. A text is first taken apart
 * (accord-date-scan.c); only then an order of day, month and year is applied. Any thread. */

#include "accord-date.h"

#include "accord-date-scan.h"

typedef struct {
  gint64 ms;           /* since midnight */
  gboolean has_offset; /* the text names its zone */
  int offset_minutes;  /* east of UTC */
} Clock;

/* Seconds and their fraction, if they follow. */
static gboolean
scan_seconds (const char **at, Clock *clock)
{
  int seconds;
  int scale = 100;

  if (!accord_date_scan_text (at, ":"))
    return TRUE;
  if (accord_date_scan_number (at, 2, &seconds) == 0 || seconds > 60)
    return FALSE;
  clock->ms += seconds * 1000;
  if ((**at == '.' || **at == ',') && g_ascii_isdigit ((*at)[1]))
    for ((*at)++; g_ascii_isdigit (**at); (*at)++, scale /= 10)
      clock->ms += (**at - '0') * scale;
  return TRUE;
}

/* Z, UTC, +08:00, -0500, +01 */
static gboolean
scan_zone (const char **at, Clock *clock)
{
  const char *p = *at;
  int sign, hours, minutes = 0;
  int size;

  accord_date_scan_blanks (&p);
  if (accord_date_scan_text (&p, "Z") || accord_date_scan_text (&p, "UTC")
      || accord_date_scan_text (&p, "GMT"))
    clock->has_offset = TRUE;
  if (*p == '+' || *p == '-')
    {
      sign = *p++ == '-' ? -1 : 1;
      size = accord_date_scan_number (&p, 4, &hours);
      if (size == 4)
        {
          minutes = hours % 100;
          hours /= 100;
        }
      else if (size == 0 || size > 2
               || (accord_date_scan_text (&p, ":") && accord_date_scan_number (&p, 2, &minutes) != 2))
        return FALSE;
      if (hours > 18 || minutes > 59)
        return FALSE;
      clock->has_offset = TRUE;
      clock->offset_minutes = sign * (hours * 60 + minutes);
    }
  if (clock->has_offset)
    *at = p;
  return TRUE;
}

/* 08:55, 08:55:30.5 or, as in calendars, 085530; leaves the hours to the caller. */
static gboolean
scan_hours (const char **at, Clock *clock, int *hours)
{
  int minutes, value;
  int size = accord_date_scan_number (at, 6, &value);

  if (size == 6)
    {
      *hours = value / 10000;
      minutes = value / 100 % 100;
      clock->ms = (gint64) (value % 100) * 1000;
      if (value % 100 > 60)
        return FALSE;
    }
  else
    {
      if (size == 0 || size > 2 || !accord_date_scan_text (at, ":")
          || accord_date_scan_number (at, 2, &minutes) != 2 || !scan_seconds (at, clock))
        return FALSE;
      *hours = value;
    }
  clock->ms += (gint64) minutes * 60 * 1000;
  return *hours <= 24 && minutes <= 59;
}

/* The time of day after a date, if there is one; FALSE if something else follows. */
static gboolean
scan_clock (const char *at, Clock *clock)
{
  int hours;

  if (*at == 'T' || *at == 't' || *at == ',')
    at++;
  accord_date_scan_blanks (&at);
  if (*at == '\0')
    return TRUE;
  if (!scan_hours (&at, clock, &hours))
    return FALSE;
  accord_date_scan_blanks (&at);
  if (g_ascii_strncasecmp (at, "am", 2) == 0 || g_ascii_strncasecmp (at, "pm", 2) == 0)
    {
      if (hours < 1 || hours > 12)
        return FALSE;
      hours = hours % 12 + (g_ascii_tolower (*at) == 'p' ? 12 : 0);
      at += 2;
    }
  clock->ms += (gint64) hours * 60 * 60 * 1000;
  if (!scan_zone (&at, clock))
    return FALSE;
  accord_date_scan_blanks (&at);
  return *at == '\0' && clock->ms <= 24 * 60 * 60 * 1000;
}

static gboolean
scan_text (const char *text, AccordDateScan *scan, Clock *clock)
{
  return text != NULL && g_utf8_validate (text, -1, NULL) && accord_date_scan (&text, scan)
         && scan_clock (text, clock);
}

static gboolean
apply_order (const AccordDateScan *scan, AccordDateOrder order, gint64 *date)
{
  int month = scan->first;
  int day = scan->second;

  if (scan->shape == ACCORD_DATE_SHAPE_NUMERIC)
    {
      if (order != ACCORD_DATE_ORDER_DMY && order != ACCORD_DATE_ORDER_MDY)
        return FALSE;
      if (order == ACCORD_DATE_ORDER_DMY)
        {
          month = scan->second;
          day = scan->first;
        }
    }
  if (!accord_date_valid_ymd (scan->year, month, day))
    return FALSE;
  *date = accord_date_from_ymd (scan->year, month, day);
  return TRUE;
}

/**
 * accord_date_orders_of:
 * @text: (nullable): a date as a file or a person wrote it, with or without a time of day
 *
 * Finds under which orders of day, month and year the text is a date. The orders that all texts
 * of a column share are the ones to choose from. A year in front must have four digits: "17/3/01"
 * is never year first. English month names fit every order.
 *
 * Returns: a mask of #AccordDateOrder, %ACCORD_DATE_ORDER_UNKNOWN if it is no date
 */
AccordDateOrder
accord_date_orders_of (const char *text)
{
  AccordDateScan scan = { 0 };
  Clock clock = { 0 };
  gint64 date;
  int orders = ACCORD_DATE_ORDER_UNKNOWN;

  if (!scan_text (text, &scan, &clock))
    return ACCORD_DATE_ORDER_UNKNOWN;
  for (int order = ACCORD_DATE_ORDER_YMD; order <= ACCORD_DATE_ORDER_MDY; order <<= 1)
    if (apply_order (&scan, order, &date))
      orders |= order;
  return scan.shape == ACCORD_DATE_SHAPE_YEAR_FIRST ? orders & ACCORD_DATE_ORDER_YMD : orders;
}

/**
 * accord_date_parse:
 * @text: (nullable): a date as a file or a person wrote it
 * @order: one order; texts that begin with a four-digit year are taken under any
 * @date: (out): days since 1970-01-01, unchanged on failure
 *
 * Reads a date. A time of day behind it must be well formed and is left out; a zone does not move
 * the date. Years of two digits are 1969 to 2068.
 *
 * Returns: whether @text is a date under @order
 */
gboolean
accord_date_parse (const char *text, AccordDateOrder order, gint64 *date)
{
  AccordDateScan scan = { 0 };
  Clock clock = { 0 };

  g_return_val_if_fail (date != NULL, FALSE);

  return scan_text (text, &scan, &clock) && apply_order (&scan, order, date);
}

/**
 * accord_time_parse:
 * @text: (nullable): a date with a time of day; without one it is midnight
 * @order: as for accord_date_parse()
 * @time_ms: (out): milliseconds since 1970 UTC, unchanged on failure
 *
 * Reads a moment. A text that names no zone is in local time.
 *
 * Returns: whether @text is a moment under @order
 */
gboolean
accord_time_parse (const char *text, AccordDateOrder order, gint64 *time_ms)
{
  AccordDateScan scan = { 0 };
  Clock clock = { 0 };
  gint64 date, seconds;

  g_return_val_if_fail (time_ms != NULL, FALSE);

  if (!scan_text (text, &scan, &clock) || !apply_order (&scan, order, &date))
    return FALSE;
  seconds = date * 24 * 60 * 60 + clock.ms / 1000;
  seconds = clock.has_offset ? seconds - clock.offset_minutes * 60 : accord_date_local_to_utc (seconds);
  *time_ms = seconds * 1000 + clock.ms % 1000;
  return TRUE;
}
