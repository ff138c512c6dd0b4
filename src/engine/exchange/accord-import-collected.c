/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the people and companies of a file came in (M06): by an address card, out of a survey, or just in
 * a file; said of new records only, and where no column says it. Main thread, and the database thread
 * while the file is read. */

#include "accord-config.h"

#include "accord-import-plan-private.h"

#include <string.h>

#include "accord-choices.h"
#include "accord-import-headings.h"

/* What programs of surveys put before the answers. */
static const char *const survey_headings[] = {
  "timestamp", "submission date", "submitted at", "submission id", "submit date", "response id", "respondent id", "start date (utc)",
  "提交答卷时间", "提交时间", "答题时间", "所用时间", "答卷编号", "时间戳记", NULL,
};

static gboolean
is_question (const char *heading)
{
  g_autofree char *text = g_strstrip (g_strdup (heading));

  return g_str_has_suffix (text, "?") || g_str_has_suffix (text, "？") || strstr (heading, "您") != NULL;
}

static gboolean
is_survey (AccordImportPlan *self)
{
  guint n_questions = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *normalised = accord_import_heading_normalise (self->headings[i]);

      if (g_strv_contains (survey_headings, normalised))
        return TRUE;
      n_questions += is_question (self->headings[i]);
    }
  return n_questions > 1;
}

/**
 * accord_import_plan_get_collected:
 * @self: a plan
 *
 * Returns: the choice that new people and companies get for how they came in
 */
const char *
accord_import_plan_get_collected (AccordImportPlan *self)
{
  g_return_val_if_fail (ACCORD_IS_IMPORT_PLAN (self), NULL);

  if (self->collected == NULL)
    self->collected = accord_table_get_format (self->table) == ACCORD_TABLE_VCARD ? "vcard" : is_survey (self) ? "survey" : "import";
  return self->collected;
}

/**
 * accord_import_plan_set_collected:
 * @self: a plan that is not being run
 * @choice: one of accord_collected_choices
 *
 * Says how the new records of this file came in.
 */
void
accord_import_plan_set_collected (AccordImportPlan *self,
                                  const char       *choice)
{
  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self));

  for (const AccordChoice *one = accord_collected_choices; one->value != NULL; one++)
    if (g_str_equal (one->value, choice))
      {
        self->collected = one->value;
        return;
      }
  g_warning ("“%s” is no way in", choice);
}
