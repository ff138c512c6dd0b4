/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a deal stands in the forecast (domain.md F07, F08): one function for columns, calendar, and the
 * records behind a figure, so that they cannot differ. Report thread. */

#include "accord-config.h"

#include "accord-forecast-private.h"

#include <glib/gi18n-lib.h>

#include "accord-date.h"
#include "accord-money.h"

static const struct {
  const char *text;
  const char *label;
} categories[ACCORD_N_FORECAST_CATEGORIES] = {
  [ACCORD_FORECAST_UNSET] = { "", "" },
  [ACCORD_FORECAST_OMITTED] = { "omitted", N_("Omitted") },
  [ACCORD_FORECAST_PIPELINE] = { "pipeline", N_("Pipeline") },
  [ACCORD_FORECAST_BEST] = { "best", N_("Best case") },
  [ACCORD_FORECAST_COMMIT] = { "commit", N_("Commit") },
  [ACCORD_FORECAST_CLOSED] = { "closed", N_("Closed") },
};

/**
 * accord_forecast_category_of:
 * @text: (nullable): as it stands in the file
 *
 * Returns: the category; %ACCORD_FORECAST_UNSET for none, and for "closed", which follows from the stage
 */
AccordForecastCategory
accord_forecast_category_of (const char *text)
{
  for (int i = ACCORD_FORECAST_OMITTED; text != NULL && i < ACCORD_FORECAST_CLOSED; i++)
    if (g_str_equal (categories[i].text, text))
      return (AccordForecastCategory) i;
  return ACCORD_FORECAST_UNSET;
}

/**
 * accord_forecast_category_by_chance:
 * @probability: of a stage, per cent
 *
 * What a stage stands for that does not say so itself: below 10 % omitted, from 50 % best case, from 85 %
 * commit; as the shipped pipelines have it (domain.md §4.3).
 */
AccordForecastCategory
accord_forecast_category_by_chance (int probability)
{
  return probability >= 85   ? ACCORD_FORECAST_COMMIT
         : probability >= 50 ? ACCORD_FORECAST_BEST
         : probability >= 10 ? ACCORD_FORECAST_PIPELINE
                             : ACCORD_FORECAST_OMITTED;
}

/**
 * accord_forecast_category_label:
 *
 * Returns: (transfer none): what people call it
 */
const char *
accord_forecast_category_label (AccordForecastCategory category)
{
  g_return_val_if_fail (category > ACCORD_FORECAST_UNSET && category < ACCORD_N_FORECAST_CATEGORIES, "");

  if (category == ACCORD_FORECAST_CLOSED)
    return C_("forecast", "Closed");
  return _(categories[category].label);
}

/**
 * accord_deal_scope_new:
 * @pipeline: id, or 0 for every one
 * @filter: (nullable): a query for deals
 * @today: days since 1970-01-01
 * @currency: in which amounts are summed
 *
 * Returns: (transfer full): which deals a view is about
 */
AccordDealScope *
accord_deal_scope_new (gint64 pipeline, AccordQuery *filter, gint64 today, const char *currency)
{
  AccordDealScope *self = g_new0 (AccordDealScope, 1);

  *self = (AccordDealScope) { .pipeline = pipeline, .filter = filter ? accord_query_ref (filter) : NULL, .today = today };
  g_strlcpy (self->currency, currency, sizeof self->currency);
  return self;
}

AccordDealScope *
accord_deal_scope_copy (const AccordDealScope *self)
{
  AccordDealScope *copy = accord_deal_scope_new (self->pipeline, self->filter, self->today, self->currency);

  copy->member = self->member;
  return copy;
}

void
accord_deal_scope_free (AccordDealScope *self)
{
  g_clear_pointer (&self->filter, accord_query_unref);
  g_free (self);
}

/**
 * accord_forecast_scan_begin:
 * @from: any day of the first month
 * @n_months: how many have a bucket of their own
 */
gboolean
accord_forecast_scan_begin (AccordForecastScan *self, AccordDealBook *book, AccordReader *reader,
                            const AccordDealScope *scope, gint64 from, guint n_months, GError **error)
{
  int year, month;

  accord_date_to_ymd (from, &year, &month, NULL);
  *self = (AccordForecastScan) {
    .book = book,
    .pipeline = scope->pipeline,
    .today = scope->today,
    .from = accord_date_from_ymd (year, month, 1),
    .n_months = n_months,
    .ends = g_new (gint32, n_months + 1),
  };
  for (guint i = 0; i < n_months; i++)
    self->ends[i] = (gint32) accord_date_add_months (self->from, (int) i + 1);
  self->currency = accord_deal_book_currency (book, scope->currency);
  self->stages = accord_book_stages_load (book, reader, error);
  if (self->stages != NULL && scope->filter != NULL)
    self->mask = accord_deal_book_mask (book, reader, scope->filter, error);
  return self->stages != NULL && (scope->filter == NULL || self->mask != NULL);
}

void
accord_forecast_scan_clear (AccordForecastScan *self)
{
  g_clear_pointer (&self->stages, accord_book_stages_unref);
  g_clear_pointer (&self->mask, g_free);
  g_clear_pointer (&self->ends, g_free);
}

/* Buckets: slipped, the months, later, undated. */
static guint
bucket_of (const AccordForecastScan *self, gint32 day, gboolean won)
{
  if (day == ACCORD_BOOK_NO_DAY)
    return self->n_months + 2;
  if (!won && day < self->today)
    return 0;
  if (day < self->from)
    return ACCORD_FORECAST_NO_BUCKET;
  for (guint i = 0; i < self->n_months; i++)
    if (day < self->ends[i])
      return i + 1;
  return self->n_months + 1;
}

/**
 * accord_forecast_scan_place:
 * @deal: one of the book, or a copy that was changed
 *
 * Won deals count in the month they were closed in, open ones in that of their expected close; open ones
 * whose day is over have slipped. Lost and discarded deals count nowhere, those on hold apart. A deal's own
 * category goes before that of its stage, and its own probability before the stage's.
 */
AccordForecastPlace
accord_forecast_scan_place (const AccordForecastScan *self, const AccordBookDeal *deal)
{
  const AccordStage *stage = self->stages->stages[deal->stage];
  AccordForecastPlace place = { .bucket = ACCORD_FORECAST_NO_BUCKET, .day = ACCORD_BOOK_NO_DAY };
  gboolean won;

  if (stage == NULL || (self->pipeline != 0 && stage->pipeline != self->pipeline))
    return place;
  if (stage->outcome != ACCORD_OUTCOME_OPEN && stage->outcome != ACCORD_OUTCOME_WON && stage->outcome != ACCORD_OUTCOME_HOLD)
    return place;
  won = stage->outcome == ACCORD_OUTCOME_WON;
  place.weight = accord_stage_weight (stage, deal->probability != -1, deal->probability);
  place.day = won ? deal->closed : deal->expected;
  place.held = stage->outcome == ACCORD_OUTCOME_HOLD;
  place.category = won            ? ACCORD_FORECAST_CLOSED
                   : deal->category ? (AccordForecastCategory) deal->category
                                    : (AccordForecastCategory) self->stages->categories[deal->stage];
  if (!place.held)
    place.bucket = bucket_of (self, place.day, won);
  return place;
}

/**
 * accord_forecast_sum_add:
 * @currency: code of the currency that is summed
 * @weight: per cent
 *
 * Returns: %FALSE if a sum left 64 bits
 */
gboolean
accord_forecast_sum_add (AccordForecastSum *sum, const AccordBookDeal *deal, guint8 currency, int weight)
{
  return accord_forecast_sum_count (sum, deal, currency, weight, 1);
}

/**
 * accord_forecast_sum_count:
 * @sign: 1 to count it, -1 to take it away again
 *
 * Returns: as accord_forecast_sum_add()
 */
gboolean
accord_forecast_sum_count (AccordForecastSum *sum, const AccordBookDeal *deal, guint8 currency, int weight, int sign)
{
  sum->n += sign;
  if (deal->currency == 0 || deal->currency != currency)
    {
      sum->unpriced += sign;
      return TRUE;
    }
  if (deal->amount == G_MININT64)
    return FALSE;
  return accord_money_add (sum->sum, sign * deal->amount, &sum->sum) &&
         accord_money_add (sum->weighted, sign * accord_money_share (deal->amount, weight), &sum->weighted);
}
