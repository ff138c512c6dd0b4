/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-bulk.h"
#include "accord-import.h"

G_BEGIN_DECLS

/* A stage of the workspace. */
typedef struct {
  gint64 id;
  gint64 pipeline;
  char *name;
  char *outcome;   /* "open", "hold", "won", "lost", "discarded" */
  char *rank;
  gint64 probability;
  gint64 n_deals;
} AccordImportStage;

/* A stage's name in a file, and how far deals in it have come. */
typedef struct {
  char *word;
  gint64 n_rows;
  gint64 n_dates; /* filled cells of dates in all its rows */
  gint64 sum;     /* of the probabilities that rows give, in per cent */
  gint64 n_sum;   /* rows that give one */
  guint first;    /* order of appearance */
} AccordImportStageWord;

typedef struct _AccordImportStages AccordImportStages;

AccordImportStages *accord_import_stages_new (AccordBulk *bulk, GError **error);
void accord_import_stages_free (AccordImportStages *self);
gboolean accord_import_stages_fit (AccordImportStages *self, GPtrArray *words,
                                   const char *file_name, AccordImportResult *result,
                                   GError **error);
AccordImportStage *accord_import_stages_find (AccordImportStages *self, const char *word);
AccordImportStage *accord_import_stages_by_id (AccordImportStages *self, gint64 id);
AccordImportStage *accord_import_stages_first_open (AccordImportStages *self);
AccordImportStage *accord_import_stages_of_deal (AccordImportStages *self, gint64 deal);
void accord_import_stages_place (AccordImportStages *self, AccordImportStage *stage, gint64 deal,
                                 AccordValue *value);
void accord_import_stages_moved (AccordImportStages *self, gint64 deal, AccordImportStage *stage);
gboolean accord_import_stage_is_open (const AccordImportStage *stage);
gboolean accord_import_stage_is (const AccordImportStage *stage, const char *outcome);

/* For those who put a pipeline together (accord-import-pipeline.c). */
void accord_import_stages_take (AccordImportStages *self, AccordImportStage *stage);
AccordImportStage *accord_import_stages_add (AccordImportStages *self, AccordBulk *bulk,
                                             gint64 pipeline, const char *name,
                                             const char *outcome, const char *rank,
                                             gint64 probability, GError **error);
void accord_import_stages_forget (AccordImportStages *self, AccordImportStage *stage);
GPtrArray *accord_import_stages_of_pipeline (AccordImportStages *self, gint64 pipeline);
gboolean accord_import_pipeline_replace (AccordImportStages *self, AccordBulk *bulk,
                                         GPtrArray *words, const char *file_name, gint64 *pipeline,
                                         char **rank, AccordImportResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportStages, accord_import_stages_free)

G_END_DECLS
