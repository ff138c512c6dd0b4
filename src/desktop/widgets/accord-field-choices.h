/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-field.h"

G_BEGIN_DECLS

typedef void (*AccordFieldChosen) (const char *value, gpointer user_data);

GtkWidget *accord_field_choices_popup (GtkWidget *anchor, const GdkRectangle *at, const AccordField *field, const char *current,
                                 AccordFieldChosen chosen, gpointer user_data);

G_END_DECLS
