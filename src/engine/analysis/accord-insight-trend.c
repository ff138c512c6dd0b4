/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where revenue goes (F19). A fiber of the main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-revenue-words.h"
#include "accord-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TREND_MONTHS 36
#define TREND_AHEAD 6

static const char *
method_label (AccordTrendMethod method)
{
  switch (method)
    {
    case ACCORD_TREND_MEAN:
      return _("the mean of the last three months");
    case ACCORD_TREND_HOLT:
      return _("level and slope of the last months (Holt)");
    case ACCORD_TREND_SEASONAL:
      return _("the same month a year ago and the yearly change");
    case ACCORD_TREND_NONE:
    default:
      return "";
    }
}

static void
add_trend_month (AccordInsight *self, AccordPlot *plot, AccordInsightFigures *figures, gint64 month, double value, const AccordTrend *trend, int ahead)
{
  AccordPeriod period = accord_period_containing (ACCORD_PERIOD_MONTH, month, 1);
  g_autofree char *label = accord_revenue_axis_label (&period, TREND_MONTHS);
  AccordPlotMark *mark = accord_plot_add (plot, label);

  if (ahead < 0)
    mark->value = value;
  else
    {
      mark->forecast = trend->expected[ahead];
      mark->low80 = mark->low50 = trend->low[ahead];
      mark->high80 = mark->high50 = trend->high[ahead];
    }
  accord_plot_set_cells (mark, accord_period_label (&period), ahead < 0 ? accord_money_format_short (llround (value), self->currency) : g_strdup (""),
                         ahead < 0 ? g_strdup ("") : accord_money_format_short (llround (trend->expected[ahead]), self->currency), NULL);
  accord_plot_set_data (mark, accord_date_to_iso (month), ahead < 0 ? accord_money_to_decimal (llround (value), self->currency) : g_strdup (""),
                        ahead < 0 ? g_strdup ("") : accord_money_to_decimal (llround (trend->expected[ahead]), self->currency), NULL);
  if (ahead < 0)
    mark->drill = accord_insight_drill (self, figures, accord_insight_find (figures, "revenue", month, NULL));
}

/* Full months with revenue since the first one that has any. */
static GArray *
full_months (AccordInsightFigures *figures, gint64 *first)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) groups = accord_insight_groups (figures, "revenue");

  for (guint i = 0; i < groups->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (groups, i);
      double value = figure->has_value ? figure->value : 0;

      if (*figure->group == '\0' || (values->len == 0 && value <= 0))
        continue;
      if (values->len == 0)
        *first = figure->group_id;
      g_array_append_val (values, value);
    }
  return values;
}

/* Where nothing was won in the months that were tried, nobody can say how far off it was; where it was further off than all
 * that was won, no amount is named. */
static char *
takeaway_of (const AccordInsight *self, const AccordTrend *trend)
{
  g_autofree char *next = accord_money_format_short (llround (trend->expected[0]), self->currency);
  g_autofree char *off = trend->has_wape ? accord_percent_format (trend->wape) : NULL;

  if (off == NULL)
    return g_strdup_printf (_("%1$s expected next month, by %2$s; how far off that is nobody can say: nothing was won lately."), next, method_label (trend->method));
  if (trend->wape >= 1) /* further off than expecting nothing at all would have been */
    return g_strdup_printf (_("The months differ too much to say what comes: by %1$s it would have been %2$s off so far."), method_label (trend->method), off);
  return g_strdup_printf (_("%1$s expected next month, by %2$s; it would have been %3$s off so far."), next, method_label (trend->method), off);
}

AccordPlot *
accord_insight_trend (AccordInsight *self, GError **error)
{
  gint64 end = MIN (self->ask->today, self->ask->period.unit == ACCORD_PERIOD_ALL ? self->ask->today : self->ask->period.to), first = 0;
  AccordPeriod running = accord_period_containing (ACCORD_PERIOD_MONTH, end, 1);
  AccordPeriod shown = accord_period_custom (accord_date_add_months (running.from, -TREND_MONTHS), running.from);
  g_autoptr (AccordInsightFigures) figures = accord_insight_figures (self, &shown, "revenue", "month", error);
  g_autoptr (AccordPlot) plot = NULL;
  g_autoptr (GArray) months = NULL;
  AccordTrend trend;

  if (figures == NULL)
    return NULL;
  months = full_months (figures, &first);
  plot = accord_plot_new (ACCORD_PLOT_LINES, ACCORD_UNIT_MONEY, self->currency, _("Revenue Trend"));
  accord_plot_set_columns (plot, _("Month"), _("Won"), _("Expected"), NULL);
  plot->explanation = accord_insight_explain (figures, "revenue",
                                              _("Only full months count. Below 6 months nothing is expected; up to 23 the mean of three months or Holt's "
                                                "method, whichever would have told the known months better; from 24 on the same month a year ago and the "
                                                "yearly change. The error is Σ|error| ÷ Σ|actual| of the months that were tried; the range is 80%."));
  if (!accord_trend_continue ((const double *) (const void *) months->data, (int) months->len, TREND_AHEAD, &trend))
    {
      plot->too_little = g_strdup_printf (_("Needs 6 full months with revenue, has %d."), (int) months->len);
      return g_steal_pointer (&plot);
    }
  for (guint i = 0; i < months->len; i++)
    add_trend_month (self, plot, figures, accord_date_add_months (first, (int) i), g_array_index (months, double, i), &trend, -1);
  for (int i = 0; i < trend.n; i++)
    add_trend_month (self, plot, figures, accord_date_add_months (first, (int) months->len + i), 0, &trend, i);
  plot->takeaway = takeaway_of (self, &trend);
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_LINE, _("Won"));
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_DASH, _("Expected"));
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_BAND, _("80% range"));
  return g_steal_pointer (&plot);
}
