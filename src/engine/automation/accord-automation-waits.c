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

/*< private >
 * accord_automation_chain_key:
 * @rule: a rule
 * @record: id of a record of its kind
 *
 * Returns: (transfer full): "rule|kind|record"
 */
char *
accord_automation_chain_key (const AccordAutomation *rule, gint64 record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%d|%" G_GINT64_FORMAT, rule->id, rule->kind->number, record);
}

/*< private >
 * accord_automation_candidates:
 * @rule: a rule
 * @set: what was committed
 * @chain: keys of what has been done on the way here
 * @over: the chain is long enough: nothing is done any more
 * @looped: (inout): becomes %TRUE where something would be done once more
 *
 * Returns: (transfer full) (element-type gint64): the records that changed so, without those to which this rule has been done in
 *   this chain
 */
GArray *
accord_automation_candidates (const AccordAutomation *rule, const AccordChangeSet *set, GHashTable *chain, gboolean over, gboolean *looped)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);
      g_autofree char *key = accord_automation_chain_key (rule, change->id);
      gboolean again = g_hash_table_contains (chain, key) || over;

      if (!accord_automation_waits_for (rule, set, change))
        continue;
      *looped |= again;
      if (!again)
        g_array_append_val (ids, change->id);
    }
  for (guint i = 0; rule->trigger == ACCORD_AUTOMATION_CREATED && i < set->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (set->spans, AccordChangeSpan, i);

      for (gint64 id = span->first; accord_kind_is (span->kind, rule->kind) && span->operation == 'i' && id <= span->last && ids->len < ACCORD_AUTOMATION_HITS_MAX; id++)
        g_array_append_val (ids, id);
    }
  return ids;
}
