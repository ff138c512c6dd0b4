/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordWhenPopover: see the header. The calendar follows what is typed. */

#include "accord-config.h"

#include "accord-when-popover.h"

#include "accord-activity-words.h"
#include "accord-date-phrase.h"
#include "accord-date.h"

#include <glib/gi18n-lib.h>

struct _AccordWhenPopover {
  GtkPopover parent_instance;

  GtkEditable *entry;
  GtkLabel *understood;
  GtkCalendar *calendar;
  gboolean setting;
  gboolean goes; /* once it is closed */
};

G_DEFINE_FINAL_TYPE (AccordWhenPopover, accord_when_popover, GTK_TYPE_POPOVER)

static guint picked_signal;

static gboolean
read_phrase (AccordWhenPopover *self, AccordDatePhrase *phrase)
{
  return accord_date_find_phrase (gtk_editable_get_text (self->entry), accord_date_today (), phrase);
}

static void
pick (AccordWhenPopover *self, gint64 day, int minute)
{
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, picked_signal, 0, day, minute);
  g_object_unref (self);
}

static void
show_in_calendar (AccordWhenPopover *self, gint64 date)
{
  int year, month, day;
  g_autoptr (GDateTime) shown = NULL;

  accord_date_to_ymd (date, &year, &month, &day);
  shown = g_date_time_new_local (year, month, day, 12, 0, 0);
  self->setting = TRUE;
  if (shown != NULL)
    gtk_calendar_select_day (self->calendar, shown);
  self->setting = FALSE;
}

static void
typed_cb (AccordWhenPopover *self)
{
  gboolean empty = *gtk_editable_get_text (self->entry) == '\0';
  AccordDatePhrase phrase;
  g_autofree char *day = NULL, *clock = NULL, *words = NULL;

  if (!read_phrase (self, &phrase))
    {
      /* Translators: both examples must be understood by the program, whatever the language */
      gtk_label_set_text (self->understood, empty ? _("Such as “Tue 10:00”, “in 3 days”, 下周二上午10点") : _("That is no day to come"));
      return;
    }
  day = accord_date_format_full (phrase.date);
  clock = accord_minute_format (phrase.minute);
  words = clock != NULL ? g_strdup_printf ("%s, %s", day, clock) : g_strdup (day);
  gtk_label_set_text (self->understood, words);
  show_in_calendar (self, phrase.date);
}

static void
activated_cb (AccordWhenPopover *self)
{
  AccordDatePhrase phrase;

  if (read_phrase (self, &phrase))
    pick (self, phrase.date, phrase.minute);
  else
    gtk_widget_error_bell (GTK_WIDGET (self->entry));
}

static void
day_selected_cb (AccordWhenPopover *self)
{
  g_autoptr (GDateTime) day = NULL;

  if (self->setting)
    return;
  day = gtk_calendar_get_date (self->calendar);
  pick (self, accord_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day)), -1);
}

static gboolean
unparent_cb (gpointer self)
{
  gtk_widget_unparent (self);
  return G_SOURCE_REMOVE;
}

static void
accord_when_popover_closed (GtkPopover *popover)
{
  AccordWhenPopover *self = ACCORD_WHEN_POPOVER (popover);

  gtk_editable_set_text (self->entry, "");
  if (self->goes)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (self), g_object_unref);
}

static void
accord_when_popover_class_init (AccordWhenPopoverClass *klass)
{
  GTK_POPOVER_CLASS (klass)->closed = accord_when_popover_closed;
  picked_signal = g_signal_new ("picked", ACCORD_TYPE_WHEN_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_INT64, G_TYPE_INT);
}

static void
accord_when_popover_init (AccordWhenPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  self->understood = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "max-width-chars", 32, NULL);
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Type a day and a time"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day and time"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "secondary");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->understood));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  typed_cb (self);
}

/**
 * accord_when_popover_new:
 *
 * Returns: (transfer floating): a popover without a day
 */
GtkWidget *
accord_when_popover_new (void)
{
  return g_object_new (ACCORD_TYPE_WHEN_POPOVER, NULL);
}

/**
 * accord_when_popover_popup_on:
 * @self: a new popover
 * @anchor: where it is to appear
 *
 * Pops it up, with the cursor in the entry.
 */
void
accord_when_popover_popup_on (AccordWhenPopover *self, GtkWidget *anchor)
{
  g_return_if_fail (ACCORD_IS_WHEN_POPOVER (self));

  self->goes = TRUE;
  gtk_widget_set_parent (GTK_WIDGET (self), anchor);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
