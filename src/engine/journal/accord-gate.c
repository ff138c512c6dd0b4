/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between a deal and a stage (M29): the conditions of the stage it leaves, of those it skips
 * and of the one it enters. One function answers the commit, and everybody who asks beforehand.
 *
 *   forward: leaves(from) + leaves(each one skipped) + enters(to)     back, sideways: enters(to)
 *   lost: besides, why (M43)                                          within a stage: nothing
 */
#include "accord-config.h"

#include "accord-gate-private.h"

#include <glib/gi18n-lib.h>

static void
unref_record (gpointer record)
{
  if (record != NULL)
    accord_record_unref (record);
}

AccordGate *
accord_gate_new (AccordReader *reader)
{
  AccordGate *self = g_new0 (AccordGate, 1);

  self->reader = reader;
  self->stages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_record);
  self->pipelines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->criteria = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->tasks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
accord_gate_free (AccordGate *self)
{
  g_hash_table_unref (self->stages);
  g_hash_table_unref (self->pipelines);
  g_hash_table_unref (self->criteria);
  g_hash_table_unref (self->tasks);
  accord_gate_forget_rows (self);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}

/* Records of a query, on the thread of the reader. */
GPtrArray *
accord_gate_select (AccordReader *reader, AccordQuery *query, GError **error)
{
  g_autoptr (AccordIds) ids = accord_reader_find (reader, query, error);

  return ids ? accord_reader_load (reader, accord_query_kind (query), ids->ids, ids->n_ids, error) : NULL;
}

/* Deals may still stand in a stage that was deleted. */
AccordRecord *
accord_gate_stage (AccordGate *self, gint64 id, GError **error)
{
  AccordRecord *stage = g_hash_table_lookup (self->stages, &id);
  g_autoptr (GPtrArray) found = NULL;

  if (stage != NULL)
    return stage;
  found = accord_reader_load (self->reader, &accord_stage_kind, &id, 1, error);
  if (found == NULL)
    return NULL;
  stage = g_ptr_array_index (found, 0);
  if (stage == NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _("The stage is not in this file. Choose another."));
      return NULL;
    }
  g_hash_table_insert (self->stages, g_memdup2 (&id, sizeof id), accord_record_ref (stage));
  return stage;
}

static GPtrArray *
linked (AccordGate *self, GHashTable *cache, const AccordKind *kind, const char *link, gint64 id, GError **error)
{
  GPtrArray *list = g_hash_table_lookup (cache, &id);
  g_autoptr (AccordQuery) query = NULL;

  if (list != NULL)
    return list;
  query = accord_query_new (kind);
  accord_query_add_number (query, link, ACCORD_OP_IS, id);
  if (!accord_query_set_sort (query, "rank", FALSE, error))
    return NULL;
  list = accord_gate_select (self->reader, query, error);
  if (list != NULL)
    g_hash_table_insert (cache, g_memdup2 (&id, sizeof id), list);
  return list;
}

GPtrArray *
accord_gate_pipeline (AccordGate *self, gint64 id, GError **error)
{
  return linked (self, self->pipelines, &accord_stage_kind, "pipeline", id, error);
}

static const char *
outcome_of (AccordRecord *stage)
{
  const char *outcome = accord_record_text (stage, "outcome");

  return outcome ? outcome : "";
}

/* Whether any of the stages between asks for something; their names in order. */
static gboolean
list_skipped (AccordGate *self, const AccordGateDeal *deal, GPtrArray *stages, gint64 from, gint64 to, GPtrArray *list,
              GString *skipped, GError **error)
{
  gboolean between = FALSE;

  for (guint i = 0; i < stages->len; i++)
    {
      AccordRecord *stage = g_ptr_array_index (stages, i);
      gint64 id = accord_record_id (stage);

      if (id == to)
        return TRUE;
      if (between && g_str_equal (outcome_of (stage), "open"))
        {
          if (skipped != NULL)
            g_string_append_printf (skipped, "%s%s", skipped->len ? ", " : "", accord_record_title (stage));
          if (!accord_gate_list (self, deal, id, FALSE, list, error))
            return FALSE;
        }
      between |= id == from;
    }
  return TRUE;
}

/* Forward: to a later open stage, or won. */
static gboolean
is_forward (GPtrArray *stages, AccordRecord *from, AccordRecord *to)
{
  const char *outcome = outcome_of (to);

  if (accord_record_number (from, "pipeline") != accord_record_number (to, "pipeline") ||
      !g_str_equal (outcome_of (from), "open"))
    return FALSE;
  if (g_str_equal (outcome, "won"))
    return TRUE;
  return g_str_equal (outcome, "open") &&
         g_strcmp0 (accord_record_text (from, "rank"), accord_record_text (to, "rank")) < 0;
}

/* Every condition that a move has to do with, met or not. @skipped: names of the stages left out. */
gboolean
accord_gate_between (AccordGate *self, const AccordGateDeal *deal, gint64 from, gint64 to, GPtrArray *list,
                     GString *skipped, GError **error)
{
  AccordRecord *was = from != 0 ? accord_gate_stage (self, from, error) : NULL;
  AccordRecord *is = from != 0 && was == NULL ? NULL : accord_gate_stage (self, to, error);
  GPtrArray *stages;

  if (is == NULL)
    return FALSE;
  if (from == to)
    return TRUE;
  stages = accord_gate_pipeline (self, accord_record_number (is, "pipeline"), error);
  if (stages == NULL)
    return FALSE;
  if (was != NULL && is_forward (stages, was, is) &&
      (!accord_gate_list (self, deal, from, FALSE, list, error) ||
       !list_skipped (self, deal, stages, from, to, list, skipped, error)))
    return FALSE;
  if (!accord_gate_list (self, deal, to, TRUE, list, error))
    return FALSE;
  return !g_str_equal (outcome_of (is), "lost") || accord_gate_loss (self, deal, to, list, error);
}

/* The conditions of a stage as records. */
GPtrArray *
accord_gate_criteria (AccordGate *self, gint64 stage, GError **error)
{
  return linked (self, self->criteria, &accord_stage_criterion_kind, "stage", stage, error);
}

/* (transfer full): the tasks that it gives, in order. */
GPtrArray *
accord_gate_tasks (AccordGate *self, gint64 stage, GError **error)
{
  GPtrArray *tasks = linked (self, self->tasks, &accord_stage_task_kind, "stage", stage, error);

  return tasks ? g_ptr_array_ref (tasks) : NULL;
}

static gboolean
list_record (AccordGate *self, AccordRecord *record, GPtrArray *list, GError **error)
{
  g_autofree AccordValue *values = accord_record_peek_values (record);
  const AccordGateDeal deal = { accord_record_id (record), accord_record_kind (record), values };

  return accord_gate_list (self, &deal, accord_record_number (record, "stage"), FALSE, list, error);
}

/* What the stage of @deal asks before it is left; nothing for a deal that is not there. */
gboolean
accord_gate_list_of (AccordGate *self, gint64 deal, GPtrArray *list, GError **error)
{
  g_autoptr (GPtrArray) found =
    accord_reader_load (self->reader, accord_reader_get_kind (self->reader, &accord_deal_kind), &deal, 1, error);
  AccordRecord *record = found ? g_ptr_array_index (found, 0) : NULL;

  return found != NULL && (record == NULL || list_record (self, record, list, error));
}

typedef struct {
  GArray *deals;  /* of gint64 */
  GArray *stages; /* of gint64; NULL: what the deal's own stage asks before leaving */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_array_unref (asked->deals);
  g_clear_pointer (&asked->stages, g_array_unref);
  g_free (asked);
}

static gboolean
ask_move (AccordGate *gate, const AccordGateDeal *deal, gint64 from, const Asked *asked, GPtrArray *answer, GError **error)
{
  for (guint i = 0; i < asked->stages->len; i++)
    {
      gint64 to = g_array_index (asked->stages, gint64, i);
      g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_criterion_free);

      if (!accord_gate_between (gate, deal, from, to, list, NULL, error))
        return FALSE;
      for (guint k = 0; k < list->len; k++)
        {
          AccordCriterion *criterion = g_ptr_array_index (list, k);

          if (!criterion->required || criterion->met)
            continue;
          criterion->to = to;
          g_ptr_array_add (answer, accord_criterion_copy (criterion));
        }
    }
  return TRUE;
}

static DexFuture *
run_asked (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordGate) gate = accord_gate_new (reader);
  g_autoptr (GPtrArray) answer = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_criterion_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deals = accord_reader_load (reader, accord_reader_get_kind (reader, &accord_deal_kind),
                                                    (const gint64 *) (void *) asked->deals->data, asked->deals->len, &error);
  gboolean ok = deals != NULL;

  for (guint i = 0; ok && i < deals->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (deals, i);
      g_autofree AccordValue *values = record ? accord_record_peek_values (record) : NULL;
      AccordGateDeal deal;
      gint64 from;

      if (record == NULL)
        continue;
      deal = (AccordGateDeal) { accord_record_id (record), accord_record_kind (record), values };
      from = accord_record_number (record, "stage");
      ok = asked->stages ? ask_move (gate, &deal, from, asked, answer, &error)
                         : accord_gate_list (gate, &deal, from, FALSE, answer, &error);
    }
  return ok ? dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&answer))
            : dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
ask (AccordStore *store, const gint64 *deals, guint n_deals, const gint64 *stages, guint n_stages)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (asked->deals, deals, n_deals);
  if (stages != NULL)
    {
      asked->stages = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (asked->stages, stages, n_stages);
    }
  return accord_store_read (store, run_asked, asked, asked_free);
}

/**
 * accord_gate_ask:
 * @deals: (array length=n_deals): ids of deals
 * @stages: (array length=n_stages): ids of stages they might go to
 *
 * What would hold them back: the conditions that are required and not met, for each deal and each stage.
 * A commit asks the same again, so an answer that has grown old does no harm.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordCriterion with "deal" and "to"; those of
 *   one deal and stage in the order of the stages and of their lists
 */
DexFuture *
accord_gate_ask (AccordStore *store, const gint64 *deals, guint n_deals, const gint64 *stages, guint n_stages)
{
  g_return_val_if_fail (n_deals > 0 && n_stages > 0, NULL);

  return ask (store, deals, n_deals, stages, n_stages);
}

/**
 * accord_gate_checklist:
 * @deals: (array length=n_deals): ids of deals
 *
 * What the stages they stand in ask before they are left, required or not, met or not.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordCriterion with "deal", in the order of
 *   @deals and of the lists
 */
DexFuture *
accord_gate_checklist (AccordStore *store, const gint64 *deals, guint n_deals)
{
  g_return_val_if_fail (n_deals > 0, NULL);

  return ask (store, deals, n_deals, NULL, 0);
}
