/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks that a stage gives to a deal that enters it (M29). One that is open still is not given twice. */
#include "accord-config.h"

#include "accord-stage-tasks.h"

static gboolean
has_open_task (AccordGate *gate, gint64 deal, const char *title, gboolean *has, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  accord_query_add_text (query, "title", ACCORD_OP_IS, title);
  if (!accord_query_add (query, "done_at", ACCORD_OP_EMPTY, NULL, error))
    return FALSE;
  accord_query_set_limit (query, 1);
  ids = accord_reader_find (gate->reader, query, error);
  *has = ids != NULL && ids->n_ids > 0;
  return ids != NULL;
}

static gboolean
add_task (AccordTransaction *self, const AccordGateDeal *deal, AccordRecord *task, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (self->gate->reader, &accord_activity_kind);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, "title")], accord_record_title (task));
  accord_value_set_text (&values[accord_kind_find (kind, "type")], accord_record_text (task, "type"));
  accord_value_set_number (&values[accord_kind_find (kind, "deal")], deal->id);
  accord_gate_deal_copy_link (deal, values, kind, "customer");
  accord_gate_deal_copy_link (deal, values, kind, "contact");
  accord_gate_deal_copy_link (deal, values, kind, "owner");
  accord_value_set_number (&values[accord_kind_find (kind, "due_on")],
                           accord_date_today () + accord_record_number (task, "days"));
  id = accord_transaction_create (self, kind, values, error);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return id != 0;
}

/**
 * accord_stage_tasks_add:
 * @self: a change set whose gate is there
 * @deal: a deal that enters
 * @stage: this stage
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_stage_tasks_add (AccordTransaction *self, const AccordGateDeal *deal, gint64 stage, GError **error)
{
  g_autoptr (GPtrArray) tasks = accord_gate_tasks (self->gate, stage, error);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      AccordRecord *task = g_ptr_array_index (tasks, i);
      gboolean has;

      if (!has_open_task (self->gate, deal->id, accord_record_title (task), &has, error) ||
          (!has && !add_task (self, deal, task, error)))
        return FALSE;
    }
  return tasks != NULL;
}
