/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which changes start a rule. Main thread. */

#include "accord-config.h"

#include "accord-automation-waits.h"

static gboolean
has_field (const AccordAutomation *rule, const AccordChange *change)
{
  int field = accord_kind_find (rule->kind, rule->field);

  return field >= 0 && (change->fields & (G_GUINT64_CONSTANT (1) << field));
}

/**
 * accord_automation_waits_for:
 * @rule: a rule
 * @set: what was committed
 * @change: one of its changes
 *
 * Returns: whether it is what the rule waits for
 */
gboolean
accord_automation_waits_for (const AccordAutomation *rule, const AccordChangeSet *set, const AccordChange *change)
{
  if (!accord_kind_is (rule->kind, change->kind))
    return FALSE;
  switch (rule->trigger)
    {
    case ACCORD_AUTOMATION_CREATED:
      return change->operation == 'i';
    case ACCORD_AUTOMATION_CHANGED:
      return change->operation == 'u' && has_field (rule, change);
    case ACCORD_AUTOMATION_STAGE:
      return (change->operation == 'i' || change->operation == 'u') && accord_change_set_touches (set, &accord_stage_event_kind) &&
             (change->operation == 'i' || (change->fields & (G_GUINT64_CONSTANT (1) << accord_kind_find (rule->kind, "stage"))));
    case ACCORD_AUTOMATION_DATE:
    case ACCORD_AUTOMATION_IDLE:
    case ACCORD_N_AUTOMATION_TRIGGERS:
    default:
      return FALSE;
    }
}
