/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-application.h"
#include "accord-id-list.h"
#include "bench-measure.h"
#include "bench-probe.h"

G_BEGIN_DECLS

/* One task of bench-window, in one window. */
typedef struct {
  const char *task;
  const char *kind; /* "hello", "floor" or "accord" */
  const char *side;
  const char *argument;
  GtkApplication *application;
  BenchProbe *probe;
  BenchWatch watch;
  guint turn;
} BenchRun;

typedef gboolean (*BenchAnswered) (BenchRun *run, gpointer data);

/* bench-window-fiber.c: tasks that are told from top to bottom */
void bench_run_fiber (BenchRun *run, void (*task) (BenchRun *run));
void bench_run_finish (BenchRun *run);
void bench_run_wait (BenchRun *run, guint ms);
void bench_run_painted (BenchRun *run, const char *row, guint n_lists, BenchAnswered answered, gpointer data);
void bench_run_opened (BenchRun *run);
void bench_run_act (BenchRun *run, GtkWidget *from, const char *action, GVariant *target);
GtkWidget *bench_run_find (BenchRun *run, GType type);
GtkWidget *bench_run_list (BenchRun *run);
AccordIdList *bench_run_ids (BenchRun *run);

/* The tasks of bench-window-views.c, bench-window-drop.c, bench-window-follow.c, bench-window-pages.c, bench-window-record.c and bench-window-work.c. */
void bench_window_views (BenchRun *run);
void bench_window_record (BenchRun *run);
void bench_window_record_steps (BenchRun *run);
void bench_window_drop (BenchRun *run);
void bench_window_insights (BenchRun *run);
void bench_window_today (BenchRun *run);
void bench_window_chart (BenchRun *run);
void bench_window_bulk (BenchRun *run);
void bench_window_older (BenchRun *run);
void bench_window_import (BenchRun *run);
void bench_window_import_prepare (const char *path);
void bench_window_follow (BenchRun *run);
void bench_window_follow_prepare (const char *path);
void bench_window_change (const char *path);

G_END_DECLS
