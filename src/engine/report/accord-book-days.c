/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals of the book by one of their days, so that a question about a span of days looks at these deals and no others.
 * Report thread. */

#include "accord-config.h"

#include "accord-book-days.h"

struct _AccordBookDays {
  AccordBookKeep keep; /* first */
  AccordBookDay which;
  gboolean *open;      /* by code of a stage; for ACCORD_BOOK_EXPECTED */
  guint n_codes;
  GHashTable *days;    /* day → GArray of guint32, in no order */
};

static gint32
day_of (const AccordBookDays *self, const AccordBookDeal *deal)
{
  return self->which == ACCORD_BOOK_CLOSED ? deal->closed : self->which == ACCORD_BOOK_OPENED ? deal->opened : deal->expected;
}

static void
take_out (GArray *deals, guint32 deal)
{
  for (guint i = 0; i < deals->len; i++)
    if (g_array_index (deals, guint32, i) == deal)
      {
        g_array_remove_index_fast (deals, i);
        return;
      }
}

static void
days_count (AccordBookKeep *keep, const AccordDealBook *book, guint deal, int sign)
{
  AccordBookDays *self = (AccordBookDays *) keep;
  const AccordBookDeal *facts = &book->deals[deal];
  gpointer day = GINT_TO_POINTER (day_of (self, facts));
  GArray *deals;
  guint32 slot = deal;

  if (self->open != NULL && (facts->stage >= self->n_codes || !self->open[facts->stage]))
    return;
  deals = g_hash_table_lookup (self->days, day);
  if (sign < 0)
    {
      if (deals != NULL)
        take_out (deals, slot);
      return;
    }
  if (deals == NULL)
    {
      deals = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (self->days, day, deals);
    }
  g_array_append_val (deals, slot);
}

static void
days_free (AccordBookKeep *keep)
{
  AccordBookDays *self = (AccordBookDays *) keep;

  g_hash_table_unref (self->days);
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
  self->keep = (AccordBookKeep) { days_count, days_free, day == ACCORD_BOOK_EXPECTED, 0 };
  self->which = day;
  self->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  if (day == ACCORD_BOOK_EXPECTED && !learn_stages (self, book, reader, error))
    {
      days_free (&self->keep);
      return NULL;
    }
  accord_book_keep_count_all (&self->keep, book);
  accord_book_keep_add (book, keys[day], &self->keep);
  return self;
}

static void
each_of (const AccordDealBook *book, const GArray *deals, AccordBookDaysFunc func, gpointer data)
{
  for (guint i = 0; deals != NULL && i < deals->len; i++)
    func (&book->deals[g_array_index (deals, guint32, i)], data);
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
  gboolean all = period->unit == ACCORD_PERIOD_ALL;
  GHashTableIter iter;
  gpointer key, deals;

  if (!all && period->to - period->from <= (gint64) g_hash_table_size (self->days))
    {
      for (gint64 day = period->from; day < period->to; day++)
        each_of (book, g_hash_table_lookup (self->days, GINT_TO_POINTER ((gint32) day)), func, data);
      return;
    }
  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, &key, &deals))
    {
      gint32 day = GPOINTER_TO_INT (key);

      if (all || (day != ACCORD_BOOK_NO_DAY && day >= period->from && day < period->to))
        each_of (book, deals, func, data);
    }
}
