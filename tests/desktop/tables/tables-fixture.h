/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record-table.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* Three customers in a table in a window: Adler, Birke, Ceder. */
typedef struct {
  AccordWorkspace *workspace;
  gint64 ids[3];
  AccordIdList *list;
  AccordRecordTable *table;
  GtkWidget *window;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_add (Fixture *fixture, guint n); /* "Customer 00000" … in one import */
void fixture_settle (void);
gpointer fixture_find (gpointer root, GType type);
gboolean fixture_says (GtkWidget *root, const char *text); /* a label that can be seen */
AccordQuery *fixture_query (const char *sort, gboolean descending);

G_END_DECLS
