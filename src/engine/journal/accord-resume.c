/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deal on hold is taken up again on a day that is known: then a task says so. The task follows the day, and is done
 * when the deal is gone on with, whenever that is. Writer thread, in a change set. */
#include "accord-config.h"

#include "accord-resume.h"

#include "accord-stage-tasks.h"

#include <glib/gi18n-lib.h>

/* Translators: a task, on the day on which a deal that is on hold is to be gone on with */
#define TITLE _("Take up again")

/**
 * accord_resume_plan:
 * @self: a change set whose gate is there
 * @deal: a deal on hold, as it will be
 *
 * Its task is due on the day on which it is taken up again, some day when that is not known any more.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_resume_plan (AccordTransaction *self, const AccordGateDeal *deal, GError **error)
{
  const AccordValue *day = &deal->values[accord_kind_find (deal->kind, "resume_on")];
  gint64 task;

  if (!accord_stage_tasks_find (self, deal->id, TITLE, &task, error))
    return FALSE;
  if (task == 0)
    return !day->has_number || accord_stage_tasks_make (self, deal, TITLE, "task", day->number, error);
  return accord_transaction_set (self, &accord_activity_kind, task, accord_kind_find (&accord_activity_kind, "due_on"), day, error);
}

/**
 * accord_resume_done:
 * @self: a change set whose gate is there
 * @deal: id of a deal that does not rest any more
 *
 * Its task is done by that.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_resume_done (AccordTransaction *self, gint64 deal, GError **error)
{
  g_auto (AccordValue) now = ACCORD_VALUE_INIT;
  gint64 task;

  accord_value_set_number (&now, accord_now_ms ());
  return accord_stage_tasks_find (self, deal, TITLE, &task, error) &&
         (task == 0 || accord_transaction_set (self, &accord_activity_kind, task,
                                               accord_kind_find (&accord_activity_kind, "done_at"), &now, error));
}
