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

gboolean accord_attention_stage_limit (const AccordStageDwell *dwell, gint64 idle_limit, gint64 *limit);

#define ACCORD_DWELL_WON_MOST 10000 /* deals of a pipeline that were won last */

GHashTable *accord_stage_dwells_read (AccordReader *reader, gint64 pipeline, GError **error); /* stage → AccordStageDwell */
gboolean accord_attention_read (AccordReader *reader, GHashTable *dwells, gint64 today, AccordAttention *attention, GError **error);
void accord_stage_visits_add (GArray *visits, gint64 stage, gint64 day);
void accord_stage_visits_settle (GArray *visits, gint64 stage);
gint64 accord_stage_visits_days (const GArray *visits, gint64 stage, gint64 today);
GHashTable *accord_stage_days_new (void);
void accord_stage_days_add (GHashTable *by_stage, GArray *visits, gint64 won);
GHashTable *accord_stage_days_dwells (GHashTable *by_stage);

G_END_DECLS
