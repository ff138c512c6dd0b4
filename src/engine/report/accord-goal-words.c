/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of goals, the same in the window, on paper and at the terminal. Any thread. */

#include "accord-config.h"

#include "accord-goal-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "accord-decimal.h"
#include "accord-locale.h"

#define MUCH_MORE 1.5 /* a goal of half as much again as last year is asked about */

static char *
format (const AccordKpi *kpi, double value, const char *currency, gboolean brief)
{
  AccordFigure figure = { .kpi = kpi, .has_value = TRUE, .value = value };

  if (kpi->unit == ACCORD_UNIT_MONEY && brief)
    return accord_money_format_short (llround (value), currency);
  g_strlcpy (figure.currency, currency, sizeof figure.currency);
  return accord_figure_format (&figure);
}

/**
 * accord_goal_value:
 * @value: money in minor units, ratios 0 to 1
 *
 * Returns: (transfer full): a value of the figure: "€970,000", "60%", "12"
 */
char *
accord_goal_value (const AccordKpi *kpi, double value, const char *currency)
{
  return format (kpi, value, currency, FALSE);
}

/* The same short: "€970K". */
char *
accord_goal_value_short (const AccordKpi *kpi, double value, const char *currency)
{
  return format (kpi, value, currency, TRUE);
}

/**
 * accord_goal_difference:
 * @value: between two values of the figure, not below 0
 *
 * Returns: (transfer full): "€970K", "12"; between two rates in percentage points: "7.5 pt"
 */
char *
accord_goal_difference (const AccordKpi *kpi, double value, const char *currency)
{
  gint64 tenths = llround (value * 1000);
  g_autofree char *points = tenths % 10 == 0 ? accord_number_format (tenths / 10) : accord_decimal_format (tenths, 1);

  if (kpi->unit != ACCORD_UNIT_RATIO)
    return accord_goal_value_short (kpi, value, currency);
  /* Translators: percentage points, short */
  return g_strdup_printf (_("%s pt"), points);
}

/* As it is typed: money with its currency, rates in per cent. */
static void
fill_field (const AccordKpi *kpi, AccordField *field)
{
  *field = (AccordField) { .name = "goal", .type = kpi->unit == ACCORD_UNIT_MONEY ? ACCORD_FIELD_MONEY : ACCORD_FIELD_DECIMAL,
                           .label = N_("Goal") };
}

/* "€2,660,000" is read at a glance, where it is read back as the same amount. */
static char *
money_typed (gint64 minor, const char *currency)
{
  g_autofree char *text = accord_money_format (minor, currency);
  AccordMoney back;

  return accord_money_parse (text, currency, &back) && back.minor == minor && g_str_equal (back.currency, currency)
           ? g_steal_pointer (&text) : NULL;
}

/**
 * accord_goal_typed:
 *
 * Returns: (transfer full): a value as accord_goal_parse() reads it
 */
char *
accord_goal_typed (const AccordKpi *kpi, double value, const char *currency)
{
  g_auto (AccordValue) typed = ACCORD_VALUE_INIT;
  AccordField field;
  char *text = kpi->unit == ACCORD_UNIT_MONEY ? money_typed (llround (value), currency) : NULL;

  if (text != NULL)
    return text;
  fill_field (kpi, &field);
  if (kpi->unit == ACCORD_UNIT_MONEY)
    accord_value_set_both (&typed, llround (value), currency);
  else
    accord_value_set_number (&typed, llround (value * (kpi->unit == ACCORD_UNIT_RATIO ? 100 : 1) * (double) ACCORD_DECIMAL_ONE));
  return accord_field_to_text (&field, &typed, NULL);
}

/**
 * accord_goal_parse:
 * @text: what somebody typed
 * @currency: of bare amounts; no other is taken
 * @value: (out): money in minor units, ratios 0 to 1
 *
 * Returns: %FALSE with a sentence
 */
gboolean
accord_goal_parse (const AccordKpi *kpi, const char *text, const char *currency, double *value, GError **error)
{
  const AccordFieldReading reading = { .currency = currency, .date_order = ACCORD_DATE_ORDER_UNKNOWN };
  g_auto (AccordValue) typed = ACCORD_VALUE_INIT;
  g_autofree char *bare = g_strdup (text);
  AccordField field;

  fill_field (kpi, &field);
  if (kpi->unit == ACCORD_UNIT_RATIO)
    g_strdelimit (bare, "%", ' ');
  if (!accord_field_parse (&field, g_strstrip (bare), &reading, &typed, error))
    return FALSE;
  if (!typed.has_number || typed.number < 0)
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("A goal is a number of 0 or more. Type one."));
      return FALSE;
    }
  if (kpi->unit == ACCORD_UNIT_MONEY && g_strcmp0 (typed.text, currency) != 0)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("Goals are in the workspace's currency, %s."), currency);
      return FALSE;
    }
  *value = (double) typed.number;
  if (kpi->unit != ACCORD_UNIT_MONEY)
    *value /= (double) ACCORD_DECIMAL_ONE * (kpi->unit == ACCORD_UNIT_RATIO ? 100 : 1);
  return TRUE;
}

/**
 * accord_goal_attainment:
 *
 * Returns: (transfer full): "48%", "No quota", or "—" where nothing was counted
 */
char *
accord_goal_attainment (const AccordGoalState *state)
{
  if (state->has_attainment)
    return accord_percent_format (state->attainment);
  return g_strdup (state->target.source == ACCORD_GOAL_NONE || state->target.value <= 0 ? _("No quota") : "—");
}

/**
 * accord_goal_reached:
 *
 * Returns: (transfer full): "€77K of €160K", or what was reached where there is no goal
 */
char *
accord_goal_reached (const AccordGoalState *state, const char *currency)
{
  g_autofree char *reached = state->has_actual ? accord_goal_value_short (state->kpi, state->actual, currency) : g_strdup ("—");
  g_autofree char *goal = accord_goal_value_short (state->kpi, state->target.value, currency);

  if (state->target.source == ACCORD_GOAL_NONE || state->target.value <= 0)
    return g_steal_pointer (&reached);
  /* Translators: what was reached, and the goal: "€77K of €160K" */
  return g_strdup_printf (C_("goal", "%1$s of %2$s"), reached, goal);
}

/**
 * accord_goal_coverage:
 *
 * Returns: (transfer full): "Met", "2.4×" or "—" (F09)
 */
char *
accord_goal_coverage (const AccordGoalState *state)
{
  if (state->coverage_state == ACCORD_COVERAGE_MET)
    return g_strdup (_("Met"));
  if (state->coverage_state == ACCORD_COVERAGE_NONE)
    return g_strdup ("—");
  return accord_figure_format (&(AccordFigure) { .kpi = accord_kpi_by_id ("coverage"), .has_value = TRUE, .value = state->coverage });
}

/**
 * accord_goal_source_words:
 *
 * Returns: (transfer full) (nullable): where the goal's number is from, where that needs saying
 */
char *
accord_goal_source_words (const AccordGoalTarget *target)
{
  const char *from = NULL;

  if (target->source == ACCORD_GOAL_PERIODS)
    from = _("The sum of the goals for its months or quarters.");
  else if (target->source == ACCORD_GOAL_SHARE)
    from = _("Its share, by working days, of the goal for the longer period.");
  else if (target->source == ACCORD_GOAL_PEOPLE)
    from = _("The sum of the people's goals; none of its own was set.");
  if (target->source == ACCORD_GOAL_NONE || target->days == target->period_days)
    return g_strdup (from);
  /* Translators: somebody joined or left within a period */
  return g_strdup_printf (_("%1$s%2$s%3$d of %4$d working days count, from joining to leaving."), from != NULL ? from : "",
                          from != NULL ? " " : "", (int) target->days, (int) target->period_days);
}

/* "behind by 12 points", of a state with pace. */
static char *
pace_words (const AccordGoalState *state)
{
  g_autofree char *elapsed = accord_percent_format (state->elapsed);
  g_autofree char *reached = accord_percent_format (state->attainment);

  if (accord_goal_is_behind (state))
    return g_strdup_printf (_("%1$s reached after %2$s of the working days: behind."), reached, elapsed);
  if (state->attainment >= state->elapsed - 0.01)
    return g_strdup_printf (_("%1$s reached after %2$s of the working days: on course."), reached, elapsed);
  return g_strdup_printf (_("%1$s reached after %2$s of the working days: a little behind."), reached, elapsed);
}

/**
 * accord_goal_sentence:
 *
 * Returns: (transfer full): how the goal stands, one or two sentences
 */
char *
accord_goal_sentence (const AccordGoalState *state, const char *currency)
{
  g_autofree char *gap = accord_goal_difference (state->kpi, state->gap, currency);
  g_autofree char *pace = state->has_pace ? pace_words (state) : NULL;
  g_autofree char *reached = state->has_attainment ? accord_percent_format (state->attainment) : NULL;

  if (state->target.source == ACCORD_GOAL_NONE || state->target.value <= 0)
    return g_strdup (_("No goal is set."));
  if (!state->has_attainment)
    return g_strdup (_("Nothing to measure yet."));
  if (state->attainment >= 1)
    return g_strdup_printf (_("Goal reached: %s."), reached);
  if (state->kpi->direction < 0 || !accord_goal_sums_over_time (state->kpi))
    return g_strdup_printf (_("%s of the goal reached."), reached);
  if (pace == NULL)
    return g_strdup_printf (_("%s to go; no working day is over yet."), gap);
  return g_strdup_printf (_("%1$s %2$s to go."), pace, gap);
}

/**
 * accord_goal_forecast_words:
 *
 * Returns: (transfer full) (nullable): "€11K above quota"
 */
char *
accord_goal_forecast_words (const AccordGoalState *state, const char *currency)
{
  double more = state->forecast - state->target.value;
  g_autofree char *difference = accord_goal_difference (state->kpi, fabs (more), currency);

  if (!state->has_forecast || state->target.source == ACCORD_GOAL_NONE || state->target.value <= 0)
    return NULL;
  if (state->kpi->unit == ACCORD_UNIT_MONEY ? llround (more) == 0 : fabs (more) < 0.005)
    return g_strdup (_("as the quota"));
  return g_strdup_printf (more > 0 ? _("%s above quota") : _("%s below quota"), difference);
}

/**
 * accord_goal_sum_words:
 * @whole: the goal
 * @parts: what its parts add up to
 * @of: translated, whose: "The teams' goals", "The months"
 *
 * Returns: (transfer full): whether they add up, a sentence
 */
char *
accord_goal_sum_words (const AccordKpi *kpi, const char *currency, double whole, double parts, const char *of)
{
  g_autofree char *sum = accord_goal_value_short (kpi, parts, currency);
  g_autofree char *difference = accord_goal_value_short (kpi, fabs (parts - whole), currency);
  double grain = kpi->unit == ACCORD_UNIT_MONEY ? 0.5 : 0.005;

  if (fabs (parts - whole) < grain)
    return g_strdup_printf (_("%1$s add up to %2$s, as they should."), of, sum);
  if (parts < whole)
    return g_strdup_printf (_("%1$s add up to %2$s: %3$s are not given out."), of, sum, difference);
  return g_strdup_printf (_("%1$s add up to %2$s: %3$s more than the goal."), of, sum, difference);
}

/**
 * accord_goal_sanity:
 * @goal: what is to be set
 * @history: what was reached before
 * @doubtful: (out): whether it should be thought over
 *
 * Returns: (transfer full): the goal against history, a sentence
 */
char *
accord_goal_sanity (const AccordKpi *kpi, const char *currency, double goal, const AccordGoalHistory *history, gboolean *doubtful)
{
  g_autofree char *before = accord_goal_value_short (kpi, history->before, currency);
  g_autofree char *best = accord_goal_value_short (kpi, history->best, currency);
  double share = history->before > 0 ? goal / history->before - 1 : 0;
  g_autofree char *percent = accord_percent_format (fabs (share));

  *doubtful = FALSE;
  if (!history->has_before || history->before <= 0)
    {
      if (!history->has_best || history->best <= 0)
        return g_strdup (_("There is no history to compare it with."));
      *doubtful = kpi->direction >= 0 && goal > history->best * MUCH_MORE;
      return g_strdup_printf (_("Nothing was reached a year earlier; the best of the three years before was %s."), best);
    }
  *doubtful = kpi->direction >= 0 ? share > MUCH_MORE - 1 || share < -0.1 : share < -(MUCH_MORE - 1);
  if (fabs (share) < 0.005)
    return g_strdup_printf (_("As much as a year earlier (%s)."), before);
  if (share < 0)
    return g_strdup_printf (_("%1$s less than a year earlier (%2$s)."), percent, before);
  if (kpi->direction >= 0 && share > MUCH_MORE - 1)
    return g_strdup_printf (_("%1$s more than a year earlier (%2$s): far more than was ever gained in a year. Is it attainable?"), percent, before);
  if (history->has_best && goal > history->best)
    return g_strdup_printf (_("%1$s more than a year earlier (%2$s), and more than the best of three years (%3$s)."), percent, before, best);
  return g_strdup_printf (_("%1$s more than a year earlier (%2$s)."), percent, before);
}
