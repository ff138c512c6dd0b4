/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the care calendar lists: a group a day, a row an occasion, with what can be done about it. */

#include "accord-config.h"

#include "accord-care-calendar-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-plain-row.h"
#include "accord-tooltip.h"

static void
row_activated_cb (AdwActionRow *row, AccordCareCalendar *self)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place"));
  const AccordCareDate *date = self->dates->dates->pdata[at];

  if (date->customer == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (row), "care.write", "u", at);
      return;
    }
  accord_show_record (GTK_WIDGET (self), &accord_customer_kind, date->customer);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_button (AdwActionRow *row, const char *icon, const char *name, const char *action, guint at)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", at);
  accord_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, button);
}

static char *
subtitle_of (const AccordCareDate *date)
{
  const char *type = accord_care_type_label (date->type);

  if (date->state != NULL)
    type = g_str_equal (date->state, "sent") ? _ ("Sent") : _ ("Passed over");
  if (date->customer_name == NULL || g_strcmp0 (date->customer_name, date->name) == 0)
    return g_strdup (type);
  return g_strdup_printf ("%s · %s", date->customer_name, type);
}

static GtkWidget *
make_row (AccordCareCalendar *self, guint at)
{
  const AccordCareDate *date = self->dates->dates->pdata[at];
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name (accord_care_type_icon (date->type));
  g_autofree char *subtitle = subtitle_of (date);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), date->sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, accord_care_type_label (date->type), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (at));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  if (date->state != NULL)
    gtk_widget_add_css_class (row, "secondary");
  else if (!accord_workspace_is_read_only (self->workspace))
    {
      add_button (ADW_ACTION_ROW (row), "accord-email-symbolic", _ ("Write a Message…"), "care.write", at);
      add_button (ADW_ACTION_ROW (row), "accord-cross-symbolic", _ ("Pass Over"), "care.skip", at);
    }
  return row;
}

static void
clear_days (AccordCareCalendar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
}

static AdwPreferencesGroup *
add_group (AccordCareCalendar *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  gtk_box_append (self->days, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
show_prepared (AccordCareCalendar *self)
{
  guint n = self->prepared != NULL ? self->prepared->len : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("%u message waits to be looked at", "%u messages wait to be looked at", n), n);
  GtkWidget *row;

  if (n == 0)
    return;
  row = accord_plain_row_new (words, _ ("Rules prepared them; nothing is sent by itself."));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("accord-email-symbolic"));
  accord_plain_row_open_by (row, "care.prepared", NULL);
  adw_preferences_group_add (add_group (self, _ ("Prepared Messages")), row);
}

/* The month, and what rules prepared. */
void
accord_care_calendar_show (AccordCareCalendar *self)
{
  AdwPreferencesGroup *group = NULL;
  gint64 day = G_MININT64, today = accord_date_today ();
  gboolean any = self->dates->dates->len > 0 || (self->prepared != NULL && self->prepared->len > 0);

  clear_days (self);
  show_prepared (self);
  for (guint i = 0; i < self->dates->dates->len; i++)
    {
      const AccordCareDate *date = self->dates->dates->pdata[i];

      if (date->day != day)
        {
          g_autofree char *full = accord_date_format_full (date->day);
          g_autofree char *title = date->day == today ? g_strdup_printf (_ ("Today, %s"), full) : g_strdup (full);

          group = add_group (self, title);
          day = date->day;
        }
      adw_preferences_group_add (group, make_row (self, i));
    }
  if (self->dates->more)
    {
      g_autofree char *words = g_strdup_printf (_ ("Only the first %d are shown. Turn on “Mine” to see fewer."), ACCORD_CARE_CALENDAR_MOST);

      adw_preferences_group_set_description (add_group (self, ""), words);
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "days" : "none");
}
