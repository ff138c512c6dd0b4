/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks that a stage gives to a deal that enters it (M29). One that is open still is not given twice. */
#include "accord-config.h"

#include "accord-stage-tasks.h"

/**
 * accord_stage_tasks_find:
 * @self: a change set whose gate is there
 * @deal: id of a deal
 * @title: what a task of it is called
 * @task: (out): the one that is open; 0: none
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_stage_tasks_find (AccordTransaction *self, gint64 deal, const char *title, gint64 *task, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  accord_query_add_text (query, "title", ACCORD_OP_IS, title);
  if (!accord_query_add (query, "done_at", ACCORD_OP_EMPTY, NULL, error))
    return FALSE;
  accord_query_set_limit (query, 1);
  ids = accord_reader_find (self->gate->reader, query, error);
  *task = ids != NULL && ids->n_ids > 0 ? ids->ids[0] : 0;
  return ids != NULL;
}

static void
copy_link (const AccordGateDeal *deal, AccordValue *values, const AccordKind *kind, const char *name)
{
  const AccordValue *value = &deal->values[accord_kind_find (deal->kind, name)];

  if (value->has_number)
    accord_value_set_number (&values[accord_kind_find (kind, name)], value->number);
}

/**
 * accord_stage_tasks_make:
 * @self: a change set whose gate is there
 * @deal: whose task it is; its customer, person and owner are the task's
 * @title: what is to be done
 * @type: of the activity
 * @day: when it is due, days since 1970-01-01
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_stage_tasks_make (AccordTransaction *self, const AccordGateDeal *deal, const char *title, const char *type, gint64 day,
                         GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (self->gate->reader, &accord_activity_kind);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, "title")], title);
  accord_value_set_text (&values[accord_kind_find (kind, "type")], type);
  accord_value_set_number (&values[accord_kind_find (kind, "deal")], deal->id);
  accord_value_set_number (&values[accord_kind_find (kind, "due_on")], day);
  copy_link (deal, values, kind, "customer");
  copy_link (deal, values, kind, "contact");
  copy_link (deal, values, kind, "owner");
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
      gint64 day = accord_date_today () + accord_record_number (task, "days");
      gint64 open;

      if (!accord_stage_tasks_find (self, deal->id, accord_record_title (task), &open, error) ||
          (open == 0 &&
           !accord_stage_tasks_make (self, deal, accord_record_title (task), accord_record_text (task, "type"), day, error)))
        return FALSE;
    }
  return tasks != NULL;
}
