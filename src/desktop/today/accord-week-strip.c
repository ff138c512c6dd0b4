/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordWeekStrip: see the header. A week begins on Monday, as everywhere. */

#include "accord-config.h"

#include "accord-week-strip.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"
#include "accord-locale.h"
#include "accord-meter.h"
#include "accord-tooltip.h"

#define DAYS 7

typedef struct {
  GtkWidget *button;
  GtkLabel *weekday;
  GtkLabel *date;
  AccordMeter *meter;
} Day;

struct _AccordWeekStrip {
  AdwBin parent_instance;

  gint64 monday;
  Day days[DAYS];
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordWeekStrip, accord_week_strip, ADW_TYPE_BIN)

static guint chosen_signal;

static char *
weekday_name (gint64 date)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, of_month;

  if (accord_locale_dates_are_chinese ())
    return accord_locale_weekday (accord_date_weekday (date));
  accord_date_to_ymd (date, &year, &month, &of_month);
  day = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
  return g_date_time_format (day, "%a");
}

static void
toggled_cb (AccordWeekStrip *self, GtkToggleButton *button)
{
  if (self->setting || !gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < DAYS; i++)
    if (self->days[i].button == GTK_WIDGET (button))
      g_signal_emit (self, chosen_signal, 0, self->monday + i);
}

static void
accord_week_strip_class_init (AccordWeekStripClass *klass)
{
  chosen_signal = g_signal_new ("day-chosen", ACCORD_TYPE_WEEK_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_day (AccordWeekStrip *self, int index)
{
  Day *day = &self->days[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  day->button = gtk_toggle_button_new ();
  day->weekday = GTK_LABEL (gtk_label_new (NULL));
  day->date = GTK_LABEL (gtk_label_new (NULL));
  day->meter = ACCORD_METER (accord_meter_new ());
  gtk_widget_add_css_class (GTK_WIDGET (day->weekday), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (day->weekday), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (day->date), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (day->date), "numeric");
  gtk_widget_set_size_request (GTK_WIDGET (day->meter), -1, 5);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (day->weekday));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (day->date));
  gtk_box_append (GTK_BOX (box), g_object_new (ADW_TYPE_CLAMP, "maximum-size", 26, "tightening-threshold", 26, "child", day->meter, NULL));
  gtk_button_set_child (GTK_BUTTON (day->button), box);
  gtk_widget_add_css_class (day->button, "flat");
  gtk_widget_add_css_class (day->button, "week-day");
  if (index > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (day->button), GTK_TOGGLE_BUTTON (self->days[0].button));
  g_signal_connect_object (day->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return day->button;
}

static void
accord_week_strip_init (AccordWeekStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < DAYS; i++)
    gtk_box_append (GTK_BOX (box), make_day (self, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Week"), -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_week_strip_new:
 *
 * Returns: (transfer floating): a strip without days
 */
GtkWidget *
accord_week_strip_new (void)
{
  return g_object_new (ACCORD_TYPE_WEEK_STRIP, NULL);
}

static void
show_day (AccordWeekStrip *self, int index, const AccordAgendaDay *count, gboolean today)
{
  Day *day = &self->days[index];
  gint64 date = self->monday + index;
  guint all = count->n_done + count->n_open;
  g_autofree char *weekday = weekday_name (date);
  g_autofree char *full = accord_date_format_full (date);
  g_autofree char *words = all > 0 ? g_strdup_printf (_("%1$u of %2$u done"), count->n_done, all) : g_strdup (_("Nothing planned"));
  g_autofree char *name = g_strdup_printf ("%s, %s", full, words);
  g_autofree char *number = NULL;
  int of_month;

  accord_date_to_ymd (date, NULL, NULL, &of_month);
  number = g_strdup_printf ("%d", of_month);
  gtk_label_set_text (day->weekday, weekday);
  gtk_label_set_text (day->date, number);
  accord_meter_set_fraction (day->meter, all > 0 ? (double) count->n_done / all : 0);
  accord_meter_set_label (day->meter, words);
  gtk_widget_set_opacity (GTK_WIDGET (day->meter), all > 0 ? 1 : 0);
  accord_tooltip_set (day->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (day->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (today)
    gtk_widget_add_css_class (day->button, "today");
  else
    gtk_widget_remove_css_class (day->button, "today");
}

/**
 * accord_week_strip_show:
 * @self: a strip
 * @agenda: of the day that is looked at
 *
 * Shows its week; the day's toggle is on.
 */
void
accord_week_strip_show (AccordWeekStrip *self, const AccordAgenda *agenda)
{
  g_return_if_fail (ACCORD_IS_WEEK_STRIP (self) && agenda != NULL);

  self->monday = agenda->monday;
  self->setting = TRUE;
  for (int i = 0; i < DAYS; i++)
    {
      show_day (self, i, &agenda->week[i], agenda->monday + i == agenda->today);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[i].button), agenda->monday + i == agenda->day);
    }
  self->setting = FALSE;
}
