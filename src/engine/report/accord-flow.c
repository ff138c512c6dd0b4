/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process of a pipeline with its figures: how many stand where, how many get through (F02), how long it
 * takes and where it sticks (F05); from the deals that stand in memory. Report thread. */

#include "accord-config.h"

#include "accord-flow.h"

#include <glib/gi18n-lib.h>

#include "accord-flow-count.h"
#include "accord-stage-orders.h"

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

AccordFlow *
accord_flow_copy (const AccordFlow *self)
{
  AccordFlow *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->currency = g_strdup (self->currency);
  g_ptr_array_ref (copy->nodes); /* nobody changes them */
  g_ptr_array_ref (copy->ends);
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

static void
find_reason (AccordFlowNode *node, const AccordDealBook *book, const AccordFlowReasons *reasons)
{
  const gint *here = reasons[code_of (book, node->stage)];
  guint most = 0;

  for (guint i = 1; i <= book->reasons->len; i++)
    if (here[i] > (most ? here[most] : 0))
      most = i;
  if (most == 0)
    return;
  node->lost_reason = g_strdup (g_ptr_array_index (book->reasons, most - 1));
  node->n_lost_reason = (guint) here[most];
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

static void
fill_flow (AccordFlow *flow, AccordReader *reader, const AccordDealBook *book, const AccordFlowCount *count)
{
  g_autoptr (GPtrArray) rows = accord_funnel_rows (count->funnel);

  for (guint i = 0; i < rows->len; i++)
    {
      AccordFlowNode *node = node_new (reader, book, count->stages, g_ptr_array_index (rows, i), count->here, count->dwell);

      find_reason (node, book, count->reasons);
      g_ptr_array_add (flow->nodes, node);
    }
  add_ends (flow, book, count->stages, count->here);
  find_bottleneck (flow, count->dwell);
}

static AccordFlow *
make_flow (AccordDealBook *book, AccordReader *reader, const Asked *asked, GError **error)
{
  g_autoptr (AccordFlow) flow = g_new0 (AccordFlow, 1);
  g_autoptr (GError) failed = NULL;
  gboolean kept;
  AccordFlowCount *count = accord_flow_count_get (book, reader, asked->scope, &asked->period, &kept, error);

  flow->nodes = g_ptr_array_new_with_free_func (node_free);
  flow->ends = g_ptr_array_new_with_free_func (end_free);
  if (count == NULL)
    return NULL;
  flow->name = read_text (reader, "SELECT name FROM pipeline WHERE id=?1", asked->scope->pipeline, &failed);
  flow->pipeline = asked->scope->pipeline;
  flow->currency = g_strdup (asked->scope->currency);
  flow->period = asked->period;
  if (failed == NULL)
    fill_flow (flow, reader, book, count);
  if (!kept)
    accord_flow_count_free (count);
  return accord_error_pass (error, &failed) ? g_steal_pointer (&flow) : NULL;
}

static DexFuture *
run_flow (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  AccordFlow *flow = make_flow (book, reader, data, &error);

  return flow != NULL ? dex_future_new_take_boxed (ACCORD_TYPE_FLOW, flow) : dex_future_new_for_error (g_steal_pointer (&error));
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
  g_autoptr (AccordFunnel) funnel = NULL;
  GArray *orders;
  guint code;

  if (!accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->scope->today, 1, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  orders = accord_stage_orders_load (reader, scan.stages->map, &error);
  if (orders == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  code = code_of (book, asked->stage);
  funnel = accord_funnel_new (scan.stages, scan.pipeline, &asked->period, orders);
  for (gint64 i = 0; code != 0 && i < book->n_slots; i++)
    {
      const AccordBookStep *steps;
      guint n_steps;

      if (!accord_forecast_scan_has (&scan, (guint) i))
        continue;
      steps = accord_deal_book_steps (book, (guint) i, &n_steps);
      if (asked->entered)
        accord_funnel_walk (funnel, steps, n_steps, 1);
      if (asked->entered ? accord_funnel_entered (funnel, asked->stage) : book->deals[i].stage == code)
        g_array_append_val (ids, i);
    }
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
