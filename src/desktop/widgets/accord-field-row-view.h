/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-field.h"

G_BEGIN_DECLS

/* The child widgets of a field row; owned by the row. */
typedef struct {
  GtkBox *line;
  GtkBox *texts;
  GtkLabel *caption;
  GtkLabel *value;
  GtkLabel *reason;
  GtkImage *symbol;     /* pencil or chevron */
  GtkSwitch *toggle;    /* BOOLEAN only */
} AccordFieldRowView;

gboolean accord_field_row_view_is_typed (const AccordField *field);
GtkWidget *accord_field_row_view_build (AccordFieldRowView *view, const AccordField *field);
void accord_field_row_view_show_reason (AccordFieldRowView *view, const char *reason,
                                        gboolean error);

G_END_DECLS
