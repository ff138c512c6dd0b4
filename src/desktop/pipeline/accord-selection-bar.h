/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* "3 selected · €109,500", Move To, Owner, Lost…: slides in while cards are selected. */
#define ACCORD_TYPE_SELECTION_BAR (accord_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordSelectionBar, accord_selection_bar, ACCORD, SELECTION_BAR, AdwBin)

GtkWidget *accord_selection_bar_new (AccordBoardContext *context);

G_END_DECLS
