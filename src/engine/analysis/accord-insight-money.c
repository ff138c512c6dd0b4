/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts of money over time: revenue by month with goal and forecast. Fibers of the main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-revenue-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Revenue and goal */

/* Weighted amounts of open deals by month; those that slipped are in none. */
static AccordForecast *
read_forecast (AccordInsight *self, const AccordPeriod *shown, GError **error)
{
  g_autoptr (AccordDealScope) scope = accord_insight_credited_scope (self);
  gint64 from = MAX (self->ask->today, shown->from);
  gint64 months = MIN (120, (shown->to - from) / 28 + 2);

  if (shown->unit == ACCORD_PERIOD_ALL || shown->to <= self->ask->today)
    return NULL;
  return dex_await_boxed (accord_forecast_read (self->store, scope, from, (guint) MAX (1, months), NULL, 0), error);
}

static double
expected_in (const AccordForecast *forecast, gint64 month)
{
  for (guint i = 0; forecast != NULL && i < forecast->buckets->len; i++)
    {
      const AccordForecastBucket *bucket = &g_array_index (forecast->buckets, AccordForecastBucket, i);

      if (bucket->kind == ACCORD_BUCKET_MONTH && bucket->from == month)
        return (double) (bucket->total.weighted - bucket->by[ACCORD_FORECAST_CLOSED].weighted);
    }
  return ACCORD_PLOT_NONE;
}

static char *
goal_text (double value, double goal, const char *currency)
{
  g_autofree char *money = NULL, *share = NULL;

  if (goal == ACCORD_PLOT_NONE)
    return g_strdup ("");
  money = accord_money_format_short (llround (goal), currency);
  if (goal <= 0)
    return g_steal_pointer (&money);
  share = accord_percent_format (value / goal);
  return g_strdup_printf (_("%1$s · %2$s"), money, share);
}

static void
add_month (AccordInsight *self, AccordPlot *plot, const AccordForecast *forecast, const AccordRevenueMonth *month, guint n)
{
  g_autofree char *label = accord_revenue_axis_label (&month->period, n);
  AccordPlotMark *mark = accord_plot_add (plot, label);
  double expected = expected_in (forecast, month->period.from), goal;

  mark->value = (double) month->won;
  mark->partial = month->partial;
  mark->forecast = expected > 0 ? expected : ACCORD_PLOT_NONE;
  if (accord_insight_goal (self, "revenue", self->ask->member, &month->period, &goal))
    mark->goal = goal;
}

static void
tell_month (AccordPlotMark *mark, guint index, gpointer data)
{
  const AccordInsightTold *told = data;
  const AccordFigure *won = g_ptr_array_index (told->marks, index);
  const char *currency = told->insight->currency;
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, won->group_id, told->figures->request->period.fiscal_month);
  gboolean expected = mark->forecast != ACCORD_PLOT_NONE;

  accord_plot_set_cells (mark, accord_period_label (&month), accord_figure_with_unpriced (won),
                         expected ? accord_money_format_short (llround (mark->forecast), currency) : g_strdup (""),
                         goal_text (mark->value, mark->goal, currency), accord_insight_number (won->n), NULL);
  accord_plot_set_data (mark, accord_date_to_iso (month.from), accord_money_to_decimal (llround (mark->value), currency),
                        expected ? accord_money_to_decimal (llround (mark->forecast), currency) : g_strdup (""),
                        mark->goal != ACCORD_PLOT_NONE ? accord_money_to_decimal (llround (mark->goal), currency) : g_strdup (""),
                        accord_insight_plain ((double) won->n, 0), NULL);
  mark->drill = accord_insight_drill (told->insight, told->figures, won);
}

/* The figure of each month, in their order. */
static GPtrArray *
figures_of (AccordInsightFigures *figures, const GArray *months)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < months->len; i++)
    g_ptr_array_add (list, (gpointer) accord_insight_find (figures, "revenue", g_array_index (months, AccordRevenueMonth, i).period.from, NULL));
  return list;
}

static GArray *
find_months (AccordInsight *self, AccordInsightFigures *figures)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (AccordRevenueMonth));
  g_autoptr (GPtrArray) groups = accord_insight_groups (figures, "revenue");

  for (guint i = 0; i < groups->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (groups, i);
      AccordRevenueMonth month = { .won = figure->has_value ? llround (figure->value) : 0, .n_deals = figure->n };

      if (*figure->group == '\0')
        continue;
      month.period = accord_period_containing (ACCORD_PERIOD_MONTH, figure->group_id, figures->request->period.fiscal_month);
      month.partial = self->ask->today < month.period.to - 1 && self->ask->today >= month.period.from;
      month.future = month.period.from > self->ask->today;
      g_array_append_val (months, month);
    }
  return months;
}

static void
expect_goals (AccordInsight *self, const GArray *months)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (AccordPeriod));

  for (guint i = 0; i < months->len; i++)
    g_array_append_val (periods, g_array_index (months, AccordRevenueMonth, i).period);
  accord_insight_goals_expect (self, "revenue", &self->ask->member, 1, (const AccordPeriod *) (const void *) periods->data, periods->len);
}

/* "October beat its goal by 6%." of the last full month with a goal; NULL without one. */
static char *
goal_sentence (AccordInsight *self, const GArray *months)
{
  for (guint i = months->len; i > 0; i--)
    {
      const AccordRevenueMonth *month = &g_array_index (months, AccordRevenueMonth, i - 1);
      g_autofree char *name = accord_period_label (&month->period);
      g_autofree char *share = NULL;
      double goal;

      if (month->future || month->partial || !accord_insight_goal (self, "revenue", self->ask->member, &month->period, &goal) || goal <= 0)
        continue;
      if (month->won == 0)
        {
          g_autofree char *asked = accord_money_format_short (llround (goal), self->currency);

          /* Translators: a month and its goal: "Nothing was won in October 2026, whose goal was €27K." */
          return g_strdup_printf (_("Nothing was won in %1$s, whose goal was %2$s."), name, asked);
        }
      share = accord_percent_format (fabs ((double) month->won / goal - 1));
      return g_strdup_printf ((double) month->won >= goal ? _("%s beat its goal by %s.") : _("%s stayed %s below its goal."), name, share);
    }
  return NULL;
}

/* Of a quarter the months of its year are drawn; the sentence says nothing of those behind it. */
static GArray *
months_until (const GArray *months, gint64 to)
{
  GArray *until = g_array_new (FALSE, FALSE, sizeof (AccordRevenueMonth));

  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, AccordRevenueMonth, i).period.from < to)
      g_array_append_val (until, g_array_index (months, AccordRevenueMonth, i));
  return until;
}

/* Whether any month has a hatched part. What is late or has no date is expected in none. */
static gboolean
is_hatched (AccordPlot *plot)
{
  for (guint i = 0; i < plot->marks->len; i++)
    if (accord_plot_mark (plot, i)->forecast != ACCORD_PLOT_NONE)
      return TRUE;
  return FALSE;
}

static void
say_revenue (AccordInsight *self, AccordPlot *plot, const GArray *drawn, const AccordPeriod *shown)
{
  g_autoptr (GArray) months = months_until (drawn, self->ask->period.to);

  plot->takeaway = goal_sentence (self, months);
  if (plot->takeaway == NULL)
    plot->takeaway = accord_revenue_takeaway (months, self->currency);
  if (plot->takeaway == NULL && !is_hatched (plot))
    {
      g_autofree char *label = accord_period_label (shown);

      plot->too_little = shown->unit == ACCORD_PERIOD_ALL ? g_strdup (_("No deal with an amount was won yet."))
                                                          : g_strdup_printf (_("No deal with an amount was won in %s."), label);
    }
  else if (plot->takeaway == NULL)
    plot->takeaway = g_strdup (_("Nothing was won yet; what is hatched is expected of open deals."));
}

static void
add_revenue_keys (AccordPlot *plot)
{
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_FILL, _("Won"));
  for (guint i = 0; i < plot->marks->len; i++)
    if (accord_plot_mark (plot, i)->goal != ACCORD_PLOT_NONE)
      {
        accord_plot_add_key (plot, ACCORD_TONE_GREY, ACCORD_KEY_LINE, _("Goal"));
        break;
      }
  if (is_hatched (plot))
    accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_HATCH, _("Weighted forecast"));
}

AccordPlot *
accord_insight_revenue (AccordInsight *self, GError **error)
{
  AccordPeriod shown = accord_revenue_period (&self->ask->period, self->ask->period.fiscal_month);
  g_autoptr (AccordInsightFigures) figures = accord_insight_figures (self, &shown, "revenue,won-deals", "month", error);
  g_autoptr (AccordForecast) forecast = NULL;
  g_autoptr (GArray) months = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  g_autoptr (GError) failed = NULL;
  GPtrArray *won;

  if (figures == NULL)
    return NULL;
  forecast = read_forecast (self, &shown, &failed);
  if (failed != NULL)
    {
      accord_error_pass (error, &failed);
      return NULL;
    }
  plot = accord_plot_new (ACCORD_PLOT_COLUMNS, ACCORD_UNIT_MONEY, self->currency, _("Revenue and Goal"));
  accord_plot_set_columns (plot, _("Month"), _("Won"), _("Weighted forecast"), _("Goal"), _("Deals"), NULL);
  months = find_months (self, figures);
  expect_goals (self, months);
  for (guint i = 0; i < months->len; i++)
    add_month (self, plot, forecast, &g_array_index (months, AccordRevenueMonth, i), months->len);
  say_revenue (self, plot, months, &shown);
  add_revenue_keys (plot);
  plot->explanation = accord_insight_explain (figures, "revenue", _("The forecast is the weighted amount of open deals by the month in which "
                                                                    "they are expected to close; those that are late are in no month. A month "
                                                                    "that is not over is left out of the sentence."));
  won = figures_of (figures, months);
  accord_insight_tell_later (self, plot, g_steal_pointer (&figures), won, tell_month);
  return g_steal_pointer (&plot);
}
