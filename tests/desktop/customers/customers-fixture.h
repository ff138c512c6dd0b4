/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-customers-page.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* A workspace with a few customers, and the page in a window that has the actions the parts use. */
typedef struct {
  AccordWorkspace *workspace;
  gint64 hengrui;  /* everything: contacts, deals, activities, tag, owner */
  gint64 nordwind; /* phone, e-mail, a step for today */
  gint64 bright;   /* next step planned */
  gint64 lumen;    /* an open deal and no next step */
  gint64 owner;
  GtkWidget *window;
  AccordCustomersPage *page;
  gint64 shown_view; /* by win.show-view, as the sidebar marks it */
  GPtrArray *said;   /* what win.say and win.error were told */
  GPtrArray *opened; /* "deal 3": what win.show-record was told */
} CustomersFixture;

/* @empty: not NULL leaves the workspace without customers. */
void customers_fixture_set_up (CustomersFixture *fixture, gconstpointer empty);
void customers_fixture_tear_down (CustomersFixture *fixture, gconstpointer empty);
void customers_fixture_present (CustomersFixture *fixture, int width, int height);
/* Runs the main loop until nothing of the page is under way. */
void customers_fixture_settle (void);
void customers_fixture_await_text (gpointer root, const char *text); /* until it is shown */

/* First visible widget of a type below @root for which @matches (or any); NULL if there is none. */
typedef gboolean (*WidgetMatch) (GtkWidget *widget, gconstpointer data);
gpointer find_widget (gpointer root, GType type, WidgetMatch matches, gconstpointer data);
gboolean shows_text (gpointer root, const char *text);
int count_unnamed (GtkWidget *root);

G_END_DECLS
