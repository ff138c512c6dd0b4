/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"
#include "accord-work-hours.h"

G_BEGIN_DECLS

/* Whose goal it is. */
typedef enum {
  ACCORD_GOAL_OF_COMPANY,
  ACCORD_GOAL_OF_TEAM,
  ACCORD_GOAL_OF_MEMBER,
} AccordGoalScope;

/* Where a goal's number comes from. */
typedef enum {
  ACCORD_GOAL_NONE,    /* there is none: "no quota" */
  ACCORD_GOAL_SET,     /* set for exactly this group and these days */
  ACCORD_GOAL_PERIODS, /* the sum of goals set for the shorter periods that make it up */
  ACCORD_GOAL_SHARE,   /* by working days from a goal set for a longer period */
  ACCORD_GOAL_PEOPLE,  /* the sum of the goals of its teams or members */
} AccordGoalSource;

/* A goal's number for a group in a period. Money is in minor units of the workspace's currency, ratios
 * are 0 to 1, days are days. */
typedef struct {
  AccordGoalSource source;
  double value;       /* what counts: for somebody who joined or left, the share of the days at work (F09) */
  double full;        /* without that */
  gint64 goal;        /* the record it was read from; 0: several, or none */
  gint64 period_days; /* working days of the period */
  gint64 days;        /* of those, the ones the person is a member on */
} AccordGoalTarget;

typedef enum {
  ACCORD_COVERAGE_NONE,  /* no quota, or the figure has no open deals that could fill it */
  ACCORD_COVERAGE_MET,   /* nothing is missing any more */
  ACCORD_COVERAGE_RATIO, /* open ÷ gap */
} AccordCoverage;

/* How a goal stands (F09). Filled by accord_goal_reckon() from what stands above the line. */
typedef struct {
  AccordGoalScope scope;
  gint64 id;             /* team or member; 0: the company */
  char *name;            /* of the team or member; NULL: the company */
  const AccordKpi *kpi;
  AccordPeriod period;
  AccordGoalTarget target;
  gint64 days_from;      /* days the person is a member on within the period, half-open */
  gint64 days_to;
  gboolean has_actual;
  double actual;         /* reached so far */
  gint64 n;              /* cases behind it */
  gint64 unpriced;       /* counted, not priced */
  gboolean has_open;     /* the figure is filled by open deals, and they were counted */
  double open_due;       /* expected to close in the period: amount, or number */
  double open_weighted;  /* the same by chance, those past their day left out (F07) */
  double slipped;        /* expected in the period, but before today */
  /* ---- reckoned ---- */
  gboolean has_attainment;
  double attainment;     /* actual ÷ quota; less is better: quota ÷ actual */
  gboolean has_elapsed;  /* FALSE: the period has not begun, or has no working day */
  double elapsed;        /* working days that are over ÷ all of them */
  gboolean has_pace;
  double pace;           /* attainment ÷ elapsed: 1 is on course */
  double gap;            /* quota − actual where more is better; never below 0 */
  AccordCoverage coverage_state;
  double coverage;
  gboolean has_forecast;
  double forecast;       /* reached at the end as things stand */
} AccordGoalState;

gboolean accord_goal_sums_over_time (const AccordKpi *kpi);
gboolean accord_goal_sums_over_people (const AccordKpi *kpi);
void accord_goal_reckon (AccordGoalState *state, const AccordWorkHours *hours, gint64 today);
gboolean accord_goal_is_behind (const AccordGoalState *state);
AccordGoalState *accord_goal_state_copy (const AccordGoalState *state);
void accord_goal_state_free (AccordGoalState *state);
#define ACCORD_TYPE_GOAL_STATE (accord_goal_state_get_type ())
GType accord_goal_state_get_type (void) G_GNUC_CONST;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGoalState, accord_goal_state_free)

/* All goals of one figure with the people and teams they are for, in one snapshot of a reader thread. */
typedef struct _AccordGoalBook AccordGoalBook;
AccordGoalBook *accord_goal_book_load_named (AccordReader *reader, const AccordKpi *kpi, const char *currency, GError **error);
AccordGoalBook *accord_goal_book_load (AccordReader *reader, const AccordKpi *kpi, const char *currency, GError **error);
void accord_goal_book_free (AccordGoalBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGoalBook, accord_goal_book_free)
void accord_goal_book_find (AccordGoalBook *self, AccordGoalScope scope, gint64 id, const AccordPeriod *period, AccordGoalTarget *target);

/* The goals of some groups in some periods, for a chart: GArray of AccordGoalTarget. */
DexFuture *accord_goal_targets (AccordStore *store, const char *kpi_id, const char *currency, AccordGoalScope scope, const gint64 *ids, guint n_ids, const AccordPeriod *periods, guint n_periods);

/* How goals stand: GPtrArray of AccordGoalState, the company first, each team followed by its members, then
 * members without a team; for each of them the periods in the order asked. */
typedef struct {
  char *kpi_id;
  char *currency;
  AccordPeriod *periods;
  guint n_periods;
  gint64 today;
  gboolean with_open; /* coverage and forecast too: the first time all deals are read for them */
  gboolean one;       /* only of @scope and @id */
  AccordGoalScope scope;
  gint64 id;
} AccordGoalRequest;

AccordGoalRequest *accord_goal_request_new (AccordWorkspace *workspace, const char *kpi_id, const AccordPeriod *periods, guint n_periods);
void accord_goal_request_free (AccordGoalRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGoalRequest, accord_goal_request_free)
DexFuture *accord_goal_states (AccordStore *store, AccordGoalRequest *request); /* takes the request */

G_END_DECLS
