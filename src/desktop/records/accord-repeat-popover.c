/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRepeatPopover: see the header. Its controls are the recurrence: what they say is read anew with each change. */

#include "accord-config.h"

#include "accord-repeat-popover.h"

#include <glib/gi18n-lib.h>
#include "accord-date-phrase.h"
#include "accord-date.h"
#include "accord-locale.h"
#include "accord-tooltip.h"

enum { END_NEVER, END_DAY, END_TIMES };
enum { ON_DAY, ON_WEEKDAY, ON_LAST_WEEKDAY, ON_LAST_DAY };

struct _AccordRepeatPopover {
  GtkPopover parent_instance;

  gint64 from; /* a day on which it falls */
  GtkSpinButton *interval;
  GtkDropDown *unit;
  GtkWidget *week;
  GtkToggleButton *weekdays[7];
  GtkDropDown *place; /* in the month */
  GtkDropDown *end;
  GtkEditable *until;
  GtkSpinButton *times;
  GtkLabel *words;
  GtkWidget *take;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordRepeatPopover, accord_repeat_popover, GTK_TYPE_POPOVER)

static guint picked_signal;

static int
day_of (gint64 date)
{
  int year, month, day;

  accord_date_to_ymd (date, &year, &month, &day);
  return day;
}

static void
read_weekdays (AccordRepeatPopover *self, AccordRecurrence *recurrence)
{
  for (int i = 0; i < 7; i++)
    if (gtk_toggle_button_get_active (self->weekdays[i]))
      recurrence->weekdays |= (guint8) (1 << i);
}

static void
read_place (AccordRepeatPopover *self, AccordRecurrence *recurrence)
{
  guint place = gtk_drop_down_get_selected (self->place);

  if (place == ON_DAY)
    recurrence->month_day = day_of (self->from);
  else if (place == ON_LAST_DAY)
    recurrence->month_day = -1;
  else
    {
      recurrence->weekdays = (guint8) (1 << (accord_date_weekday (self->from) - 1));
      recurrence->week = place == ON_LAST_WEEKDAY ? -1 : (day_of (self->from) - 1) / 7 + 1;
    }
}

/* FALSE: the day is not one, or lies before the first time. */
static gboolean
read_end (AccordRepeatPopover *self, AccordRecurrence *recurrence)
{
  guint end = gtk_drop_down_get_selected (self->end);
  const char *text = gtk_editable_get_text (self->until);
  AccordDatePhrase phrase;

  if (end == END_TIMES)
    recurrence->count = gtk_spin_button_get_value_as_int (self->times);
  if (end != END_DAY)
    return TRUE;
  recurrence->has_until = TRUE;
  if (accord_date_parse (text, ACCORD_DATE_ORDER_YMD, &recurrence->until))
    return recurrence->until >= self->from;
  if (!accord_date_find_phrase (text, accord_date_today (), &phrase))
    return FALSE;
  recurrence->until = phrase.date;
  return recurrence->until >= self->from;
}

/**
 * accord_repeat_popover_read:
 * @self: a popover
 * @recurrence: (out): what its controls say
 *
 * Returns: whether that is a repetition; not where its end cannot be understood
 */
gboolean
accord_repeat_popover_read (AccordRepeatPopover *self, AccordRecurrence *recurrence)
{
  g_return_val_if_fail (ACCORD_IS_REPEAT_POPOVER (self), FALSE);

  *recurrence = (AccordRecurrence) { .repeat = (AccordRepeat) gtk_drop_down_get_selected (self->unit),
                                     .interval = gtk_spin_button_get_value_as_int (self->interval) };
  if (recurrence->repeat == ACCORD_REPEAT_WEEKLY)
    read_weekdays (self, recurrence);
  if (recurrence->repeat == ACCORD_REPEAT_MONTHLY)
    read_place (self, recurrence);
  return read_end (self, recurrence);
}

static void
update (AccordRepeatPopover *self)
{
  guint end = gtk_drop_down_get_selected (self->end), unit = gtk_drop_down_get_selected (self->unit);
  AccordRecurrence recurrence;
  g_autofree char *words = NULL;
  gboolean whole;

  if (self->setting)
    return;
  gtk_widget_set_visible (self->week, unit == ACCORD_REPEAT_WEEKLY);
  gtk_widget_set_visible (GTK_WIDGET (self->place), unit == ACCORD_REPEAT_MONTHLY);
  gtk_widget_set_visible (GTK_WIDGET (self->until), end == END_DAY);
  gtk_widget_set_visible (GTK_WIDGET (self->times), end == END_TIMES);
  whole = accord_repeat_popover_read (self, &recurrence);
  words = whole ? accord_recurrence_describe (&recurrence, self->from) : g_strdup (_("Say until which day, such as “31 December” or 年底"));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_sensitive (self->take, whole);
}

static void
pick (AccordRepeatPopover *self, const char *text)
{
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, picked_signal, 0, text);
  g_object_unref (self);
}

static void
take_cb (AccordRepeatPopover *self)
{
  AccordRecurrence recurrence;
  g_autofree char *text = NULL;

  if (!accord_repeat_popover_read (self, &recurrence))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  text = accord_recurrence_to_text (&recurrence);
  pick (self, text);
}

static void
never_cb (AccordRepeatPopover *self)
{
  pick (self, NULL);
}

static gboolean
unparent_cb (gpointer self)
{
  if (gtk_widget_get_parent (self) != NULL)
    gtk_widget_unparent (self);
  return G_SOURCE_REMOVE;
}

static void
accord_repeat_popover_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
accord_repeat_popover_class_init (AccordRepeatPopoverClass *klass)
{
  GTK_POPOVER_CLASS (klass)->closed = accord_repeat_popover_closed;
  picked_signal = g_signal_new ("picked", ACCORD_TYPE_REPEAT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
name_it (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

static GtkWidget *
make_often (AccordRepeatPopover *self)
{
  const char *units[] = { _("days"), _("weeks"), _("months"), _("years"), NULL };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->interval = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, ACCORD_RECURRENCE_INTERVAL_MAX, 1));
  self->unit = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  /* Translators: before a number and a unit: "Every 2 weeks" */
  gtk_box_append (GTK_BOX (line), gtk_label_new (_("Every")));
  gtk_box_append (GTK_BOX (line), name_it (self->interval, _("How many")));
  gtk_box_append (GTK_BOX (line), name_it (self->unit, _("Days, weeks, months or years")));
  g_signal_connect_object (self->interval, "value-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unit, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return line;
}

/* 2026-11-23 is a Monday. */
static GtkWidget *
make_week (AccordRepeatPopover *self)
{
  static const char *const chinese[] = { "一", "二", "三", "四", "五", "六", "日" };

  self->week = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->week, "linked");
  for (int i = 0; i < 7; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 11, 23 + i, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%A"), *letters = g_utf8_substring (name, 0, MIN (2, g_utf8_strlen (name, -1)));
      GtkWidget *button = gtk_toggle_button_new_with_label (accord_locale_dates_are_chinese () ? chinese[i] : letters);

      self->weekdays[i] = GTK_TOGGLE_BUTTON (name_it (button, name));
      accord_tooltip_set (button, name);
      gtk_widget_set_hexpand (button, TRUE);
      g_signal_connect_object (button, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->week), button);
    }
  return self->week;
}

static char *
say_place (gint64 from, int month_day, int week)
{
  AccordRecurrence recurrence = { .repeat = ACCORD_REPEAT_MONTHLY, .interval = 1, .month_day = month_day, .week = week };

  if (week != 0)
    recurrence.weekdays = (guint8) (1 << (accord_date_weekday (from) - 1));
  return accord_recurrence_describe (&recurrence, from);
}

/* Said in whole, so that each language says it its own way. */
static void
fill_place (AccordRepeatPopover *self)
{
  int day = day_of (self->from), week = (day - 1) / 7 + 1;
  g_autofree char *on_day = say_place (self->from, day, 0), *on_weekday = say_place (self->from, 0, week);
  g_autofree char *last_weekday = say_place (self->from, 0, -1), *last_day = say_place (self->from, -1, 0);
  const char *places[] = { on_day, on_weekday, last_weekday, last_day, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (places);

  gtk_drop_down_set_model (self->place, G_LIST_MODEL (list));
}

static GtkWidget *
make_end (AccordRepeatPopover *self)
{
  const char *ends[] = { _("Without end"), _("Until a day"), _("So many times"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *entry = gtk_entry_new ();

  self->end = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (ends));
  self->until = GTK_EDITABLE (entry);
  self->times = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 9999, 1));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Type a day"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_spin_button_set_value (self->times, 10);
  gtk_box_append (GTK_BOX (box), name_it (self->end, _("How long")));
  gtk_box_append (GTK_BOX (box), name_it (entry, _("Last day")));
  gtk_box_append (GTK_BOX (box), name_it (self->times, _("How often")));
  g_signal_connect_object (self->end, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->times, "value-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_foot (AccordRepeatPopover *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *never = gtk_button_new_with_label (_("Not Again"));

  self->take = gtk_button_new_with_label (_("Repeat"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_widget_set_hexpand (never, TRUE);
  gtk_widget_set_hexpand (self->take, TRUE);
  gtk_box_append (GTK_BOX (foot), never);
  gtk_box_append (GTK_BOX (foot), self->take);
  g_signal_connect_object (never, "clicked", G_CALLBACK (never_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->take, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  return foot;
}

static void
accord_repeat_popover_init (AccordRepeatPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->setting = TRUE;
  self->place = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "max-width-chars", 32, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "secondary");
  gtk_box_append (GTK_BOX (box), make_often (self));
  gtk_box_append (GTK_BOX (box), make_week (self));
  gtk_box_append (GTK_BOX (box), name_it (self->place, _("On which day of the month")));
  gtk_box_append (GTK_BOX (box), make_end (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  g_signal_connect_object (self->place, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->take);
  name_it (self, _("Repeats"));
}

static void
show_recurrence (AccordRepeatPopover *self, const AccordRecurrence *shown)
{
  guint place = shown->week > 0 ? ON_WEEKDAY : shown->week < 0 ? ON_LAST_WEEKDAY : shown->month_day < 0 ? ON_LAST_DAY : ON_DAY;

  gtk_spin_button_set_value (self->interval, shown->interval);
  gtk_drop_down_set_selected (self->unit, shown->repeat);
  for (int i = 0; i < 7; i++)
    gtk_toggle_button_set_active (self->weekdays[i], shown->week == 0 && (shown->weekdays >> i & 1));
  gtk_drop_down_set_selected (self->place, place);
  gtk_drop_down_set_selected (self->end, shown->count > 0 ? END_TIMES : shown->has_until ? END_DAY : END_NEVER);
  if (shown->count > 0)
    gtk_spin_button_set_value (self->times, shown->count);
  if (shown->has_until)
    {
      g_autofree char *day = accord_date_to_iso (shown->until);

      gtk_editable_set_text (self->until, day);
    }
}

/**
 * accord_repeat_popover_new:
 * @text: (nullable): the RRULE there is
 * @from: a day on which it falls, days since 1970-01-01
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
accord_repeat_popover_new (const char *text, gint64 from)
{
  AccordRepeatPopover *self = g_object_new (ACCORD_TYPE_REPEAT_POPOVER, NULL);
  AccordRecurrence shown = { .repeat = ACCORD_REPEAT_WEEKLY, .interval = 1 };

  self->from = from;
  if (text == NULL || !accord_recurrence_parse (text, &shown, NULL))
    shown = (AccordRecurrence) { .repeat = ACCORD_REPEAT_WEEKLY, .interval = 1 };
  accord_recurrence_anchor (&shown, from);
  fill_place (self);
  show_recurrence (self, &shown);
  self->setting = FALSE;
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_repeat_popover_popup_on:
 * @self: (transfer floating): a popover
 * @anchor: what it is about
 */
void
accord_repeat_popover_popup_on (AccordRepeatPopover *self, GtkWidget *anchor)
{
  g_return_if_fail (ACCORD_IS_REPEAT_POPOVER (self));

  gtk_widget_set_parent (GTK_WIDGET (self), anchor);
  gtk_popover_popup (GTK_POPOVER (self));
}
