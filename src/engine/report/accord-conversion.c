/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The funnel of a pipeline, from the deals that stand in memory. */

#include "accord-config.h"

#include "accord-conversion.h"

#include "accord-funnel.h"
#include "accord-stage-orders.h"

G_DEFINE_BOXED_TYPE (AccordConversion,
                     accord_conversion,
                     accord_conversion_copy,
                     accord_conversion_free)

typedef struct {
  gint64 pipeline;
  AccordPeriod period;
} AccordConversionRequest;

/**
 * accord_conversion_copy:
 * @c: a row of the funnel
 *
 * Returns: (transfer full): a copy
 */
AccordConversion *
accord_conversion_copy (const AccordConversion *c)
{
  AccordConversion *copy = g_memdup2 (c, sizeof *c);

  copy->name = g_strdup (c->name);
  return copy;
}

/**
 * accord_conversion_free:
 * @c: (transfer full) (nullable): a row of the funnel
 */
void
accord_conversion_free (AccordConversion *c)
{
  if (c == NULL)
    return;
  g_free (c->name);
  g_free (c);
}

static DexFuture *
run_conversion (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const AccordConversionRequest *request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordBookStages) stages = accord_book_stages_load (book, reader, &error);
  g_autoptr (AccordFunnel) funnel = NULL;
  GArray *orders = stages != NULL ? accord_stage_orders_load (reader, stages->map, &error) : NULL;

  if (orders == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  funnel = accord_funnel_new (stages, request->pipeline, &request->period, orders);
  for (guint i = 0; i < book->n_slots; i++)
    {
      guint n_steps;
      const AccordBookStep *steps = accord_deal_book_steps (book, i, &n_steps);

      if (book->deals[i].alive)
        accord_funnel_walk (funnel, steps, n_steps, 1);
    }
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, accord_funnel_rows (funnel));
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
  return accord_deal_book_read (store, run_conversion, request, g_free);
}
