/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libglib-testing/signal-logger.h>
#include "accord-id-list.h"

G_BEGIN_DECLS

/* A real workspace in a directory of its own. */
typedef struct {
  char *directory;
  AccordWorkspace *workspace;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_add_customers (Fixture *fixture, guint n); /* "Customer 00000" … in one import */
gint64 fixture_pipeline (Fixture *fixture);
gint64 fixture_stage (Fixture *fixture, guint index);
void fixture_commit (Fixture *fixture, AccordEdit *edit);
AccordQuery *fixture_query (const AccordKind *kind, const char *sort);

/* Runs the main loop: until the future is done (its value, borrowed from it), until @done, for a time. */
const GValue *await (DexFuture *future, GError **error);
void run_until (gboolean (*done) (gpointer data), gpointer data);
void run_for (guint ms);
void run_to_rest (guint ms);
void let_go (gpointer object);
void run_until_found (AccordIdList *list);

/* The next emission logged is items-changed of @list with these numbers. */
void assert_items_changed (GtSignalLogger *logger, gpointer list, guint position, guint removed, guint added);

G_END_DECLS
