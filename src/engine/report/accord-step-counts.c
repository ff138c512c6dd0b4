/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the next steps of a pipeline's open deals stand today: the thin bar above each column, the
 * deals that need attention, and, while only some cards are shown, what these add up to. Of all deals
 * that is kept by every commit; of some, it takes one pass over the open deals, each of which looks up
 * its first open activity by index, on the long reader's thread.
 *
 * A deal needs attention when its step is overdue or it has none. One gone quiet (F10) is always
 * among these: a step planned for today or later keeps a deal from being quiet. */

#include "accord-config.h"

#include "accord-step-counts.h"

#include "accord-deal-sums.h"
#include "accord-stage-total-private.h"

G_DEFINE_BOXED_TYPE (AccordStepCounts, accord_step_counts, accord_step_counts_copy, accord_step_counts_free)

/* Notes are no steps. */
#define OPEN_DEALS                                                                                \
  "SELECT d.id, d.stage, " ACCORD_STAGE_TOTAL_SQL ("d.") ","                                        \
  " (SELECT min(a.due_on) FROM activity a WHERE a.deal=d.id AND a.del<=0 AND a.done_at IS NULL"   \
  " AND a.type<>'note')"                                                                          \
  " FROM stage s CROSS JOIN deal d ON d.stage=s.id AND d.del<=0"                                  \
  " WHERE s.pipeline=?1 AND s.outcome='open' AND s.del<=0 ORDER BY d.stage, d.stage_rank, d.id"

enum {
  COLUMN_ID,
  COLUMN_STAGE,
  COLUMN_MONEY,
  COLUMN_CURRENCY,
  COLUMN_PROBABILITY,
  COLUMN_DUE,
};

typedef struct {
  AccordStore *store;
  gint64 pipeline;
  gint64 today;
  AccordQuery *filter; /* NULL: every deal */
  AccordSteps steps;
  char currency[4];
} Asked;

static void
asked_clear (gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->filter, accord_query_unref);
  g_object_unref (asked->store);
}

static void
asked_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, asked_clear);
}

/**
 * accord_step_counts_copy:
 * @counts: of one stage
 *
 * Returns: (transfer full): a copy
 */
AccordStepCounts *
accord_step_counts_copy (const AccordStepCounts *counts)
{
  AccordStepCounts *copy = g_memdup2 (counts, sizeof *counts);

  if (copy->deals != NULL)
    g_array_ref (copy->deals);
  copy->shown.others = accord_currency_sums_copy (counts->shown.others);
  return copy;
}

/**
 * accord_step_counts_free:
 * @counts: (transfer full): of one stage
 */
void
accord_step_counts_free (AccordStepCounts *counts)
{
  g_clear_pointer (&counts->deals, g_array_unref);
  accord_currency_sums_clear (&counts->shown.others);
  g_free (counts);
}

static GPtrArray *
list_counts (const AccordStageMap *stages, const Asked *asked, GHashTable *by_stage)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_step_counts_free);

  for (guint i = 0; i < stages->stages->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (stages->stages, i);
      AccordStepCounts *counts;

      if (stage->deleted || stage->pipeline != asked->pipeline || stage->outcome != ACCORD_OUTCOME_OPEN)
        continue;
      counts = g_new0 (AccordStepCounts, 1);
      counts->stage = counts->shown.stage = stage->id;
      if (asked->steps != 0)
        counts->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (list, counts);
      g_hash_table_insert (by_stage, &counts->stage, counts);
    }
  return list;
}

/* Ids that the filter lets through, as a set. */
static gboolean
find_passing (AccordReader *reader, const Asked *asked, GHashTable **passing, GError **error)
{
  g_autoptr (AccordIds) ids = NULL;

  *passing = NULL;
  if (asked->filter == NULL)
    return TRUE;
  ids = accord_reader_find (reader, asked->filter, error);
  if (ids == NULL)
    return FALSE;
  *passing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->n_ids; i++)
    g_hash_table_add (*passing, g_memdup2 (&ids->ids[i], sizeof ids->ids[i]));
  return TRUE;
}

/**
 * accord_step_counts_of:
 * @counts: of a stage
 * @has_step: whether the deal has a step with a day
 * @due: that day
 * @today: days since 1970-01-01
 * @step: (out) (optional): how it stands
 *
 * Returns: (transfer none): the count it belongs to
 */
gint64 *
accord_step_counts_of (AccordStepCounts *counts, gboolean has_step, gint64 due, gint64 today, AccordSteps *step)
{
  AccordSteps stands = !has_step      ? ACCORD_STEPS_NONE
                       : due < today  ? ACCORD_STEPS_OVERDUE
                       : due == today ? ACCORD_STEPS_TODAY
                                      : ACCORD_STEPS_PLANNED;

  if (step != NULL)
    *step = stands;
  return stands == ACCORD_STEPS_NONE      ? &counts->none
         : stands == ACCORD_STEPS_OVERDUE ? &counts->overdue
         : stands == ACCORD_STEPS_TODAY   ? &counts->today
                                          : &counts->planned;
}

static gboolean
count_deals (AccordReader *reader, const Asked *asked, const AccordStageMap *stages, GHashTable *by_stage,
             GHashTable *passing, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, OPEN_DEALS, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, asked->pipeline);
  while (accord_statement_step (row, &failed))
    {
      gint64 id = accord_statement_int (row, COLUMN_ID);
      gint64 stage = accord_statement_int (row, COLUMN_STAGE);
      AccordStepCounts *counts = g_hash_table_lookup (by_stage, &stage);
      AccordSteps step;

      if (counts == NULL || (passing != NULL && !g_hash_table_contains (passing, &id)))
        continue;
      ++*accord_step_counts_of (counts, !accord_statement_is_null (row, COLUMN_DUE),
                                accord_statement_int (row, COLUMN_DUE), asked->today, &step);
      if (asked->steps != 0 && !(asked->steps & step))
        continue;
      if (counts->deals != NULL)
        g_array_append_val (counts->deals, id);
      if (!accord_stage_total_add (&counts->shown, accord_stage_map_find (stages, stage), asked->currency, row, COLUMN_MONEY,
                                   error))
        return FALSE;
    }
  return accord_error_pass (error, &failed);
}

static DexFuture *
run_step_counts (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStageMap) stages = accord_stage_map_load (reader, &error);
  g_autoptr (GHashTable) by_stage = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) passing = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (stages == NULL || !find_passing (reader, asked, &passing, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  list = list_counts (stages, asked, by_stage);
  if (!count_deals (reader, asked, stages, by_stage, passing, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&list));
}

/* The steps and sums of every deal, from what is kept of them; else %NULL. */
static DexFuture *
run_kept_counts (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStageMap) stages = NULL;
  g_autoptr (GHashTable) by_stage = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) list = NULL;

  if (!accord_deal_totals_are_kept (reader))
    return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, NULL);
  stages = accord_stage_map_load (reader, &error);
  if (stages == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  list = list_counts (stages, asked, by_stage);
  for (guint i = 0; i < list->len; i++)
    {
      AccordStepCounts *counts = g_ptr_array_index (list, i);

      g_hash_table_insert (shown, &counts->shown.stage, &counts->shown);
    }
  if (!accord_deal_sums_steps (reader, asked->today, by_stage, &error) ||
      !accord_deal_sums_stages (reader, asked->currency, shown, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&list));
}

static DexFuture *
kept_answered_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;

  if (g_value_get_boxed (dex_future_get_value (future, NULL)) != NULL)
    return dex_ref (future);
  return accord_store_read_long (asked->store, run_step_counts, g_atomic_rc_box_acquire (asked), asked_unref);
}

/**
 * accord_report_step_counts:
 * @store: the open file
 * @pipeline: local id of a pipeline
 * @currency: the workspace's currency; other amounts are added up each currency by itself
 * @today: days since 1970-01-01
 * @filter: (nullable): a query for deals: only these are counted
 * @steps: which of them "shown" and "deals" are about; 0: all, and "deals" is not filled
 *
 * Counts the living deals of each open stage by the day of their first open activity: before
 * @today, on it, after it, or none. Sums are those of accord_report_stage_totals() (domain.md F07).
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordStepCounts, every living open stage
 *   in pipeline order. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_step_counts (AccordStore *store, gint64 pipeline, const char *currency, gint64 today,
                           AccordQuery *filter, AccordSteps steps)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && currency != NULL, NULL);

  asked = g_atomic_rc_box_new0 (Asked);
  asked->store = g_object_ref (store);
  asked->pipeline = pipeline;
  asked->today = today;
  asked->filter = filter ? accord_query_ref (filter) : NULL;
  asked->steps = steps;
  g_strlcpy (asked->currency, currency, sizeof asked->currency);
  if (filter != NULL || steps != 0)
    return accord_store_read_long (store, run_step_counts, asked, asked_unref);
  return dex_future_then (accord_store_read (store, run_kept_counts, g_atomic_rc_box_acquire (asked), asked_unref),
                          kept_answered_cb, asked, asked_unref);
}
