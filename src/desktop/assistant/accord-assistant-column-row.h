/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-private.h"

G_BEGIN_DECLS

GtkWidget *accord_assistant_column_row_new (AccordAssistant *assistant, AccordAssistantSource *source, guint column);
void accord_assistant_column_row_update (GtkWidget *row, GPtrArray *rows);

/* accord-assistant-new-field.c: a field of one's own for a column that fits none */
void accord_assistant_new_field (GtkWidget *parent, AccordAssistant *assistant, AccordAssistantSource *source, guint column);
/* Where a column goes from now on; told through the source. */
void accord_assistant_map_column (AccordAssistant *assistant, AccordAssistantSource *source, guint column, const char *target);

G_END_DECLS
