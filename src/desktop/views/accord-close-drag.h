/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A deal on its way to another day or stage: drags carry its id and the file that it is in, never a widget. */
typedef struct {
  char *file;
  gint64 deal;
} AccordCloseDrag;
#define ACCORD_TYPE_CLOSE_DRAG (accord_close_drag_get_type ())
GType accord_close_drag_get_type (void) G_GNUC_CONST;

typedef gboolean (*AccordCloseDropFunc) (gpointer target, gint64 deal);

void accord_close_drag_offer (GtkWidget *widget, AccordWorkspace *workspace, gint64 deal);
void accord_close_drag_take (GtkWidget *target, AccordWorkspace *workspace, AccordCloseDropFunc drop);

G_END_DECLS
