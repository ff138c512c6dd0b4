/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart of win rates says in words. */

#include "accord-config.h"

#include "accord-rate-words.h"

#include "accord-figure-words.h"

#include <glib/gi18n-lib.h>

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const AccordFigure *left = *(const AccordFigure *const *) a;
  const AccordFigure *right = *(const AccordFigure *const *) b;
  gboolean left_weak = accord_figure_is_weak (left), right_weak = accord_figure_is_weak (right);

  if (left_weak != right_weak)
    return left_weak - right_weak;
  if (left->value != right->value)
    return left->value < right->value ? 1 : -1;
  return (left->n < right->n) - (left->n > right->n);
}

/**
 * accord_rate_sort:
 * @figures: (element-type AccordFigure): win rates of groups
 *
 * Highest first; those on fewer than five cases come last.
 */
void
accord_rate_sort (GPtrArray *figures)
{
  g_ptr_array_sort (figures, compare_rates);
}

static guint
count_strong (GPtrArray *figures)
{
  guint n = 0;

  while (n < figures->len && !accord_figure_is_weak (g_ptr_array_index (figures, n)))
    n++;
  return n;
}

/* @only: the one group with enough cases, or NULL. */
static char *
few_words (const AccordFigure *only)
{
  g_autofree char *rate = only != NULL ? accord_percent_format (only->value) : NULL;

  if (only == NULL)
    return g_strdup (_("None of these has five closed deals yet: too few to compare."));
  return g_strdup_printf (_("“%1$s” wins %2$s; no other has five closed deals yet."), only->group, rate);
}

/**
 * accord_rate_takeaway:
 * @figures: (element-type AccordFigure): win rates of groups, sorted by accord_rate_sort()
 *
 * Returns: (transfer full) (nullable): "GTX Pro wins most often, 65%; MG Special least, 54%."; where not two groups have
 *   five cases it says so; %NULL without groups
 */
char *
accord_rate_takeaway (GPtrArray *figures)
{
  guint n = count_strong (figures);
  const AccordFigure *best, *worst;
  g_autofree char *most = NULL;
  g_autofree char *least = NULL;

  if (figures->len == 0)
    return NULL;
  best = g_ptr_array_index (figures, 0);
  if (n < 2)
    return few_words (n == 1 ? best : NULL);
  worst = g_ptr_array_index (figures, n - 1);
  most = accord_percent_format (best->value);
  least = accord_percent_format (worst->value);
  if (g_str_equal (most, least))
    return g_strdup_printf (_("All win about equally often, %s."), most);
  return g_strdup_printf (_("%s wins most often, %s; %s least, %s."), best->group, most, worst->group, least);
}

/**
 * accord_rate_too_little:
 * @total: (nullable): the win rate over all
 * @figures: (element-type AccordFigure): win rates of groups
 *
 * Returns: (transfer full) (nullable): "Needs 10 closed deals, has 4.", if a chart would say nothing
 */
char *
accord_rate_too_little (const AccordFigure *total, GPtrArray *figures)
{
  gint64 n = total != NULL ? total->denominator : 0;

  if (n < ACCORD_RATE_CASES)
    return g_strdup_printf (_("Needs %d closed deals, has %d."), ACCORD_RATE_CASES, (int) n);
  return figures->len == 0 ? g_strdup (_("The closed deals of this period name none.")) : NULL;
}
