/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading working hours and lists of days as people type them. */

#include "accord-config.h"

#include "accord-work-hours-private.h"

#include "accord-date.h"
#include "accord-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RANGE_MOST 400 /* days; more is a slip of the pen */

static gboolean
refuse_hours (const char *part, GError **error)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               /* Translators: Mo, Tu … Su stay as they are; 周一 is understood too */
               _("“%s” is not understood as working hours. Write them such as “Mo-Th 09:00-12:00 13:00-18:00; Fr 09:00-15:00”."), part);
  return FALSE;
}

/* Monday 0 … Sunday 6; moves on behind the name; -1: none. */
static int
read_weekday (const char **text)
{
  static const char *const names[7][4] = {
    { "mo", "1", "周一", "週一" }, { "tu", "2", "周二", "週二" }, { "we", "3", "周三", "週三" }, { "th", "4", "周四", "週四" },
    { "fr", "5", "周五", "週五" }, { "sa", "6", "周六", "週六" }, { "su", "7", "周日", "週日" },
  };

  for (int day = 0; day < 7; day++)
    for (int i = 0; i < 4; i++)
      if (g_ascii_strncasecmp (*text, names[day][i], strlen (names[day][i])) == 0)
        {
          *text += strlen (names[day][i]);
          while (i == 0 && g_ascii_isalpha (**text))
            (*text)++; /* Mon, Monday */
          return day;
        }
  return -1;
}

/* "Mo-Fr", "Mo,We": a bit for each day; 0: not understood. */
static int
read_weekdays (const char *text)
{
  int days = 0;

  for (;;)
    {
      int first = read_weekday (&text), last = first;

      if (first >= 0 && *text == '-')
        {
          text++;
          last = read_weekday (&text);
        }
      if (first < 0 || last < first)
        return 0;
      for (int day = first; day <= last; day++)
        days |= 1 << day;
      if (*text == '\0')
        return days;
      if (*text++ != ',')
        return 0;
    }
}

static gboolean
read_minute (const char **text, int *minute)
{
  char *end;
  guint64 hour = g_ascii_strtoull (*text, &end, 10), rest;

  if (end == *text || end - *text > 2 || *end != ':' || !g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]))
    return FALSE;
  rest = (guint64) ((end[1] - '0') * 10 + (end[2] - '0'));
  *text = end + 3;
  *minute = (int) (hour * 60 + rest);
  return rest < 60 && *minute <= 1440;
}

/* "09:00-12:00", behind the one before it. */
static gboolean
read_span (AccordWorkDay *day, const char *text)
{
  AccordWorkSpan span;

  if (day->n == ACCORD_WORK_SPANS_MAX || !read_minute (&text, &span.from) || *text++ != '-' || !read_minute (&text, &span.until) || *text != '\0' ||
      span.until <= span.from || (day->n > 0 && span.from < day->spans[day->n - 1].until))
    return FALSE;
  day->spans[day->n++] = span;
  return TRUE;
}

/* One part: days and their hours. */
static gboolean
read_part (AccordWorkHours *self, const char *part)
{
  g_auto (GStrv) words = g_strsplit_set (part, " \t\r", -1);
  AccordWorkDay day = { .n = 0 };
  int days = 0;

  for (int i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (days == 0 ? (days = read_weekdays (words[i])) == 0 : !read_span (&day, words[i]))
        return FALSE;
    }
  if (day.n == 0)
    return FALSE;
  for (int i = 0; i < 7; i++)
    if ((days & 1 << i) != 0)
      {
        if (self->week[i].n > 0)
          return FALSE; /* said twice */
        self->week[i] = day;
      }
  return TRUE;
}

/* What keyboards put in place of plain signs. */
static char *
plain (const char *text)
{
  static const char *const signs[][2] = { { "–", "-" }, { "—", "-" }, { "~", "-" }, { "：", ":" }, { "；", ";" }, { "，", "," }, { "、", "," }, { "\n", ";" } };
  g_autoptr (GString) string = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (string, signs[i][0], signs[i][1], 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * accord_work_hours_read_week:
 * @self: hours of no day yet
 * @text: as accord_work_hours_new() takes it
 * @error: return location for an error
 *
 * Returns: %FALSE with an #AccordRuleError; whether at least one day has hours
 */
gboolean
accord_work_hours_read_week (AccordWorkHours *self, const char *text, GError **error)
{
  g_autofree char *clean = plain (text);
  g_auto (GStrv) parts = g_strsplit (clean, ";", -1);
  gboolean any = FALSE;

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      if (!read_part (self, parts[i]))
        return refuse_hours (parts[i], error);
      any = TRUE;
    }
  return any || refuse_hours (text, error);
}

/**
 * accord_work_hours_read_days:
 * @ranges: (element-type AccordDayRange): to put them into
 * @text: (nullable): "2026-10-01..2026-10-07, 2026-12-25"
 * @error: return location for an error
 *
 * Returns: %FALSE with an #AccordRuleError
 */
gboolean
accord_work_hours_read_days (GArray *ranges, const char *text, GError **error)
{
  g_autofree char *clean = plain (text != NULL ? text : "");
  g_auto (GStrv) words = g_strsplit_set (clean, ",; \t\r", -1);

  for (int i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (words[i], "..", 2);
      AccordDayRange range = { 0, 0 };

      if (*words[i] == '\0')
        continue;
      if (!accord_date_parse (ends[0], ACCORD_DATE_ORDER_YMD, &range.first) ||
          !accord_date_parse (ends[ends[1] != NULL ? 1 : 0], ACCORD_DATE_ORDER_YMD, &range.last) || range.last < range.first ||
          range.last - range.first > RANGE_MOST)
        {
          g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                       _("“%s” is not understood as a day or as days. Write them such as “2026-12-25, 2026-10-01..2026-10-07”."), words[i]);
          return FALSE;
        }
      g_array_append_val (ranges, range);
    }
  return TRUE;
}
