/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the money of a period comes in. Every open deal closes on its expected day with its probability, each by itself: what
 * is expected is the sum of the weighted amounts, and the spread of that sum is √Σ a²·p·(1 − p). Four of five outcomes lie
 * within 1.2816 of it, half of them within 0.6745, as if it were normal; never below what is won already, never above what
 * would come if every deal closed. From the deals in memory; report thread. */

#include "accord-config.h"

#include "accord-outlook.h"

#include "accord-outlook-count.h"
#include "accord-outlook-reverse.h"

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

static gint64
money (double value)
{
  return value >= 9e18 ? G_MAXINT64 : llround (value);
}

static void
add_points (AccordOutlook *self, const AccordOutlookStep *steps, gint64 today)
{
  gint64 n = self->period.to - self->period.from, stride = n > DAYS_WITH_A_POINT ? 7 : 1;
  AccordOutlookStep sum = { 0 };

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
      middle = (double) sum.won + (double) sum.expected;
      spread = sqrt ((double) sum.variance / 10000.0);
      day.won = money ((double) sum.won);
      day.expected = money (middle);
      day.low80 = money (MAX ((double) sum.won, middle - Z80 * spread));
      day.low50 = money (MAX ((double) sum.won, middle - Z50 * spread));
      day.high50 = money (MIN ((double) sum.won + (double) sum.most, middle + Z50 * spread));
      day.high80 = money (MIN ((double) sum.won + (double) sum.most, middle + Z80 * spread));
      g_array_append_val (self->days, day);
    }
}

static void
take_sums (AccordOutlook *self, const AccordOutlookCount *count)
{
  self->won = count->won;
  self->open = count->open;
  self->slipped = count->slipped;
  self->commit = money ((double) count->commit);
  self->best = money ((double) count->best);
  self->pipeline = money ((double) count->pipeline);
}

/* The counts stay as the deals are; what was taken back of locked books is put beside them. */
static gboolean
add_days (AccordOutlook *self, AccordReader *reader, GArray *reversals, const AccordDealScope *scope, const AccordOutlookCount *count, GError **error)
{
  g_autofree AccordOutlookStep *steps = g_memdup2 (count->steps, (gsize) (self->period.to - self->period.from) * sizeof *steps);

  if (!accord_outlook_reverse (self, reader, reversals, scope, steps, error))
    return FALSE;
  add_points (self, steps, scope->today);
  return TRUE;
}

/* Returns: (transfer full) (nullable): what was counted as an outlook; NULL with an error */
static AccordOutlook *
outlook_of (const AccordOutlookCount *count, AccordReader *reader, GArray *reversals, const AccordDealScope *scope, const AccordPeriod *period, GError **error)
{
  g_autoptr (AccordOutlook) self = g_new0 (AccordOutlook, 1);

  self->member = scope->member;
  self->period = *period;
  self->days = g_array_new (FALSE, FALSE, sizeof (AccordOutlookDay));
  take_sums (self, count);
  return add_days (self, reader, reversals, scope, count, error) ? g_steal_pointer (&self) : NULL;
}

static DexFuture *
run_outlook (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  gboolean kept;
  AccordOutlookCount *count = accord_outlook_count_get (book, reader, asked->scope, &asked->period, &kept, &error);
  g_autoptr (GArray) reversals = count != NULL ? accord_outlook_read_reversals (reader, asked->scope, &error) : NULL;
  AccordOutlook *self = reversals != NULL ? outlook_of (count, reader, reversals, asked->scope, &asked->period, &error) : NULL;

  if (count != NULL && !kept)
    accord_outlook_count_free (count);
  if (self == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_OUTLOOK, self);
}

static int
by_member (gconstpointer a, gconstpointer b)
{
  const AccordOutlook *one = *(AccordOutlook *const *) a, *other = *(AccordOutlook *const *) b;

  return (one->member > other->member) - (one->member < other->member);
}

/* Who was deleted, or is known by a link only, has nothing to do any more with what comes; nor has nobody. -1 with an error. */
static int
is_living (AccordReader *reader, gint64 member, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT 1 FROM member WHERE id=?1 AND del<=0", error);
  g_autoptr (GError) failed = NULL;
  gboolean found;

  if (row == NULL)
    return -1;
  accord_statement_bind_int (row, 1, member);
  found = accord_statement_step (row, &failed);
  return !accord_error_pass (error, &failed) ? -1 : found;
}

static DexFuture *
run_people (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_outlook_free);
  g_autoptr (GHashTable) counts = accord_outlook_count_people (book, reader, asked->scope, &asked->period, &error);
  g_autoptr (GArray) reversals = counts != NULL ? accord_outlook_read_reversals (reader, asked->scope, &error) : NULL;
  GHashTableIter iter;
  gpointer member, count;

  if (reversals == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &member, &count))
    {
      g_autoptr (AccordDealScope) scope = accord_deal_scope_copy (asked->scope);
      AccordOutlook *outlook;
      int living;

      scope->member = (gint64) GPOINTER_TO_SIZE (member);
      living = is_living (reader, scope->member, &error);
      if (living < 0)
        return dex_future_new_for_error (g_steal_pointer (&error));
      if (living == 0)
        continue;
      outlook = outlook_of (count, reader, reversals, scope, &asked->period, &error);
      if (outlook == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      g_ptr_array_add (found, outlook);
    }
  g_ptr_array_sort (found, by_member);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&found));
}

static Asked *
asked_new (const AccordDealScope *scope, const AccordPeriod *period)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { accord_deal_scope_copy (scope), *period };
  return asked;
}

static gboolean
is_bounded (const AccordPeriod *period)
{
  return period->unit != ACCORD_PERIOD_ALL && period->to > period->from && period->to - period->from <= MOST_DAYS;
}

/**
 * accord_outlook_read_people:
 * @store: the open file
 * @scope: which deals, not filtered
 * @period: bounded, ten years at most
 *
 * The outlook of each member who is there and has something of a deal, by shares (F09): together they are that of all deals but
 * those of nobody and of who was deleted.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordOutlook, by member. Rejects with an #AccordStoreError
 */
DexFuture *
accord_outlook_read_people (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period)
{
  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && scope->filter == NULL && scope->member == 0, NULL);
  g_return_val_if_fail (period != NULL && is_bounded (period), NULL);

  return accord_deal_book_read (store, run_people, asked_new (scope, period), asked_free);
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
  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && period != NULL, NULL);
  g_return_val_if_fail (is_bounded (period) && (scope->filter == NULL || scope->member == 0), NULL);

  return accord_deal_book_read (store, run_outlook, asked_new (scope, period), asked_free);
}
