/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What would close a gap of a competency (M50), and a task for it. */

#include "accord-config.h"

#include "accord-competence.h"

#include "accord-edit.h"

#include <glib/gi18n-lib.h>

#define TRAINING_DAYS 30

/**
 * accord_competence_widest_gap:
 * @competence: of a member
 *
 * Returns: (transfer none) (nullable): the competency that lacks most of what the role asks for, the first of equals; %NULL: none
 */
const AccordSkill *
accord_competence_widest_gap (const AccordCompetence *competence)
{
  const AccordSkill *widest = NULL;

  for (guint i = 0; i < competence->skills->len; i++)
    {
      const AccordSkill *skill = competence->skills->pdata[i];

      if (accord_skill_gap (skill) > (widest != NULL ? accord_skill_gap (widest) : 0))
        widest = skill;
    }
  return widest;
}

/**
 * accord_skill_need:
 * @skill: a competency with a gap
 *
 * Returns: (transfer full): what is to be learned: from which level to which, and what that looks like where somebody wrote it down
 */
char *
accord_skill_need (const AccordSkill *skill)
{
  const char *looks = skill->levels[skill->target - 1];
  int level = skill->target - accord_skill_gap (skill); /* by the manager, else by the person */

  if (looks == NULL || *looks == '\0')
    /* Translators: a competency, and two levels from 1 to 5 */
    return g_strdup_printf (_("To be learned: %1$s, from level %2$d to %3$d."), skill->name, level, skill->target);
  /* Translators: the last is what the second level looks like */
  return g_strdup_printf (_("To be learned: %1$s, from level %2$d to %3$d: %4$s"), skill->name, level, skill->target, looks);
}

/**
 * accord_skill_training_edit:
 * @skill: a competency with a gap
 * @member: whose
 * @today: days since 1970-01-01
 *
 * Returns: (transfer full): an edit that makes a task of the member's for it, due in thirty days
 */
AccordEdit *
accord_skill_training_edit (const AccordSkill *skill, gint64 member, gint64 today)
{
  g_autofree char *title = g_strdup_printf (_("Training: %s"), skill->name);
  g_autofree char *need = accord_skill_need (skill);
  AccordEdit *edit = accord_edit_new (title);
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", title);
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", "task");
  accord_edit_set_text (edit, &accord_activity_kind, id, "body", need);
  accord_edit_set_number (edit, &accord_activity_kind, id, "owner", member);
  accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", today + TRAINING_DAYS);
  return edit;
}
