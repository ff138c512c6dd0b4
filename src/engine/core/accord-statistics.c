/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures over small arrays. Pure functions; any thread. */

#include "accord-statistics.h"

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * accord_statistics_median:
 * @values: (array length=n): the values, in any order
 * @n: how many
 * @median: (out): the middle value, or the mean of the two middle ones
 *
 * Returns: %FALSE if there are no values; @median is then unchanged
 */
gboolean
accord_statistics_median (const gint64 *values, gsize n, double *median)
{
  return accord_statistics_percentile (values, n, 0.5, median);
}

/**
 * accord_statistics_percentile:
 * @values: (array length=n): the values, in any order
 * @n: how many
 * @share: which one, from 0 (smallest) to 1 (greatest); 0.9 is P90
 * @value: (out): the percentile
 *
 * The percentile by linear interpolation between closest ranks: position share × (n − 1) in the
 * sorted values, counted from 0 (what spreadsheets call PERCENTILE.INC).
 *
 * Returns: %FALSE if there are no values; @value is then unchanged
 */
gboolean
accord_statistics_percentile (const gint64 *values, gsize n, double share, double *value)
{
  g_autofree gint64 *sorted = NULL;
  double position, fraction;
  gsize low;

  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (share >= 0 && share <= 1, FALSE);

  if (n == 0)
    return FALSE;
  sorted = g_memdup2 (values, n * sizeof *values);
  g_sort_array (sorted, n, sizeof *sorted, compare_values, NULL);
  position = share * (double) (n - 1);
  low = MIN ((gsize) position, n - 1);
  fraction = position - (double) low;
  *value = (double) sorted[low];
  if (fraction > 0 && low + 1 < n)
    *value += fraction * ((double) sorted[low + 1] - (double) sorted[low]);
  return TRUE;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_values (&((const AccordValueCount *) a)->value, &((const AccordValueCount *) b)->value, data);
}

/**
 * accord_statistics_counted_percentile:
 * @counts: (array length=n_counts): different values with how often each occurs, in any order
 * @n_counts: how many
 * @share: which one, from 0 (smallest) to 1 (greatest); 0.5 is the median
 * @value: (out): the percentile
 *
 * As accord_statistics_percentile() of every value as often as it occurs.
 *
 * Returns: %FALSE if nothing occurs; @value is then unchanged
 */
gboolean
accord_statistics_counted_percentile (const AccordValueCount *counts, gsize n_counts, double share, double *value)
{
  g_autofree AccordValueCount *copy = NULL;
  const AccordValueCount *sorted = counts;
  gint64 total = 0, below = 0, low;
  gboolean in_order = TRUE;
  double position, fraction;
  gsize i;

  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (share >= 0 && share <= 1, FALSE);

  for (i = 0; i < n_counts; i++)
    {
      total += counts[i].n;
      in_order = in_order && (i == 0 || counts[i - 1].value < counts[i].value);
    }
  if (total == 0)
    return FALSE;
  if (!in_order)
    {
      sorted = copy = g_memdup2 (counts, n_counts * sizeof *counts);
      g_sort_array (copy, n_counts, sizeof *copy, compare_counts, NULL);
    }
  position = share * (double) (total - 1);
  low = MIN ((gint64) position, total - 1);
  fraction = position - (double) low;
  for (i = 0; below + sorted[i].n <= low; i++)
    below += sorted[i].n;
  *value = (double) sorted[i].value;
  if (fraction > 0 && low + 1 == below + sorted[i].n)
    {
      gsize next = i + 1;

      while (next < n_counts && sorted[next].n == 0)
        next++;
      if (next < n_counts)
        *value += fraction * ((double) sorted[next].value - (double) sorted[i].value);
    }
  return TRUE;
}
