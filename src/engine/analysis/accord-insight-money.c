/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts of money over time: revenue by month with goal and forecast, and how a period comes in (F07, F08). Fibers of the
 * main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-revenue-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LONGEST_OUTLOOK 800 /* days: a fan over many years says nothing */

/* Revenue and goal */

/* Weighted amounts of open deals by month; those that slipped are in none. */
static AccordForecast *
read_forecast (AccordInsight *self, const AccordPeriod *shown, GError **error)
{
  g_autoptr (AccordDealScope) scope = accord_insight_scope (self, self->ask->pipeline);
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
add_month (AccordInsight *self, AccordPlot *plot, AccordInsightFigures *figures, const AccordForecast *forecast,
           const AccordRevenueMonth *month)
{
  const AccordFigure *won = accord_insight_find (figures, "revenue", month->period.from, NULL);
  g_autofree char *label = accord_revenue_month_label (&month->period);
  AccordPlotMark *mark = accord_plot_add (plot, label);
  double expected = expected_in (forecast, month->period.from), goal;
  g_autofree char *expected_text = expected > 0 ? accord_money_format_short (llround (expected), self->currency) : g_strdup ("");

  mark->value = (double) month->won;
  mark->partial = month->partial;
  mark->forecast = expected > 0 ? expected : ACCORD_PLOT_NONE;
  if (accord_insight_goal (self, "revenue", self->ask->member, &month->period, &goal))
    mark->goal = goal;
  accord_plot_set_cells (mark, accord_period_label (&month->period), accord_figure_with_unpriced (won), expected_text[0] ? g_strdup (expected_text) : g_strdup (""),
                         goal_text (mark->value, mark->goal, self->currency), accord_insight_number (month->n_deals), NULL);
  accord_plot_set_data (mark, accord_date_to_iso (month->period.from), accord_money_to_decimal (month->won, self->currency),
                        expected > 0 ? accord_money_to_decimal (llround (expected), self->currency) : g_strdup (""),
                        mark->goal != ACCORD_PLOT_NONE ? accord_money_to_decimal (llround (mark->goal), self->currency) : g_strdup (""),
                        accord_insight_plain ((double) month->n_deals, 0), NULL);
  mark->drill = accord_insight_drill (self, figures, won);
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
      share = accord_percent_format (fabs ((double) month->won / goal - 1));
      return g_strdup_printf ((double) month->won >= goal ? _("%s beat its goal by %s.") : _("%s stayed %s below its goal."), name, share);
    }
  return NULL;
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
    add_month (self, plot, figures, forecast, &g_array_index (months, AccordRevenueMonth, i));
  plot->takeaway = goal_sentence (self, months);
  if (plot->takeaway == NULL)
    plot->takeaway = accord_revenue_takeaway (months, self->currency);
  if (plot->takeaway == NULL && (forecast == NULL || forecast->total.sum == 0))
    {
      g_autofree char *label = accord_period_label (&shown);

      plot->too_little = g_strdup_printf (_("No deal with an amount was won in %s."), label);
    }
  else if (plot->takeaway == NULL)
    plot->takeaway = g_strdup (_("Nothing was won yet; what is hatched is expected of open deals."));
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_FILL, _("Won"));
  for (guint i = 0; i < plot->marks->len; i++)
    if (accord_plot_mark (plot, i)->goal != ACCORD_PLOT_NONE)
      {
        accord_plot_add_key (plot, ACCORD_TONE_GREY, ACCORD_KEY_LINE, _("Goal"));
        break;
      }
  if (forecast != NULL)
    accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_HATCH, _("Weighted forecast"));
  plot->explanation = accord_insight_explain (figures, "revenue", _("The forecast is the weighted amount of open deals by the month in which "
                                                                    "they are expected to close; those that are late are in no month. A month "
                                                                    "that is not over is left out of the sentence."));
  return g_steal_pointer (&plot);
}

/* How the period comes in */

static void
add_day (AccordInsight *self, AccordPlot *plot, const AccordOutlookDay *day, gboolean last)
{
  int month_day;
  g_autofree char *label = NULL;
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, day->day, 1);
  AccordPlotMark *mark;
  gboolean today = day->day == self->ask->today;

  accord_date_to_ymd (day->day, NULL, NULL, &month_day);
  if (month_day <= 7 && (plot->marks->len == 0 || month_day == 1))
    label = accord_revenue_month_label (&month);
  mark = accord_plot_add (plot, label);
  if (day->past)
    mark->value = (double) day->won;
  if (!day->past || today)
    {
      mark->forecast = (double) day->expected;
      mark->low80 = (double) day->low80;
      mark->low50 = (double) day->low50;
      mark->high50 = (double) day->high50;
      mark->high80 = (double) day->high80;
    }
  if (last)
    mark->text = accord_money_format_short (day->past ? day->won : day->expected, self->currency);
  accord_plot_set_cells (mark, accord_date_format_full (day->day), accord_money_format_short (day->won, self->currency),
                         day->past ? g_strdup ("") : accord_money_format_short (day->expected, self->currency),
                         day->past ? g_strdup ("") : accord_money_format_short (day->low80, self->currency),
                         day->past ? g_strdup ("") : accord_money_format_short (day->high80, self->currency), NULL);
  accord_plot_set_data (mark, accord_date_to_iso (day->day), accord_money_to_decimal (day->won, self->currency),
                        accord_money_to_decimal (day->expected, self->currency), accord_money_to_decimal (day->low80, self->currency),
                        accord_money_to_decimal (day->high80, self->currency), NULL);
}

static char *
outlook_sentence (AccordInsight *self, const AccordOutlook *outlook, double goal)
{
  const AccordOutlookDay *end = &g_array_index (outlook->days, AccordOutlookDay, outlook->days->len - 1);
  g_autofree char *expected = accord_money_format_short (end->expected, self->currency);
  g_autofree char *low = accord_money_format_short (end->low80, self->currency);
  g_autofree char *high = accord_money_format_short (end->high80, self->currency);
  g_autofree char *first = NULL, *second = NULL, *share = NULL;

  if (end->past)
    return g_strdup_printf (_("The period is over: %s were won."), expected);
  if (goal > 0)
    {
      share = accord_percent_format (fabs ((double) end->expected / goal - 1));
      first = g_strdup_printf ((double) end->expected >= goal ? _("%s expected, %s above the goal.") : _("%s expected, %s below the goal."), expected, share);
    }
  else
    first = g_strdup_printf (_("%s expected."), expected);
  if (outlook->open.n < 3)
    second = g_strdup (_("Too few deals are open to say how sure that is."));
  else
    second = g_strdup_printf (_("Four in five outcomes lie between %s and %s."), low, high);
  return g_strdup_printf (C_("two sentences", "%s %s"), first, second);
}

static void
draw_outlook (AccordInsight *self, AccordPlot *plot, const AccordOutlook *outlook)
{
  double goal = ACCORD_PLOT_NONE;

  for (guint i = 0; i < outlook->days->len; i++)
    add_day (self, plot, &g_array_index (outlook->days, AccordOutlookDay, i), i + 1 == outlook->days->len);
  if (accord_insight_goal (self, "revenue", self->ask->member, &outlook->period, &goal))
    {
      plot->overall = goal;
      plot->overall_label = g_strdup (_("goal"));
    }
  plot->takeaway = outlook_sentence (self, outlook, goal);
  if (outlook->won.n == 0 && outlook->open.n == 0)
    plot->too_little = g_strdup (_("Nothing was won in this period yet, and no open deal is expected to close in it."));
  if (outlook->slipped.n > 0)
    {
      g_autofree char *n = accord_number_format (outlook->slipped.n);

      plot->explanation = g_strdup_printf (ngettext ("Not in it: %s open deal whose expected close is past.",
                                                     "Not in it: %s open deals whose expected close is past.", (gulong) outlook->slipped.n), n);
    }
}

AccordPlot *
accord_insight_outlook (AccordInsight *self, GError **error)
{
  AccordPeriod period = self->ask->period;
  g_autoptr (AccordDealScope) scope = accord_insight_scope (self, self->ask->pipeline);
  g_autoptr (AccordOutlook) outlook = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  g_autofree char *label = NULL, *title = NULL, *more = NULL;

  if (period.unit == ACCORD_PERIOD_ALL || period.to - period.from > LONGEST_OUTLOOK)
    period = accord_period_containing (ACCORD_PERIOD_QUARTER, self->ask->today, period.fiscal_month);
  label = accord_period_label (&period);
  title = g_strdup_printf (_("Forecast for %s"), label);
  outlook = dex_await_boxed (accord_outlook_read (self->store, scope, &period), error);
  if (outlook == NULL)
    return NULL;
  plot = accord_plot_new (ACCORD_PLOT_LINES, ACCORD_UNIT_MONEY, self->currency, title);
  accord_plot_set_columns (plot, _("Day"), _("Won"), _("Expected"), _("Four in five above"), _("Four in five below"), NULL);
  draw_outlook (self, plot, outlook);
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_LINE, _("Won"));
  if (period.to > self->ask->today)
    {
      accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_DASH, _("Expected"));
      accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_BAND, _("80% and 50% range"));
    }
  more = g_steal_pointer (&plot->explanation);
  plot->explanation = g_strdup_printf ("%s%s%s", _("What was won since the period began, and the weighted amounts of open deals on the days they are "
                                                   "expected to close. The ranges say how such a sum spreads if every deal closes with its probability, "
                                                   "each by itself; they never go below what is won nor above what would come if all closed."),
                                       more != NULL ? "\n" : "", more != NULL ? more : "");
  return g_steal_pointer (&plot);
}
