/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the cells of the Whole Team table open into that are no figures of the report: how a goal is attained and covered, and
 * the activities that somebody is late with or has this week. */

#include "accord-config.h"

#include "accord-team-drill.h"

#include "accord-figure-drill.h"
#include "accord-records-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * accord_team_drill_goal:
 * @from: a widget in the navigation view to push on
 * @workspace: the open file
 * @state: (nullable): of a member's goal
 * @kpi: "attainment" or "coverage"
 *
 * Opens what it is made of.
 */
void
accord_team_drill_goal (GtkWidget *from, AccordWorkspace *workspace, const AccordGoalState *state, const char *kpi)
{
  AccordReportRequest *request;
  AccordFigure figure = { .kpi = accord_kpi_by_id (kpi) };

  if (state == NULL)
    return;
  request = accord_report_request_new (workspace, &state->period);
  request->group_by = ACCORD_GROUP_MEMBER;
  g_ptr_array_add (request->kpis, (gpointer) figure.kpi);
  figure.group = state->name;
  figure.group_id = state->id;
  g_strlcpy (figure.currency, accord_workspace_get_currency (workspace), sizeof figure.currency);
  figure.has_value = g_str_equal (kpi, "coverage") ? state->coverage_state == ACCORD_COVERAGE_RATIO : state->has_attainment;
  figure.value = g_str_equal (kpi, "coverage") ? state->coverage : state->attainment;
  accord_figure_drill (from, workspace, request, &figure, NULL);
  accord_report_request_free (request);
}

/**
 * accord_team_drill_work:
 * @from: a widget in the navigation view to push on
 * @workspace: the open file
 * @column: %ACCORD_TEAM_OVERDUE or %ACCORD_TEAM_LOAD
 * @member: id
 * @name: whose
 *
 * Opens the activities that were counted.
 */
void
accord_team_drill_work (GtkWidget *from, AccordWorkspace *workspace, AccordTeamColumn column, gint64 member, const char *name)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  gint64 today = accord_date_today ();
  gboolean overdue = column == ACCORD_TEAM_OVERDUE;

  if (view == NULL)
    return;
  accord_query_add_number (query, "owner", ACCORD_OP_IS, member);
  accord_query_add_text (query, "done_at", ACCORD_OP_EMPTY, NULL);
  accord_query_add_text (query, "type", ACCORD_OP_IS_NOT, "note");
  accord_query_add_number (query, "due_on", ACCORD_OP_LESS, overdue ? today : today + 8 - accord_date_weekday (today));
  adw_navigation_view_push (
    ADW_NAVIGATION_VIEW (view),
    accord_records_page_new (workspace, overdue ? _("Overdue") : _("Planned This Week"), name,
                             overdue ? _("Activities of this person that are not done and were due before today. Notes do not count.")
                                     : _("Activities of this person that are not done and due in the week. Notes do not count. "
                                         "What is overdue stands in this week."), query));
}
