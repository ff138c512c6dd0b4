/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* What about an open deal asks for attention (domain.md F10). */
typedef enum {
  ACCORD_ATTENTION_ROTTING = 1 << 0, /* untouched for longer than its stage allows, and nothing is planned */
  ACCORD_ATTENTION_STALLED = 1 << 1, /* in its stage for longer than four of five won deals were */
  ACCORD_ATTENTION_SLIPPED = 1 << 2, /* its expected close is past */
  ACCORD_ATTENTION_PUSHED = 1 << 3,  /* its close was put off three times or more */
  ACCORD_ATTENTION_ALL = (1 << 4) - 1,
} AccordAttentionFlags;

#define ACCORD_ATTENTION_UNKNOWN G_MININT64

typedef struct {
  gint64 deal;
  AccordAttentionFlags flags; /* 0 for deals that are not open */
  gint64 touched_on;    /* day of the last touch by a person; ACCORD_ATTENTION_UNKNOWN */
  gint64 idle_days;     /* since then; 0 when not known */
  gint64 idle_limit;    /* of its stage, 0: none */
  gboolean paused;      /* an activity is planned for today or later */
  gint64 stage;
  gboolean open;
  gint64 stage_since;   /* day of the newest entry; ACCORD_ATTENTION_UNKNOWN */
  gint64 stage_days;    /* of all its visits to the stage up to today (F05) */
  gint64 stage_limit;   /* longer is stalled; 0: none */
  gint64 stage_n_won;   /* won deals behind it; below 10 it is twice the idle limit */
  gint64 pushes;
} AccordAttention;
#define ACCORD_TYPE_ATTENTION (accord_attention_get_type ())
GType accord_attention_get_type (void) G_GNUC_CONST;
AccordAttention *accord_attention_copy (const AccordAttention *attention);
void accord_attention_free (AccordAttention *attention);

/* How long won deals were in a stage. */
typedef struct {
  gint64 n_won;
  gint64 limit; /* days, P80 of them, whole days; only where n_won is 10 or more */
} AccordStageDwell;

DexFuture *accord_report_stage_dwells (AccordStore *store, gint64 pipeline); /* GHashTable: stage → AccordStageDwell; stages no won deal was in are missing */
void accord_attention_judge_stage (AccordAttention *attention, GHashTable *dwells);

DexFuture *accord_report_attention (AccordStore *store, const gint64 *deals, guint n_deals, gint64 today); /* GPtrArray of AccordAttention, in the order of deals */
DexFuture *accord_report_attention_deals (AccordStore *store, gint64 pipeline, AccordAttentionFlags flags, gint64 today); /* GPtrArray of AccordAttention: open deals with any of the flags; pipeline 0: all */

G_END_DECLS
