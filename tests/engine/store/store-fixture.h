/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "accord-test.h"

G_BEGIN_DECLS

/* A closed workspace with one customer, "Nordwind", in a folder of its own. */
char *fixture_file (void);
char *fixture_path (void); /* in a folder of its own, where nothing is yet */
void fixture_remove (const char *path);
guint fixture_neighbours (const char *path); /* files in the folder beside this one */

AccordStore *fixture_open (const char *path, AccordStoreFlags flags);
void fixture_close (AccordStore *store);
void fixture_refused (const char *path, AccordStoreFlags flags, int code, const char *words);
gint64 fixture_customers (AccordStore *store);
void fixture_assert_sound (AccordStore *store);
void fixture_assert_journal_matches (const char *path);

/* Straight into the file, past the store. */
gint64 fixture_sql (const char *path, const char *sql);
char *fixture_sql_text (const char *path, const char *sql);

/* This same program run again as "PROGRAM --child TASK PATH", with its output as lines. */
typedef struct {
  GSubprocess *process;
  GDataInputStream *lines;
} FixtureChild;
FixtureChild *fixture_child (const char *task, const char *path);
char *fixture_child_line (FixtureChild *child);
void fixture_child_kill (FixtureChild *child);
void fixture_child_free (FixtureChild *child);
int fixture_child_finish (FixtureChild *child);

G_END_DECLS
