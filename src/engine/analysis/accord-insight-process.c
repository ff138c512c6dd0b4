/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts of the process: the funnel and where it sticks (F02, F05), days in stage. Fibers of the main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MUCH_WORSE 2.0 /* days */

typedef struct {
  AccordFlow *now;
  AccordFlow *before; /* NULL: nothing to compare with */
  gint64 pipeline;
} Flows;

static void
flows_clear (Flows *flows)
{
  g_clear_pointer (&flows->now, accord_flow_free);
  g_clear_pointer (&flows->before, accord_flow_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flows, flows_clear)

/* FALSE without an error: there is no pipeline. */
static gboolean
read_flows (AccordInsight *self, Flows *flows, GError **error)
{
  g_autoptr (AccordDealScope) scope = NULL;
  g_autoptr (GError) failed = NULL;

  flows->pipeline = accord_insight_pipeline (self, error);
  if (flows->pipeline == 0)
    return FALSE;
  scope = accord_insight_scope (self, flows->pipeline);
  flows->now = dex_await_boxed (accord_flow_read (self->store, scope, &self->ask->period), error);
  if (flows->now != NULL && self->has_before)
    flows->before = dex_await_boxed (accord_flow_read (self->store, scope, &self->before), &failed);
  if (failed != NULL)
    g_clear_pointer (&flows->now, accord_flow_free);
  return accord_error_pass (error, &failed) && flows->now != NULL;
}

/* Deleted stages stand in a flow only where deals went through them: the same stage need not stand at the same place. */
const AccordFlowNode *
accord_insight_node (const AccordFlow *flow, gint64 stage)
{
  for (guint i = 0; flow != NULL && i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flow->nodes, i);

      if (node->stage == stage)
        return node;
    }
  return NULL;
}

static double
pass_rate (const AccordFlowNode *node)
{
  return node == NULL || node->won || node->funnel->entered == 0 ? ACCORD_PLOT_NONE : (double) node->funnel->passed / (double) node->funnel->entered;
}

/* Points between two rates: "+2"; "" where one is missing. */
static char *
points (double now, double before, gboolean *many)
{
  gint64 difference;
  g_autofree char *number = NULL;

  *many = FALSE;
  if (now == ACCORD_PLOT_NONE || before == ACCORD_PLOT_NONE)
    return g_strdup ("");
  difference = llround (now * 100) - llround (before * 100);
  *many = difference != 0;
  number = accord_number_format (ABS (difference));
  return difference == 0 ? g_strdup ("0") : g_strdup_printf ("%s%s", difference > 0 ? "+" : "−", number);
}

static AccordPlotDrill *
stage_drill (AccordInsight *self, const Flows *flows, const AccordFlowNode *node)
{
  AccordPlotDrill *drill;

  if (node->funnel->entered == 0)
    return NULL;
  /* Translators: title of a list of deals; %s is a stage */
  drill = accord_plot_drill_new (accord_figure_drill_words (node->funnel->entered), g_strdup_printf (_("Entered “%s”"), node->name), NULL, NULL);
  drill->scope = accord_insight_scope (self, flows->pipeline);
  drill->period = self->ask->period;
  drill->stage = node->stage;
  return drill;
}

static void
add_stage (AccordInsight *self, AccordPlot *plot, const Flows *flows, guint index)
{
  const AccordFlowNode *node = g_ptr_array_index (flows->now->nodes, index);
  const AccordFlowNode *before = accord_insight_node (flows->before, node->stage);
  AccordPlotMark *mark = accord_plot_add (plot, node->name);
  double rate = pass_rate (node);
  gint64 left = node->funnel->lost_here + node->funnel->discarded_here;
  gboolean many;

  mark->value = (double) node->funnel->entered;
  mark->text = accord_insight_number (node->funnel->entered);
  mark->note = node->won ? NULL : rate == ACCORD_PLOT_NONE ? g_strdup ("—") : accord_percent_format (rate);
  mark->note2 = node->won ? NULL : points (rate, pass_rate (before), &many);
  mark->weak = node->funnel->entered < ACCORD_FLOW_FEW && !node->won;
  mark->look = (int) index == flows->now->bottleneck;
  mark->tone = mark->look ? ACCORD_TONE_ORANGE : node->won ? ACCORD_TONE_TEAL : ACCORD_TONE_BLUE;
  accord_plot_set_cells (mark, g_strdup (node->name), g_strdup (mark->text), g_strdup (mark->note ? mark->note : ""), g_strdup (mark->note2 ? mark->note2 : ""),
                         accord_insight_number (left), accord_insight_number (node->funnel->still_here), NULL);
  accord_plot_set_data (mark, g_strdup (node->name), accord_insight_plain (mark->value, 0), accord_insight_plain (rate, 4),
                        accord_insight_plain (pass_rate (before), 4), accord_insight_plain ((double) left, 0),
                        accord_insight_plain ((double) node->funnel->still_here, 0), NULL);
  mark->drill = stage_drill (self, flows, node);
}

/* Where it sticks, in a sentence (F05). */
static char *
bottleneck_sentence (AccordInsight *self, const Flows *flows)
{
  const AccordFlow *flow = flows->now;
  const AccordFlowNode *node, *next;
  g_autofree char *pass = NULL, *change = NULL;
  double rate, before;
  gint64 difference;

  if (flow->bottleneck < 0 || flow->bottleneck + 1 >= (int) flow->nodes->len)
    return g_strdup (_("No stage stands out as a bottleneck, or too few deals have gone through to say."));
  node = g_ptr_array_index (flow->nodes, flow->bottleneck);
  next = g_ptr_array_index (flow->nodes, flow->bottleneck + 1);
  rate = pass_rate (node);
  before = pass_rate (accord_insight_node (flows->before, node->stage));
  pass = accord_percent_format (rate);
  difference = before == ACCORD_PLOT_NONE ? 0 : llround (rate * 100) - llround (before * 100);
  if (difference == 0)
    return g_strdup_printf (_("“%1$s” → “%2$s” is the bottleneck: %3$s pass, after %4$d days."), node->name, next->name, pass, (int) llround (node->dwell));
  change = accord_number_format (ABS (difference));
  return g_strdup_printf (difference < 0 ? ngettext ("“%1$s” → “%2$s” is the bottleneck: %3$s pass, %4$s point fewer than in %5$s.",
                                                     "“%1$s” → “%2$s” is the bottleneck: %3$s pass, %4$s points fewer than in %5$s.", (gulong) ABS (difference))
                                         : ngettext ("“%1$s” → “%2$s” is the bottleneck: %3$s pass, %4$s point more than in %5$s.",
                                                     "“%1$s” → “%2$s” is the bottleneck: %3$s pass, %4$s points more than in %5$s.", (gulong) ABS (difference)),
                          node->name, next->name, pass, change, accord_insight_before_label (self));
}

static AccordPlot *
no_pipeline (const char *title)
{
  AccordPlot *plot = accord_plot_new (ACCORD_PLOT_FUNNEL, ACCORD_UNIT_COUNT, NULL, title);

  plot->too_little = g_strdup (_("This file has no pipeline."));
  return plot;
}

AccordPlot *
accord_insight_funnel (AccordInsight *self, GError **error)
{
  g_auto (Flows) flows = { 0 };
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  gint64 entered = 0;

  if (!read_flows (self, &flows, &failed))
    return accord_error_pass (error, &failed) ? no_pipeline (_("Funnel")) : NULL;
  plot = accord_plot_new (ACCORD_PLOT_FUNNEL, ACCORD_UNIT_COUNT, NULL, _("Funnel"));
  accord_plot_set_columns (plot, _("Stage"), _("Entered"), _("Went on"), _("Change"), _("Lost here"), _("Still here"), NULL);
  for (guint i = 0; i < flows.now->nodes->len; i++)
    {
      entered += ((AccordFlowNode *) g_ptr_array_index (flows.now->nodes, i))->funnel->entered;
      add_stage (self, plot, &flows, i);
    }
  plot->takeaway = bottleneck_sentence (self, &flows);
  plot->note_head = g_strdup (C_ ("funnel", "pass"));
  if (flows.before != NULL)
    /* Translators: heading over changes; %s is a period, as in "vs Q3 2025" */
    plot->note2_head = g_strdup_printf (_("vs %s"), accord_insight_before_label (self));
  if (entered == 0)
    plot->too_little = g_strdup (_("No deal entered a stage in this period."));
  plot->explanation = g_strdup (_("Of the deals that first entered a stage in the period, the share that went on to the next or was won; a deal that skipped a "
                                  "stage went on, going back and forth counts once. Those still there may yet go on. The bottleneck is the stage with the "
                                  "greatest (days ÷ mean days of all stages) × (1 − share that went on), where five deals or more entered and left."));
  return g_steal_pointer (&plot);
}

/* Days in stage */

static double
dwell_of (const AccordFlowNode *node)
{
  return node != NULL && !node->won && node->n_left > 0 ? node->dwell : ACCORD_PLOT_NONE;
}

static char *
days_text (double days)
{
  return days == ACCORD_PLOT_NONE ? g_strdup ("—") : accord_insight_days (days);
}

static void
add_dwell (AccordInsight *self, AccordPlot *plot, const Flows *flows, const AccordFlowNode *node)
{
  const AccordFlowNode *past = accord_insight_node (flows->before, node->stage);
  AccordPlotMark *mark = accord_plot_add (plot, node->name);

  mark->value = dwell_of (node);
  mark->before = dwell_of (past);
  mark->text = days_text (mark->value);
  mark->weak = node->n_left < ACCORD_FLOW_FEW;
  mark->look = mark->value != ACCORD_PLOT_NONE && mark->before != ACCORD_PLOT_NONE && mark->value > mark->before + MUCH_WORSE;
  mark->tone = mark->look ? ACCORD_TONE_ORANGE : ACCORD_TONE_BLUE;
  if (mark->weak)
    mark->note = g_strdup_printf ("n = %d", (int) node->n_left);
  accord_plot_set_cells (mark, g_strdup (node->name), g_strdup (mark->text), days_text (mark->before), accord_insight_number (node->n_left),
                         node->n_aged > 0 ? days_text (node->age) : g_strdup ("—"), NULL);
  accord_plot_set_data (mark, g_strdup (node->name), accord_insight_plain (mark->value, 1), accord_insight_plain (mark->before, 1),
                        accord_insight_plain ((double) node->n_left, 0), accord_insight_plain (node->n_aged > 0 ? node->age : ACCORD_PLOT_NONE, 1), NULL);
  mark->drill = stage_drill (self, flows, node);
}

/* The stage that became slowest, else the slowest. */
static char *
dwell_sentence (AccordInsight *self, const AccordPlot *plot)
{
  const AccordPlotMark *worse = NULL, *slowest = NULL;

  for (guint i = 0; i < plot->marks->len; i++)
    {
      const AccordPlotMark *mark = accord_plot_mark (plot, i);

      if (mark->weak || mark->value == ACCORD_PLOT_NONE)
        continue;
      if (slowest == NULL || mark->value > slowest->value)
        slowest = mark;
      if (mark->look && (worse == NULL || mark->value - mark->before > worse->value - worse->before))
        worse = mark;
    }
  if (worse != NULL)
    {
      gint64 more = llround (worse->value - worse->before);
      g_autofree char *number = accord_number_format (more);

      return g_strdup_printf (ngettext ("“%1$s” takes %2$s day longer than in %3$s.", "“%1$s” takes %2$s days longer than in %3$s.", (gulong) more),
                              worse->label, number, accord_insight_before_label (self));
    }
  if (slowest == NULL)
    return g_strdup (_("No stage has been left by five deals yet: too few to say which takes longest."));
  return g_strdup_printf (_("“%1$s” takes longest, %2$s."), slowest->label, slowest->text);
}

AccordPlot *
accord_insight_dwell (AccordInsight *self, GError **error)
{
  g_auto (Flows) flows = { 0 };
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  gint64 left = 0;

  if (!read_flows (self, &flows, &failed))
    return accord_error_pass (error, &failed) ? no_pipeline (_("Days in Stage")) : NULL;
  plot = accord_plot_new (ACCORD_PLOT_DUMBBELL, ACCORD_UNIT_DAYS, NULL, _("Days in Stage"));
  accord_plot_set_columns (plot, _("Stage"), _("Days"), _("Before"), _("Cases"), _("Age of those there now"), NULL);
  for (guint i = 0; i < flows.now->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flows.now->nodes, i);

      left += node->won ? 0 : node->n_left;
      if (!node->won)
        add_dwell (self, plot, &flows, node);
    }
  plot->takeaway = dwell_sentence (self, plot);
  if (left == 0)
    plot->too_little = g_strdup (_("No deal left a stage in this period."));
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_FILL, _("Now"));
  if (flows.before != NULL)
    accord_plot_add_key (plot, ACCORD_TONE_GREY, ACCORD_KEY_RING, accord_insight_before_label (self));
  plot->explanation = g_strdup (_("The median of the days that deals which left a stage for good in the period had spent in it, all visits together, time on hold "
                                  "not counted. Orange: more than two days longer than before."));
  return g_steal_pointer (&plot);
}
