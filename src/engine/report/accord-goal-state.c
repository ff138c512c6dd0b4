/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a goal stands, reckoned from what was counted (domain.md F09). Plain data; any thread. */

#include "accord-goal.h"

#include "accord-kpi-table.h"

#define BEHIND 0.10 /* ui.md §8: more than ten points behind pace */

G_DEFINE_BOXED_TYPE (AccordGoalState, accord_goal_state, accord_goal_state_copy, accord_goal_state_free)

/**
 * accord_goal_state_copy:
 *
 * Returns: (transfer full): a copy
 */
AccordGoalState *
accord_goal_state_copy (const AccordGoalState *state)
{
  AccordGoalState *copy = g_memdup2 (state, sizeof *state);

  copy->name = g_strdup (state->name);
  return copy;
}

/**
 * accord_goal_state_free:
 * @state: (transfer full) (nullable): a state
 */
void
accord_goal_state_free (AccordGoalState *state)
{
  if (state == NULL)
    return;
  g_free (state->name);
  g_free (state);
}

/* Of what a query of its own counts: numbers and amounts add up, shares and middles do not; over time only what has a day. */
static gboolean
query_sums (const AccordKpi *kpi, gboolean over_time)
{
  const AccordKpiQuery *query = accord_kpi_query (kpi);

  return query != NULL && (kpi->unit == ACCORD_UNIT_COUNT || kpi->unit == ACCORD_UNIT_MONEY) && !query->median && !query->divided &&
         (query->day != NULL || !over_time);
}

/**
 * accord_goal_sums_over_time:
 * @kpi: a figure
 *
 * Returns: whether its months add up to its quarter
 */
gboolean
accord_goal_sums_over_time (const AccordKpi *kpi)
{
  switch (accord_kpi_measure (kpi))
    {
    case ACCORD_MEASURE_REVENUE:
    case ACCORD_MEASURE_WON_DEALS:
    case ACCORD_MEASURE_LOST_DEALS:
    case ACCORD_MEASURE_LOST_VALUE:
    case ACCORD_MEASURE_DEALS_OPENED:
    case ACCORD_MEASURE_NEW_CUSTOMERS:
      return TRUE;
    case ACCORD_MEASURE_WIN_RATE:
    case ACCORD_MEASURE_WIN_RATE_VALUE:
    case ACCORD_MEASURE_AVERAGE_DEAL:
    case ACCORD_MEASURE_AVERAGE_ORDER:
    case ACCORD_MEASURE_CYCLE_MEDIAN:
    case ACCORD_MEASURE_CYCLE_MEAN:
    case ACCORD_MEASURE_CYCLE_P90:
    case ACCORD_MEASURE_OPEN_VALUE:
    case ACCORD_MEASURE_OPEN_DEALS:
    case ACCORD_MEASURE_WEIGHTED_VALUE:
    case ACCORD_MEASURE_CONVERSION:
    case ACCORD_MEASURE_ACTIVE_CUSTOMERS:
    case ACCORD_MEASURE_REPEAT_RATE:
    case ACCORD_MEASURE_RETENTION:
      return FALSE;
    default:
      return query_sums (kpi, TRUE);
    }
}

/**
 * accord_goal_sums_over_people:
 * @kpi: a figure
 *
 * Returns: whether the figures of the members add up to their team's
 */
gboolean
accord_goal_sums_over_people (const AccordKpi *kpi)
{
  AccordMeasure measure = accord_kpi_measure (kpi);

  return accord_goal_sums_over_time (kpi) || measure == ACCORD_MEASURE_OPEN_VALUE ||
         measure == ACCORD_MEASURE_OPEN_DEALS || measure == ACCORD_MEASURE_WEIGHTED_VALUE ||
         measure == ACCORD_MEASURE_STALLED || measure == ACCORD_MEASURE_ACTIVE_CUSTOMERS || query_sums (kpi, FALSE);
}

static void
reckon_attainment (AccordGoalState *state)
{
  double quota = state->target.value;

  state->has_attainment = state->target.source != ACCORD_GOAL_NONE && quota > 0 && state->has_actual;
  if (!state->has_attainment)
    return;
  if (state->kpi->direction >= 0)
    state->attainment = state->actual / quota;
  else if (state->actual > 0)
    state->attainment = quota / state->actual;
  else
    state->attainment = 1; /* less is better and there is none: reached, and no more can be said (F20) */
  state->gap = MAX (state->kpi->direction >= 0 ? quota - state->actual : state->actual - quota, 0);
}

static void
reckon_pace (AccordGoalState *state, const AccordWorkHours *hours, gint64 today)
{
  gint64 all = accord_work_hours_days (hours, state->days_from, state->days_to);
  gint64 over = accord_work_hours_days (hours, state->days_from, CLAMP (today, state->days_from, state->days_to));

  state->has_elapsed = all > 0 && over > 0;
  state->elapsed = all > 0 ? (double) over / (double) all : 0;
  state->has_pace = state->has_attainment && state->has_elapsed && state->kpi->direction >= 0 &&
                    accord_goal_sums_over_time (state->kpi);
  state->pace = state->has_pace ? state->attainment / state->elapsed : 0;
}

static void
reckon_coverage (AccordGoalState *state)
{
  if (!state->has_open || state->target.source == ACCORD_GOAL_NONE || state->target.value <= 0)
    return;
  if (state->target.value - state->actual <= 0)
    {
      state->coverage_state = ACCORD_COVERAGE_MET;
      return;
    }
  state->coverage_state = ACCORD_COVERAGE_RATIO;
  state->coverage = state->open_due / (state->target.value - state->actual);
}

/* What open deals fill is forecast from them; other sums go on as they went; the rest stays as it is. */
static void
reckon_forecast (AccordGoalState *state, gint64 today)
{
  gboolean sums = accord_goal_sums_over_time (state->kpi);

  state->has_forecast = TRUE;
  if (today >= state->period.to)
    state->has_forecast = state->has_actual;
  else if (state->has_open)
    state->forecast = state->actual + state->open_weighted;
  else if (!sums)
    state->has_forecast = state->has_actual && state->has_elapsed;
  else if (state->has_elapsed && state->has_actual)
    state->forecast = state->actual / state->elapsed;
  else
    state->has_forecast = FALSE;
  if (state->has_forecast && (today >= state->period.to || (!state->has_open && !sums)))
    state->forecast = state->actual;
}

/**
 * accord_goal_reckon:
 * @state: what was counted, filled up to the line
 * @hours: the workspace's: which days are worked
 * @today: days since 1970-01-01; the working days before it are over
 *
 * Works out attainment, pace, gap, coverage and forecast (F09): no quota, or one of 0, has none of them;
 * pace is attainment ÷ the share of the working days that are over, and there is none before the first of
 * them is; coverage is what is open and due in the period ÷ (quota − reached), and met when that gap is 0.
 */
void
accord_goal_reckon (AccordGoalState *state, const AccordWorkHours *hours, gint64 today)
{
  g_return_if_fail (state != NULL && state->kpi != NULL && hours != NULL);

  state->has_attainment = state->has_pace = state->has_forecast = FALSE;
  state->attainment = state->pace = state->gap = state->coverage = state->forecast = 0;
  state->coverage_state = ACCORD_COVERAGE_NONE;
  reckon_attainment (state);
  reckon_pace (state, hours, today);
  reckon_coverage (state);
  reckon_forecast (state, today);
}

/**
 * accord_goal_is_behind:
 * @state: a reckoned state
 *
 * Returns: whether the attainment is more than ten points behind the days that are over
 */
gboolean
accord_goal_is_behind (const AccordGoalState *state)
{
  return state->has_pace && state->elapsed - state->attainment > BEHIND;
}
