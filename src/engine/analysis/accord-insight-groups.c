/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts that put groups beside one another: win rates by anything, who leads, why deals are lost. Fibers of the main
 * thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-competition.h"
#include "accord-rate-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ROWS 8
#define MOST_LEADERS 10

/* Win rate */

static DexFuture *
rival_deals (AccordStore *store, const AccordPlotDrill *drill)
{
  return accord_competition_deals (store, &drill->period, drill->member, drill->text);
}

static AccordPlotDrill *
rival_drill (AccordInsight *self, const AccordFigure *rate)
{
  /* Translators: title of a list of deals; %s is a competitor */
  AccordPlotDrill *drill = accord_plot_drill_new (accord_figure_drill_words (rate->n), g_strdup_printf (_("Closed Against “%s”"), rate->group), NULL, NULL);

  drill->ids = rival_deals;
  drill->kind = &accord_deal_kind;
  drill->period = self->ask->period;
  drill->member = self->ask->member;
  drill->text = g_strdup (rate->group);
  return drill;
}

static void
add_rate (AccordPlot *plot, const AccordFigure *rate, const char *name)
{
  AccordPlotMark *mark = accord_plot_add (plot, name);

  mark->value = rate->has_value ? rate->value : ACCORD_PLOT_NONE;
  mark->text = accord_figure_format (rate);
  mark->note = accord_figure_cases (rate);
  mark->weak = accord_figure_is_weak (rate);
}

static void
tell_rate (AccordPlotMark *mark, guint index, gpointer data)
{
  const AccordInsightTold *told = data;
  const AccordFigure *rate = g_ptr_array_index (told->marks, index);

  accord_plot_set_cells (mark, g_strdup (mark->label), g_strdup (mark->text), g_strdup (mark->note ? mark->note : ""), NULL);
  accord_plot_set_data (mark, g_strdup (mark->label), accord_insight_plain (mark->value, 4), accord_insight_plain ((double) rate->denominator, 0), NULL);
  mark->drill = g_str_equal (told->insight->by, "competitor") ? rival_drill (told->insight, rate)
                                                              : accord_insight_drill (told->insight, told->figures, rate);
}

/* Win rates against competitors are of deals that they were in: a deal may have several. */
static gboolean
use_competitors (AccordInsight *self, AccordInsightFigures *figures, GError **error)
{
  g_autoptr (GPtrArray) rates = dex_await_boxed (accord_competition_read (self->store, &self->ask->period, self->ask->member), error);

  GPtrArray *both;

  if (rates == NULL)
    return FALSE;
  both = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  for (guint i = 0; i < figures->figures->len; i++)
    g_ptr_array_add (both, accord_figure_copy (g_ptr_array_index (figures->figures, i)));
  for (guint i = 0; i < rates->len; i++)
    g_ptr_array_add (both, accord_figure_copy (g_ptr_array_index (rates, i)));
  g_ptr_array_unref (figures->figures);
  figures->figures = both;
  return TRUE;
}

static GPtrArray *
rates_to_draw (AccordInsightFigures *figures)
{
  GPtrArray *rates = accord_insight_groups (figures, "win-rate");

  for (guint i = rates->len; i > 0; i--)
    {
      const AccordFigure *rate = g_ptr_array_index (rates, i - 1);

      if (!rate->has_value || *rate->group == '\0')
        g_ptr_array_remove_index (rates, i - 1);
    }
  accord_rate_sort (rates);
  return rates;
}

/* The same by the names that people read. */
static GPtrArray *
by_name (const AccordInsightFigures *figures, GPtrArray *rates)
{
  GPtrArray *named = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);

  for (guint i = 0; i < rates->len; i++)
    {
      AccordFigure *copy = accord_figure_copy (g_ptr_array_index (rates, i));

      g_set_str (&copy->group, accord_figure_group_words (figures->request, copy));
      g_ptr_array_add (named, copy);
    }
  return named;
}

AccordPlot *
accord_insight_rate (AccordInsight *self, GError **error)
{
  gboolean competitors = g_strcmp0 (self->by, "competitor") == 0;
  g_autofree char *spec = g_strdup_printf ("rate:%s", self->by != NULL ? self->by : "product");
  g_autofree char *title = accord_insight_card_title (self->store, spec);
  g_autoptr (AccordInsightFigures) figures = NULL;
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_RATIO, NULL, title);
  g_autoptr (GPtrArray) rates = NULL, named = NULL;
  const AccordFigure *total;

  if (self->by == NULL)
    self->by = g_strdup ("product");
  figures = accord_insight_figures (self, &self->ask->period, "win-rate", competitors ? NULL : self->by, error);
  if (figures == NULL || (competitors && !use_competitors (self, figures, error)))
    return NULL;
  rates = rates_to_draw (figures);
  named = by_name (figures, rates);
  total = accord_insight_total (figures, "win-rate");
  accord_plot_set_columns (plot, _("Group"), _("Win rate"), _("Won of closed"), NULL);
  for (guint i = 0; i < rates->len && i < ACCORD_INSIGHT_LISTED; i++)
    add_rate (plot, g_ptr_array_index (rates, i), ((const AccordFigure *) g_ptr_array_index (named, i))->group);
  plot->too_little = accord_rate_too_little (total, rates);
  plot->takeaway = plot->too_little == NULL ? accord_rate_takeaway (named) : NULL;
  accord_insight_draw_some (plot, 0, MOST_ROWS, rates->len);
  if (total->has_value)
    {
      g_autofree char *percent = accord_percent_format (total->value);

      plot->overall = total->value;
      /* Translators: label of the line of the whole: "all 63%" */
      plot->overall_label = g_strdup_printf (_("all %s"), percent);
    }
  plot->explanation = accord_insight_explain (figures, "win-rate", competitors ? _("Against a competitor: of the deals that name it.") : NULL);
  accord_insight_tell_later (self, plot, g_steal_pointer (&figures), g_steal_pointer (&rates), tell_rate);
  return g_steal_pointer (&plot);
}

/* Leaderboard */

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const AccordFigure *left = *(const AccordFigure *const *) a, *right = *(const AccordFigure *const *) b;

  return (left->value < right->value) - (left->value > right->value);
}

static GPtrArray *
largest (AccordInsightFigures *figures, const char *kpi)
{
  GPtrArray *list = accord_insight_groups (figures, kpi);

  for (guint i = list->len; i > 0; i--)
    {
      const AccordFigure *figure = g_ptr_array_index (list, i - 1);

      if (!figure->has_value || figure->value <= 0 || *figure->group == '\0')
        g_ptr_array_remove_index (list, i - 1);
    }
  g_ptr_array_sort (list, compare_values);
  return list;
}

/* Revenue of the goal (F09). */
static AccordPlotDrill *
attainment_drill (AccordInsight *self, AccordInsightFigures *figures, const AccordFigure *revenue, double goal)
{
  AccordFigure attainment = *revenue;

  attainment.kpi = accord_kpi_by_id ("attainment");
  attainment.denominator = llround (goal);
  attainment.value = (double) revenue->numerator / goal;
  attainment.currency[0] = '\0';
  return accord_insight_parts_drill (self, figures, &attainment);
}

static void
add_leader (AccordInsight *self, AccordPlot *plot, const AccordFigure *figure)
{
  AccordPlotMark *mark = accord_plot_add (plot, figure->group);
  double goal;

  mark->value = figure->value;
  mark->text = accord_figure_short (figure);
  if (accord_insight_goal (self, "revenue", figure->group_id, &self->ask->period, &goal) && goal > 0)
    mark->goal = goal;
  mark->note = mark->goal != ACCORD_PLOT_NONE ? accord_percent_format (figure->value / goal) : accord_deals_words (figure->n);
}

static void
tell_leader (AccordPlotMark *mark, guint index, gpointer data)
{
  const AccordInsightTold *told = data;
  const AccordFigure *figure = g_ptr_array_index (told->marks, index);
  gboolean has_goal = mark->goal != ACCORD_PLOT_NONE;

  accord_plot_set_cells (mark, g_strdup (figure->group), g_strdup (mark->text), g_strdup (has_goal ? mark->note : ""), accord_insight_number (figure->n), NULL);
  accord_plot_set_data (mark, g_strdup (figure->group), accord_figure_plain (figure), accord_insight_plain (has_goal ? figure->value / mark->goal : ACCORD_PLOT_NONE, 4),
                        accord_insight_plain ((double) figure->n, 0), NULL);
  mark->drill = has_goal ? attainment_drill (told->insight, told->figures, figure, mark->goal) : accord_insight_drill (told->insight, told->figures, figure);
}

static void
expect_goals (AccordInsight *self, GPtrArray *leaders)
{
  gint64 members[ACCORD_INSIGHT_LISTED];
  guint n = MIN (leaders->len, ACCORD_INSIGHT_LISTED);

  for (guint i = 0; i < n; i++)
    members[i] = ((const AccordFigure *) g_ptr_array_index (leaders, i))->group_id;
  accord_insight_goals_expect (self, "revenue", members, self->ask->period.unit == ACCORD_PERIOD_ALL ? 0 : n, &self->ask->period, 1);
}

/* What was taken back of others may leave less than the first has won: a share of that would be above all of it, or below
 * nothing. */
static char *
leader_sentence (const AccordFigure *first, const AccordFigure *total)
{
  g_autofree char *sum = accord_figure_short (total), *share = NULL;

  if (total->value < first->value)
    {
      g_autofree char *most = accord_figure_short (first);

      /* Translators: a member, what they won, and what all came to with what was taken back: "Marta won most, €9K; all come to €4K." */
      return g_strdup_printf (_("%1$s won most, %2$s; all come to %3$s."), first->group, most, sum);
    }
  share = accord_percent_format (first->value / total->value);
  /* Translators: "Marta Kowalska won 12% of the €1.60M." */
  return g_strdup_printf (_("%s won %s of the %s."), first->group, share, sum);
}

AccordPlot *
accord_insight_leaders (AccordInsight *self, GError **error)
{
  g_autoptr (AccordInsightFigures) figures = accord_insight_figures (self, &self->ask->period, "revenue", "member", error);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_MONEY, self->currency, _("Leaderboard"));
  g_autoptr (GPtrArray) list = NULL;
  const AccordFigure *total;

  if (figures == NULL)
    return NULL;
  list = largest (figures, "revenue");
  total = accord_insight_total (figures, "revenue");
  accord_plot_set_columns (plot, _("Member"), _("Won"), _("Of the goal"), _("Deals"), NULL);
  expect_goals (self, list);
  for (guint i = 0; i < list->len && i < ACCORD_INSIGHT_LISTED; i++)
    add_leader (self, plot, g_ptr_array_index (list, i));
  if (list->len == 0)
    plot->too_little = g_strdup (_("No won deal of this period has an owner and an amount."));
  else
    plot->takeaway = leader_sentence (g_ptr_array_index (list, 0), total);
  accord_insight_draw_some (plot, 0, MOST_LEADERS, list->len);
  plot->explanation = accord_insight_explain (figures, "revenue", NULL);
  accord_insight_tell_later (self, plot, g_steal_pointer (&figures), g_steal_pointer (&list), tell_leader);
  return g_steal_pointer (&plot);
}

/* Lost reasons */

static void
add_reason (AccordPlot *plot, AccordInsightFigures *figures, const AccordFigure *count)
{
  AccordPlotMark *mark = accord_plot_add (plot, *count->group != '\0' ? count->group : _("No reason given"));

  mark->value = (double) count->n;
  mark->tone = ACCORD_TONE_GREY;
  mark->text = accord_insight_number (count->n);
  mark->note = accord_figure_short (accord_insight_find (figures, "lost-value", count->group_id, count->group));
}

static void
tell_reason (AccordPlotMark *mark, guint index, gpointer data)
{
  const AccordInsightTold *told = data;
  const AccordFigure *count = g_ptr_array_index (told->marks, index);
  const AccordFigure *value = accord_insight_find (told->figures, "lost-value", count->group_id, count->group);

  accord_plot_set_cells (mark, g_strdup (mark->label), g_strdup (mark->text), accord_figure_with_unpriced (value), NULL);
  accord_plot_set_data (mark, g_strdup (mark->label), accord_insight_plain (mark->value, 0), accord_figure_plain (value), NULL);
  mark->drill = accord_insight_drill (told->insight, told->figures, count);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const AccordFigure *left = *(const AccordFigure *const *) a, *right = *(const AccordFigure *const *) b;

  return (left->n < right->n) - (left->n > right->n);
}

/* What is named most, and what costs most a deal. */
static char *
reasons_sentence (GPtrArray *counts, AccordInsightFigures *figures)
{
  const AccordFigure *most = NULL, *dearest = NULL;
  double dearest_mean = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const AccordFigure *count = g_ptr_array_index (counts, i);
      const AccordFigure *value = accord_insight_find (figures, "lost-value", count->group_id, count->group);
      gint64 priced = value != NULL ? value->n - value->unpriced : 0;

      if (*count->group == '\0' || count->n == 0)
        continue;
      if (most == NULL)
        most = count;
      if (priced >= 5 && value->value / (double) priced > dearest_mean)
        {
          dearest = count;
          dearest_mean = value->value / (double) priced;
        }
    }
  if (most == NULL)
    return NULL;
  if (dearest != NULL && dearest != most)
    return g_strdup_printf (_("“%1$s” is named most; “%2$s” costs more per deal."), most->group, dearest->group);
  return g_strdup_printf (_("“%s” is named most."), most->group);
}

AccordPlot *
accord_insight_reasons (AccordInsight *self, GError **error)
{
  g_autoptr (AccordInsightFigures) figures = accord_insight_figures (self, &self->ask->period, "lost-deals,lost-value", "deal.lost_reason", error);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, _("Lost Reasons"));
  g_autoptr (GPtrArray) counts = NULL;
  guint n = 0;

  if (figures == NULL)
    return NULL;
  counts = accord_insight_groups (figures, "lost-deals");
  g_ptr_array_sort (counts, compare_counts);
  accord_plot_set_columns (plot, _("Reason"), _("Deals"), _("Lost value"), NULL);
  /* In order: behind one that none was lost for there are no others. */
  while (n < counts->len && ((AccordFigure *) g_ptr_array_index (counts, n))->n > 0)
    n++;
  for (guint i = 0; i < MIN (n, ACCORD_INSIGHT_LISTED); i++)
    add_reason (plot, figures, g_ptr_array_index (counts, i));
  plot->takeaway = reasons_sentence (counts, figures);
  if (plot->marks->len == 0)
    plot->too_little = g_strdup (_("No deal was lost in this period."));
  else if (plot->takeaway == NULL)
    plot->takeaway = g_strdup (_("None of the lost deals says why."));
  accord_insight_draw_some (plot, 0, MOST_ROWS, n);
  plot->explanation = accord_insight_explain (figures, "lost-deals", NULL);
  accord_insight_tell_later (self, plot, g_steal_pointer (&figures), g_steal_pointer (&counts), tell_reason);
  return g_steal_pointer (&plot);
}
