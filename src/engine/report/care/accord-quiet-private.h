/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-quiet.h"
#include "accord-standing-buyers.h"
#include "accord-statement.h"

G_BEGIN_DECLS

/* Which customers each policy is for. */
typedef struct {
  GPtrArray *policies; /* of AccordPolicy, borrowed */
  GPtrArray *members;  /* of GHashTable of customers, by policy; NULL where columns tell */
  AccordBuyers *buyers; /* where a policy asks for tier or segment */
  AccordStandingScale *scale;
} AccordPolicyMatch;

/* What of a customer decides it. */
typedef struct {
  gint64 id;
  const char *lifecycle;
  const char *industry;
  const char *tier_pin;
  const char *segment_pin;
} AccordPolicyFacts;

gboolean accord_policy_match_read_some (AccordPolicyMatch *self, AccordReader *reader, GPtrArray *policies, const gint64 *ids, guint n_ids, GError **error);
gboolean accord_policy_match_read (AccordPolicyMatch *self, AccordReader *reader, GPtrArray *policies, const char *currency, gint64 today, GError **error);
int accord_policy_match_find (const AccordPolicyMatch *self, const AccordPolicyFacts *facts);
void accord_policy_match_clear (AccordPolicyMatch *self);

GPtrArray *accord_policies_read (AccordReader *reader, GError **error);
gboolean accord_quiet_read_some (AccordReader *reader, gint64 today, const gint64 *ids, guint n_ids, AccordQuietState *states, GError **error);

/* Activities that are a contact: done with somebody, and not by the dozen in one edit. 11: the number of activities. Rows that were
 * never edited, most of them, need no look at the journal. */
#define ACCORD_QUIET_IS_CONTACT                                                                    \
  " a.del<=0 AND a.done_at IS NOT NULL"                                                            \
  " AND a.type IN ('call','email','visit','meeting') AND (a.last IS NULL OR NOT EXISTS"            \
  "  (SELECT 1 FROM chg c CROSS JOIN txn t ON t.id=c.txn WHERE c.seq=a.last AND t.kind='edit' AND instr(c.data,'\"done_at\":')>0" \
  "   AND (SELECT count(*) FROM (SELECT 1 FROM chg y WHERE y.seq BETWEEN t.chg1 AND t.chg2 AND y.tbl=11 AND y.op='u' LIMIT 2))>1))"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordPolicyMatch, accord_policy_match_clear)

G_END_DECLS
