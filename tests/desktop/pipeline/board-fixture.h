/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-test.h"
#include "accord-pipeline-page.h"

G_BEGIN_DECLS

/* A workspace, a page on it and a window around the page, on a real display. */
typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *window;
  AccordPipelinePage *page;
  int n_committed;     /* change sets since board_fixture_forget() */
  char *error;         /* what win.error was told last */
  char *shown;         /* what win.show-record was told last */
} BoardFixture;

void board_fixture_init (BoardFixture *self, int width, int height);
void board_fixture_clear (BoardFixture *self);
void board_fixture_forget (BoardFixture *self);
gint64 board_fixture_add (BoardFixture *self, const char *name, const char *stage, const char *customer, const char *amount);
void board_fixture_add_many (BoardFixture *self, const char *stage, guint n);
void board_fixture_add_unpriced (BoardFixture *self, const char *stage, guint n);
void board_fixture_add_team (BoardFixture *self);
void board_fixture_lift (BoardFixture *self, gint64 deal);
void board_fixture_focus (BoardFixture *self, gint64 deal);
void board_fixture_show (BoardFixture *self);
void board_fixture_undo (BoardFixture *self);
void board_fixture_take_in (BoardFixture *self, gint64 deal, const char *stage); /* as moved, NULL: deleted, on another computer */
char *board_fixture_order (BoardFixture *self, const char *stage); /* names of its deals: "A B C" */

void run_ms (guint ms);  /* until all is still: nothing to do, nothing asked of the file, nothing moving; what moves for longer than @ms is left */
void wait_ms (guint ms); /* as long as that: for timers of the program */
GtkWidget *find_widget (GtkWidget *root, GType type, guint nth);
guint count_widgets (GtkWidget *root, GType type);
GtkWidget *find_card (BoardFixture *self, gint64 deal);
void hover (GtkWidget *widget);
gboolean where_is (GtkWidget *widget, double x, double y, int *root_x, int *root_y);
void press (const char *format, ...) G_GNUC_PRINTF (1, 2); /* xdotool … */

G_END_DECLS
