/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals by the day they are expected to close, or were won: what a calendar shows (domain.md F07). */

#include "accord-config.h"

#include "accord-forecast-private.h"

G_DEFINE_BOXED_TYPE (AccordCloseDays, accord_close_days, accord_close_days_copy, accord_close_days_free)

static AccordCloseDay *
day_new (gint64 day)
{
  AccordCloseDay *self = g_new0 (AccordCloseDay, 1);

  self->day = day;
  self->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static void
day_free (gpointer data)
{
  g_array_unref (((AccordCloseDay *) data)->deals);
  g_free (data);
}

static gpointer
day_copy (gconstpointer data, gpointer unused)
{
  AccordCloseDay *copy = g_memdup2 (data, sizeof (AccordCloseDay));

  copy->deals = g_array_copy (copy->deals);
  return copy;
}

AccordCloseDays *
accord_close_days_copy (const AccordCloseDays *self)
{
  AccordCloseDays *copy = g_new0 (AccordCloseDays, 1);

  copy->days = g_ptr_array_copy (self->days, (GCopyFunc) (GCallback) day_copy, NULL);
  copy->slipped = day_copy (self->slipped, NULL);
  copy->undated = day_copy (self->undated, NULL);
  return copy;
}

void
accord_close_days_free (AccordCloseDays *self)
{
  g_ptr_array_unref (self->days);
  day_free (self->slipped);
  day_free (self->undated);
  g_free (self);
}

typedef struct {
  AccordDealScope *scope;
  gint64 from;
  gint64 to;
} Asked;

static void
asked_free (gpointer data)
{
  accord_deal_scope_free (((Asked *) data)->scope);
  g_free (data);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const AccordCloseDay *left = *(AccordCloseDay *const *) a, *right = *(AccordCloseDay *const *) b;

  return (left->day > right->day) - (left->day < right->day);
}

static int
compare_deals (gconstpointer a, gconstpointer b, gpointer data)
{
  const AccordForecastScan *scan = data;
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;
  const AccordBookDeal *x = &scan->book->deals[left], *y = &scan->book->deals[right];
  gboolean x_won = accord_forecast_scan_place (scan, x).category == ACCORD_FORECAST_CLOSED;
  gboolean y_won = accord_forecast_scan_place (scan, y).category == ACCORD_FORECAST_CLOSED;

  if (x_won != y_won)
    return x_won ? 1 : -1;
  if ((x->currency == scan->currency) != (y->currency == scan->currency))
    return x->currency == scan->currency ? -1 : 1;
  if (x->amount != y->amount)
    return x->amount > y->amount ? -1 : 1;
  return (left > right) - (left < right);
}

/* Where the amounts cannot be added up, they are counted and not priced. */
static void
add (AccordCloseDay *day, const AccordForecastScan *scan, gint64 deal, const AccordForecastPlace *place)
{
  AccordForecastSum *sum = place->category == ACCORD_FORECAST_CLOSED    ? &day->won
                           : place->category == ACCORD_FORECAST_OMITTED ? &day->omitted
                                                                        : &day->open;

  g_array_append_val (day->deals, deal);
  if (!accord_forecast_sum_add (sum, &scan->book->deals[deal], scan->currency, place->weight))
    *sum = (AccordForecastSum) { .n = sum->n, .unpriced = sum->n };
}

static AccordCloseDay *
find_day (AccordCloseDays *days, GHashTable *by_day, gint32 day)
{
  AccordCloseDay *found = g_hash_table_lookup (by_day, GINT_TO_POINTER (day));

  if (found != NULL)
    return found;
  found = day_new (day);
  g_ptr_array_add (days->days, found);
  g_hash_table_insert (by_day, GINT_TO_POINTER (day), found);
  return found;
}

static void
add_deal (AccordCloseDays *days, GHashTable *by_day, const AccordForecastScan *scan, const Asked *asked, gint64 deal)
{
  AccordForecastPlace place = accord_forecast_scan_place (scan, &scan->book->deals[deal]);
  gboolean open = place.category != ACCORD_FORECAST_CLOSED;

  if (place.category == ACCORD_FORECAST_UNSET || place.held)
    return;
  if (place.day == ACCORD_BOOK_NO_DAY)
    {
      if (open)
        add (days->undated, scan, deal, &place);
      return;
    }
  if (open && place.day < scan->today)
    add (days->slipped, scan, deal, &place);
  if (place.day >= asked->from && place.day < asked->to)
    add (find_day (days, by_day, place.day), scan, deal, &place);
}

static DexFuture *
run_days (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordCloseDays) days = g_new0 (AccordCloseDays, 1);
  g_autoptr (GHashTable) by_day = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (AccordForecastScan) scan = { 0 };

  days->days = g_ptr_array_new_with_free_func (day_free);
  days->slipped = day_new (0);
  days->undated = day_new (0);
  if (!accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->from, 1, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (gint64 i = 0; i < book->n_slots; i++)
    if (accord_forecast_scan_has (&scan, i))
      add_deal (days, by_day, &scan, asked, i);
  g_ptr_array_sort (days->days, compare_days);
  for (guint i = 0; i < days->days->len; i++)
    g_array_sort_with_data (((AccordCloseDay *) g_ptr_array_index (days->days, i))->deals, compare_deals, &scan);
  g_array_sort_with_data (days->slipped->deals, compare_deals, &scan);
  g_array_sort_with_data (days->undated->deals, compare_deals, &scan);
  return dex_future_new_take_boxed (ACCORD_TYPE_CLOSE_DAYS, g_steal_pointer (&days));
}

/**
 * accord_close_days_read:
 * @store: the open file
 * @scope: which deals
 * @from: the first day
 * @to: the day after the last
 *
 * Open deals by the day they are expected to close and won ones by the day they were closed. Open deals
 * whose day is over are named apart as well, and those without a day. Sums of open deals leave out what the forecast omits.
 *
 * Returns: (transfer full): a future of #AccordCloseDays. Rejects with an #AccordStoreError
 */
DexFuture *
accord_close_days_read (AccordStore *store, const AccordDealScope *scope, gint64 from, gint64 to)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && from < to, NULL);

  asked = g_new0 (Asked, 1);
  *asked = (Asked) { accord_deal_scope_copy (scope), from, to };
  return accord_deal_book_read (store, run_days, asked, asked_free);
}
