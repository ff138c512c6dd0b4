/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals of the book by one of their days, so that a question about a span of days looks at these deals and no others.
 * Report thread. */

#include "accord-config.h"

#include "accord-book-days.h"

#include "accord-day-buckets.h"

struct _AccordBookDays {
  AccordBookKeep keep; /* first */
  AccordBookDay which;
  gboolean *open;      /* by code of a stage; for ACCORD_BOOK_EXPECTED */
  guint n_codes;
  AccordDayBuckets buckets; /* of slots */
};

static gint32
day_of (const AccordBookDays *self, const AccordBookDeal *deal)
{
  return self->which == ACCORD_BOOK_CLOSED ? deal->closed : self->which == ACCORD_BOOK_OPENED ? deal->opened : deal->expected;
}

static void
days_count (AccordBookKeep *keep, const AccordDealBook *book, guint deal, int sign)
{
  AccordBookDays *self = (AccordBookDays *) keep;
  const AccordBookDeal *facts = &book->deals[deal];

  if (self->open != NULL && (facts->stage >= self->n_codes || !self->open[facts->stage]))
    return;
  if (sign > 0)
    accord_day_buckets_add (&self->buckets, day_of (self, facts), deal);
  else
    accord_day_buckets_remove (&self->buckets, day_of (self, facts), deal);
}

static void
days_free (AccordBookKeep *keep)
{
  AccordBookDays *self = (AccordBookDays *) keep;

  accord_day_buckets_clear (&self->buckets);
  g_free (self->open);
  g_free (self);
}

static gboolean
learn_stages (AccordBookDays *self, AccordDealBook *book, AccordReader *reader, GError **error)
{
  g_autoptr (AccordBookStages) stages = accord_book_stages_load (book, reader, error);

  if (stages == NULL)
    return FALSE;
  self->n_codes = stages->n_codes;
  self->open = g_new0 (gboolean, stages->n_codes);
  for (guint code = 1; code < stages->n_codes; code++)
    self->open[code] = stages->stages[code] != NULL && stages->stages[code]->outcome == ACCORD_OUTCOME_OPEN;
  return TRUE;
}

/**
 * accord_book_days_get:
 * @book: a book that has followed
 * @day: which one
 *
 * Returns: (transfer none) (nullable): the deals by that day, made at the first question; %NULL with an error
 */
AccordBookDays *
accord_book_days_get (AccordDealBook *book, AccordReader *reader, AccordBookDay day, GError **error)
{
  static const char *const keys[] = { "closed", "opened", "expected" };
  AccordBookDays *self = accord_book_keep_find (book, keys[day]);

  if (self != NULL)
    return self;
  self = g_new0 (AccordBookDays, 1);
  self->keep = (AccordBookKeep) { days_count, days_free, day == ACCORD_BOOK_EXPECTED, FALSE, 0 };
  self->which = day;
  accord_day_buckets_init (&self->buckets);
  if (day == ACCORD_BOOK_EXPECTED && !learn_stages (self, book, reader, error))
    {
      days_free (&self->keep);
      return NULL;
    }
  accord_book_keep_count_all (&self->keep, book);
  accord_book_keep_add (book, keys[day], &self->keep);
  return self;
}

typedef struct {
  const AccordDealBook *book;
  AccordBookDaysFunc func;
  gpointer data;
} Each;

static void
each_deal (guint32 deal, gpointer data)
{
  const Each *each = data;

  each->func (&each->book->deals[deal], each->data);
}

/**
 * accord_book_days_each:
 * @period: of all days: those without a day too
 *
 * Calls @func for each deal whose day lies in the period, in no order.
 */
void
accord_book_days_each (const AccordBookDays *self, const AccordDealBook *book, const AccordPeriod *period, AccordBookDaysFunc func, gpointer data)
{
  Each each = { book, func, data };
  AccordDayBucketsVisit visit = { each_deal, &each, (const char *) book->deals, sizeof (AccordBookDeal) };

  if (period->unit == ACCORD_PERIOD_ALL)
    accord_day_buckets_all (&self->buckets, &visit);
  else
    accord_day_buckets_each (&self->buckets, period->from, period->to, &visit);
}
