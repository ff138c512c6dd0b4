/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-test.h"

G_BEGIN_DECLS

/* A closed or open deal; amount 0: none; dates G_MININT64: none. */
typedef struct {
  const char *stage; /* of the default pipeline: "Won", "Lost" … */
  gint64 amount;     /* minor units */
  gint64 opened;
  gint64 closed;
  gint64 owner;
  gint64 product;
} FiguresDeal;

void figures_add_deals (AccordWorkspace *workspace, const FiguresDeal *deals, gsize n_deals);
gboolean figures_import_maven (AccordWorkspace *workspace);
void figures_run_until (gboolean (*done) (gpointer data), gpointer data);
void figures_run_for (guint ms);
GtkWidget *figures_find (GtkWidget *root, GType type, guint nth);
GtkWidget *figures_window (GtkWidget *page, int width, int height);
void figures_check_names (GtkWidget *root);

G_END_DECLS
