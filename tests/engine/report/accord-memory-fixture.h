/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report-fixture.h"

G_BEGIN_DECLS

#define MEMORY_N_MEMBERS 3
#define MEMORY_N_GROUPS 11

/* A workspace full of deals, activities, customers and people at random, and deeds done to it at random. The seed is printed
 * by the test program; --seed repeats a run. */
typedef struct {
  AccordReportFixture f;
  gint64 stages[7];
  gint64 members[MEMORY_N_MEMBERS];
  gint64 teams[2];
  gint64 products[2];
  GArray *customers;
  GArray *deals;
  GArray *activities;
  GArray *handles;
  GRand *rand;
  gint64 today;
} Memory;

void memory_set_up (Memory *t, gconstpointer data);
void memory_tear_down (Memory *t, gconstpointer data);
int memory_pick (Memory *t, int n);
void memory_attempt (Memory *t, DexFuture *done);
void memory_merge_two (Memory *t);
void memory_deed (Memory *t);
void memory_every_kpi (AccordReportRequest *request);
void memory_assert_groups (Memory *t, int n_groups);
char *memory_charts (Memory *t);

G_END_DECLS
