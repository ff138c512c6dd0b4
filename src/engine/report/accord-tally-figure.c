/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working figures out of what was counted (domain.md §4.1). Pure; any thread.
 *
 * In every figure value = numerator ÷ denominator, the denominator of sums and counts being 1; only medians and the percentile
 * of the sales cycle are not made by dividing. */

#include "accord-tally.h"

#include "accord-statistics.h"

/* What is divided by nothing has no value. */
void
accord_figure_set_ratio (AccordFigure *figure, gint64 numerator, gint64 denominator)
{
  figure->numerator = numerator;
  figure->denominator = denominator;
  figure->has_value = denominator > 0;
  figure->value = figure->has_value ? (double) numerator / (double) denominator : 0;
}

static void
set_count (AccordFigure *figure, gint64 count)
{
  accord_figure_set_ratio (figure, count, 1);
  figure->n = count;
}

/* A sum over @n deals of which @priced have an amount; nothing priced is no value, never zero. */
static void
set_sum (AccordFigure *figure, gint64 sum, gint64 n, gint64 priced)
{
  accord_figure_set_ratio (figure, sum, 1);
  figure->n = n;
  figure->unpriced = n - priced;
  if (priced == 0)
    figure->has_value = FALSE;
}

/* What @share of the values do not exceed; FALSE: there is none. */
static gboolean
percentile (GHashTable *values, double share, double *value)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (AccordValueCount));
  GHashTableIter iter;
  gpointer key, n;

  if (values == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      AccordValueCount count = { (gint64) GPOINTER_TO_SIZE (key), (gint64) GPOINTER_TO_SIZE (n) };

      g_array_append_val (counts, count);
    }
  return accord_statistics_counted_percentile ((const AccordValueCount *) (gpointer) counts->data, counts->len, share, value);
}

static void
set_cycle (AccordFigure *figure, const AccordTally *tally, AccordMeasure measure)
{
  accord_figure_set_ratio (figure, tally->days_sum, tally->days_n);
  figure->n = tally->days_n;
  figure->excluded = tally->days_excluded;
  if (measure != ACCORD_MEASURE_CYCLE_MEAN)
    figure->has_value = percentile (tally->days, measure == ACCORD_MEASURE_CYCLE_MEDIAN ? 0.5 : 0.9, &figure->value);
}

static void
set_win_rate_value (AccordFigure *figure, const AccordTally *tally)
{
  gint64 both;

  figure->n = tally->won + tally->lost;
  figure->unpriced = figure->n - tally->won_priced - tally->lost_priced;
  if (accord_money_add (tally->won_sum, tally->lost_sum, &both))
    accord_figure_set_ratio (figure, tally->won_sum, both);
}

static void
set_ratio (AccordFigure *figure, const AccordTally *tally, AccordMeasure measure)
{
  if (measure == ACCORD_MEASURE_WIN_RATE_VALUE)
    {
      set_win_rate_value (figure, tally);
      return;
    }
  if (measure == ACCORD_MEASURE_COHORT_RATE)
    accord_figure_set_ratio (figure, tally->opened_won, tally->opened);
  else if (measure == ACCORD_MEASURE_CONVERSION)
    accord_figure_set_ratio (figure, tally->converted, tally->entered);
  else if (measure == ACCORD_MEASURE_REPEAT_RATE)
    accord_figure_set_ratio (figure, tally->repeaters, tally->buyers);
  else if (measure == ACCORD_MEASURE_RETENTION)
    accord_figure_set_ratio (figure, tally->retained, tally->active_before);
  else if (measure == ACCORD_MEASURE_ROTTING)
    accord_figure_set_ratio (figure, tally->rotting, tally->judged);
  else
    accord_figure_set_ratio (figure, tally->won, tally->won + tally->lost);
  figure->n = figure->denominator;
}

/* By whose it is: as the deals' shares say (F09). */
static void
set_revenue (AccordFigure *figure, const AccordTally *tally)
{
  gint64 sum;

  if (accord_money_add (tally->won_sum, tally->credited_sum, &sum))
    set_sum (figure, sum, tally->won + tally->credited, tally->won_priced + tally->credited_priced);
  figure->shared = tally->shared;
}

static void
set_money (AccordFigure *figure, const AccordTally *tally, AccordMeasure measure)
{
  if (measure == ACCORD_MEASURE_OPEN_VALUE)
    set_sum (figure, tally->open_sum, tally->open, tally->open_priced);
  else if (measure == ACCORD_MEASURE_WEIGHTED_VALUE)
    set_sum (figure, tally->weighted_sum, tally->open, tally->open_priced);
  else if (measure == ACCORD_MEASURE_LOST_VALUE)
    set_sum (figure, tally->lost_sum, tally->lost, tally->lost_priced);
  else if (measure == ACCORD_MEASURE_STALLED)
    set_sum (figure, tally->stalled_sum, tally->stalled, tally->stalled_priced);
  else if (measure == ACCORD_MEASURE_REVENUE)
    set_revenue (figure, tally);
  else
    set_sum (figure, tally->won_sum, tally->won, tally->won_priced);
  if (measure == ACCORD_MEASURE_AVERAGE_DEAL)
    accord_figure_set_ratio (figure, tally->won_sum, tally->won_priced);
  else if (measure == ACCORD_MEASURE_AVERAGE_ORDER)
    accord_figure_set_ratio (figure, tally->won_sum, tally->won_priced - tally->returned);
}

static void
set_number (AccordFigure *figure, const AccordTally *tally, AccordMeasure measure)
{
  if (measure == ACCORD_MEASURE_WON_DEALS)
    set_count (figure, tally->won);
  else if (measure == ACCORD_MEASURE_LOST_DEALS)
    set_count (figure, tally->lost);
  else if (measure == ACCORD_MEASURE_OPEN_DEALS)
    set_count (figure, tally->open);
  else if (measure == ACCORD_MEASURE_ACTIVE_CUSTOMERS)
    set_count (figure, tally->active);
  else if (measure == ACCORD_MEASURE_NEW_CUSTOMERS)
    set_count (figure, tally->newcomers);
  else
    set_count (figure, tally->opened);
}

/* A figure that a query of its own counted. Rows without an amount are counted, not priced. */
static void
set_part (AccordFigure *figure, const AccordTallyPart *part)
{
  const AccordKpiQuery *query = accord_kpi_query (figure->kpi);

  if (figure->kpi->unit == ACCORD_UNIT_COUNT)
    set_count (figure, query->summed ? part->numerator : part->n);
  else if (figure->kpi->unit == ACCORD_UNIT_MONEY && !query->divided)
    set_sum (figure, part->numerator, part->n, part->n - part->unpriced);
  else
    accord_figure_set_ratio (figure, part->numerator, part->denominator);
  figure->n = part->n;
  if (query->median)
    figure->has_value = percentile (part->values, 0.5, &figure->value);
  if (figure->kpi->unit == ACCORD_UNIT_HOURS)
    figure->value /= 60;
  *(query->excludes ? &figure->excluded : &figure->unpriced) = part->unpriced;
}

/**
 * accord_tally_figure:
 * @self: a tally
 * @kpi: the KPI
 * @currency: the workspace's currency
 *
 * Works a KPI out of what was counted. A zero denominator gives a figure without a value.
 *
 * Returns: (transfer full): the figure, without a group
 */
AccordFigure *
accord_tally_figure (const AccordTally *self, const AccordKpi *kpi, const char *currency)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);
  AccordMeasure measure = accord_kpi_measure (kpi);

  figure->kpi = kpi;
  if (kpi->unit == ACCORD_UNIT_MONEY)
    g_strlcpy (figure->currency, currency, sizeof figure->currency);
  if (accord_kpi_part (kpi) >= 0)
    {
      set_part (figure, accord_tally_get_part (self, accord_kpi_part (kpi)));
      return figure;
    }
  if (accord_kpi_scope (kpi) == ACCORD_SCOPE_MIXED)
    return figure; /* made of others, when those are there */
  if (accord_kpi_scope (kpi) == ACCORD_SCOPE_CLOSED && kpi->unit != ACCORD_UNIT_DAYS)
    {
      figure->reversed = self->reversed;
      figure->restated = self->restated;
    }
  switch (kpi->unit)
    {
    case ACCORD_UNIT_MONEY:
      set_money (figure, self, measure);
      break;
    case ACCORD_UNIT_RATIO:
      set_ratio (figure, self, measure);
      break;
    case ACCORD_UNIT_DAYS:
      set_cycle (figure, self, measure);
      break;
    case ACCORD_UNIT_COUNT:
    default:
      set_number (figure, self, measure);
      break;
    }
  return figure;
}
