/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-attention.h"
#include "accord-statement.h"

G_BEGIN_DECLS

/* Visits of one deal, in order of days; the reader's thread. */
typedef struct {
  gint64 stage;
  gint64 from;
  gint64 until; /* ACCORD_ATTENTION_UNKNOWN: still there */
} AccordStageVisit;

GHashTable *accord_stage_dwells_read (AccordReader *reader, gint64 pipeline, GError **error); /* stage → AccordStageDwell */
gboolean accord_attention_read (AccordReader *reader, GHashTable *dwells, gint64 today, AccordAttention *attention, GError **error);
void accord_stage_visits_add (GArray *visits, gint64 stage, gint64 day);
void accord_stage_visits_settle (GArray *visits, gint64 stage);
gint64 accord_stage_visits_days (const GArray *visits, gint64 stage, gint64 today);

G_END_DECLS
