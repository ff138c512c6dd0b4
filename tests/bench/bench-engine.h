/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the parts of bench-engine share: where the files are, and the open workspace. */
typedef struct {
  const char *folder;     /* customers.csv and deals.csv; the databases are made beside them */
  char *floor_path;
  char *accord_path;
  guint rounds;           /* of what takes long */
  AccordWorkspace *workspace;
} Bench;

void bench_imports (Bench *bench);
void bench_search (Bench *bench);
void bench_pages (Bench *bench);
void bench_board (Bench *bench);
void bench_moves (Bench *bench);
void bench_figures (Bench *bench);
void bench_standing (Bench *bench);
void bench_duplicates (Bench *bench);
void bench_files (Bench *bench);
void bench_views (Bench *bench);
void bench_dashboard (Bench *bench);
void bench_sync (Bench *bench);
void bench_today (Bench *bench);

void bench_open (Bench *bench);
AccordStore *bench_store (Bench *bench);
AccordIds *bench_find (Bench *bench, AccordQuery *query);
guint bench_count_deals (Bench *bench); /* lines of deals.csv */

G_END_DECLS
