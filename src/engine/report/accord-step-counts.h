/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"
#include "accord-stage-total.h"

G_BEGIN_DECLS

/* Which next steps; 0 means all. */
typedef enum {
  ACCORD_STEPS_OVERDUE = 1 << 0,
  ACCORD_STEPS_TODAY = 1 << 1,
  ACCORD_STEPS_NONE = 1 << 2,
  ACCORD_STEPS_PLANNED = 1 << 3,
  ACCORD_STEPS_ATTENTION = ACCORD_STEPS_OVERDUE | ACCORD_STEPS_NONE,
} AccordSteps;

/* The open deals of one stage by how their next step stands. */
typedef struct {
  gint64 stage;
  gint64 overdue;
  gint64 today;
  gint64 none;            /* no step, or none with a day */
  gint64 planned;
  AccordStageTotal shown; /* totals of those whose steps were asked for */
  GArray *deals;          /* of gint64, their ids in the order of the cards; NULL: all were asked for */
} AccordStepCounts;
#define ACCORD_TYPE_STEP_COUNTS (accord_step_counts_get_type ())
GType accord_step_counts_get_type (void) G_GNUC_CONST;
AccordStepCounts *accord_step_counts_copy (const AccordStepCounts *counts);
void accord_step_counts_free (AccordStepCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStepCounts, accord_step_counts_free)

gint64 *accord_step_counts_of (AccordStepCounts *counts, gboolean has_step, gint64 due, gint64 today, AccordSteps *step);

DexFuture *accord_report_step_counts (AccordStore *store, gint64 pipeline, const char *currency, gint64 today, AccordQuery *filter, AccordSteps steps); /* GPtrArray of AccordStepCounts, open stages in pipeline order */

G_END_DECLS
