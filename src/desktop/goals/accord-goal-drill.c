/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records behind a goal: those that were counted, and the open deals that may be. */

#include "accord-config.h"

#include "accord-goal-drill.h"

#include "accord-commit.h"
#include "accord-figure-drill.h"
#include "accord-figure-part.h"
#include "accord-records-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A figure of whoever has the goal, in its days. */
static AccordReportRequest *
request_for (AccordWorkspace *workspace, const AccordGoalState *state, const AccordKpi *kpi, AccordFigure *figure)
{
  AccordReportRequest *request = accord_report_request_new (workspace, &state->period);

  g_ptr_array_add (request->kpis, (gpointer) kpi);
  g_strlcpy (figure->currency, accord_workspace_get_currency (workspace), sizeof figure->currency);
  if (state->scope == ACCORD_GOAL_OF_MEMBER)
    request->member = state->id;
  if (state->scope == ACCORD_GOAL_OF_TEAM)
    {
      request->group_by = ACCORD_GROUP_TEAM;
      figure->group = state->name;
      figure->group_id = state->id;
    }
  return request;
}

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
  AccordFigure figure = { .kpi = state->kpi, .has_value = state->has_actual, .value = state->actual, .n = state->n, .unpriced = state->unpriced };
  AccordReportRequest *request = request_for (workspace, state, state->kpi, &figure);

  accord_figure_drill (from, workspace, request, &figure, state->scope == ACCORD_GOAL_OF_MEMBER ? state->name : NULL);
  accord_report_request_free (request);
}

typedef struct {
  GtkWidget *from; /* (owned) */
  AccordWorkspace *workspace;
  char *title;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->from);
  g_object_unref (self->workspace);
  g_free (self->title);
  g_free (self);
}

static void
push_open (const Opening *self, AccordQuery *query)
{
  GtkWidget *view = gtk_widget_get_ancestor (self->from, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              accord_records_page_new (self->workspace, self->title, NULL,
                                                       _("Open deals expected to close in the period. Coverage is their amount ÷ (goal − reached); the forecast "
                                                         "adds each at its chance to what was reached, those past their day left out."), query));
}

/* Of what coverage is made of, the first part is what is open and due: deals with shares where those are (F09). */
static DexFuture *
parts_cb (DexFuture *future, gpointer data)
{
  const Opening *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *parts = value != NULL ? g_value_get_boxed (value) : NULL;

  if (error != NULL)
    accord_say_error (self->from, error->message);
  else if (parts != NULL && parts->len > 0)
    push_open (self, ((AccordFigurePart *) g_ptr_array_index (parts, 0))->query);
  return dex_future_new_true ();
}

static AccordQuery *
query_open (const AccordGoalState *state)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);

  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  accord_query_add_number (query, "expected_on", ACCORD_OP_AT_LEAST, state->period.from);
  accord_query_add_number (query, "expected_on", ACCORD_OP_LESS, state->period.to);
  if (state->scope == ACCORD_GOAL_OF_MEMBER)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, state->id);
  if (state->scope == ACCORD_GOAL_OF_TEAM)
    accord_query_add_number (query, "owner.team", ACCORD_OP_IS, state->id);
  return query;
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
  g_autofree char *period = accord_period_label (&state->period);
  AccordFigure figure = { .kpi = accord_kpi_by_id ("coverage") };
  Opening *opening;

  if (!state->has_open)
    return;
  opening = g_new0 (Opening, 1);
  *opening = (Opening) { g_object_ref (from), g_object_ref (workspace), g_strdup_printf (_("Due in %s"), period) };
  if (state->kpi->unit == ACCORD_UNIT_MONEY)
    {
      g_autoptr (AccordReportRequest) request = request_for (workspace, state, figure.kpi, &figure);

      dex_future_disown (dex_future_finally (accord_figure_parts (accord_workspace_get_store (workspace), request, &figure), parts_cb,
                                             opening, opening_free));
    }
  else
    {
      g_autoptr (AccordQuery) query = query_open (state);

      push_open (opening, query);
      opening_free (opening);
    }
}
