/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Repetitions as people say them. */

#include "accord-config.h"

#include "accord-recurrence.h"

#include "accord-date.h"
#include "accord-locale.h"

#include <glib/gi18n-lib.h>

/* 2026-11-23 is a Monday. */
static char *
weekday_name (int weekday)
{
  g_autoptr (GDateTime) day = NULL;

  if (accord_locale_dates_are_chinese ())
    return accord_locale_weekday (weekday + 1);
  day = g_date_time_new_utc (2026, 11, 23 + weekday, 0, 0, 0);
  return g_date_time_format (day, "%a");
}

static char *
weekday_list (guint8 weekdays)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (int i = 0; i < 7; i++)
    if (weekdays & (1 << i))
      g_strv_builder_take (names, weekday_name (i));
  list = g_strv_builder_end (names);
  return g_strjoinv (accord_locale_dates_are_chinese () ? "、" : ", ", list);
}

static char *
every (const AccordRecurrence *self)
{
  gulong n = (gulong) self->interval;

  switch (self->repeat)
    {
    case ACCORD_REPEAT_DAILY:
      return n == 1 ? g_strdup (_("every day")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %lu day", "every %lu days", n), n);
    case ACCORD_REPEAT_WEEKLY:
      return n == 1 ? g_strdup (_("every week")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %lu week", "every %lu weeks", n), n);
    case ACCORD_REPEAT_MONTHLY:
      return n == 1 ? g_strdup (_("every month")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %lu month", "every %lu months", n), n);
    case ACCORD_REPEAT_YEARLY:
    default:
      return n == 1 ? g_strdup (_("every year")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %lu year", "every %lu years", n), n);
    }
}

static char *
in_month (const AccordRecurrence *self)
{
  g_autofree char *weekday = NULL;

  if (self->week == 0)
    /* Translators: a day of the month */
    return self->month_day < 0 ? g_strdup (_("on the last day")) : g_strdup_printf (_("on day %d"), self->month_day);
  weekday = weekday_list (self->weekdays);
  /* Translators: weekday */
  if (self->week < 0)
    return g_strdup_printf (_("on the last %s"), weekday);
  /* Translators: which one in the month, weekday: "on the 2nd Tue" would be written "on Tue no. 2" */
  return g_strdup_printf (_("on %2$s no. %1$d"), self->week, weekday);
}

static char *
where (const AccordRecurrence *self)
{
  g_autofree char *list = NULL;

  switch (self->repeat)
    {
    case ACCORD_REPEAT_WEEKLY:
      list = weekday_list (self->weekdays);
      return g_strdup_printf (_("on %s"), list);
    case ACCORD_REPEAT_MONTHLY:
      return in_month (self);
    case ACCORD_REPEAT_YEARLY:
      /* Translators: month, day of the month: "on 11/24" */
      return self->month_day > 0 ? g_strdup_printf (_("on %1$d/%2$d"), self->month, self->month_day)
                                 : g_strdup_printf (_("on the last day of month %d"), self->month);
    case ACCORD_REPEAT_DAILY:
    default:
      return NULL;
    }
}

static char *
until (const AccordRecurrence *self)
{
  g_autofree char *day = NULL;

  if (self->count > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d time", "%d times", (gulong) self->count), self->count);
  if (!self->has_until)
    return NULL;
  day = accord_date_format (self->until);
  return g_strdup_printf (_("until %s"), day);
}

/**
 * accord_recurrence_describe:
 * @recurrence: a repetition
 * @from: a day on which it falls
 *
 * Returns: (transfer full): "every 2 weeks on Tue, until 31 Dec", translated
 */
char *
accord_recurrence_describe (const AccordRecurrence *recurrence, gint64 from)
{
  AccordRecurrence anchored = *recurrence;
  g_autofree char *often = NULL, *place = NULL, *end = NULL, *words = NULL;

  accord_recurrence_anchor (&anchored, from);
  often = every (&anchored);
  place = where (&anchored);
  end = until (&anchored);
  /* Translators: how often, where in the week or month: "every week on Tue" */
  words = place != NULL ? g_strdup_printf (_("%1$s %2$s"), often, place) : g_strdup (often);
  return end != NULL ? g_strdup_printf (_("%1$s, %2$s"), words, end) : g_steal_pointer (&words);
}
