/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the days of a period bring: counted once over all deals, and from then on deal by deal as they change. Report thread. */

#include "accord-config.h"

#include "accord-outlook-count.h"

#include "accord-money.h"

static void
add_sum (AccordOutlookCount *self, AccordForecastSum *sum, const AccordBookDeal *deal, int weight, int sign)
{
  if (!accord_forecast_sum_count (sum, deal, self->scan.currency, weight, sign))
    self->too_big = TRUE;
}

static gboolean
is_priced (const AccordOutlookCount *self, const AccordBookDeal *deal)
{
  return deal->currency != 0 && deal->currency == self->scan.currency;
}

static void
add_spread (AccordOutlookCount *self, AccordOutlookStep *step, const AccordBookDeal *deal, int weight, int sign)
{
  __int128 amount = deal->amount, square, variance;

  step->expected += sign * (__int128) accord_money_share (deal->amount, weight);
  step->most += sign * amount;
  if (__builtin_mul_overflow (amount * amount, (__int128) (weight * (100 - weight)), &square) ||
      __builtin_add_overflow (step->variance, sign * square, &variance))
    {
      self->too_big = TRUE;
      return;
    }
  step->variance = variance;
}

static void
add_category (AccordOutlookCount *self, AccordForecastCategory category, gint64 amount, int sign)
{
  *(category == ACCORD_FORECAST_COMMIT ? &self->commit : category == ACCORD_FORECAST_BEST ? &self->best : &self->pipeline) +=
    sign * (__int128) amount;
}

static void
count_open (AccordOutlookCount *self, const AccordBookDeal *deal, const AccordForecastPlace *place, int sign)
{
  if (place->category == ACCORD_FORECAST_OMITTED || deal->expected == ACCORD_BOOK_NO_DAY)
    return;
  if (deal->expected < self->scan.today)
    add_sum (self, &self->slipped, deal, place->weight, sign);
  if (deal->expected < MAX (self->period.from, self->scan.today) || deal->expected >= self->period.to)
    return;
  add_sum (self, &self->open, deal, place->weight, sign);
  if (!is_priced (self, deal))
    return;
  add_spread (self, &self->steps[deal->expected - self->period.from], deal, place->weight, sign);
  add_category (self, place->category, deal->amount, sign);
}

static void
count_won (AccordOutlookCount *self, const AccordBookDeal *deal, int sign)
{
  if (deal->closed == ACCORD_BOOK_NO_DAY || deal->closed < self->period.from || deal->closed >= self->period.to)
    return;
  add_sum (self, &self->won, deal, 100, sign);
  if (is_priced (self, deal))
    self->steps[deal->closed - self->period.from].won += sign * (__int128) deal->amount;
}

static void
outlook_count (AccordBookKeep *keep, const AccordDealBook *book, guint index, int sign)
{
  AccordOutlookCount *self = (AccordOutlookCount *) keep;
  const AccordBookDeal *deal = &book->deals[index];
  AccordForecastPlace place = accord_forecast_scan_place (&self->scan, deal);

  if (place.category == ACCORD_FORECAST_CLOSED)
    count_won (self, deal, sign);
  else if (place.category != ACCORD_FORECAST_UNSET && !place.held)
    count_open (self, deal, &place, sign);
}

static void
outlook_free (AccordBookKeep *keep)
{
  accord_outlook_count_free ((AccordOutlookCount *) keep);
}

/**
 * accord_outlook_count_free:
 * @self: (transfer full): counted for one question only
 */
void
accord_outlook_count_free (AccordOutlookCount *self)
{
  accord_forecast_scan_clear (&self->scan);
  g_free (self->steps);
  g_free (self);
}

/**
 * accord_outlook_count_get:
 * @book: a book that has followed
 * @scope: which deals
 * @period: as accord_outlook_read() takes it
 * @kept: (out): whether the book keeps it; else the caller frees it
 *
 * Returns: (nullable): the counts as the deals are now; %NULL with an error
 */
AccordOutlookCount *
accord_outlook_count_get (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, gboolean *kept,
                          GError **error)
{
  g_autofree char *key = g_strdup_printf ("outlook %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                          scope->pipeline, scope->today, accord_deal_book_currency (book, scope->currency), period->from,
                                          period->to);
  AccordOutlookCount *self = scope->filter == NULL ? accord_book_keep_find (book, key) : NULL;

  *kept = self != NULL && !self->too_big;
  if (*kept)
    return self;
  if (self != NULL)
    accord_book_keep_drop (book, key);
  self = g_new0 (AccordOutlookCount, 1);
  self->keep = (AccordBookKeep) { outlook_count, outlook_free, TRUE, FALSE, 0 };
  self->period = *period;
  self->steps = g_new0 (AccordOutlookStep, period->to - period->from);
  if (!accord_forecast_scan_begin (&self->scan, book, reader, scope, period->from, 1, error))
    {
      accord_outlook_count_free (self);
      return NULL;
    }
  for (guint i = 0; i < book->n_slots; i++)
    if (accord_forecast_scan_has (&self->scan, i))
      outlook_count (&self->keep, book, i, 1);
  *kept = scope->filter == NULL && !self->too_big;
  if (*kept)
    accord_book_keep_add (book, key, &self->keep);
  return self;
}
