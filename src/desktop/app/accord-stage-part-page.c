/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields that a condition of its type, or a task, has, edited where they are read. */

#include "accord-config.h"

#include "accord-stage-part-page.h"

#include <glib/gi18n-lib.h>
#include "accord-setting-row.h"
#include "accord-subpage.h"

/* Fields that a page shows, by what is asked. */
static const char *const *
fields_of (gboolean criterion, const char *type)
{
  static const char *const task[] = { "title", "type", "days", NULL };
  static const char *const field[] = { "title", "side", "required", NULL };
  static const char *const activity[] = { "title", "activity", "side", "required", NULL };
  static const char *const approval[] = { "title", "role", "side", "required", NULL };

  if (!criterion)
    return task;
  return g_strcmp0 (type, "activity") == 0 ? activity : g_strcmp0 (type, "approval") == 0 ? approval : field;
}

/**
 * accord_stage_part_page_new:
 * @workspace: the open file
 * @kind: stage_criterion or stage_task
 * @id: which one
 * @type: (nullable): what a condition asks for
 *
 * Returns: (transfer floating): a page to push onto the preferences
 */
AdwNavigationPage *
accord_stage_part_page_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *type)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, kind, id);
  gboolean criterion = accord_kind_is (kind, &accord_stage_criterion_kind);
  const char *const *fields = fields_of (criterion, type);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; fields[i] != NULL; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), accord_setting_row_new (workspace, entity, fields[i]));
  if (criterion)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _ ("A required condition holds deals back until it is met, or somebody gives "
                                              "a reason. Others are a checklist."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return accord_subpage_new (accord_kind_label (kind), page, NULL);
}
