/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people read them. Chinese forms are built here, because they hold only figures and
 * fixed characters; every other language uses the locale's names of months and weekdays. */

#include "accord-config.h"

#include "accord-date.h"

#include "accord-locale.h"

#include <glib/gi18n-lib.h>

#define MINUTE_MS ((gint64) 60 * 1000)
#define HOUR_MS (60 * MINUTE_MS)
#define DAY_MS (24 * HOUR_MS)
#define WEEK_DAYS 7

static const char *const chinese_weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };

/* The date in a g_date_time_format() pattern; figures only if the locale cannot write it. */
static char *
format_pattern (gint64 date, const char *pattern)
{
  g_autoptr (GDateTime) time = NULL;
  char *text = NULL;
  int year, month, day;

  accord_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (time != NULL)
    text = g_date_time_format (time, pattern);
  return text != NULL ? text : accord_date_to_iso (date);
}

static char *
format_short (gint64 date, gint64 today)
{
  int year, month, day, this_year;

  accord_date_to_ymd (date, &year, &month, &day);
  accord_date_to_ymd (today, &this_year, NULL, NULL);
  if (accord_locale_dates_are_chinese ())
    return year == this_year ? g_strdup_printf ("%d月%d日", month, day)
                             : g_strdup_printf ("%d年%d月%d日", year, month, day);
  if (year == this_year)
    /* xgettext:no-c-format
     * Translators: day and short month, as in "19 Nov"; see g_date_time_format() */
    return format_pattern (date, _("%-d %b"));
  /* Translators: day, short month and year, as in "19 Nov 2017"; see g_date_time_format() */
  return format_pattern (date, _("%-d %b %Y"));
}

/**
 * accord_date_format:
 * @date: days since 1970-01-01
 *
 * Returns: (transfer full): the date in short, as in "19 Nov", with the year if it is not this
 *   one
 */
char *
accord_date_format (gint64 date)
{
  return format_short (date, accord_date_today ());
}

/**
 * accord_date_format_relative:
 * @date: days since 1970-01-01
 * @today: the day from which the reader looks
 *
 * Returns: (transfer full): "Today", "Tomorrow", "Yesterday", the weekday up to six days ahead,
 *   "2 d ago" up to six days back, else the date in short
 */
char *
accord_date_format_relative (gint64 date, gint64 today)
{
  gint64 ahead = date - today;

  if (ahead == 0)
    return g_strdup (_("Today"));
  if (ahead == 1)
    return g_strdup (_("Tomorrow"));
  if (ahead == -1)
    return g_strdup (_("Yesterday"));
  if (ahead > 1 && ahead < WEEK_DAYS)
    {
      if (accord_locale_dates_are_chinese ())
        return accord_locale_weekday (accord_date_weekday (date));
      return format_pattern (date, "%a");
    }
  if (ahead < -1 && ahead > -WEEK_DAYS)
    {
      int days = (int) -ahead;

      /* Translators: a day in the past, in short */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d d ago", "%d d ago", days), days);
    }
  return format_short (date, today);
}

/**
 * accord_date_format_full:
 * @date: days since 1970-01-01
 *
 * Returns: (transfer full): the date with weekday, for tooltips and accessible names, as in
 *   "Wednesday, 19 November 2025"
 */
char *
accord_date_format_full (gint64 date)
{
  if (accord_locale_dates_are_chinese ())
    {
      int year, month, day;

      accord_date_to_ymd (date, &year, &month, &day);
      return g_strdup_printf ("%d年%d月%d日 星期%s", year, month, day,
                              chinese_weekdays[accord_date_weekday (date) - 1]);
    }
  /* Translators: weekday, day, month and year; see g_date_time_format() */
  return format_pattern (date, _("%A, %-d %B %Y"));
}

/**
 * accord_time_format_ago:
 * @time_ms: milliseconds since 1970 UTC
 * @now_ms: the moment from which the reader looks
 *
 * Returns: (transfer full): "Just now", "5 min ago", "3 h ago", else the day as
 *   accord_date_format_relative() says it
 */
char *
accord_time_format_ago (gint64 time_ms, gint64 now_ms)
{
  gint64 age = now_ms - time_ms;
  int count;

  if (age > -MINUTE_MS && age < MINUTE_MS)
    return g_strdup (_("Just now"));
  if (age > 0 && age < HOUR_MS)
    {
      count = (int) (age / MINUTE_MS);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min ago", "%d min ago", count),
                              count);
    }
  if (age > 0 && age < DAY_MS)
    {
      count = (int) (age / HOUR_MS);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d h ago", "%d h ago", count), count);
    }
  return accord_date_format_relative (accord_date_from_time (time_ms),
                                      accord_date_from_time (now_ms));
}
