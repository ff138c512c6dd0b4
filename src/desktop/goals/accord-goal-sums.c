/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sum check of goals: of the time they cover and of the people below. */

#include "accord-config.h"

#include "accord-goal-sums.h"

#include <glib/gi18n-lib.h>

typedef struct {
  double sum;
  guint n;
} Sum;

static void
add_to_sum (Sum *sum, const AccordGoalState *state)
{
  if (state == NULL || state->target.source == ACCORD_GOAL_NONE || state->target.source == ACCORD_GOAL_SHARE)
    return;
  sum->sum += state->target.full;
  sum->n++;
}

/* What the goals of the people below add up to, where any were set. */
static Sum
sum_of_people (AccordGoalFigures *figures, AccordGoalScope scope, gint64 id, guint period)
{
  GPtrArray *states = accord_goal_figures_get_states (figures);
  guint n = accord_goal_figures_get_n_periods (figures);
  AccordGoalScope above = ACCORD_GOAL_OF_COMPANY;
  gint64 team = 0;
  Sum sum = { 0 };

  /* The order of the answer: a team, then its members; those after all teams' are without one. */
  for (guint i = period; i < states->len; i += n)
    {
      const AccordGoalState *state = states->pdata[i];

      if (state->scope == ACCORD_GOAL_OF_TEAM)
        {
          above = ACCORD_GOAL_OF_TEAM;
          team = state->id;
        }
      if ((scope == ACCORD_GOAL_OF_TEAM && state->scope == ACCORD_GOAL_OF_MEMBER && above == ACCORD_GOAL_OF_TEAM && team == id) ||
          (scope == ACCORD_GOAL_OF_COMPANY && state->scope == ACCORD_GOAL_OF_TEAM))
        add_to_sum (&sum, state);
    }
  return sum;
}

static void
append_sum (GString *text, const AccordGoalState *whole, Sum sum, const char *of, const char *currency)
{
  g_autofree char *words = NULL;

  if (sum.n == 0 || whole->target.source != ACCORD_GOAL_SET)
    return;
  words = accord_goal_sum_words (whole->kpi, currency, whole->target.full, sum.sum, of);
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

/**
 * accord_goal_sums_words:
 * @figures: a year, its quarters and months, loaded
 * @scope: whose goal
 * @id: of the team or member; 0: the company
 * @period: which of the figures; the year or a quarter
 * @currency: the workspace's
 *
 * Returns: (transfer full): "The quarters add up to €2.1M, as they should." for what it consists of; "" where nothing was set
 */
char *
accord_goal_sums_words (AccordGoalFigures *figures, AccordGoalScope scope, gint64 id, guint period, const char *currency)
{
  const AccordKpi *kpi = accord_goal_figures_get_kpi (figures);
  const AccordGoalState *whole = accord_goal_figures_find (figures, scope, id, period);
  guint first = period == 0 ? 1 : 5 + (period - 1) * 3, last = period == 0 ? 5 : first + 3;
  g_autoptr (GString) text = g_string_new (NULL);
  Sum parts = { 0 };

  for (guint i = first; i < last; i++)
    {
      const AccordGoalState *part = accord_goal_figures_find (figures, scope, id, i);

      if (part != NULL && (part->target.source == ACCORD_GOAL_SET || part->target.source == ACCORD_GOAL_PERIODS))
        add_to_sum (&parts, part);
    }
  if (accord_goal_sums_over_time (kpi))
    append_sum (text, whole, parts, period == 0 ? _("The quarters") : _("The months"), currency);
  if (accord_goal_sums_over_people (kpi) && scope != ACCORD_GOAL_OF_MEMBER)
    append_sum (text, whole, sum_of_people (figures, scope, id, period),
                scope == ACCORD_GOAL_OF_COMPANY ? _("The teams’ goals") : _("The members’ goals"), currency);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
