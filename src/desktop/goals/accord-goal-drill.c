/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records behind a goal: those that were counted, and the open deals that may be. */

#include "accord-config.h"

#include "accord-goal-drill.h"

#include "accord-figure-drill.h"
#include "accord-records-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * accord_goal_drill_reached:
 * @from: a widget in the navigation view to push on
 * @workspace: the open file
 * @state: of a goal
 *
 * Opens what was counted as reached.
 */
void
accord_goal_drill_reached (GtkWidget *from, AccordWorkspace *workspace, const AccordGoalState *state)
{
  AccordReportRequest *request = accord_report_request_new (workspace, &state->period);
  AccordFigure figure = { .kpi = state->kpi, .has_value = state->has_actual, .value = state->actual, .n = state->n, .unpriced = state->unpriced };

  g_ptr_array_add (request->kpis, (gpointer) state->kpi);
  g_strlcpy (figure.currency, accord_workspace_get_currency (workspace), sizeof figure.currency);
  if (state->scope == ACCORD_GOAL_OF_MEMBER)
    request->member = state->id;
  if (state->scope == ACCORD_GOAL_OF_TEAM)
    {
      request->group_by = ACCORD_GROUP_TEAM;
      figure.group = state->name;
      figure.group_id = state->id;
    }
  accord_figure_drill (from, workspace, request, &figure, state->scope == ACCORD_GOAL_OF_MEMBER ? state->name : NULL);
  accord_report_request_free (request);
}

/**
 * accord_goal_drill_open:
 * @from: a widget in the navigation view to push on
 * @workspace: the open file
 * @state: of a goal that open deals help to reach
 *
 * Opens the deals that may still close in its time.
 */
void
accord_goal_drill_open (GtkWidget *from, AccordWorkspace *workspace, const AccordGoalState *state)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autofree char *title = accord_period_label (&state->period);
  g_autofree char *words = g_strdup_printf (_("Due in %s"), title);

  if (view == NULL || !state->has_open)
    return;
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  accord_query_add_number (query, "expected_on", ACCORD_OP_AT_LEAST, state->period.from);
  accord_query_add_number (query, "expected_on", ACCORD_OP_LESS, state->period.to);
  if (state->scope == ACCORD_GOAL_OF_MEMBER)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, state->id);
  if (state->scope == ACCORD_GOAL_OF_TEAM)
    accord_query_add_number (query, "owner.team", ACCORD_OP_IS, state->id);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            accord_records_page_new (workspace, words, NULL,
                                                     _("Open deals expected to close in the period. Coverage is their amount ÷ (goal − reached); the forecast "
                                                       "adds each at its chance to what was reached, those past their day left out."), query));
}
