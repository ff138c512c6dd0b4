/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The page without a workspace: four ways to begin, and the files opened lately. */
#define ACCORD_TYPE_WELCOME (accord_welcome_get_type ())
G_DECLARE_FINAL_TYPE (AccordWelcome, accord_welcome, ACCORD, WELCOME, AdwBin)

GtkWidget *accord_welcome_new (GMenuModel *menu, GSettings *settings);
void accord_welcome_update (AccordWelcome *self);
void accord_welcome_open_menu (AccordWelcome *self);

G_END_DECLS
