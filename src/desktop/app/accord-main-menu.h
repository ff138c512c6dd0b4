/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-journal.h"

G_BEGIN_DECLS

/**
 * AccordMainMenu: the primary menu, made from the table of actions. Its first lines name what would
 * be undone and redone. One for the window; sidebar and bottom bar both show it.
 */
#define ACCORD_TYPE_MAIN_MENU (accord_main_menu_get_type ())
G_DECLARE_FINAL_TYPE (AccordMainMenu, accord_main_menu, ACCORD, MAIN_MENU, GObject)

AccordMainMenu *accord_main_menu_new (void);
GMenuModel *accord_main_menu_get_model (AccordMainMenu *self);
void accord_main_menu_set_journal (AccordMainMenu *self, AccordJournal *journal);

G_END_DECLS
