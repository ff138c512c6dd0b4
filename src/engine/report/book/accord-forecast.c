/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forecast of a choice of deals: by month of their close, in exclusive categories (domain.md F07, F08),
 * from the deals that stand in memory. Weekly snapshots would keep what this returns. */

#include "accord-config.h"

#include "accord-forecast-private.h"

#include "accord-money.h"

G_DEFINE_BOXED_TYPE (AccordForecast, accord_forecast, accord_forecast_copy, accord_forecast_free)

AccordForecast *
accord_forecast_copy (const AccordForecast *self)
{
  AccordForecast *copy = g_memdup2 (self, sizeof *self);

  copy->buckets = g_array_copy (self->buckets);
  copy->others = g_array_copy (self->others);
  return copy;
}

void
accord_forecast_free (AccordForecast *self)
{
  g_array_unref (self->buckets);
  g_array_unref (self->others);
  g_free (self);
}

typedef struct {
  AccordDealScope *scope;
  gint64 from;
  guint n_months;
  guint bucket;
  AccordForecastCategory category;
  guint n_what_if;
  AccordWhatIf *what_if;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  accord_deal_scope_free (self->scope);
  g_free (self->what_if);
  g_free (self);
}

static Asked *
asked_new (const AccordDealScope *scope, gint64 from, guint n_months)
{
  Asked *self = g_new0 (Asked, 1);

  *self = (Asked) { .scope = accord_deal_scope_copy (scope), .from = from, .n_months = n_months };
  return self;
}

/* A deal as it would be. A stage that it would enter today closes it today, or opens it again. */
static AccordBookDeal
imagined (const AccordDealBook *book, const AccordForecastScan *scan, const AccordWhatIf *change)
{
  AccordBookDeal deal = book->deals[change->deal];
  guint code;

  if (change->expected != ACCORD_WHAT_IF_SAME)
    deal.expected = (gint32) change->expected;
  if (change->stage == 0)
    return deal;
  code = GPOINTER_TO_UINT (g_hash_table_lookup (book->stage_codes, GSIZE_TO_POINTER ((gsize) change->stage)));
  deal.stage = (guint16) code;
  deal.closed = (gint32) scan->today;
  return deal;
}

/* Codes for stages that no deal has been in yet. */
static void
meet_stages (AccordDealBook *book, const Asked *asked)
{
  for (guint i = 0; i < asked->n_what_if; i++)
    accord_deal_book_stage_code (book, asked->what_if[i].stage);
}

/* The deals that moves are imagined of count where they would be instead; the first move of a deal says where. */
static void
imagine (AccordForecast *forecast, AccordDealBook *book, const AccordForecastScan *scan, const Asked *asked)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < asked->n_what_if; i++)
    {
      gint64 deal = asked->what_if[i].deal;

      if (deal <= 0 || deal >= book->n_slots || !accord_forecast_scan_has (scan, (guint) deal) ||
          !g_hash_table_add (done, GSIZE_TO_POINTER ((gsize) deal)))
        continue;
      AccordBookDeal changed = imagined (book, scan, &asked->what_if[i]);

      accord_forecast_count_deal (forecast, scan, &book->deals[deal], -1);
      accord_forecast_count_deal (forecast, scan, &changed, 1);
    }
}

static DexFuture *
run_forecast (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_auto (AccordForecastScan) scan = { 0 };
  AccordForecast *forecast;

  meet_stages (book, asked);
  forecast = accord_forecast_count_get (book, reader, asked->scope, asked->from, asked->n_months, &error);
  if (forecast != NULL && asked->n_what_if > 0 &&
      !accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->from, asked->n_months, &error))
    g_clear_pointer (&forecast, accord_forecast_free);
  if (forecast == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  imagine (forecast, book, &scan, asked);
  return dex_future_new_take_boxed (ACCORD_TYPE_FORECAST, forecast);
}

/**
 * accord_forecast_read:
 * @store: the open file
 * @scope: which deals
 * @from: a day of the first month
 * @n_months: how many months have a column of their own
 * @what_if: (array length=n_what_if) (nullable): moves that are only imagined; the filter judges the deals as
 *   they are
 *
 * Counts and sums deals by the month of their close and by category. Milliseconds for a million deals.
 *
 * Returns: (transfer full): a future of an #AccordForecast. Rejects with an #AccordStoreError
 */
DexFuture *
accord_forecast_read (AccordStore *store, const AccordDealScope *scope, gint64 from, guint n_months,
                      const AccordWhatIf *what_if, guint n_what_if)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && n_months > 0 && n_months <= 120, NULL);

  asked = asked_new (scope, from, n_months);
  asked->what_if = g_memdup2 (what_if, n_what_if * sizeof *what_if);
  asked->n_what_if = n_what_if;
  return accord_deal_book_read (store, run_forecast, asked, asked_free);
}

static DexFuture *
run_deals (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_auto (AccordForecastScan) scan = { 0 };

  if (!accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->from, asked->n_months, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (gint64 i = 0; i < book->n_slots; i++)
    {
      AccordForecastPlace place;

      if (!accord_forecast_scan_has (&scan, (guint) i))
        continue;
      place = accord_forecast_scan_place (&scan, &book->deals[i]);
      if (place.bucket == ACCORD_FORECAST_NO_BUCKET || (asked->bucket != G_MAXUINT && place.bucket != asked->bucket))
        continue;
      if (asked->category == ACCORD_FORECAST_UNSET ? place.category != ACCORD_FORECAST_OMITTED
                                                   : place.category == asked->category)
        g_array_append_val (ids, i);
    }
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&ids));
}

/**
 * accord_forecast_deals:
 * @bucket: index of a bucket of the forecast of the same months; %G_MAXUINT for all of them
 * @category: which deals of it; %ACCORD_FORECAST_UNSET for all but those omitted
 *
 * The deals behind a figure: as many as its "n", and adding up to its sums.
 *
 * Returns: (transfer full): a future of a #GArray of #gint64, by id
 */
DexFuture *
accord_forecast_deals (AccordStore *store, const AccordDealScope *scope, gint64 from, guint n_months, guint bucket,
                       AccordForecastCategory category)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL, NULL);

  asked = asked_new (scope, from, n_months);
  asked->bucket = bucket;
  asked->category = category;
  return accord_deal_book_read (store, run_deals, asked, asked_free);
}

/**
 * accord_forecast_line:
 * @bucket: index of a month
 * @least: the least sure category that counts
 *
 * The cumulative line (domain.md F08): money of this month and those before it that is at least that sure;
 * Commit = closed + commit, and so on.
 *
 * Returns: minor units
 */
gint64
accord_forecast_line (const AccordForecast *self, guint bucket, AccordForecastCategory least)
{
  gint64 sum = 0;

  g_return_val_if_fail (bucket < self->buckets->len, 0);

  for (guint i = 1; i <= bucket && i <= self->n_months; i++)
    for (int category = (int) least; category < ACCORD_N_FORECAST_CATEGORIES; category++)
      if (!accord_money_add (sum, g_array_index (self->buckets, AccordForecastBucket, i).by[category].sum, &sum))
        return G_MAXINT64;
  return sum;
}
