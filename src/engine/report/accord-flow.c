/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process of a pipeline with its figures: how many stand where, how many get through (F02), how long it
 * takes and where it sticks (F05); from the deals that stand in memory. Report thread. */

#include "accord-config.h"

#include "accord-flow.h"

#include <glib/gi18n-lib.h>

#include "accord-conversion.h"
#include "accord-flow-dwell.h"
#include "accord-forecast-private.h"

G_DEFINE_BOXED_TYPE (AccordFlow, accord_flow, accord_flow_copy, accord_flow_free)

static void
node_free (gpointer data)
{
  AccordFlowNode *self = data;

  g_free (self->name);
  g_free (self->role);
  g_free (self->lost_reason);
  accord_conversion_free (self->funnel);
  g_free (self);
}

static void
end_free (gpointer data)
{
  g_free (((AccordFlowEnd *) data)->name);
  g_free (data);
}

static gpointer
node_copy (gconstpointer data, gpointer unused)
{
  AccordFlowNode *copy = g_memdup2 (data, sizeof (AccordFlowNode));

  copy->name = g_strdup (copy->name);
  copy->role = g_strdup (copy->role);
  copy->lost_reason = g_strdup (copy->lost_reason);
  copy->funnel = accord_conversion_copy (copy->funnel);
  return copy;
}

static gpointer
end_copy (gconstpointer data, gpointer unused)
{
  AccordFlowEnd *copy = g_memdup2 (data, sizeof (AccordFlowEnd));

  copy->name = g_strdup (copy->name);
  return copy;
}

AccordFlow *
accord_flow_copy (const AccordFlow *self)
{
  AccordFlow *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->currency = g_strdup (self->currency);
  copy->nodes = g_ptr_array_copy (self->nodes, (GCopyFunc) (GCallback) node_copy, NULL);
  copy->ends = g_ptr_array_copy (self->ends, (GCopyFunc) (GCallback) end_copy, NULL);
  return copy;
}

void
accord_flow_free (AccordFlow *self)
{
  g_free (self->name);
  g_free (self->currency);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->ends);
  g_free (self);
}

#define KEPT_MOST 16

typedef struct {
  AccordDealScope *scope;
  AccordPeriod period;
  gint64 stage;
  gboolean entered;
} Asked;

static void
asked_free (gpointer data)
{
  accord_deal_scope_free (((Asked *) data)->scope);
  g_free (data);
}

/* Who works on a stage, and how the pipeline is called. */
static char *
read_text (AccordReader *reader, const char *sql, gint64 id, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);

  if (row == NULL)
    return NULL;
  accord_statement_bind_int (row, 1, id);
  return accord_statement_step (row, error) ? g_strdup (accord_statement_text (row, 0)) : NULL;
}

/* What people call the role that a stage is in the hands of; NULL: not said. */
static char *
role_of (AccordReader *reader, gint64 stage)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_stage_kind);
  int field = accord_kind_find (kind, "owner_role");
  g_autofree char *name = field >= 0 ? read_text (reader, "SELECT owner_role FROM stage WHERE id=?1", stage, NULL) : NULL;
  const AccordChoice *choice = field >= 0 ? kind->fields[field].choices : NULL;

  for (; choice != NULL && name != NULL && choice->value != NULL; choice++)
    if (g_str_equal (choice->value, name))
      return g_strdup (_(choice->label));
  return g_steal_pointer (&name);
}

static guint
code_of (const AccordDealBook *book, gint64 stage)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (book->stage_codes, GSIZE_TO_POINTER ((gsize) stage)));
}

static AccordFlowNode *
node_new (AccordReader *reader, const AccordDealBook *book, const AccordBookStages *stages, const AccordConversion *row,
          const AccordForecastSum *here, const AccordDwell *dwell)
{
  AccordFlowNode *self = g_new0 (AccordFlowNode, 1);
  guint code = code_of (book, row->stage);

  self->stage = row->stage;
  self->name = g_strdup (row->name);
  self->role = role_of (reader, row->stage);
  self->won = row->won;
  self->probability = accord_stage_map_find (stages->map, row->stage)->probability;
  self->funnel = accord_conversion_copy (row);
  if (code == 0)
    return self; /* no deal has ever been there */
  self->here = here[code];
  self->n_left = accord_dwell_left (dwell, code, &self->dwell);
  self->n_aged = accord_dwell_aged (dwell, code, &self->age);
  return self;
}

/* Why deals were lost at each stage: by code of the stage, then of the reason. */
typedef guint Reasons[G_MAXUINT8 + 1];

static void
find_reason (AccordFlowNode *node, const AccordDealBook *book, const Reasons *reasons)
{
  const guint *here = reasons[code_of (book, node->stage)];
  guint most = 0;

  for (guint i = 1; i <= book->reasons->len; i++)
    if (here[i] > (most ? here[most] : 0))
      most = i;
  if (most == 0)
    return;
  node->lost_reason = g_strdup (g_ptr_array_index (book->reasons, most - 1));
  node->n_lost_reason = here[most];
}

/* (median dwell ÷ mean dwell of the pipeline) × (1 − conversion); the greatest is the bottleneck where at
 * least five deals entered and five left. A pipeline in which nothing takes time has none. */
static void
find_bottleneck (AccordFlow *self, const AccordDwell *dwell)
{
  double mean, most = 0;

  self->bottleneck = -1;
  if (!accord_dwell_mean (dwell, &mean) || mean <= 0)
    return;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      AccordFlowNode *node = g_ptr_array_index (self->nodes, i);

      node->has_index = !node->won && node->n_left > 0 && node->funnel->entered > 0;
      if (!node->has_index)
        continue;
      node->index = node->dwell / mean * (1 - (double) node->funnel->passed / (double) node->funnel->entered);
      if (node->index > most && node->n_left >= ACCORD_FLOW_FEW && node->funnel->entered >= ACCORD_FLOW_FEW)
        {
          most = node->index;
          self->bottleneck = (int) i;
        }
    }
}

static void
add_ends (AccordFlow *self, const AccordDealBook *book, const AccordBookStages *stages, const AccordForecastSum *here)
{
  static const AccordOutcome outcomes[] = { ACCORD_OUTCOME_HOLD, ACCORD_OUTCOME_LOST, ACCORD_OUTCOME_DISCARDED };

  for (guint k = 0; k < G_N_ELEMENTS (outcomes); k++)
    for (guint i = 0; i < stages->map->stages->len; i++)
      {
        const AccordStage *stage = g_ptr_array_index (stages->map->stages, i);
        AccordFlowEnd *end;

        if (stage->deleted || stage->pipeline != self->pipeline || stage->outcome != outcomes[k])
          continue;
        end = g_new0 (AccordFlowEnd, 1);
        end->stage = stage->id;
        end->name = g_strdup (stage->name);
        end->hold = stage->outcome == ACCORD_OUTCOME_HOLD;
        if (code_of (book, stage->id) != 0)
          end->here = here[code_of (book, stage->id)];
        g_ptr_array_add (self->ends, end);
      }
}

/* One pass over the deals. */
static void
walk (const AccordForecastScan *scan, AccordFunnel *funnel, AccordDwell *dwell, AccordForecastSum *here, Reasons *reasons)
{
  const AccordDealBook *book = scan->book;

  for (guint i = 0; i < book->n_slots; i++)
    {
      const AccordBookStep *steps;
      const AccordStage *stage;
      guint n_steps;
      gint64 lost;

      if (!scan->mask[i])
        continue;
      steps = accord_deal_book_steps (book, i, &n_steps);
      accord_funnel_walk (funnel, steps, n_steps);
      lost = book->deals[i].reason != 0 ? accord_funnel_lost_at (funnel) : 0;
      if (lost != 0)
        reasons[code_of (book, lost)][book->deals[i].reason]++;
      accord_dwell_walk (dwell, steps, n_steps);
      stage = scan->stages->stages[book->deals[i].stage];
      if (stage != NULL && stage->pipeline == scan->pipeline &&
          !accord_forecast_sum_add (&here[book->deals[i].stage], &book->deals[i], scan->currency,
                                    accord_stage_weight (stage, book->deals[i].probability != -1, book->deals[i].probability)))
        here[book->deals[i].stage].unpriced = here[book->deals[i].stage].n; /* more than can be added up */
    }
}

static AccordFlow *
make_flow (AccordDealBook *book, AccordReader *reader, const Asked *asked, GError **error)
{
  g_autoptr (AccordFlow) flow = g_new0 (AccordFlow, 1);
  g_autoptr (GError) failed = NULL;
  g_auto (AccordForecastScan) scan = { 0 };
  g_autoptr (AccordDwell) dwell = NULL;
  g_autofree AccordForecastSum *here = NULL;
  g_autofree Reasons *reasons = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  AccordFunnel *funnel;

  flow->nodes = g_ptr_array_new_with_free_func (node_free);
  flow->ends = g_ptr_array_new_with_free_func (end_free);
  if (!accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->scope->today, 1, error))
    return NULL;
  flow->name = read_text (reader, "SELECT name FROM pipeline WHERE id=?1", scan.pipeline, &failed);
  if (!accord_error_pass (error, &failed))
    return NULL;
  flow->pipeline = scan.pipeline;
  flow->currency = g_strdup (asked->scope->currency);
  flow->period = asked->period;
  here = g_new0 (AccordForecastSum, scan.stages->n_codes);
  dwell = accord_dwell_new (scan.stages, scan.pipeline, &asked->period, scan.today);
  funnel = accord_funnel_new (scan.stages, scan.pipeline, &asked->period);
  reasons = g_new0 (Reasons, scan.stages->n_codes);
  walk (&scan, funnel, dwell, here, reasons);
  rows = accord_funnel_finish (funnel);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (flow->nodes, node_new (reader, book, scan.stages, g_ptr_array_index (rows, i), here, dwell));
  for (guint i = 0; i < flow->nodes->len; i++)
    find_reason (flow->nodes->pdata[i], book, reasons);
  add_ends (flow, book, scan.stages, here);
  find_bottleneck (flow, dwell);
  return g_steal_pointer (&flow);
}

/* Flows that were worked out since the newest change set; several charts of a page ask for the same one. */
static GHashTable *
kept_flows (AccordDealBook *book)
{
  if (book->flows == NULL)
    book->flows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) accord_flow_free);
  if (book->flows_txn != book->txn || g_hash_table_size (book->flows) >= KEPT_MOST)
    g_hash_table_remove_all (book->flows);
  book->flows_txn = book->txn;
  return book->flows;
}

static DexFuture *
run_flow (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  const AccordPeriod *period = &asked->period;
  GHashTable *kept = kept_flows (book);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d",
                                          asked->scope->pipeline, asked->scope->today, asked->scope->currency, period->unit, period->from,
                                          period->to, period->fiscal_month);
  const AccordFlow *known = asked->scope->filter == NULL ? g_hash_table_lookup (kept, key) : NULL;
  g_autoptr (GError) error = NULL;
  AccordFlow *flow = known != NULL ? accord_flow_copy (known) : make_flow (book, reader, asked, &error);

  if (flow == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (known == NULL && asked->scope->filter == NULL)
    g_hash_table_insert (kept, g_steal_pointer (&key), accord_flow_copy (flow));
  return dex_future_new_take_boxed (ACCORD_TYPE_FLOW, flow);
}

static Asked *
asked_new (const AccordDealScope *scope, const AccordPeriod *period)
{
  Asked *self = g_new0 (Asked, 1);

  *self = (Asked) { .scope = accord_deal_scope_copy (scope), .period = *period };
  return self;
}

/**
 * accord_flow_read:
 * @store: the open file
 * @scope: which deals, of one pipeline
 * @period: conversion is of the deals that first entered a stage in it, time in stage of those that left in it
 *
 * Milliseconds for a million deals.
 *
 * Returns: (transfer full): a future of an #AccordFlow. Rejects with an #AccordStoreError
 */
DexFuture *
accord_flow_read (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period)
{
  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && scope->pipeline != 0 && period != NULL, NULL);

  return accord_deal_book_read (store, run_flow, asked_new (scope, period), asked_free);
}

static DexFuture *
run_deals (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_auto (AccordForecastScan) scan = { 0 };
  AccordFunnel *funnel;
  guint code = code_of (book, asked->stage);

  if (!accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->scope->today, 1, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  funnel = accord_funnel_new (scan.stages, scan.pipeline, &asked->period);
  for (gint64 i = 0; code != 0 && i < book->n_slots; i++)
    {
      const AccordBookStep *steps;
      guint n_steps;

      if (!scan.mask[i])
        continue;
      steps = accord_deal_book_steps (book, (guint) i, &n_steps);
      if (asked->entered)
        accord_funnel_walk (funnel, steps, n_steps);
      if (asked->entered ? accord_funnel_entered (funnel, asked->stage) : book->deals[i].stage == code)
        g_array_append_val (ids, i);
    }
  g_ptr_array_unref (accord_funnel_finish (funnel));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&ids));
}

/**
 * accord_flow_deals:
 * @stage: a stage of the flow
 * @entered: the deals that first entered it in the period; else those that stand there now
 *
 * The deals behind a figure.
 *
 * Returns: (transfer full): a future of a #GArray of #gint64, by id
 */
DexFuture *
accord_flow_deals (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period, gint64 stage, gboolean entered)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && period != NULL, NULL);

  asked = asked_new (scope, period);
  asked->stage = stage;
  asked->entered = entered;
  return accord_deal_book_read (store, run_deals, asked, asked_free);
}
