/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the days of a period bring: counted once over all deals, and from then on deal by deal as they change. Report thread. */

#include "accord-config.h"

#include "accord-outlook-count.h"

#include "accord-credited-deals.h"
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
count_deal (AccordOutlookCount *self, const AccordBookDeal *deal, int sign)
{
  AccordForecastPlace place = accord_forecast_scan_place (&self->scan, deal);

  if (place.category == ACCORD_FORECAST_CLOSED)
    count_won (self, deal, sign);
  else if (place.category != ACCORD_FORECAST_UNSET && !place.held)
    count_open (self, deal, &place, sign);
}

static void
outlook_count (AccordBookKeep *keep, const AccordDealBook *book, guint index, int sign)
{
  count_deal ((AccordOutlookCount *) keep, &book->deals[index], sign);
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

static AccordOutlookCount *
count_new (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, GError **error)
{
  AccordOutlookCount *self = g_new0 (AccordOutlookCount, 1);

  self->keep = (AccordBookKeep) { outlook_count, outlook_free, TRUE, FALSE, 0 };
  self->period = *period;
  self->steps = g_new0 (AccordOutlookStep, period->to - period->from);
  if (accord_forecast_scan_begin (&self->scan, book, reader, scope, period->from, 1, error))
    return self;
  accord_outlook_count_free (self);
  return NULL;
}

static void
add_part (gint64 member, const AccordBookDeal *deal, gint64 id, gpointer count)
{
  count_deal (count, deal, 1);
}

/* What one member has of the deals. */
static AccordOutlookCount *
count_person (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, GError **error)
{
  AccordOutlookCount *self = count_new (book, reader, scope, period, error);

  if (self == NULL || accord_credited_deals_each (book, reader, scope->member, add_part, self, error))
    return self;
  accord_outlook_count_free (self);
  return NULL;
}

typedef struct {
  AccordDealBook *book;
  AccordReader *reader;
  const AccordDealScope *scope;
  const AccordPeriod *period;
  GHashTable *counts; /* member → AccordOutlookCount, owned */
  GError *error;
} People;

static void
add_person_part (gint64 member, const AccordBookDeal *deal, gint64 id, gpointer data)
{
  People *self = data;
  AccordOutlookCount *count = g_hash_table_lookup (self->counts, GSIZE_TO_POINTER ((gsize) member));

  if (self->error != NULL)
    return;
  if (count == NULL)
    {
      count = count_new (self->book, self->reader, self->scope, self->period, &self->error);
      if (count == NULL)
        return;
      g_hash_table_insert (self->counts, GSIZE_TO_POINTER ((gsize) member), count);
    }
  count_deal (count, deal, 1);
}

/**
 * accord_outlook_count_people:
 * @book: a book that has followed
 * @scope: which deals; neither filtered nor of a member
 * @period: as accord_outlook_read() takes it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64 AccordOutlookCount): by member what is theirs of the deals (F09);
 *   %NULL with @error set if the file could not be read
 */
GHashTable *
accord_outlook_count_people (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) accord_outlook_count_free);
  People people = { book, reader, scope, period, counts, NULL };

  if (!accord_credited_deals_each (book, reader, 0, add_person_part, &people, error))
    return NULL;
  return accord_error_pass (error, &people.error) ? g_steal_pointer (&counts) : NULL;
}

/**
 * accord_outlook_count_get:
 * @book: a book that has followed
 * @scope: which deals; those of a member by what is theirs
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
  AccordOutlookCount *self = NULL;

  *kept = FALSE;
  if (scope->member != 0)
    return count_person (book, reader, scope, period, error);
  self = scope->filter == NULL ? accord_book_keep_find (book, key) : NULL;
  *kept = self != NULL && !self->too_big;
  if (*kept)
    return self;
  if (self != NULL)
    accord_book_keep_drop (book, key);
  self = count_new (book, reader, scope, period, error);
  if (self == NULL)
    return NULL;
  for (guint i = 0; i < book->n_slots; i++)
    if (accord_forecast_scan_has (&self->scan, i))
      outlook_count (&self->keep, book, i, 1);
  *kept = scope->filter == NULL && !self->too_big;
  if (*kept)
    accord_book_keep_add (book, key, &self->keep);
  return self;
}
