/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the stage events that the funnel is counted from. Events are read in the order of the
 * table, which is nearly their order in time, and sorted here only when they are not in order: at a
 * million deals that is several times faster than sorting in SQL. Reader thread. */

#include "accord-conversion.h"

#include "accord-deal-scan.h"

typedef struct {
  gint64 pipeline;
  AccordPeriod period;
} AccordConversionRequest;

enum {
  COLUMN_DEAL,
  COLUMN_STAGE,
  COLUMN_RECORDED,
  COLUMN_DATE,
};

/* By deal, then as recorded, then by day (unknown days first): what a file imported in one moment
 * tells of a deal has only its days to go by. */
static int
compare_steps (gconstpointer a, gconstpointer b, gpointer data)
{
  const AccordStageStep *left = a;
  const AccordStageStep *right = b;

  if (left->deal != right->deal)
    return left->deal < right->deal ? -1 : 1;
  if (left->recorded_at != right->recorded_at)
    return left->recorded_at < right->recorded_at ? -1 : 1;
  if (left->dated != right->dated)
    return left->dated ? 1 : -1;
  return (left->date > right->date) - (left->date < right->date);
}

/* Deals in the Trash, whose events must not count. */
static GHashTable *
load_deleted (AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) deleted = g_hash_table_new (NULL, NULL);
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (reader, "SELECT id FROM deal WHERE del > 0", error);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return NULL;
  while (accord_statement_step (row, &local))
    g_hash_table_add (deleted, GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0)));
  if (local == NULL)
    return g_steal_pointer (&deleted);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static AccordStageStep
step_of_row (AccordStatement *row, const AccordStageMap *stages)
{
  return (AccordStageStep) {
    .deal = accord_statement_int (row, COLUMN_DEAL),
    .recorded_at = accord_statement_int (row, COLUMN_RECORDED),
    .date = accord_statement_int (row, COLUMN_DATE),
    .stage = accord_stage_map_find (stages, accord_statement_int (row, COLUMN_STAGE)),
    .dated = !accord_statement_is_null (row, COLUMN_DATE),
  };
}

static GArray *
load_steps (AccordReader *reader, const AccordStageMap *stages, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AccordStageStep));
  g_autoptr (GHashTable) deleted = load_deleted (reader, error);
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) local = NULL;
  gboolean sorted = TRUE;

  if (deleted == NULL)
    return NULL;
  row = accord_reader_prepare (
    reader, "SELECT deal, to_stage, recorded_at, effective_on FROM stage_event WHERE del <= 0",
    error);
  if (row == NULL)
    return NULL;
  while (accord_statement_step (row, &local))
    {
      AccordStageStep step = step_of_row (row, stages);

      if (g_hash_table_contains (deleted, GSIZE_TO_POINTER ((gsize) step.deal)))
        continue;
      if (sorted && steps->len > 0)
        sorted = compare_steps (&g_array_index (steps, AccordStageStep, steps->len - 1), &step,
                                NULL) <= 0;
      g_array_append_val (steps, step);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!sorted)
    g_array_sort_with_data (steps, compare_steps, NULL);
  return g_steal_pointer (&steps);
}

static DexFuture *
run_conversion (AccordReader *reader, gpointer data)
{
  const AccordConversionRequest *request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStageMap) stages = accord_stage_map_load (reader, &error);
  g_autoptr (GArray) steps = NULL;

  if (stages == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  steps = load_steps (reader, stages, &error);
  if (steps == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (
    G_TYPE_PTR_ARRAY,
    accord_conversion_count (stages, request->pipeline, &request->period, steps));
}

/**
 * accord_report_conversion:
 * @store: the open file
 * @pipeline: local id of a pipeline
 * @period: days, half-open; events whose day is not known count in %ACCORD_PERIOD_ALL only
 *
 * The funnel of a pipeline from its stage events (domain.md F02). A deal counts at a stage if its
 * first entry there lies in the period, however often it came back; it has passed if it later
 * reached any later stage or was won, however long afterwards. Stages jumped over count as reached
 * for those before them, and in "skipped" for themselves.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordConversion, a row per open stage in
 *   pipeline order, then per won stage. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_conversion (AccordStore *store, gint64 pipeline, const AccordPeriod *period)
{
  AccordConversionRequest *request;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && period != NULL, NULL);

  request = g_new0 (AccordConversionRequest, 1);
  request->pipeline = pipeline;
  request->period = *period;
  return accord_store_read_long (store, run_conversion, request, g_free);
}
