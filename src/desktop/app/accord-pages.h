/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A part of the window, as sidebar and bottom bar list it. */
typedef struct {
  const char *name; /* of the page in the stack, and parameter of win.show-page */
  const char *label; /* N_() */
  const char *icon_name;
  const char *action; /* detailed */
  gboolean apart; /* from those before it */
} AccordPageLine;

#define ACCORD_N_PAGES 7

const AccordPageLine *accord_pages_get (guint index);
int accord_pages_find (const char *name);
GtkWidget *accord_pages_make (guint index, AccordWorkspace *workspace);
GtkWidget *accord_pages_make_ahead (guint index, AccordWorkspace *workspace);
gboolean accord_pages_prepare (GtkWidget *page, guint *n_measured);
gboolean accord_pages_fill (GtkWidget *page, guint *n_measured);
const char *accord_pages_of_kind (const AccordKind *kind);
const AccordKind *accord_pages_kind (guint index);
void accord_pages_show (guint index, GtkWidget *page, gint64 id);
gint64 accord_pages_get_customer (guint index, GtkWidget *page);
gboolean accord_pages_log (guint index, GtkWidget *page);
void accord_pages_log_with (GtkWidget *customers, gint64 customer, gint64 contact);
void accord_pages_find_customers (GtkWidget *page, const char *text);
void accord_pages_focus (guint index, GtkWidget *page);
void accord_pages_search (guint index, GtkWidget *page);
void accord_pages_show_view (GtkWidget *customers, gint64 view);
void accord_pages_new_customer (GtkWidget *customers);
void accord_pages_reveal_deal (GtkWidget *pipeline, gint64 deal);
void accord_pages_new_deal (GtkWidget *pipeline, gint64 customer);

G_END_DECLS
