/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage as a line of the preferences: name, probability and limit, a handle and a menu. */

#include "accord-config.h"

#include "accord-stage-row.h"

#include <adwaita.h>
#include "accord-deal-odds.h"
#include "accord-menu-popup.h"
#include "accord-plain-row.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

static void
add_order (GtkWidget *row, const AccordOrderPlace *place)
{
  g_autoptr (GMenu) more = g_menu_new ();

  accord_menu_append (more, _ ("_Delete"), "stages.delete", "x", accord_record_id (place->record));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), accord_order_handle_new (row, place));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), accord_order_menu_new (place, G_MENU_MODEL (more)));
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
 * @place: of a stage among those of its pipeline
 * @read_only: whether it may only be looked at
 *
 * Returns: (transfer floating): a row that opens the stage; its actions are the page's
 */
GtkWidget *
accord_stage_row_new (const AccordOrderPlace *place, gboolean read_only)
{
  AccordRecord *stage = place->record;
  g_autofree char *subtitle = describe (stage);
  /* A stage of that outcome that is called so says it once. */
  gboolean twice = g_strcmp0 (subtitle, accord_record_title (stage)) == 0;
  GtkWidget *row = accord_plain_row_new (accord_record_title (stage), twice ? NULL : subtitle);

  if (!read_only)
    add_order (row, place);
  accord_plain_row_open_by (row, "stages.open", "x", accord_record_id (stage));
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
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "stages.open-pipeline");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", pipeline);
  accord_tooltip_set (button, _ ("Edit Pipeline"));
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
  GtkWidget *row = accord_plain_row_new (accord_kind_plural (kind), NULL);

  accord_plain_row_open_by (row, "stages.open-list", "s", kind->name);
  return row;
}
