/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"
#include "accord-record.h"

G_BEGIN_DECLS

/* How likely a deal is to be won, and from where that is known (domain.md F07); which part of the
 * forecast it counts in (F08). */
typedef enum {
  ACCORD_ODDS_NONE,    /* nobody said */
  ACCORD_ODDS_MANUAL,  /* set on the deal */
  ACCORD_ODDS_HISTORY, /* what the stage's own history says */
  ACCORD_ODDS_ENTRY,   /* the default that the stage had when the deal came to it */
  ACCORD_ODDS_STAGE,   /* the stage's default */
  ACCORD_ODDS_CLOSED,  /* won or lost */
} AccordOddsSource;

#define ACCORD_ODDS_ENOUGH 20 /* closed deals from which on history speaks */

/* Of the deals that ever entered a stage and are closed now, discarded ones apart. A boxed value. */
typedef struct {
  gint64 stage;
  gint64 won;
  gint64 closed; /* won + lost */
} AccordStageHistory;
#define ACCORD_TYPE_STAGE_HISTORY (accord_stage_history_get_type ())
GType accord_stage_history_get_type (void) G_GNUC_CONST;
AccordStageHistory *accord_stage_history_copy (const AccordStageHistory *history);
void accord_stage_history_free (AccordStageHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStageHistory, accord_stage_history_free)

DexFuture *accord_report_stage_history (AccordStore *store, gint64 stage); /* AccordStageHistory */
int accord_stage_history_percent (const AccordStageHistory *history, AccordRecord *stage);
AccordOddsSource accord_deal_odds (AccordRecord *deal, AccordRecord *stage, int *percent);
AccordOddsSource accord_stage_record_odds (AccordRecord *stage, int *percent);

const char *accord_forecast_suggested (AccordRecord *stage);
const char *accord_forecast_category (AccordRecord *deal, AccordRecord *stage);

G_END_DECLS
