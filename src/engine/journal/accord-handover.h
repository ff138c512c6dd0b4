/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a leaver still has (domain.md §4.2: member left). */
typedef enum {
  ACCORD_HANDOVER_CUSTOMERS,
  ACCORD_HANDOVER_DEPUTIES,   /* customers that the member looks after for somebody */
  ACCORD_HANDOVER_DEALS,      /* open or on hold; closed ones keep their owner */
  ACCORD_HANDOVER_SHARES,     /* of such deals; credit of closed ones stays */
  ACCORD_HANDOVER_ACTIVITIES, /* not done */
  ACCORD_HANDOVER_TICKETS,    /* that nobody resolved */
  ACCORD_HANDOVER_ESCALATED,  /* the same, that were escalated to the member */
  ACCORD_HANDOVER_SEQUENCES,  /* customers on the way in one */
  ACCORD_HANDOVER_CAMPAIGNS,  /* that are not over */
  ACCORD_HANDOVER_TEAMS,      /* led */
  ACCORD_HANDOVER_RULES,      /* assignment rules that name the member */
  ACCORD_HANDOVER_AUTOMATIONS, /* rules that the member's computer watches */
  ACCORD_HANDOVER_SERVICE,    /* being the head of service */
  ACCORD_HANDOVER_N,
} AccordHandoverPart;

/* How records are shared out among several heirs. A customer's deals, activities, tickets and sequences go with it. */
typedef enum {
  ACCORD_SHARE_EVENLY, /* in turn, so that everybody gets as many customers */
  ACCORD_SHARE_LOAD,   /* to whoever has the fewest open deals */
  ACCORD_SHARE_POOL,   /* customers go to the pool; the rest to the heirs in turn */
} AccordShareRule;

typedef struct {
  gint64 member;
  gint64 left_on;
  GArray *heirs;  /* of gint64; at least one */
  AccordShareRule rule;
} AccordHandover;

/* How many of each part go to whom: counts[ACCORD_HANDOVER_N] by heir, then to the pool. */
typedef struct {
  gint64 counts[ACCORD_HANDOVER_N];              /* that the member has */
  GArray *heirs;                                 /* of AccordHandoverShare */
  gint64 pooled;                                 /* customers that go to the pool */
} AccordHandoverPreview;

typedef struct {
  gint64 member;
  gint64 counts[ACCORD_HANDOVER_N];
} AccordHandoverShare;

#define ACCORD_TYPE_HANDOVER_PREVIEW (accord_handover_preview_get_type ())
GType accord_handover_preview_get_type (void) G_GNUC_CONST;
AccordHandoverPreview *accord_handover_preview_copy (const AccordHandoverPreview *preview);
void accord_handover_preview_free (AccordHandoverPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordHandoverPreview, accord_handover_preview_free)

AccordHandover *accord_handover_new (gint64 member, gint64 left_on);
AccordHandover *accord_handover_copy (const AccordHandover *handover);
void accord_handover_free (AccordHandover *handover);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordHandover, accord_handover_free)
void accord_handover_add_heir (AccordHandover *handover, gint64 member);
const char *accord_handover_part_label (AccordHandoverPart part);

DexFuture *accord_handover_preview (AccordStore *store, const AccordHandover *handover); /* AccordHandoverPreview */
DexFuture *accord_handover_run (AccordJournal *journal, const AccordHandover *handover, const char *name); /* AccordChangeSet */

G_END_DECLS
