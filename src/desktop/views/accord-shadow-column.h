/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-past.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* One stage of a board of the past, or of an imagined one. Signals "put" (gint64 deal): one was dropped here;
 * "step" (gint64 deal, int columns): the keyboard moves one; "open" (gint64 deal). */
#define ACCORD_TYPE_SHADOW_COLUMN (accord_shadow_column_get_type ())
G_DECLARE_FINAL_TYPE (AccordShadowColumn, accord_shadow_column, ACCORD, SHADOW_COLUMN, AdwBin)

GtkWidget *accord_shadow_column_new (AccordWorkspace *workspace, gboolean movable);
void accord_shadow_column_show (AccordShadowColumn *self, const AccordPastColumn *column, const GArray *moved, const char *currency);
gint64 accord_shadow_column_get_stage (AccordShadowColumn *self);
gboolean accord_shadow_column_focus (AccordShadowColumn *self, gint64 deal);
gint64 accord_shadow_column_get_focused (AccordShadowColumn *self);

G_END_DECLS
