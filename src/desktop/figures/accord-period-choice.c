/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a period menu offers, and the two calendars for a range of one's own. */

#include "accord-config.h"

#include "accord-period-choice.h"

#include "accord-date.h"
#include "accord-locale.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * accord_period_words_short:
 * @period: a period
 *
 * Its name where there is little room: "Nov 2025", and in Chinese "2025年Q4", "2025年H2"; others as ever.
 *
 * Returns: (transfer full): the name
 */
char *
accord_period_words_short (const AccordPeriod *period)
{
  static const char *const words[][2] = { { "第1季度", "Q1" }, { "第2季度", "Q2" }, { "第3季度", "Q3" }, { "第4季度", "Q4" },
                                          { "第1季", "Q1" },   { "第2季", "Q2" },   { "第3季", "Q3" },   { "第4季", "Q4" },
                                          { "上半年", "H1" },  { "下半年", "H2" } };
  g_autofree char *name = accord_period_label (period);
  GString *text;
  int year, month;

  if (period->unit == ACCORD_PERIOD_MONTH && !accord_locale_dates_are_chinese ())
    {
      g_autoptr (GDateTime) first = NULL;

      accord_date_to_ymd (period->from, &year, &month, NULL);
      first = g_date_time_new_utc (year, month, 1, 0, 0, 0);
      return g_date_time_format (first, "%b %Y");
    }
  if (!accord_locale_dates_are_chinese () || period->unit == ACCORD_PERIOD_CUSTOM)
    return g_steal_pointer (&name);
  text = g_string_new (name);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (text, words[i][0], words[i][1], 1);
  return g_string_free_and_steal (text);
}

/**
 * accord_period_choose:
 * @choice: a line of the menu, not the range
 * @now: the period shown now
 * @newest: the last day of "the last 12 months"
 * @fiscal_month: month in which the fiscal year begins
 *
 * The period that a line of the menu means: the one of its length that ends with, or contains the
 * end of, what is shown now, but not beyond @newest.
 *
 * Returns: the period
 */
AccordPeriod
accord_period_choose (AccordPeriodChoice choice, const AccordPeriod *now, gint64 newest, int fiscal_month)
{
  gint64 day = now->unit == ACCORD_PERIOD_ALL ? newest : MIN (now->to - 1, MAX (newest, now->from));

  switch (choice)
    {
    case ACCORD_CHOICE_MONTH:
      return accord_period_containing (ACCORD_PERIOD_MONTH, day, fiscal_month);
    case ACCORD_CHOICE_QUARTER:
      return accord_period_containing (ACCORD_PERIOD_QUARTER, day, fiscal_month);
    case ACCORD_CHOICE_HALF_YEAR:
      return accord_period_containing (ACCORD_PERIOD_HALF_YEAR, day, fiscal_month);
    case ACCORD_CHOICE_YEAR:
      return accord_period_containing (ACCORD_PERIOD_YEAR, day, fiscal_month);
    case ACCORD_CHOICE_LAST_12_MONTHS:
      return accord_period_last_months (newest, 12);
    case ACCORD_CHOICE_ALL:
      return accord_period_all ();
    case ACCORD_CHOICE_RANGE:
    default:
      return *now;
    }
}

/**
 * accord_period_choice_of:
 * @period: a period
 * @newest: the last day of "the last 12 months"
 *
 * Returns: the line of the menu that means it
 */
AccordPeriodChoice
accord_period_choice_of (const AccordPeriod *period, gint64 newest)
{
  AccordPeriod last = accord_period_last_months (newest, 12);

  switch (period->unit)
    {
    case ACCORD_PERIOD_MONTH:
      return ACCORD_CHOICE_MONTH;
    case ACCORD_PERIOD_QUARTER:
      return ACCORD_CHOICE_QUARTER;
    case ACCORD_PERIOD_HALF_YEAR:
      return ACCORD_CHOICE_HALF_YEAR;
    case ACCORD_PERIOD_YEAR:
      return ACCORD_CHOICE_YEAR;
    case ACCORD_PERIOD_ALL:
      return ACCORD_CHOICE_ALL;
    case ACCORD_PERIOD_CUSTOM:
    default:
      return accord_period_equal (period, &last) ? ACCORD_CHOICE_LAST_12_MONTHS : ACCORD_CHOICE_RANGE;
    }
}

struct _AccordRangePicker {
  GtkBox parent_instance;

  GtkCalendar *from;
  GtkCalendar *to;
  GtkLabel *words;
  GtkWidget *show;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordRangePicker, accord_range_picker, GTK_TYPE_BOX)

static gint64
calendar_date (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (calendar);

  return accord_date_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                               g_date_time_get_day_of_month (time));
}

static void
set_calendar (GtkCalendar *calendar, gint64 date)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  accord_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (time != NULL)
    gtk_calendar_select_day (calendar, time);
}

static void
day_selected_cb (AccordRangePicker *self)
{
  gint64 from = calendar_date (self->from), to = calendar_date (self->to);
  AccordPeriod period = accord_period_custom (from, to + 1);
  g_autofree char *words = NULL;

  words = from <= to ? accord_period_label (&period) : g_strdup (_("The last day is before the first."));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_sensitive (self->show, from <= to);
}

static void
show_clicked_cb (AccordRangePicker *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, calendar_date (self->from), calendar_date (self->to) + 1);
}

static void
accord_range_picker_class_init (AccordRangePickerClass *klass)
{
  /**
   * AccordRangePicker::chosen:
   * @from: first day
   * @to: day after the last
   */
  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_RANGE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static GtkCalendar *
add_calendar (AccordRangePicker *self, AdwWrapBox *wrap, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), calendar);
  adw_wrap_box_append (wrap, box);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  return GTK_CALENDAR (calendar);
}

static void
accord_range_picker_init (AccordRangePicker *self)
{
  GtkWidget *wrap = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 12, "line-spacing", 12,
                                  "natural-line-length", 560, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                                      "max-content-height", 420, "child", wrap, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->show = gtk_button_new_with_label (_("Show Range"));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (self->show, "suggested-action");
  self->from = add_calendar (self, ADW_WRAP_BOX (wrap), _("First Day"));
  self->to = add_calendar (self, ADW_WRAP_BOX (wrap), _("Last Day"));
  gtk_box_append (GTK_BOX (self), scrolled);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self), self->show);
  g_signal_connect_object (self->show, "clicked", G_CALLBACK (show_clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_range_picker_new:
 *
 * Returns: (transfer floating): calendars that stand at today
 */
GtkWidget *
accord_range_picker_new (void)
{
  return g_object_new (ACCORD_TYPE_RANGE_PICKER, NULL);
}

/**
 * accord_range_picker_set_period:
 * @self: a picker
 * @period: the range it starts with; all time starts with today
 */
void
accord_range_picker_set_period (AccordRangePicker *self, const AccordPeriod *period)
{
  gboolean all = period->unit == ACCORD_PERIOD_ALL;

  g_return_if_fail (ACCORD_IS_RANGE_PICKER (self));

  set_calendar (self->from, all ? accord_date_today () : period->from);
  set_calendar (self->to, all ? accord_date_today () : period->to - 1);
  day_selected_cb (self);
}
