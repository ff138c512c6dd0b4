/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* Pops up what can be done with a deal at @place of @parent. @letters: the menu of the key M, only
 * stages, each with a letter. Stages, won, lost, open and delete are actions of the group "deal". */
void accord_deal_menu_popup (GtkWidget *parent, const GdkRectangle *place, AccordBoardContext *context, gint64 deal, gboolean only_stages);

G_END_DECLS
