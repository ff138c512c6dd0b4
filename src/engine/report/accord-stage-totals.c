/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above each column of the board. */

#include "accord-config.h"

#include "accord-stage-totals.h"

#include "accord-deal-sums.h"
#include "accord-stage-total-private.h"

typedef struct {
  AccordStore *store;
  gint64 pipeline;
  char currency[4];
} AccordStageTotalRequest;

static void
request_clear (gpointer data)
{
  g_object_unref (((AccordStageTotalRequest *) data)->store);
}

static void
request_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, request_clear);
}

static GPtrArray *
list_totals (const AccordStageMap *stages, gint64 pipeline, GHashTable *by_stage)
{
  GPtrArray *totals = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_stage_total_free);

  for (guint i = 0; i < stages->stages->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (stages->stages, i);
      AccordStageTotal *total;

      if (stage->deleted || (pipeline != 0 && stage->pipeline != pipeline))
        continue;
      total = g_new0 (AccordStageTotal, 1);
      total->stage = stage->id;
      g_ptr_array_add (totals, total);
      g_hash_table_insert (by_stage, &total->stage, total);
    }
  return totals;
}

static gboolean
scan_deals (AccordReader *reader,
            const AccordStageMap *stages,
            const char *currency,
            GHashTable *by_stage,
            GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader,
    "SELECT stage, " ACCORD_STAGE_TOTAL_SQL ("") " FROM deal WHERE del <= 0",
    error);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &local))
    {
      gint64 id = accord_statement_int (row, 0);
      AccordStageTotal *total = g_hash_table_lookup (by_stage, &id);

      if (total != NULL &&
          !accord_stage_total_add (total, accord_stage_map_find (stages, id), currency, row, 1, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static DexFuture *
read_stage_totals (AccordReader *reader, const AccordStageTotalRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStageMap) stages = accord_stage_map_load (reader, &error);
  g_autoptr (GHashTable) by_stage = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) totals = NULL;

  if (stages == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  totals = list_totals (stages, request->pipeline, by_stage);
  if (accord_deal_totals_are_kept (reader) ? !accord_deal_sums_stages (reader, request->currency, by_stage, &error)
                                           : !scan_deals (reader, stages, request->currency, by_stage, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&totals));
}

static DexFuture *
run_stage_totals (AccordReader *reader, gpointer data)
{
  return read_stage_totals (reader, data);
}

/* %NULL if the file keeps no totals: going through the deals would hold up the rows on screen. */
static DexFuture *
run_kept_totals (AccordReader *reader, gpointer data)
{
  if (!accord_deal_totals_are_kept (reader))
    return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, NULL);
  return read_stage_totals (reader, data);
}

static DexFuture *
kept_answered_cb (DexFuture *future, gpointer data)
{
  AccordStageTotalRequest *request = data;

  if (g_value_get_boxed (dex_future_get_value (future, NULL)) != NULL)
    return dex_ref (future);
  return accord_store_read_long (request->store, run_stage_totals, g_atomic_rc_box_acquire (request), request_unref);
}

/**
 * accord_report_stage_totals:
 * @store: the open file
 * @pipeline: local id of a pipeline, or 0 for every one
 * @currency: the workspace's currency; other amounts are added up in "others", each currency by itself
 *
 * Count, sum and weighted sum of the living deals of each stage (domain.md F07): won deals weigh
 * 100 %, lost and discarded ones 0, others their own probability or else that of the stage.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordStageTotal in pipeline order, every
 *   living stage. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_stage_totals (AccordStore *store, gint64 pipeline, const char *currency)
{
  AccordStageTotalRequest *request;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && currency != NULL, NULL);

  request = g_atomic_rc_box_new0 (AccordStageTotalRequest);
  request->store = g_object_ref (store);
  request->pipeline = pipeline;
  g_strlcpy (request->currency, currency, sizeof request->currency);
  return dex_future_then (accord_store_read (store, run_kept_totals, g_atomic_rc_box_acquire (request), request_unref),
                          kept_answered_cb, request, request_unref);
}
