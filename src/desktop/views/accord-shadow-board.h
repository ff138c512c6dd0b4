/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-past.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Columns side by side that are not the board of today. Signals "move" (gint64 deal, gint64 stage), "open" (gint64
 * deal). */
#define ACCORD_TYPE_SHADOW_BOARD (accord_shadow_board_get_type ())
G_DECLARE_FINAL_TYPE (AccordShadowBoard, accord_shadow_board, ACCORD, SHADOW_BOARD, AdwBin)

GtkWidget *accord_shadow_board_new (AccordWorkspace *workspace, gboolean movable);
void accord_shadow_board_show (AccordShadowBoard *self, GPtrArray *columns, const GArray *moved, const char *currency);
void accord_shadow_board_focus (AccordShadowBoard *self, gint64 deal);

G_END_DECLS
