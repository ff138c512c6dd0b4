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

gboolean accord_policy_match_read (AccordPolicyMatch *self, AccordReader *reader, GPtrArray *policies, const char *currency, gint64 today, GError **error);
int accord_policy_match_find (const AccordPolicyMatch *self, const AccordPolicyFacts *facts);
void accord_policy_match_clear (AccordPolicyMatch *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordPolicyMatch, accord_policy_match_clear)

G_END_DECLS
