/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of a month: weeks begin as the language of dates has it. */

#include "accord-config.h"

#include "accord-calendar-month.h"

#include "accord-css-class.h"
#include "accord-date.h"

#include <langinfo.h>

/* 0: Monday … 6: Sunday, as the language of dates has it. */
static int
first_weekday (void)
{
  const char *day = nl_langinfo (_NL_TIME_FIRST_WEEKDAY);

  return day != NULL && *day == 1 ? 6 : 0;
}

/**
 * accord_calendar_month_first:
 * @month: first day of a month
 *
 * Returns: the first day of the week that it lies in
 */
gint64
accord_calendar_month_first (gint64 month)
{
  return month - (accord_date_weekday (month) - 1 - first_weekday () + 7) % 7;
}

/**
 * accord_calendar_month_make:
 * @self: (out caller-allocates): a part of the calendar
 * @make: makes a day
 * @owner: for @make
 *
 * Returns: (transfer floating): the grid
 */
GtkWidget *
accord_calendar_month_make (AccordCalendarMonth *self, AccordCalendarMakeFunc make, gpointer owner)
{
  gint64 monday = 4; /* 1970-01-05 */

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, 4);
  gtk_grid_set_row_spacing (self->grid, 4);
  for (int i = 0; i < 7; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc ((monday + first_weekday () + i) * 86400);
      g_autofree char *name = g_date_time_format (day, "%a");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "secondary");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
  for (int i = 0; i < ACCORD_CALENDAR_DAYS; i++)
    {
      self->cells[i] = make (owner);
      gtk_widget_set_vexpand (GTK_WIDGET (self->cells[i]), TRUE);
      gtk_grid_attach (self->grid, GTK_WIDGET (self->cells[i]), i % 7, 1 + i / 7, 1, 1);
    }
  return GTK_WIDGET (self->grid);
}

static const AccordCloseDay *
find_day (const AccordCloseDays *days, gint64 day)
{
  for (guint i = 0; i < days->days->len; i++)
    {
      const AccordCloseDay *found = g_ptr_array_index (days->days, i);

      if (found->day == day)
        return found;
    }
  return NULL;
}

/**
 * accord_calendar_month_show:
 * @month: first day of the month
 * @days: what stands on its days, and on those of the weeks around it
 * @currency: of the sums
 */
void
accord_calendar_month_show (AccordCalendarMonth *self, gint64 month, const AccordCloseDays *days, const char *currency)
{
  gint64 today = accord_date_today (), first = accord_calendar_month_first (month);
  int shown, number;

  accord_date_to_ymd (month, NULL, &shown, NULL);
  for (guint i = 0; i < ACCORD_CALENDAR_DAYS; i++)
    {
      gint64 day = first + i;
      g_autofree char *name = accord_date_format_full (day);
      g_autofree char *heading = NULL;
      int of;

      accord_date_to_ymd (day, NULL, &of, &number);
      heading = g_strdup_printf ("%d", number);
      accord_calendar_day_set_heading (self->cells[i], heading, name);
      accord_calendar_day_show (self->cells[i], day, find_day (days, day), currency);
      accord_css_class_set (self->cells[i], "today", day == today);
      accord_css_class_set (self->cells[i], "other-month", of != shown);
    }
}

/**
 * accord_calendar_month_focus:
 * @deal: id
 *
 * Returns: whether the deal is named on one of the days and has the focus now
 */
gboolean
accord_calendar_month_focus (AccordCalendarMonth *self, gint64 deal)
{
  for (guint i = 0; i < ACCORD_CALENDAR_DAYS; i++)
    if (accord_calendar_day_focus (self->cells[i], deal))
      return TRUE;
  return FALSE;
}
