/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-goal-words.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_SPLIT_LAST_YEAR, /* by what each reached a year earlier */
  ACCORD_SPLIT_SEASON,    /* by the mean of the three years before */
  ACCORD_SPLIT_EQUAL,     /* by working days: the same for everybody who is there all the time */
  ACCORD_SPLIT_BY_HAND,   /* as it stands: what was set, nothing where nothing was */
} AccordGoalSplitWay;

typedef enum {
  ACCORD_SPLIT_INTO_PEOPLE,   /* a company's teams and members without one, a team's members */
  ACCORD_SPLIT_INTO_QUARTERS,
  ACCORD_SPLIT_INTO_MONTHS,
} AccordGoalSplitInto;

/* What is to be split. */
typedef struct {
  char *kpi_id;
  char *currency;
  AccordGoalScope scope;
  gint64 id;
  AccordPeriod period;
  double total;   /* minor units, ratios 0 to 1 */
  AccordGoalSplitInto into;
  AccordGoalSplitWay way;
} AccordGoalSplit;

typedef struct {
  AccordGoalScope scope;
  gint64 id;
  char *name;        /* of the team or member; NULL: a period */
  AccordPeriod period;
  double history;    /* what the weight was made of */
  double value;      /* what it is to have */
  double now;        /* what was set so far */
  gboolean has_now;
  gint64 goal;       /* that record; 0: none yet */
} AccordGoalPart;

typedef struct {
  GArray *parts;     /* of AccordGoalPart, owned names */
  gboolean even;     /* there was no history: in equal parts instead */
  AccordGoalHistory history; /* of the whole */
} AccordGoalParts;

#define ACCORD_TYPE_GOAL_PARTS (accord_goal_parts_get_type ())
GType accord_goal_parts_get_type (void) G_GNUC_CONST;
AccordGoalParts *accord_goal_parts_copy (const AccordGoalParts *parts);
void accord_goal_parts_free (AccordGoalParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordGoalParts, accord_goal_parts_free)

void accord_goal_divide (double total, const double *weights, guint n, double grain, double *parts);
DexFuture *accord_goal_split_read (AccordStore *store, const AccordGoalSplit *split); /* AccordGoalParts */

/* Writing: what a goal is in a change set. @goal: the record to be changed, 0: a new one. */
void accord_goal_edit_set (AccordEdit *edit, gint64 goal, const char *kpi_id, const char *currency, AccordGoalScope scope, gint64 id, const AccordPeriod *period, double value, const char *source);
AccordEdit *accord_goal_split_edit (const AccordGoalSplit *split, const AccordGoalParts *parts, const char *source);

G_END_DECLS
