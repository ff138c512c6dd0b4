/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Headings of the shortcut sheet. */
typedef enum {
  ACCORD_ACTIONS_GENERAL,
  ACCORD_ACTIONS_NAVIGATION,
  ACCORD_ACTIONS_RECORDS,
  ACCORD_ACTIONS_LISTS,
  ACCORD_ACTIONS_TODAY,
  ACCORD_ACTIONS_BOARD,
  ACCORD_ACTIONS_CALENDARS,
  ACCORD_ACTIONS_CHARTS,
  ACCORD_ACTIONS_PALETTE,
  ACCORD_ACTIONS_N_GROUPS,
} AccordActionGroup;

/* One line of the table: menus, keys and the shortcut sheet all follow from it. */
typedef struct {
  const char *name;      /* detailed: "win.undo"; NULL: keys that a widget hears while it has the focus */
  AccordActionGroup group;
  const char *label;     /* N_(): in menus and in the sheet */
  const char *accels[6]; /* as GTK reads them; of a named line the first is shown, of a widget all */
} AccordActionLine;

const AccordActionLine *accord_actions_get (gsize *n_lines);
const AccordActionLine *accord_actions_find (const char *name);
const char *accord_actions_label (const char *name);
const char *accord_actions_group_label (AccordActionGroup group);
void accord_actions_set_accels (GtkApplication *application);

G_END_DECLS
