/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the money of a period comes in. Every open deal closes on its expected day with its probability, each by itself: what
 * is expected is the sum of the weighted amounts, and the spread of that sum is √Σ a²·p·(1 − p). Four of five outcomes lie
 * within 1.2816 of it, half of them within 0.6745, as if it were normal; never below what is won already, never above what
 * would come if every deal closed. From the deals in memory; report thread. */

#include "accord-config.h"

#include "accord-outlook.h"

#include "accord-book-days.h"
#include "accord-forecast-private.h"

#include <math.h>

#define Z50 0.67449
#define Z80 1.28155
#define DAYS_WITH_A_POINT 100 /* longer periods have one a week */
#define MOST_DAYS 3700

G_DEFINE_BOXED_TYPE (AccordOutlook, accord_outlook, accord_outlook_copy, accord_outlook_free)

AccordOutlook *
accord_outlook_copy (const AccordOutlook *self)
{
  AccordOutlook *copy = g_memdup2 (self, sizeof *self);

  copy->days = g_array_copy (self->days);
  return copy;
}

void
accord_outlook_free (AccordOutlook *self)
{
  g_array_unref (self->days);
  g_free (self);
}

/* What one day brings. */
typedef struct {
  double won;
  double expected;
  double variance;
  double most; /* if all came */
} Step;

typedef struct {
  AccordDealScope *scope;
  AccordPeriod period;
} Asked;

static void
asked_free (gpointer data)
{
  accord_deal_scope_free (((Asked *) data)->scope);
  g_free (data);
}

static void
add_category (AccordOutlook *self, AccordForecastCategory category, gint64 amount)
{
  gint64 *sum = category == ACCORD_FORECAST_COMMIT ? &self->commit : category == ACCORD_FORECAST_BEST ? &self->best : &self->pipeline;

  if (!accord_money_add (*sum, amount, sum))
    *sum = G_MAXINT64;
}

static void
add_open (AccordOutlook *self, const AccordForecastScan *scan, const AccordBookDeal *deal, const AccordForecastPlace *place, Step *steps)
{
  gint64 from = MAX (self->period.from, scan->today);
  double share = place->weight / 100.0;
  Step *step;

  if (place->category == ACCORD_FORECAST_OMITTED || deal->expected == ACCORD_BOOK_NO_DAY)
    return;
  if (deal->expected < scan->today)
    accord_forecast_sum_add (&self->slipped, deal, scan->currency, place->weight);
  if (deal->expected < from || deal->expected >= self->period.to)
    return;
  accord_forecast_sum_add (&self->open, deal, scan->currency, place->weight);
  if (deal->currency != scan->currency || deal->currency == 0)
    return;
  step = &steps[deal->expected - self->period.from];
  step->expected += (double) accord_money_share (deal->amount, place->weight);
  step->variance += (double) deal->amount * (double) deal->amount * share * (1 - share);
  step->most += (double) deal->amount;
  add_category (self, place->category, deal->amount);
}

static void
add_deal (AccordOutlook *self, const AccordForecastScan *scan, const AccordBookDeal *deal, Step *steps)
{
  AccordForecastPlace place = accord_forecast_scan_place (scan, deal);

  if (place.category == ACCORD_FORECAST_CLOSED)
    {
      if (deal->closed == ACCORD_BOOK_NO_DAY || deal->closed < self->period.from || deal->closed >= self->period.to)
        return;
      accord_forecast_sum_add (&self->won, deal, scan->currency, 100);
      if (deal->currency == scan->currency && deal->currency != 0)
        steps[deal->closed - self->period.from].won += (double) deal->amount;
    }
  else if (place.category != ACCORD_FORECAST_UNSET && !place.held)
    add_open (self, scan, deal, &place, steps);
}

typedef struct {
  AccordOutlook *self;
  const AccordForecastScan *scan;
  Step *steps;
} Adding;

static void
add_one (const AccordBookDeal *deal, gpointer data)
{
  const Adding *adding = data;

  if (accord_forecast_scan_has (adding->scan, (guint) (deal - adding->scan->book->deals)))
    add_deal (adding->self, adding->scan, deal, adding->steps);
}

static void
add_won (const AccordBookDeal *deal, gpointer data)
{
  const Adding *adding = data;
  const AccordStage *stage = adding->scan->stages->stages[deal->stage];

  if (stage != NULL && stage->outcome == ACCORD_OUTCOME_WON)
    add_one (deal, data);
}

/* What was closed in the period, and open deals up to its end: those of days before it have slipped. */
static gboolean
add_deals (AccordOutlook *self, const AccordForecastScan *scan, AccordReader *reader, Step *steps, GError **error)
{
  AccordBookDays *closed = accord_book_days_get (scan->book, reader, ACCORD_BOOK_CLOSED, error);
  AccordBookDays *expected = closed != NULL ? accord_book_days_get (scan->book, reader, ACCORD_BOOK_EXPECTED, error) : NULL;
  AccordPeriod until = accord_period_custom (ACCORD_DATE_MIN, MAX (self->period.to, scan->today));
  Adding adding = { self, scan, steps };

  if (expected == NULL)
    return FALSE;
  accord_book_days_each (closed, scan->book, &self->period, add_won, &adding);
  accord_book_days_each (expected, scan->book, &until, add_one, &adding);
  return TRUE;
}

static gint64
money (double value)
{
  return value >= 9e18 ? G_MAXINT64 : llround (value);
}

static void
add_points (AccordOutlook *self, const Step *steps, gint64 today)
{
  gint64 n = self->period.to - self->period.from, stride = n > DAYS_WITH_A_POINT ? 7 : 1;
  Step sum = { 0 };

  for (gint64 i = 0; i < n; i++)
    {
      AccordOutlookDay day = { .day = self->period.from + i, .past = self->period.from + i <= today };
      double spread, middle;

      sum.won += steps[i].won;
      sum.expected += steps[i].expected;
      sum.variance += steps[i].variance;
      sum.most += steps[i].most;
      if (i % stride != 0 && i != n - 1 && day.day != today)
        continue;
      middle = sum.won + sum.expected;
      spread = sqrt (sum.variance);
      day.won = money (sum.won);
      day.expected = money (middle);
      day.low80 = money (MAX (sum.won, middle - Z80 * spread));
      day.low50 = money (MAX (sum.won, middle - Z50 * spread));
      day.high50 = money (MIN (sum.won + sum.most, middle + Z50 * spread));
      day.high80 = money (MIN (sum.won + sum.most, middle + Z80 * spread));
      g_array_append_val (self->days, day);
    }
}

static DexFuture *
run_outlook (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordOutlook) self = g_new0 (AccordOutlook, 1);
  g_autofree Step *steps = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (AccordForecastScan) scan = { 0 };

  self->period = asked->period;
  self->days = g_array_new (FALSE, FALSE, sizeof (AccordOutlookDay));
  if (!accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->period.from, 1, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  steps = g_new0 (Step, asked->period.to - asked->period.from);
  if (!add_deals (self, &scan, reader, steps, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  add_points (self, steps, scan.today);
  return dex_future_new_take_boxed (ACCORD_TYPE_OUTLOOK, g_steal_pointer (&self));
}

/**
 * accord_outlook_read:
 * @store: the open file
 * @scope: which deals
 * @period: bounded, ten years at most
 *
 * Milliseconds for a million deals.
 *
 * Returns: (transfer full): a future of an #AccordOutlook. Rejects with an #AccordStoreError
 */
DexFuture *
accord_outlook_read (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && period != NULL, NULL);
  g_return_val_if_fail (period->unit != ACCORD_PERIOD_ALL && period->to > period->from && period->to - period->from <= MOST_DAYS, NULL);

  asked = g_new0 (Asked, 1);
  *asked = (Asked) { accord_deal_scope_copy (scope), *period };
  return accord_deal_book_read (store, run_outlook, asked, asked_free);
}
