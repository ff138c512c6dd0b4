/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deal on hold is taken up again on a day that is known: then a task says so. The task follows the day, and is done
 * when the deal is gone on with, whenever that is. Writer thread, in a change set. */
#include "accord-config.h"

#include "accord-resume.h"

#include <glib/gi18n-lib.h>

/* Translators: a task, on the day on which a deal that is on hold is to be gone on with */
#define TITLE _("Take up again")

/* The open task; 0: none. */
static gboolean
find_task (AccordTransaction *self, gint64 deal, gint64 *task, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  accord_query_add_text (query, "title", ACCORD_OP_IS, TITLE);
  if (!accord_query_add (query, "done_at", ACCORD_OP_EMPTY, NULL, error))
    return FALSE;
  accord_query_set_limit (query, 1);
  ids = accord_reader_find (self->gate->reader, query, error);
  *task = ids != NULL && ids->n_ids > 0 ? ids->ids[0] : 0;
  return ids != NULL;
}

static gboolean
add_task (AccordTransaction *self, const AccordGateDeal *deal, gint64 day, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (self->gate->reader, &accord_activity_kind);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, "title")], TITLE);
  accord_value_set_text (&values[accord_kind_find (kind, "type")], "task");
  accord_value_set_number (&values[accord_kind_find (kind, "deal")], deal->id);
  accord_value_set_number (&values[accord_kind_find (kind, "due_on")], day);
  accord_gate_deal_copy_link (deal, values, kind, "customer");
  accord_gate_deal_copy_link (deal, values, kind, "contact");
  accord_gate_deal_copy_link (deal, values, kind, "owner");
  id = accord_transaction_create (self, kind, values, error);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return id != 0;
}

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

  if (!find_task (self, deal->id, &task, error))
    return FALSE;
  if (task == 0)
    return !day->has_number || add_task (self, deal, day->number, error);
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
  return find_task (self, deal, &task, error) &&
         (task == 0 || accord_transaction_set (self, &accord_activity_kind, task,
                                               accord_kind_find (&accord_activity_kind, "done_at"), &now, error));
}
