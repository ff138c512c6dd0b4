/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage as a line of the preferences: name, probability and limit, and a menu. */

#include "accord-config.h"

#include "accord-stage-row.h"

#include <adwaita.h>
#include "accord-deal-odds.h"
#include <glib/gi18n-lib.h>

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
menu_button (AccordRecord *stage, gboolean may_rise, gboolean may_sink)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 id = accord_record_id (stage);
  /* Translators: %s is a stage of the pipeline */
  g_autofree char *name = g_strdup_printf (_ ("Menu of “%s”"), accord_record_title (stage));

  if (may_rise)
    append_item (menu, _ ("Move _Up"), "stages.move-up", id);
  if (may_sink)
    append_item (menu, _ ("Move _Down"), "stages.move-down", id);
  append_item (menu, _ ("_Delete"), "stages.delete", id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* "by history 32%": what the stage counts with. */
static char *
odds_words (AccordRecord *stage)
{
  int percent;

  if (accord_stage_record_odds (stage, &percent) == ACCORD_ODDS_HISTORY)
    return g_strdup_printf (_ ("%d%% by own history"), percent);
  return accord_record_format (stage, "probability");
}

/* "60% · quiet after 14 days", or the outcome of stages that are not open. */
static char *
describe (AccordRecord *stage)
{
  gint64 idle = accord_record_number (stage, "idle_limit");
  g_autofree char *probability = odds_words (stage);
  g_autofree char *days = NULL;

  if (g_strcmp0 (accord_record_text (stage, "outcome"), "open") != 0)
    return accord_record_format (stage, "outcome");
  if (idle == 0)
    return g_steal_pointer (&probability);
  days = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "quiet after %d day", "quiet after %d days", idle), (int) idle);
  return g_strdup_printf ("%s · %s", probability != NULL ? probability : "—", days);
}

/**
 * accord_stage_row_new:
 * @stage: a stage
 * @may_rise: whether one of its pipeline stands before it
 * @may_sink: whether one stands behind it
 * @read_only: whether it may only be looked at
 *
 * Returns: (transfer floating): a row that opens the stage; its menu's actions are the page's
 */
GtkWidget *
accord_stage_row_new (AccordRecord *stage, gboolean may_rise, gboolean may_sink, gboolean read_only)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (stage);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (stage));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (!read_only)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu_button (stage, may_rise, may_sink));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "stages.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", accord_record_id (stage));
  return row;
}

/**
 * accord_stage_row_pipeline_button:
 * @pipeline: id
 *
 * Returns: (transfer floating): a button that opens the pipeline itself
 */
GtkWidget *
accord_stage_row_pipeline_button (gint64 pipeline)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("accord-pencil-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "stages.open-pipeline");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", pipeline);
  gtk_widget_set_tooltip_text (button, _ ("Edit Pipeline"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/**
 * accord_stage_row_adder:
 * @pipeline: id
 *
 * Returns: (transfer floating): a row that adds a stage
 */
GtkWidget *
accord_stage_row_adder (gint64 pipeline)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add Stage"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "accord-plus-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "stages.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", pipeline);
  return row;
}

/**
 * accord_stage_row_list:
 * @kind: loss_reason or competitor
 *
 * Returns: (transfer floating): a row that opens the list of its records
 */
GtkWidget *
accord_stage_row_list (const AccordKind *kind)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_kind_plural (kind));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "stages.open-list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kind->name);
  return row;
}
