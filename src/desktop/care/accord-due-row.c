/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record to verify, in a list: check, avatar, name and why, button; kept as data of the row's box. */

#include "accord-config.h"

#include "accord-due-row.h"

#include <glib/gi18n-lib.h>
#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-date.h"

static char *
say_due (const AccordDue *due, gint64 today)
{
  gint64 late = today - due->verify_by;
  g_autofree char *when = late > 0 ? g_strdup_printf (ngettext ("Check was due %d day ago", "Check was due %d days ago", (gulong) late), (int) late)
                                   : g_strdup (_ ("Check is due today"));
  g_autofree char *day = due->verified != G_MININT64 ? accord_date_format_relative (due->verified, today) : NULL;

  if (day == NULL)
    return g_strdup_printf (_ ("%s · never verified"), when);
  return g_strdup_printf (_ ("%1$s · verified %2$s"), when, day);
}

/**
 * accord_due_row_new:
 *
 * Returns: (transfer floating): a row of no record yet
 */
GtkWidget *
accord_due_row_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *tick = gtk_check_button_new (), *avatar = accord_avatar_new ("", FALSE, 34);
  GtkWidget *name = accord_data_label_new ("heading"), *why = accord_data_label_new ("caption secondary");
  GtkWidget *button = gtk_button_new_with_label (_ ("Verified Today"));

  g_object_set (why, "wrap", TRUE, "lines", 2, NULL);
  gtk_widget_add_css_class (tick, "selection-mode");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), why);
  g_object_set (texts, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", (gint64) 0); /* of no record yet: the action has a parameter */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "due.verify");
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "due-row");
  g_object_set_data (G_OBJECT (box), "tick", tick);
  g_object_set_data (G_OBJECT (box), "avatar", avatar);
  g_object_set_data (G_OBJECT (box), "name", name);
  g_object_set_data (G_OBJECT (box), "why", why);
  g_object_set_data (G_OBJECT (box), "button", button);
  return box;
}

/**
 * accord_due_row_get_tick:
 * @row: from accord_due_row_new()
 *
 * Returns: (transfer none): its check button
 */
GtkWidget *
accord_due_row_get_tick (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "tick");
}

/**
 * accord_due_row_show:
 * @row: from accord_due_row_new()
 * @due: a record, and since when it is to be verified
 * @with_button: whether it can be said to be right here
 *
 * Returns: (transfer full): what the row is called
 */
char *
accord_due_row_show (GtkWidget *row, const AccordDue *due, gboolean with_button)
{
  GObject *box = G_OBJECT (row);
  const char *title = accord_record_title (due->record);
  g_autofree char *why = say_due (due, accord_date_today ());

  gtk_accessible_update_property (GTK_ACCESSIBLE (accord_due_row_get_tick (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  accord_avatar_set_display_name (g_object_get_data (box, "avatar"), title);
  accord_data_label_set_text (g_object_get_data (box, "name"), title);
  accord_data_label_set_text (g_object_get_data (box, "why"), why);
  gtk_actionable_set_action_target (g_object_get_data (box, "button"), "x", accord_record_id (due->record));
  gtk_widget_set_visible (g_object_get_data (box, "button"), with_button);
  return g_strdup_printf ("%s, %s", title, why);
}
