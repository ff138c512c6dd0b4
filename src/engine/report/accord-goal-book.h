/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-goal.h"
#include "accord-statement.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  gint64 from; /* half-open */
  gint64 to;
  double value;
} AccordGoalLine;

/* A member with the days of membership, half-open, or a team. */
typedef struct {
  gint64 id;
  gint64 team; /* 0: none */
  char *name;
  gint64 joined;
  gint64 left;
} AccordGoalPerson;

struct _AccordGoalBook {
  const AccordKpi *kpi;
  char *currency;
  GHashTable *goals; /* scope and id → GArray of AccordGoalLine (owned) */
  GArray *members;   /* of AccordGoalPerson, by id or by name; none where there are no goals that they could have */
  gboolean by_id;
  AccordWorkHours *hours; /* which days are worked */
  GArray *teams;     /* of AccordGoalPerson, by name */
  GArray *used;      /* of gint64: goals that what was found is made of; borrowed, or NULL: nobody asks */
};

const AccordGoalPerson *accord_goal_book_member (const AccordGoalBook *self, gint64 id);
void accord_goal_book_days (const AccordGoalBook *self, AccordGoalScope scope, gint64 id, gint64 from, gint64 to, gint64 *first, gint64 *end);

G_END_DECLS
