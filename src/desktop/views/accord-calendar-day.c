/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCalendarDay: takes deals that are dropped on it, if it stands for a day. */

#include "accord-config.h"

#include "accord-calendar-day.h"

#include "accord-calendar-deal.h"
#include "accord-close-drag.h"
#include "accord-data-label.h"
#include "accord-forecast-words.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>

struct _AccordCalendarDay {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gint64 day; /* 0: it stands for none */
  guint most;
  gboolean wide;
  char *name; /* said before the deals */
  GtkLabel *heading;
  GtkLabel *sum;
  GtkBox *deals;
  GtkButton *more;
};

enum { OPEN, PUT, MORE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordCalendarDay, accord_calendar_day, ADW_TYPE_BIN)

static void
clicked_cb (AccordCalendarDeal *deal, AccordCalendarDay *self)
{
  g_signal_emit (self, signals[OPEN], 0, accord_calendar_deal_get_id (deal));
}

static void
move_cb (AccordCalendarDeal *deal, int days, AccordCalendarDay *self)
{
  gint64 day = accord_calendar_deal_get_day (deal);

  if (day != 0)
    g_signal_emit (self, signals[PUT], 0, accord_calendar_deal_get_id (deal), day + days);
}

static void
more_cb (AccordCalendarDay *self)
{
  g_signal_emit (self, signals[MORE], 0);
}

static gboolean
drop (gpointer target, gint64 deal)
{
  AccordCalendarDay *self = target;

  if (self->day == 0)
    return FALSE;
  g_signal_emit (self, signals[PUT], 0, deal, self->day);
  return TRUE;
}

static void
accord_calendar_day_dispose (GObject *object)
{
  AccordCalendarDay *self = ACCORD_CALENDAR_DAY (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (accord_calendar_day_parent_class)->dispose (object);
}

static void
accord_calendar_day_class_init (AccordCalendarDayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_calendar_day_dispose;
  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_CALENDAR_DAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PUT] = g_signal_new ("put", ACCORD_TYPE_CALENDAR_DAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                               G_TYPE_INT64);
  signals[MORE] = g_signal_new ("more", ACCORD_TYPE_CALENDAR_DAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
accord_calendar_day_init (AccordCalendarDay *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->heading = GTK_LABEL (accord_data_label_new ("numeric"));
  gtk_label_set_xalign (self->heading, 0);
  self->sum = GTK_LABEL (accord_data_label_new ("caption numeric secondary"));
  gtk_label_set_xalign (self->sum, 1);
  gtk_label_set_ellipsize (self->sum, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sum), TRUE);
  gtk_widget_add_css_class (head, "day-head");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->sum));
  self->deals = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->more = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "calendar-deal");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->deals));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_widget_add_css_class (GTK_WIDGET (self), "calendar-day");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_calendar_day_new:
 * @workspace: the open file
 * @most: how many deals are named
 * @wide: whether there is room for amounts
 */
GtkWidget *
accord_calendar_day_new (AccordWorkspace *workspace, guint most, gboolean wide)
{
  AccordCalendarDay *self = g_object_new (ACCORD_TYPE_CALENDAR_DAY, NULL);

  self->workspace = g_object_ref (workspace);
  self->most = most;
  self->wide = wide;
  accord_close_drag_take (GTK_WIDGET (self), workspace, drop);
  return GTK_WIDGET (self);
}

/**
 * accord_calendar_day_set_heading:
 * @heading: "27"
 * @name: "Friday, 27 November 2026"
 */
void
accord_calendar_day_set_heading (AccordCalendarDay *self, const char *heading, const char *name)
{
  gtk_label_set_text (self->heading, heading);
  g_set_str (&self->name, name);
}

static void
clear (AccordCalendarDay *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->deals))) != NULL)
    gtk_box_remove (self->deals, child);
}

static void
add_deals (AccordCalendarDay *self, const AccordCloseDay *deals)
{
  guint n = deals != NULL ? deals->deals->len : 0;
  guint shown = n > self->most ? self->most - 1 : n;
  g_autofree char *rest = accord_number_format (n - shown);
  g_autofree char *words = g_strdup_printf (_("%s more…"), rest);

  for (guint i = 0; i < shown; i++)
    {
      GtkWidget *deal = accord_calendar_deal_new (self->workspace, g_array_index (deals->deals, gint64, i), self->day, self->wide);

      g_signal_connect_object (deal, "clicked", G_CALLBACK (clicked_cb), self, 0);
      g_signal_connect_object (deal, "move", G_CALLBACK (move_cb), self, 0);
      gtk_box_append (self->deals, deal);
    }
  gtk_button_set_label (self->more, words);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > shown);
}

/* What counts, as in the forecast, and behind it what is omitted there. */
static char *
sum_words (const AccordCloseDay *deals, const char *currency)
{
  AccordForecastSum all = deals->open;
  g_autofree char *counted = NULL, *omitted = NULL;

  all.n += deals->won.n;
  all.unpriced += deals->won.unpriced;
  if (!accord_money_add (all.sum, deals->won.sum, &all.sum))
    all.unpriced = all.n;
  counted = accord_forecast_sum_words (&all, currency);
  if (deals->omitted.n == 0)
    return g_steal_pointer (&counted);
  omitted = accord_forecast_sum_words (&deals->omitted, currency);
  /* Translators: money of deals that the forecast counts, and of those it leaves out */
  return all.n > 0 ? g_strdup_printf (_("%1$s + %2$s omitted"), counted, omitted) : g_strdup_printf (_("%s omitted"), omitted);
}

/**
 * accord_calendar_day_show:
 * @day: that it stands for; 0: none
 * @deals: (nullable): of that day; %NULL: none
 * @currency: of the sums
 */
void
accord_calendar_day_show (AccordCalendarDay *self, gint64 day, const AccordCloseDay *deals, const char *currency)
{
  g_autofree char *sum = deals != NULL && deals->deals->len > 0 ? sum_words (deals, currency) : g_strdup ("");
  g_autofree char *words = NULL;

  self->day = day;
  clear (self);
  add_deals (self, deals);
  gtk_label_set_text (self->sum, sum);
  words = *sum != '\0' ? g_strdup_printf (ngettext ("%1$s: %2$u deal, %3$s", "%1$s: %2$u deals, %3$s", deals->deals->len),
                                          self->name ? self->name : "", deals->deals->len, sum)
                       : g_strdup (self->name ? self->name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * accord_calendar_day_get_day:
 * @self: a day of the calendar
 *
 * Returns: days since 1970; 0 for what stands apart from the days
 */
gint64
accord_calendar_day_get_day (AccordCalendarDay *self)
{
  return self->day;
}

/**
 * accord_calendar_day_focus:
 * @deal: id
 *
 * Returns: whether the deal is named here and has the focus now
 */
gboolean
accord_calendar_day_focus (AccordCalendarDay *self, gint64 deal)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->deals)); child; child = gtk_widget_get_next_sibling (child))
    if (accord_calendar_deal_get_id (ACCORD_CALENDAR_DEAL (child)) == deal)
      return gtk_widget_grab_focus (child);
  return FALSE;
}
