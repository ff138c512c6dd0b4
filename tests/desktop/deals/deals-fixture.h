/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-deal-page.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* A deal in a workspace, its page in a navigation view, a window around it. */
typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *window;
  AdwNavigationView *view;
  AccordDealPage *page;
  gint64 deal;
  char *error; /* what win.error was told last */
  char *told;  /* the last other action and its parameter */
} DealsFixture;

void deals_fixture_init (DealsFixture *self, int width, int height);
void deals_fixture_clear (DealsFixture *self);
gint64 deals_fixture_deal (DealsFixture *self, const char *name, const char *stage, const char *customer, const char *amount);
void deals_fixture_fill (DealsFixture *self, gboolean lengthy);
void deals_fixture_show (DealsFixture *self);
gint64 deals_fixture_add (DealsFixture *self, const AccordKind *kind, const char *field, ...) G_GNUC_NULL_TERMINATED;

GtkWidget *deals_find (GtkWidget *root, GType type, guint nth);
GtkWidget *deals_find_label (GtkWidget *root, const char *text); /* shown now, and mapped */
gboolean deals_shows (DealsFixture *self, const char *text);
/* Goes on until it is shown, or fails the test after a long time. */
void deals_await_text (DealsFixture *self, const char *text);
void deals_await_gone (DealsFixture *self, const char *text);
typedef gboolean (*DealsCondition) (gpointer data);
void deals_await (DealsCondition condition, gpointer data, const char *what);

G_END_DECLS
