/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above each column of the board: number, sum and weighted sum of its deals, each
 * deal's share rounded before it is added (domain.md F07). */

#include "accord-config.h"

#include "accord-stage-total.h"

#include "accord-deal-sums.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordStageTotal,
                     accord_stage_total,
                     accord_stage_total_copy,
                     accord_stage_total_free)

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

/**
 * accord_stage_total_copy:
 * @t: a total
 *
 * Returns: (transfer full): a copy
 */
AccordStageTotal *
accord_stage_total_copy (const AccordStageTotal *t)
{
  AccordStageTotal *copy = g_memdup2 (t, sizeof *t);

  copy->others = accord_currency_sums_copy (t->others);
  return copy;
}

/**
 * accord_stage_total_free:
 * @t: (transfer full) (nullable): a total
 */
void
accord_stage_total_free (AccordStageTotal *t)
{
  if (t != NULL)
    accord_currency_sums_clear (&t->others);
  g_free (t);
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

/**
 * accord_stage_total_too_big:
 * @error: return location: says that these amounts cannot be added up
 */
void
accord_stage_total_too_big (GError **error)
{
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
                       _("The amounts of these deals add up to more than Accord can count. "
                         "Look for a deal whose amount is far too large."));
}

/**
 * accord_stage_total_add:
 * @total: the total of a stage
 * @stage: the stage
 * @currency: the workspace's; what is in another one is added up by itself
 * @row: one of its deals
 * @first: the first column of %ACCORD_STAGE_TOTAL_SQL
 * @error: return location
 *
 * Returns: %FALSE if a sum would leave 64 bits
 */
gboolean
accord_stage_total_add (AccordStageTotal *total, const AccordStage *stage, const char *currency, AccordStatement *row,
                        int first, GError **error)
{
  const char *of = accord_statement_text (row, first + 1);
  gint64 minor = accord_statement_int (row, first);
  gint64 weighted;
  gboolean ok;

  total->n_deals++;
  if (of == NULL || *of == '\0' || accord_statement_is_null (row, first))
    {
      total->unpriced++;
      return TRUE;
    }
  weighted = accord_money_share (minor, accord_stage_weight (stage, !accord_statement_is_null (row, first + 2),
                                                             (int) accord_statement_int (row, first + 2)));
  if (strcmp (of, currency) == 0)
    ok = accord_money_add (total->sum, minor, &total->sum) && accord_money_add (total->weighted, weighted, &total->weighted);
  else
    ok = accord_currency_sums_add (&total->others, of, 1, minor, weighted);
  if (!ok)
    accord_stage_total_too_big (error);
  return ok;
}

/**
 * accord_stage_total_add_all:
 * @total: of some deals
 * @part: of others, counted in the same currency
 *
 * Returns: %FALSE if a sum would leave 64 bits
 */
gboolean
accord_stage_total_add_all (AccordStageTotal *total, const AccordStageTotal *part)
{
  total->n_deals += part->n_deals;
  total->unpriced += part->unpriced;
  return accord_money_add (total->sum, part->sum, &total->sum) &&
         accord_money_add (total->weighted, part->weighted, &total->weighted) &&
         accord_currency_sums_add_all (&total->others, part->others);
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
