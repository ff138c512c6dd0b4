/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-tint.h"

G_BEGIN_DECLS

/* Round icon on a line, title, body, caption. Properties: "icon-name", "tint", "title", "body",
 * "caption", "last" (no line below). */
#define ACCORD_TYPE_TIMELINE_ROW (accord_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordTimelineRow, accord_timeline_row, ACCORD, TIMELINE_ROW, GtkWidget)

GtkWidget *accord_timeline_row_new (void);
void accord_timeline_row_set_icon (AccordTimelineRow *self, const char *icon_name, AccordTint tint);
void accord_timeline_row_set_texts (AccordTimelineRow *self, const char *title, const char *body,
                                    const char *caption);
void accord_timeline_row_set_last (AccordTimelineRow *self, gboolean last);
/* A menu button or the like at the end of the title; NULL takes it away. */
void accord_timeline_row_set_suffix (AccordTimelineRow *self, GtkWidget *suffix);

G_END_DECLS
