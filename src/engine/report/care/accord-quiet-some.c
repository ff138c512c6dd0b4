/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How some customers stand with their policies, those on screen: a few indexed lookups for each. A file without
 * policies is asked that one question. Any reader's thread. */

#include "accord-config.h"

#include "accord-quiet-private.h"

#include "accord-date.h"
#include "accord-error.h"

#define FACTS "SELECT lifecycle, industry, tier_pin, segment_pin FROM customer WHERE id=?1"
#define CONTACT "SELECT max(a.done_at) FROM activity a WHERE a.customer=?1 AND" ACCORD_QUIET_IS_CONTACT

static gboolean
read_state (AccordReader *reader, const AccordPolicyMatch *match, gint64 today, gint64 id, AccordQuietState *state, GError **error)
{
  g_autoptr (AccordStatement) facts_of = accord_reader_prepare (reader, FACTS, error), contact = NULL;
  g_autoptr (GError) failed = NULL;
  AccordPolicyFacts facts = { id };
  const AccordPolicy *policy;
  int index;

  if (facts_of == NULL)
    return FALSE;
  accord_statement_bind_int (facts_of, 1, id);
  if (!accord_statement_step (facts_of, &failed))
    return accord_error_pass (error, &failed);
  facts.lifecycle = accord_statement_text (facts_of, 0);
  facts.industry = accord_statement_text (facts_of, 1);
  facts.tier_pin = accord_statement_text (facts_of, 2);
  facts.segment_pin = accord_statement_text (facts_of, 3);
  index = accord_policy_match_find (match, &facts);
  contact = index >= 0 ? accord_reader_prepare (reader, CONTACT, error) : NULL;
  if (contact == NULL)
    return index < 0;
  policy = match->policies->pdata[index];
  state->ideal = policy->ideal;
  state->longest = policy->longest;
  accord_statement_bind_int (contact, 1, id);
  if (accord_statement_step (contact, &failed) && !accord_statement_is_null (contact, 0))
    {
      state->days = today - accord_date_from_time (accord_statement_int (contact, 0));
      state->level = accord_quiet_level (state->days, policy->ideal, policy->longest);
    }
  return accord_error_pass (error, &failed);
}

/*< private >
 * accord_quiet_read_some:
 * @reader: a reader
 * @today: the day it is
 * @ids: (array length=n_ids): customers
 * @states: (out) (array length=n_ids): one for each
 *
 * As accord_report_quiet() judges them; who has a step planned is judged too.
 */
gboolean
accord_quiet_read_some (AccordReader *reader, gint64 today, const gint64 *ids, guint n_ids, AccordQuietState *states, GError **error)
{
  g_autoptr (GPtrArray) policies = accord_policies_read (reader, error);
  g_auto (AccordPolicyMatch) match = { 0 };

  for (guint i = 0; i < n_ids; i++)
    states[i] = (AccordQuietState) { ACCORD_QUIET_NOT, -1, 0, 0 };
  if (policies == NULL || policies->len == 0)
    return policies != NULL;
  if (!accord_policy_match_read_some (&match, reader, policies, ids, n_ids, error))
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    if (!read_state (reader, &match, today, ids[i], &states[i], error))
      return FALSE;
  return TRUE;
}
