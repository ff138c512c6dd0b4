/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting deals and working KPIs out of the counts (domain.md §4.1, F01, F02, F04, F07). Pure;
 * any thread.
 *
 * In every figure value = numerator ÷ denominator, the denominator of sums and counts being 1;
 * only the median and the percentile of the sales cycle are not made by dividing. */

#include "accord-tally.h"

#include "accord-statistics.h"

/**
 * accord_tally_clear:
 * @self: a tally
 *
 * Frees what the tally holds; it is then empty.
 */
void
accord_tally_clear (AccordTally *self)
{
  g_clear_pointer (&self->days, g_hash_table_unref);
  *self = (AccordTally) { 0 };
}

/**
 * accord_tally_is_empty:
 * @self: a tally
 *
 * Returns: whether no deal was counted
 */
gboolean
accord_tally_is_empty (const AccordTally *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->parts); i++)
    if (self->parts[i].n != 0)
      return FALSE;
  return self->judged == 0 && self->won == 0 && self->lost == 0 && self->open == 0 && self->opened == 0 &&
         self->entered == 0 && self->customers == 0;
}

static void
add_money (AccordTally *self, gint64 *sum, gint64 minor)
{
  if (!accord_money_add (*sum, minor, sum))
    self->overflow = TRUE;
}

static void
count_days (AccordTally *self, gint64 days, gint64 n)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) days);

  if (self->days == NULL)
    self->days = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (self->days, key,
                       GSIZE_TO_POINTER ((gsize) n + GPOINTER_TO_SIZE (g_hash_table_lookup (self->days, key))));
  self->days_n += n;
}

/**
 * accord_tally_merge:
 * @self: a tally
 * @other: another one, left as it is
 *
 * Adds what @other counted, so that a total is made of its groups.
 */
void
accord_tally_merge (AccordTally *self, const AccordTally *other)
{
  self->won += other->won;
  self->won_priced += other->won_priced;
  self->lost += other->lost;
  self->lost_priced += other->lost_priced;
  self->days_sum += other->days_sum;
  self->days_excluded += other->days_excluded;
  self->open += other->open;
  self->open_priced += other->open_priced;
  self->opened += other->opened;
  self->opened_won += other->opened_won;
  self->entered += other->entered;
  self->converted += other->converted;
  self->customers += other->customers;
  self->buyers += other->buyers;
  self->repeaters += other->repeaters;
  self->newcomers += other->newcomers;
  self->active += other->active;
  self->active_before += other->active_before;
  self->retained += other->retained;
  self->overflow |= other->overflow;
  self->rotting += other->rotting;
  self->judged += other->judged;
  for (gsize i = 0; i < G_N_ELEMENTS (self->parts); i++)
    {
      add_money (self, &self->parts[i].numerator, other->parts[i].numerator);
      add_money (self, &self->parts[i].denominator, other->parts[i].denominator);
      self->parts[i].n += other->parts[i].n;
      self->parts[i].unpriced += other->parts[i].unpriced;
    }
  add_money (self, &self->won_sum, other->won_sum);
  add_money (self, &self->lost_sum, other->lost_sum);
  add_money (self, &self->open_sum, other->open_sum);
  add_money (self, &self->weighted_sum, other->weighted_sum);
  if (other->days != NULL)
    {
      GHashTableIter iter;
      gpointer days, n;

      g_hash_table_iter_init (&iter, other->days);
      while (g_hash_table_iter_next (&iter, &days, &n))
        count_days (self, (gint64) GPOINTER_TO_SIZE (days), (gint64) GPOINTER_TO_SIZE (n));
    }
}

/**
 * accord_tally_add_won:
 * @self: a tally
 * @price: the deal's amount
 *
 * Counts a deal that was won in the period.
 */
void
accord_tally_add_won (AccordTally *self, AccordPrice price)
{
  self->won++;
  if (!price.priced)
    return;
  self->won_priced++;
  add_money (self, &self->won_sum, price.minor);
}

/**
 * accord_tally_add_lost:
 * @self: a tally
 * @price: the deal's amount
 *
 * Counts a deal that was lost in the period.
 */
void
accord_tally_add_lost (AccordTally *self, AccordPrice price)
{
  self->lost++;
  if (!price.priced)
    return;
  self->lost_priced++;
  add_money (self, &self->lost_sum, price.minor);
}

/**
 * accord_tally_add_open:
 * @self: a tally
 * @price: the deal's amount
 * @percent: its weight, 0 to 100
 *
 * Counts a deal that is open; its weighted amount is rounded before it is added (F07).
 */
void
accord_tally_add_open (AccordTally *self, AccordPrice price, int percent)
{
  self->open++;
  if (!price.priced)
    return;
  self->open_priced++;
  add_money (self, &self->open_sum, price.minor);
  add_money (self, &self->weighted_sum, accord_money_share (price.minor, percent));
}

/**
 * accord_tally_add_cycles:
 * @self: a tally
 * @dated: whether both days are known
 * @days: days from opening to closing
 * @n: how many deals took so long
 *
 * Adds the sales cycle of won deals (F04). A negative one is an error of the data: it is left out
 * and counted, as is one that is not known.
 */
void
accord_tally_add_cycles (AccordTally *self, gboolean dated, gint64 days, gint64 n)
{
  if (!dated || days < 0)
    {
      self->days_excluded += n;
      return;
    }
  count_days (self, days, n);
  self->days_sum += days * n;
}

/**
 * accord_tally_add_part:
 * @self: a tally
 * @part: of a figure with a query of its own
 * @more: what is added to it
 */
void
accord_tally_add_part (AccordTally *self, int part, const AccordTallyPart *more)
{
  AccordTallyPart *sum = &self->parts[part];

  add_money (self, &sum->numerator, more->numerator);
  add_money (self, &sum->denominator, more->denominator);
  sum->n += more->n;
  sum->unpriced += more->unpriced;
}

static void
set_quotient (AccordFigure *figure, gint64 numerator, gint64 denominator)
{
  figure->numerator = numerator;
  figure->denominator = denominator;
  figure->has_value = denominator > 0;
  figure->value = figure->has_value ? (double) numerator / (double) denominator : 0;
}

static void
set_count (AccordFigure *figure, gint64 count)
{
  set_quotient (figure, count, 1);
  figure->n = count;
}

/* A sum over @n deals of which @priced have an amount; nothing priced is no value, never zero. */
static void
set_sum (AccordFigure *figure, gint64 sum, gint64 n, gint64 priced)
{
  set_quotient (figure, sum, 1);
  figure->n = n;
  figure->unpriced = n - priced;
  if (priced == 0)
    figure->has_value = FALSE;
}

static GArray *
list_days (const AccordTally *tally)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (AccordValueCount));
  GHashTableIter iter;
  gpointer days, n;

  if (tally->days == NULL)
    return counts;
  g_hash_table_iter_init (&iter, tally->days);
  while (g_hash_table_iter_next (&iter, &days, &n))
    {
      AccordValueCount count = { (gint64) GPOINTER_TO_SIZE (days), (gint64) GPOINTER_TO_SIZE (n) };

      g_array_append_val (counts, count);
    }
  return counts;
}

static void
set_cycle (AccordFigure *figure, const AccordTally *tally, AccordMeasure measure)
{
  g_autoptr (GArray) days = NULL;
  const AccordValueCount *counts;

  set_quotient (figure, tally->days_sum, tally->days_n);
  figure->n = tally->days_n;
  figure->excluded = tally->days_excluded;
  if (measure == ACCORD_MEASURE_CYCLE_MEAN)
    return;
  days = list_days (tally);
  counts = (const AccordValueCount *) (gpointer) days->data;
  figure->has_value = accord_statistics_counted_percentile (
    counts, days->len, measure == ACCORD_MEASURE_CYCLE_MEDIAN ? 0.5 : 0.9, &figure->value);
}

static void
set_win_rate_value (AccordFigure *figure, const AccordTally *tally)
{
  gint64 both;

  figure->n = tally->won + tally->lost;
  figure->unpriced = figure->n - tally->won_priced - tally->lost_priced;
  if (accord_money_add (tally->won_sum, tally->lost_sum, &both))
    set_quotient (figure, tally->won_sum, both);
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
    set_quotient (figure, tally->opened_won, tally->opened);
  else if (measure == ACCORD_MEASURE_CONVERSION)
    set_quotient (figure, tally->converted, tally->entered);
  else if (measure == ACCORD_MEASURE_REPEAT_RATE)
    set_quotient (figure, tally->repeaters, tally->buyers);
  else if (measure == ACCORD_MEASURE_RETENTION)
    set_quotient (figure, tally->retained, tally->active_before);
  else if (measure == ACCORD_MEASURE_ROTTING)
    set_quotient (figure, tally->rotting, tally->judged);
  else
    set_quotient (figure, tally->won, tally->won + tally->lost);
  figure->n = figure->denominator;
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
  else
    set_sum (figure, tally->won_sum, tally->won, tally->won_priced);
  if (measure == ACCORD_MEASURE_AVERAGE_DEAL)
    set_quotient (figure, tally->won_sum, tally->won_priced);
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
  if (figure->kpi->unit == ACCORD_UNIT_COUNT)
    set_count (figure, part->n);
  else if (figure->kpi->unit == ACCORD_UNIT_MONEY)
    set_sum (figure, part->numerator, part->n, part->n - part->unpriced);
  else
    set_quotient (figure, part->numerator, part->denominator);
  figure->n = part->n;
  *(accord_kpi_query (figure->kpi)->excludes ? &figure->excluded : &figure->unpriced) = part->unpriced;
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
      set_part (figure, &self->parts[accord_kpi_part (kpi)]);
      return figure;
    }
  if (accord_kpi_scope (kpi) == ACCORD_SCOPE_MIXED)
    return figure; /* made of others, when those are there */
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
