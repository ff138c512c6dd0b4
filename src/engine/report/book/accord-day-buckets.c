/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-day-buckets.h"

#define AHEAD 12 /* elements */

/**
 * accord_day_buckets_init:
 * @self: (out caller-allocates): cleared by accord_day_buckets_clear()
 */
void
accord_day_buckets_init (AccordDayBuckets *self)
{
  self->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
}

/**
 * accord_day_buckets_clear:
 * @self: buckets; clearing them twice does no harm
 */
void
accord_day_buckets_clear (AccordDayBuckets *self)
{
  g_clear_pointer (&self->days, g_hash_table_unref);
}

/**
 * accord_day_buckets_add:
 * @day: any number that stands for a day, or %ACCORD_NO_BUCKET
 * @number: not in that day yet
 */
void
accord_day_buckets_add (AccordDayBuckets *self, gint32 day, guint32 number)
{
  GArray *numbers = g_hash_table_lookup (self->days, GINT_TO_POINTER (day));

  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (self->days, GINT_TO_POINTER (day), numbers);
    }
  g_array_append_val (numbers, number);
}

/**
 * accord_day_buckets_remove:
 * @day: where accord_day_buckets_add() put it
 * @number: what to take out
 */
void
accord_day_buckets_remove (AccordDayBuckets *self, gint32 day, guint32 number)
{
  GArray *numbers = g_hash_table_lookup (self->days, GINT_TO_POINTER (day));

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (g_array_index (numbers, guint32, i) == number)
      {
        g_array_remove_index_fast (numbers, i);
        return;
      }
}

static void
each_of (const GArray *array, const AccordDayBucketsVisit *visit)
{
  const guint32 *numbers = array != NULL ? (const guint32 *) (const void *) array->data : NULL;
  guint n = array != NULL ? array->len : 0;

  for (guint i = 0; i < n; i++)
    {
      if (i + AHEAD < n)
        __builtin_prefetch (visit->base + (gsize) numbers[i + AHEAD] * visit->size);
      visit->func (numbers[i], visit->data);
    }
}

/**
 * accord_day_buckets_each:
 * @from: a day
 * @to: the day behind the last one
 *
 * Visits everything in these days, in no order; what has no day is in none.
 */
void
accord_day_buckets_each (const AccordDayBuckets *self, gint64 from, gint64 to, const AccordDayBucketsVisit *visit)
{
  GHashTableIter iter;
  gpointer key, numbers;

  if (to - from <= (gint64) g_hash_table_size (self->days))
    {
      for (gint64 day = MAX (from, ACCORD_NO_BUCKET + 1); day < to; day++)
        each_of (g_hash_table_lookup (self->days, GINT_TO_POINTER ((gint32) day)), visit);
      return;
    }
  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, &key, &numbers))
    if (GPOINTER_TO_INT (key) != ACCORD_NO_BUCKET && GPOINTER_TO_INT (key) >= from && GPOINTER_TO_INT (key) < to)
      each_of (numbers, visit);
}

/**
 * accord_day_buckets_all:
 *
 * Visits everything, with a day or without.
 */
void
accord_day_buckets_all (const AccordDayBuckets *self, const AccordDayBucketsVisit *visit)
{
  GHashTableIter iter;
  gpointer numbers;

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &numbers))
    each_of (numbers, visit);
}
