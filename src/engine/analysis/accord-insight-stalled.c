/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where most value lies still (M36): stalled open deals (F10) by stage. Fiber of the main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 8

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const AccordFigure *left = *(const AccordFigure *const *) a, *right = *(const AccordFigure *const *) b;
  double x = left->has_value ? left->value : -1, y = right->has_value ? right->value : -1;

  return x != y ? (x < y) - (x > y) : (left->n < right->n) - (left->n > right->n);
}

/* Those with stalled deals, the largest value first; a stage whose deals have no amount stands behind. */
static GPtrArray *
stages_of (AccordInsightFigures *figures)
{
  GPtrArray *list = accord_insight_groups (figures, "stalled-value");

  for (guint i = list->len; i > 0; i--)
    if (((const AccordFigure *) g_ptr_array_index (list, i - 1))->n == 0)
      g_ptr_array_remove_index (list, i - 1);
  g_ptr_array_sort (list, compare_values);
  return list;
}

/* Names of the pipelines that have a stage among @list, by stage (gint64 *); NULL: with an error, or where all are of one. */
static GHashTable *
pipelines_of (AccordInsight *self, GPtrArray *list, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) stages = dex_await_boxed (accord_store_select (self->store, query), error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gint64 first = 0;
  gboolean several = FALSE;

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      AccordRecord *stage = g_ptr_array_index (stages, i);
      gint64 id = accord_record_id (stage), pipeline = accord_record_number (stage, "pipeline");
      gboolean listed = FALSE;

      for (guint k = 0; k < list->len; k++)
        listed = listed || ((const AccordFigure *) g_ptr_array_index (list, k))->group_id == id;
      if (!listed)
        continue;
      several = several || (first != 0 && pipeline != first);
      first = pipeline;
      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), g_strdup (accord_record_title_of (stage, "pipeline")));
    }
  return several ? g_steal_pointer (&names) : NULL;
}

/* Two pipelines may well have stages of one name: "Offer (Tender)" where there is more than one. */
static char *
stage_words (GHashTable *pipelines, const AccordFigure *figure)
{
  const char *pipeline = pipelines != NULL ? g_hash_table_lookup (pipelines, &figure->group_id) : NULL;

  if (pipeline == NULL)
    return g_strdup (figure->group);
  /* Translators: %1$s is a stage, %2$s the pipeline that it belongs to */
  return g_strdup_printf (_("%1$s (%2$s)"), figure->group, pipeline);
}

static void
add_stage (AccordInsight *self, AccordPlot *plot, AccordInsightFigures *figures, const AccordFigure *figure, const char *stage, gboolean first)
{
  AccordPlotMark *mark = accord_plot_add (plot, stage);

  mark->value = figure->has_value ? figure->value : ACCORD_PLOT_NONE;
  mark->text = accord_figure_short (figure);
  mark->note = accord_deals_words (figure->n);
  mark->look = first && figure->has_value;
  mark->tone = mark->look ? ACCORD_TONE_ORANGE : ACCORD_TONE_BLUE;
  accord_plot_set_cells (mark, g_strdup (stage), accord_figure_with_unpriced (figure), accord_insight_number (figure->n), NULL);
  accord_plot_set_data (mark, g_strdup (stage), accord_figure_plain (figure), accord_insight_plain ((double) figure->n, 0), NULL);
  mark->drill = accord_insight_parts_drill (self, figures, figure);
}

/* The stage with the largest stalled value. */
static char *
stalled_sentence (const AccordFigure *largest, const char *stage, const AccordFigure *total)
{
  g_autofree char *sum = accord_figure_short (largest), *all = accord_figure_short (total), *deals = accord_deals_words (largest->n);

  if (!largest->has_value)
    /* Translators: %1$s is "3 deals", %2$s a stage */
    return g_strdup_printf (_("%1$s in “%2$s” are stalled; none of them has an amount."), deals, stage);
  if (largest->n == total->n)
    /* Translators: %1$s is an amount, %2$s a stage, %3$s "3 deals" */
    return g_strdup_printf (_("All that is stalled lies in “%2$s”: %1$s in %3$s."), sum, stage, deals);
  /* Translators: %1$s is a stage, %2$s and %4$s are amounts, %3$s is "3 deals" */
  return g_strdup_printf (_("Most stalled value lies in “%1$s”: %2$s in %3$s, of %4$s."), stage, sum, deals, all);
}

AccordPlot *
accord_insight_stalled (AccordInsight *self, GError **error)
{
  g_autoptr (AccordInsightFigures) figures = accord_insight_figures (self, &self->ask->period, "stalled-value", "stage", error);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_MONEY, self->currency, _("Stalled Value"));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GHashTable) pipelines = NULL;
  g_autoptr (GError) failed = NULL;
  g_autofree char *first = NULL;

  if (figures == NULL)
    return NULL;
  list = stages_of (figures);
  pipelines = pipelines_of (self, list, &failed);
  if (!accord_error_pass (error, &failed))
    return NULL;
  accord_plot_set_columns (plot, _("Stage"), _("Stalled value"), _("Deals"), NULL);
  for (guint i = 0; i < list->len && i < MOST_ROWS; i++)
    {
      g_autofree char *stage = stage_words (pipelines, g_ptr_array_index (list, i));

      add_stage (self, plot, figures, g_ptr_array_index (list, i), stage, i == 0);
    }
  first = list->len > 0 ? stage_words (pipelines, g_ptr_array_index (list, 0)) : NULL;
  if (first == NULL)
    plot->too_little = g_strdup (_("No open deal is stalled."));
  else
    plot->takeaway = stalled_sentence (g_ptr_array_index (list, 0), first, accord_insight_total (figures, "stalled-value"));
  plot->explanation = accord_insight_explain (figures, "stalled-value", NULL);
  return g_steal_pointer (&plot);
}
