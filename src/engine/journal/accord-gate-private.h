/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-gate.h"

G_BEGIN_DECLS

/* Stages and their conditions as one reading or one change set needs them. Lives on the thread of its
 * reader, which in a change set is the writer's, so that what was written before is seen. */
typedef struct {
  AccordReader *reader;
  GHashTable *stages;    /* id → AccordRecord, deleted ones too */
  GHashTable *pipelines; /* id → GPtrArray of AccordRecord, its living stages in order */
  GHashTable *criteria;  /* stage → GPtrArray of AccordRecord */
  GHashTable *tasks;     /* stage → GPtrArray of AccordRecord */
  GPtrArray *rows[2];    /* ticks and answers of the deal that is being judged, NULL until asked for */
  GPtrArray *reasons;    /* loss reasons, NULL until asked for */
} AccordGate;

/* A deal as it is or will be. */
typedef struct {
  gint64 id;
  const AccordKind *kind;
  const AccordValue *values;
} AccordGateDeal;

AccordGate *accord_gate_new (AccordReader *reader);
void accord_gate_free (AccordGate *self);
AccordRecord *accord_gate_stage (AccordGate *self, gint64 id, GError **error);
GPtrArray *accord_gate_criteria (AccordGate *self, gint64 stage, GError **error);
GPtrArray *accord_gate_pipeline (AccordGate *self, gint64 id, GError **error);
gboolean accord_gate_list (AccordGate *self, const AccordGateDeal *deal, gint64 stage, gboolean entry, GPtrArray *list, GError **error);
gboolean accord_gate_list_of (AccordGate *self, gint64 deal, GPtrArray *list, GError **error);
gboolean accord_gate_loss (AccordGate *self, const AccordGateDeal *deal, gint64 stage, GPtrArray *list, GError **error);
gboolean accord_gate_between (AccordGate *self, const AccordGateDeal *deal, gint64 from, gint64 to, GPtrArray *list, GString *skipped, GError **error);
void accord_gate_forget_rows (AccordGate *self);
GPtrArray *accord_gate_tasks (AccordGate *self, gint64 stage, GError **error);
GPtrArray *accord_gate_select (AccordReader *reader, AccordQuery *query, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGate, accord_gate_free)

G_END_DECLS
