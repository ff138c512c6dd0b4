/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* What travels with a dragged card: a deal of a file, never a widget. */
typedef struct {
  char *file;
  gint64 deal;
} AccordDealDrag;

#define ACCORD_TYPE_DEAL_DRAG (accord_deal_drag_get_type ())
GType accord_deal_drag_get_type (void) G_GNUC_CONST;
AccordDealDrag *accord_deal_drag_copy (const AccordDealDrag *drag);
void accord_deal_drag_free (AccordDealDrag *drag);

GdkContentProvider *accord_deal_drag_provide (AccordWorkspace *workspace, gint64 deal);
gint64 accord_deal_drag_accept (const GValue *value, AccordWorkspace *workspace);
GArray *accord_deal_drag_take (AccordBoardContext *context);
GdkPaintable *accord_deal_drag_picture (GtkWidget *card, guint n_cards, int *margin);

G_END_DECLS
