/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl goals: how the goals of a figure stand in a period, for everybody. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-goal-words.h"

static const char *const scopes[] = { "company", "team", "member" };
static const char *const sources[] = { "none", "set", "periods", "share", "people" };

static void
add_number (JsonBuilder *builder, const char *name, gboolean has, double value)
{
  json_builder_set_member_name (builder, name);
  if (has)
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Money goes out in whole units of its currency, not in cents. */
static double
in_units (const AccordGoalState *state, const char *currency, double value)
{
  int digits = state->kpi->unit == ACCORD_UNIT_MONEY ? accord_currency_digits (currency) : 0;

  for (int i = 0; i < digits; i++)
    value /= 10;
  return value;
}

static void
add_state (JsonBuilder *builder, const AccordGoalState *state, const char *currency)
{
  gboolean has = state->target.source != ACCORD_GOAL_NONE;

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "of", scopes[state->scope]);
  accord_ctl_json_text (builder, "name", state->name);
  accord_ctl_json_text (builder, "source", sources[state->target.source]);
  add_number (builder, "goal", has, in_units (state, currency, state->target.value));
  add_number (builder, "goal_in_full", has, in_units (state, currency, state->target.full));
  add_number (builder, "reached", state->has_actual, in_units (state, currency, state->actual));
  add_number (builder, "attainment", state->has_attainment, state->attainment);
  add_number (builder, "elapsed", state->has_elapsed, state->elapsed);
  add_number (builder, "pace", state->has_pace, state->pace);
  add_number (builder, "gap", state->has_attainment, in_units (state, currency, state->gap));
  add_number (builder, "coverage", state->coverage_state == ACCORD_COVERAGE_RATIO, state->coverage);
  add_number (builder, "open_due", state->has_open, in_units (state, currency, state->open_due));
  add_number (builder, "forecast", state->has_forecast, in_units (state, currency, state->forecast));
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *states, const char *currency)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < states->len; i++)
    add_state (builder, states->pdata[i], currency);
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static void
add_row (AccordCtlTable *table, const AccordGoalState *state, const char *currency)
{
  g_autofree char *goal = state->target.source != ACCORD_GOAL_NONE ? accord_goal_value (state->kpi, state->target.value, currency) : g_strdup ("—");
  g_autofree char *reached = state->has_actual ? accord_goal_value (state->kpi, state->actual, currency) : g_strdup ("—");
  g_autofree char *attained = accord_goal_attainment (state), *coverage = accord_goal_coverage (state);
  g_autofree char *pace = state->has_pace ? accord_percent_format (state->pace) : g_strdup ("—");
  g_autofree char *forecast = state->has_forecast ? accord_goal_value (state->kpi, state->forecast, currency) : g_strdup ("—");
  g_autofree char *name = state->scope == ACCORD_GOAL_OF_MEMBER ? g_strdup_printf ("  %s", state->name) : g_strdup (state->name != NULL ? state->name : _("Whole Company"));

  accord_ctl_table_add_cell (table, name);
  accord_ctl_table_add_cell (table, goal);
  accord_ctl_table_add_cell (table, reached);
  accord_ctl_table_add_cell (table, attained);
  accord_ctl_table_add_cell (table, pace);
  accord_ctl_table_add_cell (table, coverage);
  accord_ctl_table_add_cell (table, forecast);
}

static void
print_table (GPtrArray *states, const char *currency)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Name"), FALSE);
  accord_ctl_table_add_column (table, _("Goal"), TRUE);
  accord_ctl_table_add_column (table, C_("goal", "Reached"), TRUE);
  accord_ctl_table_add_column (table, _("Attainment"), TRUE);
  accord_ctl_table_add_column (table, _("Pace"), TRUE);
  accord_ctl_table_add_column (table, _("Coverage"), TRUE);
  accord_ctl_table_add_column (table, _("Forecast"), TRUE);
  for (guint i = 0; i < states->len; i++)
    add_row (table, states->pdata[i], currency);
  accord_ctl_table_print (table);
}

static AccordCtlStatus
goals (AccordCtl *ctl, const char *kpi, AccordPeriodUnit unit, gint64 day)
{
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;
  AccordPeriod period;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  period = accord_period_containing (unit, day, accord_workspace_get_fiscal_month (ctl->workspace));
  states = dex_await_boxed (accord_goal_states (accord_workspace_get_store (ctl->workspace),
                                                accord_goal_request_new (ctl->workspace, kpi, &period, 1)), &error);
  if (states == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (states, accord_workspace_get_currency (ctl->workspace));
  else
    print_table (states, accord_workspace_get_currency (ctl->workspace));
  return ACCORD_CTL_DONE;
}

static gboolean
unit_of (const char *name, AccordPeriodUnit *unit)
{
  static const char *const names[] = { "month", "quarter", "half-year", "year" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *unit = (AccordPeriodUnit) i;
        return TRUE;
      }
  return FALSE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autofree char *kpi = NULL, *unit_name = NULL, *typed = NULL;
  AccordPeriodUnit unit = ACCORD_PERIOD_QUARTER;
  gint64 day = accord_date_today ();
  const GOptionEntry entries[] = {
    { "kpi", 0, 0, G_OPTION_ARG_STRING, &kpi, N_("Which figure; revenue if not said"), N_("FIGURE") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &unit_name, N_("month, quarter, half-year or year; quarter if not said"), N_("PERIOD") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &typed, N_("A day in the period; today if not said"), N_("DATE") },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (!accord_ctl_day (ctl, typed, &day))
    return ACCORD_CTL_USAGE;
  if (unit_name != NULL && !unit_of (unit_name, &unit))
    return accord_ctl_usage (ctl, _("“%s” is not a period. Use month, quarter, half-year or year."), unit_name);
  if (kpi != NULL && accord_kpi_by_id (kpi) == NULL)
    return accord_ctl_usage (ctl, _("There is no figure called “%s”."), kpi);
  return goals (ctl, kpi != NULL ? kpi : "revenue", unit, day);
}

const AccordCtlCommand accord_ctl_goals_command = {
  "goals", N_("FILE [--kpi FIGURE] [--period PERIOD] [--on DATE]"), N_("Show goals with pace, coverage and forecast"), 1, 1, run,
};
