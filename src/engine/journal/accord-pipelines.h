/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"
#include "accord-pipeline-templates.h"

G_BEGIN_DECLS

/* Where the deals of a stage go. */
typedef struct {
  gint64 from;
  gint64 to;
} AccordStageMove;

gint64 accord_pipeline_add (AccordEdit *edit, const AccordPipelineTemplate *pipeline, const char *name, const char *rank);
void accord_pipeline_add_loss_reasons (AccordEdit *edit);

/* Stages of rest that ask for no day, as files of older versions have them: GPtrArray of AccordRecord. */
DexFuture *accord_pipeline_find_restless (AccordStore *store);
AccordEdit *accord_pipeline_ask_for_days (GPtrArray *stages);

/* What concerns many deals at once, as one change set; AccordChangeSet. */
DexFuture *accord_pipeline_delete_stage (AccordJournal *journal, gint64 stage, gint64 to);
DexFuture *accord_pipeline_delete (AccordJournal *journal, gint64 pipeline, const AccordStageMove *moves, guint n_moves);
DexFuture *accord_pipeline_transfer (AccordJournal *journal, const gint64 *deals, guint n_deals, const AccordStageMove *moves, guint n_moves, const char *reason);

G_END_DECLS
