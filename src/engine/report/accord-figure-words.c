/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures as they are said: short amounts, cases, changes. */

#include "accord-config.h"

#include "accord-figure-words.h"

#include "accord-kpi-queries.h"
#include "accord-locale.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FEW_CASES 5
#define FEW_ANSWERS 10 /* F13: below it no trend is told */

/**
 * accord_figure_change_clear:
 * @change: a change
 */
void
accord_figure_change_clear (AccordFigureChange *change)
{
  g_clear_pointer (&change->amount, g_free);
  g_clear_pointer (&change->words, g_free);
}

/**
 * accord_deals_words:
 * @n_deals: how many
 *
 * Returns: (transfer full): "1,204 deals"
 */
char *
accord_deals_words (gint64 n_deals)
{
  g_autofree char *number = accord_number_format (n_deals);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", (gulong) n_deals), number);
}

/**
 * accord_figure_short:
 * @figure: (nullable): a figure
 *
 * The figure for tiles and strips: "€318K", "63%", "57 d"; "—" where there is no value.
 *
 * Returns: (transfer full): the text
 */
char *
accord_figure_short (const AccordFigure *figure)
{
  if (figure == NULL)
    return g_strdup ("—");
  if (figure->has_value && figure->kpi->unit == ACCORD_UNIT_MONEY)
    return accord_money_format_short (llround (figure->value), figure->currency);
  return accord_figure_format (figure);
}

/* Amount by amount, both in minor units, or weights by weights; not cases by cases. */
static gboolean
is_of_sums (const AccordKpi *kpi)
{
  const AccordKpiQuery *query = accord_kpi_query (kpi);

  switch ((int) accord_kpi_measure (kpi))
    {
    case ACCORD_MEASURE_WIN_RATE_VALUE:
    case ACCORD_MEASURE_GROWTH:
    case ACCORD_MEASURE_MARKET_SHARE:
    case ACCORD_MEASURE_ACCURACY:
    case ACCORD_MEASURE_ATTAINMENT:
    case ACCORD_MEASURE_COVERAGE:
      return TRUE;
    default:
      return query != NULL && (query == &accord_kpi_query_completeness || strstr (query->numerator, "currency") != NULL);
    }
}

/**
 * accord_figure_cases:
 * @figure: (nullable): a figure
 *
 * Returns: (transfer full) (nullable): "19/41" for a ratio of cases that has a denominator; %NULL for one of amounts
 */
char *
accord_figure_cases (const AccordFigure *figure)
{
  g_autofree char *numerator = NULL;
  g_autofree char *denominator = NULL;

  if (figure == NULL || figure->kpi->unit != ACCORD_UNIT_RATIO || figure->denominator == 0 || is_of_sums (figure->kpi))
    return NULL;
  numerator = accord_number_format (figure->numerator);
  denominator = accord_number_format (figure->denominator);
  return g_strdup_printf ("%s/%s", numerator, denominator);
}

/**
 * accord_figure_left_out:
 * @figure: (nullable): a figure
 *
 * Returns: (transfer full) (nullable): "2 unpriced" or "3 left out", if there are such cases
 */
char *
accord_figure_left_out (const AccordFigure *figure)
{
  g_autofree char *number = NULL;

  if (figure == NULL || (figure->unpriced == 0 && figure->excluded == 0))
    return NULL;
  number = accord_number_format (figure->unpriced > 0 ? figure->unpriced : figure->excluded);
  if (figure->unpriced > 0)
    /* Translators: a number of deals without an amount */
    return g_strdup_printf (_("%s unpriced"), number);
  /* Translators: a number of deals that are not counted, because their dates are missing or wrong */
  return g_strdup_printf (_("%s left out"), number);
}

/**
 * accord_figure_with_unpriced:
 * @figure: (nullable): a figure
 *
 * Returns: (transfer full): "€360K + 2 unpriced", "2 unpriced" or the figure alone
 */
char *
accord_figure_with_unpriced (const AccordFigure *figure)
{
  g_autofree char *sum = accord_figure_short (figure);
  g_autofree char *rest = figure != NULL && figure->unpriced > 0 ? accord_figure_left_out (figure) : NULL;

  if (rest != NULL && !figure->has_value)
    return g_steal_pointer (&rest);
  return rest != NULL ? g_strdup_printf ("%s + %s", sum, rest) : g_steal_pointer (&sum);
}

static gboolean
has_few_answers (const AccordFigure *figure)
{
  return g_str_equal (figure->kpi->formula, "F13") && figure->denominator < FEW_ANSWERS;
}

/**
 * accord_figure_is_weak:
 * @figure: (nullable): a figure
 *
 * Returns: whether a share, mean or median stands on fewer than five cases; satisfaction (F13) on fewer than ten answers
 */
gboolean
accord_figure_is_weak (const AccordFigure *figure)
{
  gboolean drawn_from_cases;

  if (figure == NULL || !figure->has_value || has_few_answers (figure))
    return TRUE;
  drawn_from_cases = figure->kpi->unit == ACCORD_UNIT_RATIO || figure->kpi->unit == ACCORD_UNIT_DAYS || figure->kpi->unit == ACCORD_UNIT_HOURS ||
                     g_str_equal (figure->kpi->id, "average-deal");
  return drawn_from_cases && figure->n < FEW_CASES;
}

static void
compare_amounts (const AccordFigure *now, const AccordFigure *before, AccordFigureChange *change)
{
  double difference = now->value - before->value;

  if (before->value > 0)
    change->amount = accord_percent_format (fabs (difference) / before->value);
  else if (now->kpi->unit == ACCORD_UNIT_MONEY)
    change->amount = accord_money_format_short (llround (fabs (difference)), now->currency);
  else
    change->amount = accord_number_format (llround (fabs (difference)));
}

/* The change in the unit of the KPI; NULL amount if it rounds to none. */
static void
set_amount (const AccordFigure *now, const AccordFigure *before, AccordFigureChange *change)
{
  double difference = now->value - before->value;
  g_autofree char *number = NULL;

  change->direction = (difference > 0) - (difference < 0);
  if (now->kpi->unit == ACCORD_UNIT_MONEY || now->kpi->unit == ACCORD_UNIT_COUNT)
    {
      if (before->value > 0 && fabs (difference) / before->value < 0.005)
        change->direction = 0;
      else if (change->direction != 0)
        compare_amounts (now, before, change);
      return;
    }
  difference = fabs (difference) * (now->kpi->unit == ACCORD_UNIT_RATIO ? 100 : now->kpi->unit == ACCORD_UNIT_SCORE || now->kpi->unit == ACCORD_UNIT_HOURS ? 10 : 1);
  if (llround (difference) == 0)
    {
      change->direction = 0;
      return;
    }
  number = accord_number_format (llround (difference));
  if (now->kpi->unit == ACCORD_UNIT_HOURS)
    change->amount = g_strdup_printf (_("%d%s%d h"), (int) (llround (difference) / 10), accord_locale_decimal_mark (), (int) (llround (difference) % 10));
  else if (now->kpi->unit == ACCORD_UNIT_SCORE)
    change->amount = g_strdup_printf ("%d%s%d", (int) (llround (difference) / 10), accord_locale_decimal_mark (), (int) (llround (difference) % 10));
  else if (now->kpi->unit == ACCORD_UNIT_RATIO || now->kpi->unit == ACCORD_UNIT_POINTS)
    /* Translators: percentage points, short */
    change->amount = g_strdup_printf (_("%s pt"), number);
  else
    /* Translators: a number of days, short: "57 d" */
    change->amount = g_strdup_printf (_("%s d"), number);
}

/**
 * accord_figure_compare:
 * @now: (nullable): a figure
 * @before: (nullable): the same of the period before
 * @before_label: the name of that period
 * @change: (out caller-allocates): how it changed; clear it with accord_figure_change_clear()
 *
 * Says how a figure changed: amounts in per cent (absolute if there was nothing before, F18), ratios
 * in points, days in days.
 */
void
accord_figure_compare (const AccordFigure *now, const AccordFigure *before, const char *before_label,
                       AccordFigureChange *change)
{
  *change = (AccordFigureChange) { 0 };
  if (now == NULL || !now->has_value)
    return;
  if (before == NULL || !before->has_value)
    {
      /* Translators: %s is the period before, as in "Q3 2025" */
      change->words = g_strdup_printf (_("nothing in %s"), before_label);
      return;
    }
  if (has_few_answers (now) || has_few_answers (before))
    {
      /* Translators: too few answers to a survey for a trend */
      change->words = g_strdup (_("too few answers to compare"));
      return;
    }
  set_amount (now, before, change);
  if (change->direction == 0)
    /* Translators: the figure did not change; %s is the period before */
    change->words = g_strdup_printf (_("as in %s"), before_label);
  else if (now->kpi->unit != ACCORD_UNIT_DAYS && now->kpi->unit != ACCORD_UNIT_HOURS)
    /* Translators: after a change, as in "12% on Q3 2025" */
    change->words = g_strdup_printf (_("on %s"), before_label);
  else if (change->direction > 0)
    /* Translators: after a number of days, as in "4 d longer" */
    change->words = g_strdup (_("longer"));
  else
    /* Translators: after a number of days, as in "4 d shorter" */
    change->words = g_strdup (_("shorter"));
}

/**
 * accord_period_title:
 * @word: what happened: "Won"
 * @period: when
 *
 * Returns: (transfer full): "Won · October 2025"
 */
char *
accord_period_title (const char *word, const AccordPeriod *period)
{
  g_autofree char *label = accord_period_label (period);

  return g_strdup_printf ("%s · %s", word, label);
}
