/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The help: the topic of the page one is on, and behind the back button all of them. Works without a
 * network and without another program. */

#include "accord-config.h"

#include "accord-help-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-help-topics.h"
#include "accord-key-caps.h"
#include "accord-subpage.h"

static GtkWidget *
row_of (const AccordHelpPoint *point)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ (point->title), "subtitle", _ (point->text), "subtitle-lines", 0,
                                 "title-lines", 0, NULL);

  if (point->accel != NULL)
    {
      GtkWidget *keys = accord_key_caps_new (point->accel);

      gtk_widget_add_css_class (keys, "large-keys");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
    }
  return row;
}

static AdwNavigationPage *
topic_page (const AccordHelpTopic *topic)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  AdwNavigationPage *made;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ (topic->lead));
  for (guint i = 0; i < ACCORD_HELP_N_POINTS && topic->points[i].title != NULL; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_of (&topic->points[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  made = accord_subpage_new (_ (topic->title), page, NULL);
  adw_navigation_page_set_tag (made, topic->name);
  return made;
}

static void
chosen_cb (GtkWidget *row, AdwNavigationView *view)
{
  adw_navigation_view_push_by_tag (view, g_object_get_data (G_OBJECT (row), "topic"));
}

static GtkWidget *
topic_row (const AccordHelpTopic *topic, AdwNavigationView *view)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ (topic->title), "subtitle", _ (topic->lead), "subtitle-lines", 0,
                                 "activatable", TRUE, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (topic->icon_name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data (G_OBJECT (row), "topic", (gpointer) topic->name);
  g_signal_connect (row, "activated", G_CALLBACK (chosen_cb), view);
  return row;
}

static AdwNavigationPage *
all_topics (AdwNavigationView *view)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *keys = gtk_button_new_with_label (_ ("All Keys"));
  AdwNavigationPage *made;
  guint n;
  const AccordHelpTopic *topics = accord_help_topics (&n);

  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), topic_row (&topics[i], view));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (keys), "app.shortcuts");
  made = accord_subpage_new (_ ("Help"), page, keys);
  adw_navigation_page_set_tag (made, "topics");
  return made;
}

/**
 * accord_help_dialog_present:
 * @parent: the window
 * @topic: (nullable): name of a topic, such as that of the page on show; unknown: the list of all
 *
 * Shows the help.
 */
void
accord_help_dialog_present (GtkWidget *parent, const char *topic)
{
  AdwDialog *dialog = adw_dialog_new ();
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  guint n;
  const AccordHelpTopic *topics = accord_help_topics (&n);

  adw_navigation_view_add (view, all_topics (view));
  for (guint i = 0; i < n; i++)
    adw_navigation_view_add (view, topic_page (&topics[i]));
  if (accord_help_find (topic) != NULL)
    adw_navigation_view_replace_with_tags (view, (const char *const[]){ "topics", topic }, 2);
  adw_dialog_set_title (dialog, _ ("Help"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 620);
  accord_dialog_set_quiet_child (dialog, GTK_WIDGET (view));
  adw_dialog_present (dialog, parent);
}
