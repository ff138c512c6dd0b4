/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a step is with, in short lists beside it. Main thread. */

#include "accord-config.h"

#include "accord-today-context-parts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "accord-activity-words.h"
#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-photos.h"
#include "accord-stage-dashes.h"
#include "accord-timeline-row.h"

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
heading (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  return label;
}

static GtkWidget *
boxed_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static GtkWidget *
action_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

static void
show_contact (AccordTodayContextParts *self, const AccordTodayFacts *facts)
{
  AccordRecord *record = facts->contact;
  const char *position, *phone;
  GtkWidget *list, *row, *avatar;

  empty_box (self->contact);
  gtk_widget_set_visible (self->contact, record != NULL);
  if (record == NULL)
    return;
  position = accord_record_text (record, "position");
  phone = accord_record_text (record, "phone");
  list = boxed_list ();
  row = action_row (accord_record_title (record), position != NULL ? position : "");
  avatar = accord_avatar_new (accord_record_title (record), TRUE, 34);
  accord_photos_show (accord_photos_of (self->workspace), ACCORD_AVATAR (avatar), &accord_contact_kind, accord_record_id (record));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (phone != NULL)
    {
      GtkWidget *label = accord_data_label_new ("numeric secondary");

      accord_data_label_set_text (GTK_LABEL (label), phone);
      gtk_label_set_selectable (GTK_LABEL (label), FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (self->contact), heading (_("Contact")));
  gtk_box_append (GTK_BOX (self->contact), list);
}

static void
deal_activated_cb (GtkWidget *list, GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "accord-deal");

  gtk_widget_activate_action (list, "win.open-deal", "x", *id);
}

static GtkWidget *
deal_row (AccordTodayContextParts *self, AccordRecord *deal)
{
  const char *stage = accord_record_title_of (deal, "stage");
  gint64 id = accord_record_id (deal);
  GtkWidget *row = action_row (accord_record_title (deal), stage != NULL ? stage : "");
  GtkWidget *dashes = accord_stage_dashes_new (self->stages), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  AccordMoney amount;

  if (accord_record_get_money (deal, "amount", &amount))
    {
      GtkWidget *label = accord_data_label_new ("numeric");
      g_autofree char *words = accord_money_format_card (amount.minor, amount.currency);

      accord_data_label_set_text (GTK_LABEL (label), words);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_box_append (GTK_BOX (box), label);
    }
  accord_stage_dashes_set_stage (ACCORD_STAGE_DASHES (dashes), accord_record_number (deal, "stage"));
  gtk_widget_set_halign (dashes, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), dashes);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "accord-deal", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_deals (AccordTodayContextParts *self, const AccordTodayFacts *facts)
{
  GtkWidget *list;

  empty_box (self->deals);
  gtk_widget_set_visible (self->deals, facts->deals->len > 0);
  if (facts->deals->len == 0)
    return;
  list = boxed_list ();
  g_signal_connect (list, "row-activated", G_CALLBACK (deal_activated_cb), NULL);
  for (guint i = 0; i < facts->deals->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), deal_row (self, facts->deals->pdata[i]));
  gtk_box_append (GTK_BOX (self->deals), heading (_("Deals")));
  gtk_box_append (GTK_BOX (self->deals), list);
}

static GtkWidget *
activity_row (AccordRecord *activity, gboolean last)
{
  const AccordActivityWords *words = accord_activity_words_of (accord_record_text (activity, "type"));
  const char *outcome = accord_record_text (activity, "outcome");
  g_autofree char *day = accord_date_format_relative (accord_date_from_time (accord_record_number (activity, "done_at")), accord_date_today ());
  g_autofree char *caption = outcome != NULL ? g_strjoin (" · ", _(words->label), outcome, day, NULL) : g_strjoin (" · ", _(words->label), day, NULL);
  GtkWidget *row = accord_timeline_row_new ();

  accord_timeline_row_set_icon (ACCORD_TIMELINE_ROW (row), words->icon_name, ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (ACCORD_TIMELINE_ROW (row), accord_record_title (activity), NULL, caption);
  accord_timeline_row_set_last (ACCORD_TIMELINE_ROW (row), last);
  return row;
}

static void
show_activities (AccordTodayContextParts *self, const AccordTodayFacts *facts)
{
  GPtrArray *list = facts->activities;

  empty_box (self->activities);
  gtk_widget_set_visible (self->activities, list->len > 0);
  if (list->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->activities), heading (_("Last Activities")));
  for (guint i = 0; i < list->len; i++)
    gtk_box_append (GTK_BOX (self->activities), activity_row (list->pdata[i], i + 1 == list->len));
}

/* All of them. */
void
accord_today_context_parts_show (AccordTodayContextParts *self, const AccordTodayFacts *facts)
{
  show_contact (self, facts);
  show_deals (self, facts);
  show_activities (self, facts);
}
