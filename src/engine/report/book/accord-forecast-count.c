/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals by the month of their close and by category: counted once over all of them, and from then on deal by deal as they
 * change. Report thread. */

#include "accord-config.h"

#include "accord-forecast-private.h"

#include "accord-book-keep.h"
#include "accord-credited-deals.h"

typedef struct {
  AccordBookKeep keep; /* first */
  AccordForecastScan scan;
  AccordForecast *sums;
} ForecastCount;

static AccordForecast *
forecast_new (const AccordForecastScan *scan)
{
  AccordForecast *self = g_new0 (AccordForecast, 1);

  self->from = scan->from;
  self->n_months = scan->n_months;
  self->buckets = g_array_new (FALSE, TRUE, sizeof (AccordForecastBucket));
  self->others = g_array_new (FALSE, TRUE, sizeof (AccordForecastOther));
  for (guint i = 0; i < scan->n_months + 3; i++)
    {
      AccordForecastBucket bucket = { .kind = i == 0                   ? ACCORD_BUCKET_SLIPPED
                                              : i <= scan->n_months    ? ACCORD_BUCKET_MONTH
                                              : i == scan->n_months + 1 ? ACCORD_BUCKET_LATER
                                                                       : ACCORD_BUCKET_UNDATED };

      if (bucket.kind == ACCORD_BUCKET_MONTH)
        {
          bucket.from = i == 1 ? scan->from : scan->ends[i - 2];
          bucket.to = scan->ends[i - 1];
        }
      g_array_append_val (self->buckets, bucket);
    }
  return self;
}

static void
count_other (AccordForecast *self, const AccordForecastScan *scan, const AccordBookDeal *deal, int sign)
{
  const char *currency;
  AccordForecastOther fresh = { .currency = "" };
  AccordForecastOther *other = NULL;

  if (deal->currency == 0 || deal->currency == scan->currency)
    return;
  currency = g_ptr_array_index (scan->book->currencies, deal->currency - 1u);
  for (guint i = 0; i < self->others->len && other == NULL; i++)
    if (g_str_equal (g_array_index (self->others, AccordForecastOther, i).currency, currency))
      other = &g_array_index (self->others, AccordForecastOther, i);
  if (other == NULL)
    {
      g_strlcpy (fresh.currency, currency, sizeof fresh.currency);
      g_array_append_val (self->others, fresh);
      other = &g_array_index (self->others, AccordForecastOther, self->others->len - 1);
    }
  other->n += sign;
  if (deal->amount == G_MININT64 || !accord_money_add (other->sum, sign * deal->amount, &other->sum))
    self->too_big = TRUE;
}

/**
 * accord_forecast_count_deal:
 * @self: sums
 * @scan: what they are about
 * @deal: one of the book, or a copy that was changed
 * @sign: 1 to count it, -1 to take it away again
 */
void
accord_forecast_count_deal (AccordForecast *self, const AccordForecastScan *scan, const AccordBookDeal *deal, int sign)
{
  AccordForecastPlace place = accord_forecast_scan_place (scan, deal);
  AccordForecastBucket *bucket;
  gboolean ok = TRUE;

  if (place.held)
    ok = accord_forecast_sum_count (&self->held, deal, scan->currency, place.weight, sign);
  if (place.bucket == ACCORD_FORECAST_NO_BUCKET)
    {
      self->too_big = self->too_big || !ok;
      return;
    }
  bucket = &g_array_index (self->buckets, AccordForecastBucket, place.bucket);
  ok = accord_forecast_sum_count (&bucket->by[place.category], deal, scan->currency, place.weight, sign);
  if (place.category != ACCORD_FORECAST_OMITTED)
    {
      ok = accord_forecast_sum_count (&bucket->total, deal, scan->currency, place.weight, sign) && ok;
      ok = accord_forecast_sum_count (&self->total, deal, scan->currency, place.weight, sign) && ok;
      count_other (self, scan, deal, sign);
    }
  self->too_big = self->too_big || !ok;
}

static void
forecast_count (AccordBookKeep *keep, const AccordDealBook *book, guint deal, int sign)
{
  ForecastCount *self = (ForecastCount *) keep;

  accord_forecast_count_deal (self->sums, &self->scan, &book->deals[deal], sign);
}

static void
forecast_free (AccordBookKeep *keep)
{
  ForecastCount *self = (ForecastCount *) keep;

  accord_forecast_free (self->sums);
  accord_forecast_scan_clear (&self->scan);
  g_free (self);
}

static void
add_part (gint64 member, const AccordBookDeal *deal, gint64 id, gpointer data)
{
  ForecastCount *self = data;

  accord_forecast_count_deal (self->sums, &self->scan, deal, 1);
}

static gboolean
count_all (ForecastCount *self, AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, GError **error)
{
  if (scope->member != 0)
    return accord_credited_deals_each (book, reader, scope->member, add_part, self, error);
  for (guint i = 0; i < book->n_slots; i++)
    if (accord_forecast_scan_has (&self->scan, i))
      forecast_count (&self->keep, book, i, 1);
  return TRUE;
}

static ForecastCount *
count_new (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, gint64 from, guint n_months, GError **error)
{
  ForecastCount *self = g_new0 (ForecastCount, 1);

  self->keep = (AccordBookKeep) { forecast_count, forecast_free, TRUE, FALSE, 0 };
  if (!accord_forecast_scan_begin (&self->scan, book, reader, scope, from, n_months, error))
    {
      accord_forecast_scan_clear (&self->scan);
      g_free (self);
      return NULL;
    }
  self->sums = forecast_new (&self->scan);
  if (count_all (self, book, reader, scope, error))
    return self;
  forecast_free (&self->keep);
  return NULL;
}

/* A copy without currencies that no deal has any more. */
static AccordForecast *
sums_of (const ForecastCount *self)
{
  AccordForecast *sums = accord_forecast_copy (self->sums);

  for (guint i = sums->others->len; i > 0; i--)
    if (g_array_index (sums->others, AccordForecastOther, i - 1).n == 0)
      g_array_remove_index (sums->others, i - 1);
  return sums;
}

/**
 * accord_forecast_count_get:
 * @book: a book that has followed
 * @scope: which deals
 * @from: a day of the first month
 * @n_months: how many have a bucket of their own
 *
 * Returns: (transfer full) (nullable): the sums as the deals are now; %NULL with an error
 */
AccordForecast *
accord_forecast_count_get (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, gint64 from, guint n_months, GError **error)
{
  g_autofree char *key = g_strdup_printf ("forecast %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %u", scope->pipeline,
                                          scope->today, accord_deal_book_currency (book, scope->currency), from, n_months);
  gboolean all = scope->filter == NULL && scope->member == 0;
  ForecastCount *self = all ? accord_book_keep_find (book, key) : NULL;
  AccordForecast *sums;

  if (self != NULL && !self->sums->too_big)
    return sums_of (self);
  if (self != NULL)
    accord_book_keep_drop (book, key);
  self = count_new (book, reader, scope, from, n_months, error);
  if (self == NULL)
    return NULL;
  sums = sums_of (self);
  if (all && !sums->too_big)
    accord_book_keep_add (book, key, &self->keep);
  else
    forecast_free (&self->keep);
  return sums;
}
