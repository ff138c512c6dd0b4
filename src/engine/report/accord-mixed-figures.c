/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that are made of other figures: velocity (F06), growth and market share (F18), complaints per order (§4.4). Reader
 * thread. */

#include "accord-config.h"

#include "accord-mixed-figures.h"
#include "accord-report.h"

#include "accord-mixed-private.h"

#include <math.h>

#define CLOSES_FOR_90_DAYS 20
#define DAYS_90 90

GPtrArray *
accord_mixing_ask (const AccordMixing *self, const AccordPeriod *period, const char *const *kpis, GError **error)
{
  AccordReportRequest *request = accord_report_request_copy (self->request);
  GPtrArray *figures = NULL;
  gboolean known = TRUE;

  g_ptr_array_set_size (request->kpis, 0);
  request->period = *period;
  for (int i = 0; known && kpis[i] != NULL; i++)
    known = accord_report_request_add (request, kpis[i], error);
  if (known)
    figures = accord_report_read (self->reader, self->book, request, error);
  accord_report_request_free (request);
  return figures;
}

/* The figure of the same group, or %NULL. */
const AccordFigure *
accord_mixing_same_group (GPtrArray *figures, const char *kpi, const AccordFigure *like)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->kpi->id, kpi) && g_strcmp0 (figure->group, like->group) == 0 && figure->group_id == like->group_id)
        return figure;
    }
  return NULL;
}

/* F06. Any missing input: no velocity. */
static void
set_velocity (AccordFigure *figure, GPtrArray *now, GPtrArray *past)
{
  const AccordFigure *open = accord_mixing_same_group (now, "open-deals", figure), *mean = accord_mixing_same_group (past, "average-deal", figure);
  const AccordFigure *rate = accord_mixing_same_group (past, "win-rate", figure), *cycle = accord_mixing_same_group (past, "sales-cycle", figure);

  if (open == NULL || mean == NULL || rate == NULL || cycle == NULL)
    return;
  figure->n = rate->n;
  figure->unpriced = mean->unpriced;
  if (!open->has_value || open->value <= 0 || !mean->has_value || !rate->has_value || !cycle->has_value)
    return;
  figure->has_value = TRUE;
  figure->value = open->value * mean->value * rate->value / MAX (cycle->value, 0.5); /* the same day is half a day (F04) */
  figure->numerator = llround (figure->value);
  figure->denominator = 1;
}

/* The days that a velocity's inputs are of: the last 90, or the last 12 months. */
AccordPeriod
accord_mixing_trailing (gboolean ninety)
{
  gint64 today = accord_date_today ();

  return accord_period_custom (ninety ? today - DAYS_90 + 1 : accord_date_add_months (today, -12) + 1, today + 1);
}

/* Whether enough deals were closed in the last 90 days to go by these. */
gboolean
accord_mixing_goes_by_ninety (const AccordFigure *closes)
{
  return closes != NULL && closes->denominator >= CLOSES_FOR_90_DAYS;
}

static gboolean
fill_velocity (const AccordMixing *self, GPtrArray *figures, GError **error)
{
  static const char *const parts[] = { "average-deal", "win-rate", "sales-cycle", NULL };
  static const char *const open[] = { "open-deals", NULL };
  AccordPeriod quarter = accord_mixing_trailing (TRUE), year = accord_mixing_trailing (FALSE);
  g_autoptr (GPtrArray) now = accord_mixing_ask (self, &quarter, open, error);
  g_autoptr (GPtrArray) lately = now != NULL ? accord_mixing_ask (self, &quarter, parts, error) : NULL;
  g_autoptr (GPtrArray) past = lately != NULL ? accord_mixing_ask (self, &year, parts, error) : NULL;

  if (past == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);
      const AccordFigure *closes = accord_mixing_same_group (lately, "win-rate", figure);

      if (accord_kpi_measure (figure->kpi) == ACCORD_MEASURE_VELOCITY)
        set_velocity (figure, now, accord_mixing_goes_by_ninety (closes) ? lately : past);
    }
  return TRUE;
}

/* The same days a year before: of a period that is not over those up to today, as wherever two periods are compared. */
AccordPeriod
accord_mixing_year_before (const AccordPeriod *period)
{
  gint64 today = accord_date_today (), from = accord_date_add_months (period->from, -12), to = accord_date_add_months (period->to, -12);

  if (today < period->to - 1)
    to = CLAMP (accord_date_add_months (today, -12) + 1, from, to);
  return accord_period_custom (from, to);
}

/* F18: then ≤ 0 has no growth, nor has a period that has not begun. */
static gboolean
fill_growth (const AccordMixing *self, GPtrArray *figures, GError **error)
{
  static const char *const revenue[] = { "revenue", NULL };
  AccordPeriod then = self->request->period;
  g_autoptr (GPtrArray) now_sums = NULL, then_sums = NULL;

  if (then.unit == ACCORD_PERIOD_ALL || self->request->group_by == ACCORD_GROUP_MONTH)
    return TRUE;
  then = accord_mixing_year_before (&then);
  now_sums = accord_mixing_ask (self, &self->request->period, revenue, error);
  then_sums = now_sums != NULL ? accord_mixing_ask (self, &then, revenue, error) : NULL;
  if (then_sums == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);
      const AccordFigure *now = accord_mixing_same_group (now_sums, "revenue", figure), *before = accord_mixing_same_group (then_sums, "revenue", figure);

      if (accord_kpi_measure (figure->kpi) != ACCORD_MEASURE_GROWTH || now == NULL || before == NULL)
        continue;
      figure->n = now->n + before->n;
      figure->unpriced = now->unpriced + before->unpriced;
      accord_figure_set_ratio (figure, now->numerator - before->numerator, before->numerator);
    }
  return TRUE;
}

/* Complaints of the days against orders of the days: won deals. */
static gboolean
fill_complaints (const AccordMixing *self, GPtrArray *figures, GError **error)
{
  static const char *const both[] = { "complaints", "won-deals", NULL };
  g_autoptr (GPtrArray) sums = accord_mixing_ask (self, &self->request->period, both, error);

  for (guint i = 0; sums != NULL && i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);
      const AccordFigure *complaints = accord_mixing_same_group (sums, "complaints", figure), *won = accord_mixing_same_group (sums, "won-deals", figure);

      if (accord_kpi_measure (figure->kpi) != ACCORD_MEASURE_COMPLAINT_RATE || complaints == NULL || won == NULL)
        continue;
      figure->n = won->n;
      accord_figure_set_ratio (figure, complaints->numerator, won->numerator);
    }
  return sums != NULL;
}

/**
 * accord_mixed_figures_fill:
 * @figures: (element-type AccordFigure): of a report; those made of others are still empty
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory
 * @request: what was asked for
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_mixed_figures_fill (GPtrArray *figures, AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, GError **error)
{
  AccordMixing self = { reader, book, request };
  static const struct {
    AccordMeasure measure;
    gboolean (*fill) (const AccordMixing *self, GPtrArray *figures, GError **error);
  } fills[] = {
    { ACCORD_MEASURE_VELOCITY, fill_velocity }, { ACCORD_MEASURE_GROWTH, fill_growth }, { ACCORD_MEASURE_ATTAINMENT, accord_mixing_fill_attainment },
    { ACCORD_MEASURE_COVERAGE, accord_mixing_fill_coverage }, { ACCORD_MEASURE_MARKET_SHARE, accord_mixing_fill_share }, { ACCORD_MEASURE_ACCURACY, accord_mixing_fill_accuracy },
    { ACCORD_MEASURE_BIAS, accord_mixing_fill_accuracy }, { ACCORD_MEASURE_COMPLAINT_RATE, fill_complaints },
  };
  gboolean asked[G_N_ELEMENTS (fills)] = { FALSE };

  for (guint i = 0; i < request->kpis->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (fills); k++)
      asked[k] |= accord_kpi_measure (g_ptr_array_index (request->kpis, i)) == fills[k].measure;
  for (gsize k = 0; k < G_N_ELEMENTS (fills); k++)
    if (asked[k] && !fills[k].fill (&self, figures, error))
      return FALSE;
  return TRUE;
}
