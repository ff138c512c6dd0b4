/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

#define ACCORD_WORKLOAD_WEEKS 4

typedef enum {
  ACCORD_WORK_CALLS,  /* calls and e-mails */
  ACCORD_WORK_VISITS, /* visits and meetings */
  ACCORD_WORK_TASKS,
  ACCORD_WORK_N,
} AccordWork;

/* What somebody has to do (M54): planned activities by week from this week's Monday, and open deals. */
typedef struct {
  gint64 member;
  gint64 monday;     /* of this week */
  gint64 planned[ACCORD_WORKLOAD_WEEKS][ACCORD_WORK_N]; /* this week's with what is overdue */
  gint64 overdue;
  gint64 open_deals;
  gint64 deal_limit; /* 0: none */
  gint64 week_limit;
  gint64 customers_limit; /* capacity */
} AccordWorkload;

#define ACCORD_TYPE_WORKLOAD (accord_workload_get_type ())
GType accord_workload_get_type (void) G_GNUC_CONST;
AccordWorkload *accord_workload_copy (const AccordWorkload *workload);
void accord_workload_free (AccordWorkload *workload);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordWorkload, accord_workload_free)

DexFuture *accord_workload_read (AccordStore *store, gint64 member, gint64 today); /* GPtrArray of AccordWorkload; 0: of every member */
gint64 accord_workload_week (const AccordWorkload *workload, int week);
double accord_workload_share (const AccordWorkload *workload);
char *accord_workload_sentence (const AccordWorkload *workload);

G_END_DECLS
