/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Lists whose order people choose (own fields, stages, what belongs to a stage, reasons): each row is drawn by
 * a handle or moved by its menu, both by one action of the list that takes "(xx)": a record, and the one whose
 * place it takes. The order is the text field "rank". Main thread. */

/* Where a record stands; a value for as long as its row is made. */
typedef struct {
  AccordRecord *record;
  AccordRecord *above; /* NULL: it is the first */
  AccordRecord *below; /* NULL: it is the last */
  const char *action;  /* static */
} AccordOrderPlace;

AccordOrderPlace accord_order_place (GPtrArray *records, guint at, const char *action);
GtkWidget *accord_order_handle_new (GtkWidget *row, const AccordOrderPlace *place);
GtkWidget *accord_order_menu_new (const AccordOrderPlace *place, GMenuModel *more);

gboolean accord_order_find (GPtrArray *records, gint64 id, guint *at);
void accord_order_answer (GtkWidget *from, AccordWorkspace *workspace, const AccordKind *kind, GPtrArray *records, GVariant *parameter);
gboolean accord_order_asked (GPtrArray *records, GVariant *parameter, guint *from, guint *to);
AccordEdit *accord_order_move (const AccordKind *kind, GPtrArray *records, guint from, guint to, const char *label);
int accord_order_compare (gconstpointer a, gconstpointer b); /* pointers to AccordRecord, by rank, those without one last */

G_END_DECLS
