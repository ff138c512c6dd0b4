/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGoalChart: see the header. Shown anew by its owner, which follows the figures. */

#include "accord-config.h"

#include "accord-goal-chart.h"

#include "accord-bar-chart.h"
#include "accord-chart-card.h"
#include "accord-chart-menu.h"
#include "accord-goal-drill.h"
#include "accord-goal-page.h"
#include "accord-revenue-words.h"

#include <glib/gi18n-lib.h>

#define FIRST_MONTH 5 /* behind the year and its quarters */

struct _AccordGoalChart {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordGoalFigures *figures;
  AccordGoalScope scope;
  gint64 id;
  AccordChartCard *card;
};

G_DEFINE_FINAL_TYPE (AccordGoalChart, accord_goal_chart, ADW_TYPE_BIN)

static const AccordGoalState *
state_of (AccordGoalChart *self, guint period)
{
  return accord_goal_figures_find (self->figures, self->scope, self->id, period);
}

static const char *
currency_of (AccordGoalChart *self)
{
  return accord_workspace_get_currency (self->workspace);
}

static gboolean
has_open (const AccordGoalState *state)
{
  return state->has_open && state->open_due > 0;
}

static void
add_bar (AccordGoalChart *self, AccordBarChart *chart, const AccordGoalState *state, gint64 today)
{
  g_autofree char *label = accord_period_label (&state->period);
  g_autofree char *actual = state->has_actual ? accord_goal_value (state->kpi, state->actual, currency_of (self)) : g_strdup ("—");
  gboolean expects = state->has_open && state->period.to > today;
  g_autofree char *expected = expects ? accord_goal_value (state->kpi, state->open_weighted, currency_of (self)) : g_strdup ("");
  g_autofree char *goal = state->target.source != ACCORD_GOAL_NONE ? accord_goal_value (state->kpi, state->target.value, currency_of (self)) : g_strdup ("—");
  g_autofree char *attained = accord_goal_attainment (state);
  const char *drill = state->n > 0 ? _("show what was counted") : has_open (state) ? _("show the deals that are due") : NULL;
  g_autofree char *brief = accord_revenue_month_label (&state->period);

  accord_bar_chart_add (chart,
                        &(AccordBar) { brief, state->has_actual ? state->actual : 0,
                                       expects ? state->open_weighted : 0,
                                       state->target.source != ACCORD_GOAL_NONE ? state->target.value : -1,
                                       accord_period_contains (&state->period, today) },
                        (const char *[]) { label, actual, expected, goal, attained, NULL }, drill);
}

/* Nothing reached, expected or asked for in any month. */
static gboolean
is_empty (AccordGoalChart *self)
{
  for (guint i = FIRST_MONTH; i < ACCORD_GOAL_N_PERIODS; i++)
    {
      const AccordGoalState *state = state_of (self, i);

      if ((state->has_actual && state->actual != 0) || has_open (state) || state->target.source != ACCORD_GOAL_NONE)
        return FALSE;
    }
  return TRUE;
}

static char *
format_axis (double value, gpointer kpi)
{
  return accord_goal_value (kpi, value, "");
}

/**
 * accord_goal_chart_show:
 * @self: a chart whose figures are loaded
 */
void
accord_goal_chart_show (AccordGoalChart *self)
{
  AccordBarChart *chart = ACCORD_BAR_CHART (accord_chart_card_get_chart (self->card));
  const AccordKpi *kpi = accord_goal_figures_get_kpi (self->figures);
  const AccordGoalState *year = state_of (self, 0);
  g_autofree char *of_year = accord_goal_sentence (year, currency_of (self)), *label = accord_period_label (&year->period);
  /* The page may speak of a quarter at the same time. Translators: a year and a sentence about it */
  g_autofree char *sentence = g_strdup_printf (_("%1$s: %2$s"), label, of_year);
  gint64 today = accord_date_today ();

  accord_chart_clear (ACCORD_CHART (chart));
  if (kpi->unit == ACCORD_UNIT_MONEY)
    accord_bar_chart_set_currency (chart, currency_of (self));
  else
    accord_bar_chart_set_axis_format (chart, format_axis, (gpointer) kpi, NULL);
  for (guint i = FIRST_MONTH; i < ACCORD_GOAL_N_PERIODS; i++)
    add_bar (self, chart, state_of (self, i), today);
  accord_chart_card_set_takeaway (self->card, is_empty (self) ? NULL : sentence);
  accord_chart_card_set_too_little (self->card, is_empty (self) ? _("Nothing is reached yet and no goal is set: each month will stand here.") : NULL);
  accord_chart_menu_set_explanation (self->card, _(kpi->explanation));
  accord_chart_card_refresh (self->card);
}

static void
activated_cb (AccordGoalChart *self, int index)
{
  const AccordGoalState *state = state_of (self, FIRST_MONTH + (guint) index);

  if (state == NULL)
    return;
  if (state->n > 0)
    accord_goal_drill_reached (GTK_WIDGET (self), self->workspace, state);
  else if (has_open (state))
    accord_goal_drill_open (GTK_WIDGET (self), self->workspace, state);
}

static void
accord_goal_chart_dispose (GObject *object)
{
  AccordGoalChart *self = ACCORD_GOAL_CHART (object);

  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_goal_chart_parent_class)->dispose (object);
}

static void
accord_goal_chart_class_init (AccordGoalChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_goal_chart_dispose;
}

static void
accord_goal_chart_init (AccordGoalChart *self)
{
  GtkWidget *chart = accord_bar_chart_new ();

  self->card = ACCORD_CHART_CARD (accord_chart_card_new (_("By Month")));
  accord_chart_set_columns (ACCORD_CHART (chart), (const char *[]) { _("Month"), C_("goal", "Reached"), _("Weighted forecast"), _("Goal"), _("Attainment"), NULL });
  accord_chart_card_set_chart (self->card, chart);
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_FILL, C_("goal", "Reached"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_HATCH, _("Weighted forecast"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_GREY, ACCORD_LEGEND_LINE, _("Goal"));
  accord_chart_menu_add (self->card, "");
  g_signal_connect_object (chart, "mark-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
}

/**
 * accord_goal_chart_new:
 * @workspace: the open file
 * @figures: a year, its quarters and months
 * @scope: whose goals
 * @id: of the team or member; 0: the company
 *
 * Returns: (transfer floating): a chart that shows nothing yet
 */
GtkWidget *
accord_goal_chart_new (AccordWorkspace *workspace, AccordGoalFigures *figures, AccordGoalScope scope, gint64 id)
{
  AccordGoalChart *self = g_object_new (ACCORD_TYPE_GOAL_CHART, NULL);

  self->workspace = g_object_ref (workspace);
  self->figures = g_object_ref (figures);
  self->scope = scope;
  self->id = id;
  return GTK_WIDGET (self);
}
