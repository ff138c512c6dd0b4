/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-customers-page.h"
#include "workspace-fixture.h"

G_BEGIN_DECLS

/* A workspace with a few customers, and the page in a window that has the actions the parts use. */
typedef struct {
  Fixture base;
  gint64 hengrui;  /* everything: contacts, deals, activities, tag, owner */
  gint64 nordwind; /* phone, e-mail */
  gint64 bright;   /* next step planned */
  gint64 lumen;    /* an open deal and no next step */
  gint64 owner;
  GtkWidget *window;
  AccordCustomersPage *page;
  GPtrArray *said;   /* what win.say and win.error were told */
  GPtrArray *opened; /* "deal 3": what win.show-record was told */
} CustomersFixture;

void customers_fixture_set_up (CustomersFixture *fixture, gconstpointer empty);
void customers_fixture_tear_down (CustomersFixture *fixture, gconstpointer empty);
void customers_fixture_add_sample (CustomersFixture *fixture);
/* Shows the page, @width × @height px, and waits until it is drawn. */
void customers_fixture_present (CustomersFixture *fixture, int width, int height);
void customers_fixture_settle (void);
AccordRecord *customers_fixture_load (CustomersFixture *fixture, const AccordKind *kind, gint64 id); /* transfer full */

/* First visible widget of a type below @root for which @matches (or any), NULL if there is none. */
typedef gboolean (*WidgetMatch) (GtkWidget *widget, gconstpointer data);
GtkWidget *find_widget (GtkWidget *root, GType type, WidgetMatch matches, gconstpointer data);
gboolean shows_text (GtkWidget *root, const char *text);

G_END_DECLS
