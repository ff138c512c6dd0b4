/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A goal as a change set, set by hand or as a split into parts. Main thread. */

#include "accord-config.h"

#include "accord-goal-split.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "accord-decimal.h"

static const char *
period_name (const AccordPeriod *period)
{
  switch (period->unit)
    {
    case ACCORD_PERIOD_MONTH:
      return "month";
    case ACCORD_PERIOD_QUARTER:
      return "quarter";
    case ACCORD_PERIOD_HALF_YEAR:
      return "half-year";
    case ACCORD_PERIOD_YEAR:
      return "year";
    case ACCORD_PERIOD_CUSTOM:
    case ACCORD_PERIOD_ALL:
    default:
      return "custom";
    }
}

/**
 * accord_goal_edit_set:
 * @edit: the change set to be
 * @goal: the record to be changed; 0: a new one
 * @value: money in minor units, ratios 0 to 1
 * @source: "hand", "last-year", "season" or "equal"
 */
void
accord_goal_edit_set (AccordEdit *edit, gint64 goal, const char *kpi_id, const char *currency, AccordGoalScope scope, gint64 id,
                      const AccordPeriod *period, double value, const char *source)
{
  const AccordKind *kind = &accord_goal_kind;
  const AccordKpi *kpi = accord_kpi_by_id (kpi_id);
  gint64 record = goal;

  g_return_if_fail (kpi != NULL);

  if (record == 0)
    {
      record = accord_edit_create (edit, kind);
      accord_edit_set_text (edit, kind, record, "kpi", kpi_id);
      accord_edit_set_text (edit, kind, record, "period", period_name (period));
      accord_edit_set_number (edit, kind, record, "begins_on", period->from);
      accord_edit_set_number (edit, kind, record, "ends_on", period->to - 1);
      if (scope != ACCORD_GOAL_OF_COMPANY)
        accord_edit_set_number (edit, kind, record, scope == ACCORD_GOAL_OF_TEAM ? "team" : "member", id);
    }
  if (kpi->unit == ACCORD_UNIT_MONEY)
    accord_edit_set_both (edit, kind, record, "amount", llround (value), currency);
  else
    accord_edit_set_number (edit, kind, record, "number",
                            llround (value * (kpi->unit == ACCORD_UNIT_RATIO ? 100 : 1) * (double) ACCORD_DECIMAL_ONE));
  accord_edit_set_text (edit, kind, record, "source", source);
}

/**
 * accord_goal_split_edit:
 * @source: "hand" where somebody changed a part
 *
 * Returns: (transfer full): all parts as one change set
 */
AccordEdit *
accord_goal_split_edit (const AccordGoalSplit *split, const AccordGoalParts *parts, const char *source)
{
  g_autofree char *period = accord_period_label (&split->period);
  g_autofree char *label = g_strdup_printf (_("Split the goal for %s"), period);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < parts->parts->len; i++)
    {
      const AccordGoalPart *part = &g_array_index (parts->parts, AccordGoalPart, i);

      accord_goal_edit_set (edit, part->goal, split->kpi_id, split->currency, part->scope, part->id, &part->period, part->value, source);
    }
  return edit;
}
