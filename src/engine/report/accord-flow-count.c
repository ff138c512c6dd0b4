/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Funnel, days in stage, what stands where and why deals were lost: counted once over all deals of a pipeline, and from then
 * on deal by deal as they change. Report thread. */

#include "accord-config.h"

#include "accord-flow-count.h"

#include "accord-deal-scan.h"
#include "accord-stage-orders.h"

static void
count_here (AccordFlowCount *self, const AccordBookDeal *deal, int sign)
{
  const AccordStage *stage = self->stages->stages[deal->stage];
  int weight;

  if (stage == NULL || stage->pipeline != self->pipeline)
    return;
  weight = accord_stage_weight (stage, deal->probability != -1, deal->probability);
  if (!accord_forecast_sum_count (&self->here[deal->stage], deal, self->currency, weight, sign))
    self->too_big = TRUE;
}

/* Whether it entered or left any stage in the period. */
static gboolean
moved (const AccordFlowCount *self, const AccordBookStep *steps, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    if (accord_scan_in_period (&self->period, TRUE, steps[i].day))
      return TRUE;
  return FALSE;
}

static void
flow_count (AccordBookKeep *keep, const AccordDealBook *book, guint index, int sign)
{
  AccordFlowCount *self = (AccordFlowCount *) keep;
  const AccordBookDeal *deal = &book->deals[index];
  guint n_steps;
  const AccordBookStep *steps = accord_deal_book_steps (book, index, &n_steps);
  gint64 lost;

  count_here (self, deal, sign);
  if (!moved (self, steps, n_steps)) /* of most deals only their age where they stand */
    {
      if (n_steps > 0)
        accord_dwell_walk (self->dwell, &steps[n_steps - 1], 1, sign);
      return;
    }
  accord_funnel_walk (self->funnel, steps, n_steps, sign);
  lost = deal->reason != 0 ? accord_funnel_lost_at (self->funnel) : 0;
  if (lost != 0)
    self->reasons[GPOINTER_TO_UINT (g_hash_table_lookup (book->stage_codes, GSIZE_TO_POINTER ((gsize) lost)))][deal->reason] += sign;
  accord_dwell_walk (self->dwell, steps, n_steps, sign);
}

static void
flow_free (AccordBookKeep *keep)
{
  accord_flow_count_free ((AccordFlowCount *) keep);
}

/**
 * accord_flow_count_free:
 * @self: (transfer full): counted for one question only
 */
void
accord_flow_count_free (AccordFlowCount *self)
{
  accord_funnel_free (self->funnel);
  accord_dwell_free (self->dwell);
  accord_book_stages_unref (self->stages);
  g_free (self->here);
  g_free (self->reasons);
  g_free (self);
}

/* Takes the stages of the scan, and their orders. */
static AccordFlowCount *
count_new (AccordForecastScan *scan, const AccordPeriod *period, GArray *orders)
{
  AccordFlowCount *self = g_new0 (AccordFlowCount, 1);

  self->keep = (AccordBookKeep) { flow_count, flow_free, TRUE, FALSE, 0 };
  self->stages = g_steal_pointer (&scan->stages);
  self->pipeline = scan->pipeline;
  self->currency = scan->currency;
  self->period = *period;
  self->funnel = accord_funnel_new (self->stages, scan->pipeline, period, orders);
  self->dwell = accord_dwell_new (self->stages, scan->pipeline, period, scan->today);
  self->here = g_new0 (AccordForecastSum, self->stages->n_codes);
  self->reasons = g_new0 (AccordFlowReasons, self->stages->n_codes);
  return self;
}

/* More than can be added up: said, not shown. */
static void
say_too_big (AccordFlowCount *self)
{
  for (guint i = 0; self->too_big && i < self->stages->n_codes; i++)
    if (self->here[i].n > 0)
      self->here[i].unpriced = self->here[i].n;
}

/**
 * accord_flow_count_get:
 * @book: a book that has followed
 * @scope: which deals, of one pipeline
 * @period: as accord_flow_read() takes it
 * @kept: (out): whether the book keeps it; else the caller frees it
 *
 * Returns: (nullable): the counts as the deals are now; %NULL with an error
 */
AccordFlowCount *
accord_flow_count_get (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, gboolean *kept,
                       GError **error)
{
  g_autofree char *key = g_strdup_printf ("flow %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                          scope->pipeline, scope->today, accord_deal_book_currency (book, scope->currency), period->unit,
                                          period->from, period->to);
  AccordFlowCount *self = scope->filter == NULL ? accord_book_keep_find (book, key) : NULL;
  g_auto (AccordForecastScan) scan = { 0 };
  GArray *orders;

  *kept = self != NULL && !self->too_big;
  if (*kept)
    return self;
  if (!accord_forecast_scan_begin (&scan, book, reader, scope, scope->today, 1, error))
    return NULL;
  orders = accord_stage_orders_load (reader, scan.stages->map, error);
  if (orders == NULL)
    return NULL;
  if (self != NULL)
    accord_book_keep_drop (book, key);
  self = count_new (&scan, period, orders);
  for (guint i = 0; i < book->n_slots; i++)
    if (accord_forecast_scan_has (&scan, i))
      flow_count (&self->keep, book, i, 1);
  say_too_big (self);
  *kept = scope->filter == NULL && !self->too_big;
  if (*kept)
    accord_book_keep_add (book, key, &self->keep);
  return self;
}
