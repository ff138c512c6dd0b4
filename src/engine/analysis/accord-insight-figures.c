/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the charts have in common: figures asked for in a fiber, and the way from a figure to its records. Main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-figure-part.h"
#include "accord-goal.h"
#include "accord-unread.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* @kpis: names with commas. @group: NULL: totals only. */
AccordInsightFigures *
accord_insight_figures (AccordInsight *self, const AccordPeriod *period, const char *kpis, const char *group, GError **error)
{
  g_autoptr (AccordInsightFigures) figures = g_new0 (AccordInsightFigures, 1);
  g_auto (GStrv) names = g_strsplit (kpis, ",", -1);

  figures->request = accord_report_request_new (self->workspace, period);
  figures->request->member = self->ask->member;
  for (int i = 0; names[i] != NULL; i++)
    if (!accord_report_request_add (figures->request, names[i], error))
      return NULL;
  if (group != NULL && !accord_report_request_group (figures->request, group, error))
    return NULL;
  figures->figures = dex_await_boxed (accord_report_run (self->store, accord_report_request_copy (figures->request)), error);
  return figures->figures != NULL ? g_steal_pointer (&figures) : NULL;
}

void
accord_insight_figures_free (AccordInsightFigures *figures)
{
  accord_report_request_free (figures->request);
  g_clear_pointer (&figures->figures, g_ptr_array_unref);
  g_clear_pointer (&figures->by_id, g_hash_table_unref);
  g_free (figures->next);
  g_free (figures);
}

static void
told_free (gpointer data)
{
  AccordInsightTold *told = data;

  accord_insight_free (told->insight);
  accord_insight_figures_free (told->figures);
  g_ptr_array_unref (told->marks);
  g_free (told);
}

/* Has the words of the chart's marks made when they are asked for. Takes figures and marks. */
void
accord_insight_tell_later (AccordInsight *self, AccordPlot *plot, AccordInsightFigures *figures, GPtrArray *marks, AccordPlotTeller teller)
{
  AccordInsightTold *told = g_new0 (AccordInsightTold, 1);

  *told = (AccordInsightTold) { accord_insight_keep (self), figures, marks };
  accord_plot_set_teller (plot, teller, told, told_free);
}

const AccordFigure *
accord_insight_total (const AccordInsightFigures *figures, const char *kpi)
{
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      if (figure->group == NULL && g_str_equal (figure->kpi->id, kpi))
        return figure;
    }
  return NULL;
}

/* Charts of many members ask for each of them: the figures of an id are chained, in their order. */
static void
chain_groups (AccordInsightFigures *figures)
{
  figures->by_id = g_hash_table_new (NULL, NULL);
  figures->next = g_new0 (guint, figures->figures->len + 1);
  for (guint i = figures->figures->len; i > 0; i--)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i - 1);
      gpointer key = GSIZE_TO_POINTER ((gsize) figure->group_id);

      if (figure->group == NULL)
        continue;
      figures->next[i - 1] = GPOINTER_TO_UINT (g_hash_table_lookup (figures->by_id, key));
      g_hash_table_insert (figures->by_id, key, GUINT_TO_POINTER (i));
    }
}

const AccordFigure *
accord_insight_find (AccordInsightFigures *figures, const char *kpi, gint64 group_id, const char *group)
{
  guint place;

  if (figures->by_id == NULL)
    chain_groups (figures);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (figures->by_id, GSIZE_TO_POINTER ((gsize) group_id)));
  for (; place != 0; place = figures->next[place - 1])
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, place - 1);

      if (g_str_equal (figure->kpi->id, kpi) && (group == NULL || g_str_equal (figure->group, group)))
        return figure;
    }
  return NULL;
}

/* Of a KPI, one for each group; the container is the caller's. */
GPtrArray *
accord_insight_groups (const AccordInsightFigures *figures, const char *kpi)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (guint i = 0; i < figures->figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      if (figure->group != NULL && g_str_equal (figure->kpi->id, kpi))
        g_ptr_array_add (groups, figure);
    }
  return groups;
}

static DexFuture *
listed_cb (DexFuture *future, gpointer data)
{
  const AccordIds *ids = g_value_get_boxed (dex_future_get_value (future, NULL));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (list, ids->ids, ids->n_ids);
  return dex_future_new_take_boxed (G_TYPE_ARRAY, list);
}

static DexFuture *
parts_cb (DexFuture *future, gpointer store)
{
  GPtrArray *parts = g_value_get_boxed (dex_future_get_value (future, NULL));

  return dex_future_then (accord_store_find (store, ((AccordFigurePart *) g_ptr_array_index (parts, 0))->query), listed_cb, NULL, NULL);
}

/* The deals that have shares and those that have none (F09). */
static DexFuture *
shared_deals (AccordStore *store, const AccordPlotDrill *drill)
{
  return dex_future_then (accord_figure_parts (store, drill->request, drill->figure), parts_cb, g_object_ref (store), g_object_unref);
}

static AccordPlotDrill *
shared_drill (AccordInsight *self, const AccordInsightFigures *figures, const AccordFigure *figure)
{
  AccordPlotDrill *drill = accord_plot_drill_new (accord_figure_drill_words (figure->n), accord_figure_drill_title (figures->request, figure, self->ask->whose),
                                                  accord_figure_drill_subtitle (figure), NULL);

  drill->ids = shared_deals;
  drill->kind = &accord_deal_kind;
  drill->request = accord_report_request_copy (figures->request);
  drill->figure = accord_figure_copy (figure);
  return drill;
}

/* The records behind a figure; NULL for none. */
AccordPlotDrill *
accord_insight_drill (AccordInsight *self, const AccordInsightFigures *figures, const AccordFigure *figure)
{
  AccordQuery *query;
  g_autoptr (GError) error = NULL;

  if (figure == NULL || figure->n + figure->excluded == 0)
    return NULL;
  if (figure->shared > 0)
    return shared_drill (self, figures, figure);
  query = accord_report_records (figures->request, figure);
  if (query == NULL)
    return NULL;
  if (accord_query_kind (query) == &accord_deal_kind &&
      !accord_query_set_sort (query, accord_kpi_is_of_today (figure->kpi) ? "amount" : "closed_on", TRUE, &error))
    g_critical ("The deals behind a figure cannot be put in order: %s", error->message);
  return accord_plot_drill_new (accord_figure_drill_words (figure->n), accord_figure_drill_title (figures->request, figure, self->ask->whose),
                                accord_figure_drill_subtitle (figure), query);
}

/* What a figure made of others is made of: what was won and the goal, kept forecasts and what came. */
AccordPlotDrill *
accord_insight_parts_drill (AccordInsight *self, const AccordInsightFigures *figures, const AccordFigure *figure)
{
  g_autoptr (AccordReportRequest) request = accord_report_request_copy (figures->request);
  AccordPlotDrill *drill;

  g_ptr_array_set_size (request->kpis, 0);
  g_ptr_array_add (request->kpis, (gpointer) figure->kpi);
  drill = accord_plot_drill_new (g_strdup (_("show what this is made of")), accord_figure_parts_title (request, figure, self->ask->whose), NULL, NULL);
  drill->request = g_steal_pointer (&request);
  drill->figure = accord_figure_copy (figure);
  return drill;
}

/* How a figure is counted, with its formula's number; @more: a sentence about the chart, or NULL. */
char *
accord_insight_explain (const AccordInsightFigures *figures, const char *kpi, const char *more)
{
  const AccordFigure *figure = accord_insight_total (figures, kpi);
  g_autofree char *text = accord_figure_explain (figures->request, figure);

  return more != NULL ? g_strdup_printf ("%s\n%s", text, more) : g_steal_pointer (&text);
}

/* The deals of the member the page is about, of a pipeline or all. */
AccordDealScope *
accord_insight_scope (AccordInsight *self, gint64 pipeline)
{
  g_autoptr (AccordQuery) filter = NULL;

  if (self->ask->member != 0)
    {
      filter = accord_query_new (&accord_deal_kind);
      accord_query_add_number (filter, "owner", ACCORD_OP_IS, self->ask->member);
    }
  return accord_deal_scope_new (pipeline, filter, self->ask->today, self->currency);
}

/* What is the member's of all deals, by shares, as a goal is reached (F09). */
AccordDealScope *
accord_insight_credited_scope (AccordInsight *self)
{
  AccordDealScope *scope = accord_deal_scope_new (self->ask->pipeline, NULL, self->ask->today, self->currency);

  scope->member = self->ask->member;
  return scope;
}

/* The pipeline of funnels: the one asked for, or the first. 0 with an error, or without one where there is none. */
gint64
accord_insight_pipeline (AccordInsight *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_pipeline_kind);
  g_autoptr (AccordIds) ids = NULL;

  if (self->ask->pipeline != 0)
    return self->ask->pipeline;
  if (!accord_query_set_sort (query, "rank", FALSE, error))
    return 0;
  accord_query_set_limit (query, 1);
  ids = dex_await_boxed (accord_store_find (self->store, query), error);
  return ids != NULL && ids->n_ids > 0 ? ids->ids[0] : 0;
}

char *
accord_insight_number (gint64 number)
{
  return accord_number_format (number);
}

char *
accord_insight_days (double days)
{
  g_autofree char *number = accord_number_format (llround (days));

  /* Translators: a number of days, short: "57 d" */
  return g_strdup_printf (_("%s d"), number);
}

/* For files. */
char *
accord_insight_plain (double value, int digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%df", digits);

  return g_strdup (value == ACCORD_PLOT_NONE ? "" : g_ascii_formatd (text, sizeof text, format, value));
}

/* Of groups in order some are drawn, the others stand in the table and in files: the chart says so.
 *
 * @first: the first that is drawn of so many as there is room for; @all: how many groups there are, marks or not */
void
accord_insight_draw_some (AccordPlot *plot, guint first, guint most, guint all)
{
  g_autofree char *drawn = accord_number_format (most), *groups = accord_number_format (all), *listed = accord_number_format (plot->marks->len), *words = NULL;
  char *said = plot->takeaway;

  if (all <= most || said == NULL)
    return;
  accord_plot_draw_only (plot, first, most);
  if (plot->as_table && all == plot->marks->len)
    return;
  /* Translators: how many bars a chart shows: "8 of 25 are drawn; the table has all." */
  words = all == plot->marks->len ? g_strdup_printf (_("%1$s of %2$s are drawn; the table has all."), drawn, groups)
                                  : g_strdup_printf (_("%1$s of %2$s are drawn; the table has %3$s."), drawn, groups, listed);
  plot->takeaway = g_strdup_printf (C_("two sentences", "%s %s"), said, words);
  g_free (said);
}

static char *
goal_key (const char *kpi, gint64 member, const AccordPeriod *period)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, kpi, member, period->from, period->to);
}

static void
keep_goal (AccordInsight *self, const char *kpi, gint64 member, const AccordPeriod *period, const AccordGoalTarget *target)
{
  g_hash_table_insert (self->goals, goal_key (kpi, member, period),
                       target != NULL && target->source != ACCORD_GOAL_NONE ? g_memdup2 (&target->value, sizeof target->value) : NULL);
}

/* Reads at once all goals that a chart is going to ask for: of these members, or of the company, in these periods. */
void
accord_insight_goals_expect (AccordInsight *self, const char *kpi, const gint64 *members, guint n_members, const AccordPeriod *periods, guint n_periods)
{
  AccordGoalScope scope = n_members > 0 && members[0] != 0 ? ACCORD_GOAL_OF_MEMBER : ACCORD_GOAL_OF_COMPANY;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GError) error = NULL;

  if (n_members == 0 || n_periods == 0)
    return;
  if (self->goals == NULL)
    self->goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  targets = dex_await_boxed (accord_goal_targets (self->store, kpi, self->currency, scope, members, n_members, periods, n_periods), &error);
  if (error != NULL)
    accord_unread_note ("A goal cannot be read", error);
  for (guint i = 0; i < n_members * n_periods; i++)
    keep_goal (self, kpi, members[i / n_periods], &periods[i % n_periods],
               targets != NULL && i < targets->len ? &g_array_index (targets, AccordGoalTarget, i) : NULL);
}

/* The goal of a figure for a member, or for the company, in a period (F09). A chart asks for the same one more than once. */
gboolean
accord_insight_goal (AccordInsight *self, const char *kpi, gint64 member, const AccordPeriod *period, double *goal)
{
  g_autofree char *key = goal_key (kpi, member, period);
  double *known;

  if (period->unit == ACCORD_PERIOD_ALL)
    return FALSE;
  if (self->goals == NULL || !g_hash_table_contains (self->goals, key))
    accord_insight_goals_expect (self, kpi, &member, 1, period, 1);
  known = g_hash_table_lookup (self->goals, key);
  if (known != NULL)
    *goal = *known;
  return known != NULL;
}
