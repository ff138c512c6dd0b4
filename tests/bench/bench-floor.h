/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Bare SQLite doing the same work: the floor Accord is measured against. */
sqlite3 *bench_floor_open (const char *path);
void bench_floor_close (sqlite3 *db);
void bench_floor_exec (sqlite3 *db, const char *sql);
sqlite3_stmt *bench_floor_prepare (sqlite3 *db, const char *sql);
guint bench_floor_drain (sqlite3_stmt *stmt);
void bench_floor_run (sqlite3_stmt *stmt);

guint bench_floor_import_customers (const char *folder, const char *path);
guint bench_floor_import_deals (const char *folder, const char *path);

G_END_DECLS
