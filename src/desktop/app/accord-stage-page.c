/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One stage: every field of its kind that people set, edited where it is read. */

#include "accord-config.h"

#include "accord-stage-page.h"

#include <glib/gi18n-lib.h>
#include "accord-setting-row.h"
#include "accord-stage-odds.h"
#include "accord-stage-parts.h"
#include "accord-subpage.h"

static const char *const fields[] = { "name",       "outcome", "probability", "idle_limit", "goal",     "category",
                                      "owner_role", "aim",     "exit_text",   "guidance" };

/* Until the stage is read, and while it has no name, the page keeps the title it was made with. */
static gboolean
take_title_cb (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *title = g_value_get_string (from);

  if (title == NULL || *title == '\0')
    return FALSE;
  g_value_set_string (to, title);
  return TRUE;
}

/**
 * accord_stage_page_new:
 * @workspace: the open file
 * @stage: which stage
 *
 * Returns: (transfer floating): a page to push onto the preferences
 */
AdwNavigationPage *
accord_stage_page_new (AccordWorkspace *workspace, gint64 stage)
{
  g_autoptr (AccordEntity) entity =
    accord_workspace_get_entity (workspace, &accord_stage_kind, stage);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  AdwNavigationPage *navigation;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               accord_setting_row_new (workspace, entity, fields[i]));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Figures and colours follow outcome and probability, "
                                            "never the name. A deal that rests longer than "
                                            "the limit is marked as quiet."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (accord_stage_odds_new (workspace, entity)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (accord_stage_parts_new (workspace, &accord_stage_criterion_kind, stage)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (accord_stage_parts_new (workspace, &accord_stage_task_kind, stage)));
  navigation = accord_subpage_new (_ ("Stage"), page, NULL);
  g_object_bind_property_full (entity, "title", navigation, "title", G_BINDING_SYNC_CREATE, take_title_cb, NULL, NULL, NULL);
  return navigation;
}
