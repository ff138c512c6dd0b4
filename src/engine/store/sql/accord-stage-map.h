/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

/* What a stage means to a figure; logic reads this, never the label. */
typedef enum {
  ACCORD_OUTCOME_OTHER, /* an outcome this program does not know: in no figure */
  ACCORD_OUTCOME_OPEN,
  ACCORD_OUTCOME_HOLD,
  ACCORD_OUTCOME_WON,
  ACCORD_OUTCOME_LOST,
  ACCORD_OUTCOME_DISCARDED,
} AccordOutcome;

typedef struct {
  gint64 id;
  gint64 pipeline;
  char *name;
  AccordOutcome outcome;
  int probability; /* its default, per cent; 0 where none is set */
  int history;     /* what its own history says, per cent; -1 where it says nothing yet */
  int position;    /* in the map's order */
  gboolean deleted;
} AccordStage;

/* All stages of the file in pipeline order, deleted ones too: deals and events may still stand in
 * them. */
typedef struct {
  GPtrArray *stages; /* (owned) of AccordStage */
  GHashTable *by_id; /* gint64 → AccordStage, borrowed from stages */
} AccordStageMap;

AccordStageMap *accord_stage_map_load (AccordReader *reader, GError **error);
void accord_stage_map_free (AccordStageMap *self);
const AccordStage *accord_stage_map_find (const AccordStageMap *self, gint64 id);
int accord_stage_odds (const AccordStage *stage);
int accord_stage_weight (const AccordStage *stage, gboolean has_own, int own);

/* What accord_stage_weight() takes as a deal's own probability, as an SQL expression over the columns of a deal
 * with the prefix @d, and made of values: its own, else -2 minus that which the stage had when it came to it. */
#define ACCORD_STAGE_OWN_SQL(d) "coalesce(" d "probability,-2-" d "entry_odds)"
#define ACCORD_STAGE_ENTRY(percent) (-2 - (int) (percent))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStageMap, accord_stage_map_free)

G_END_DECLS
