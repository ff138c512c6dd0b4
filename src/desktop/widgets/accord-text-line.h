/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-tint.h"

G_BEGIN_DECLS

/* One line of words, with a symbolic icon before them or without, in one widget. Its CSS gives the
 * font and the colour. */
#define ACCORD_TYPE_TEXT_LINE (accord_text_line_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordTextLine, accord_text_line, ACCORD, TEXT_LINE, GtkWidget)

struct _AccordTextLineClass {
  GtkWidgetClass parent_class;
};

GtkWidget *accord_text_line_new (const char *css_classes);
void accord_text_line_set_steady (AccordTextLine *self, gboolean steady);
void accord_text_line_set_icon_size (AccordTextLine *self, int icon_size, int spacing);
void accord_text_line_set_icon (AccordTextLine *self, const char *icon_name);
void accord_text_line_set_text (AccordTextLine *self, const char *text);
const char *accord_text_line_get_text (AccordTextLine *self);
void accord_text_line_keep_end (AccordTextLine *self, guint n_bytes);
void accord_text_line_set_tint (AccordTextLine *self, AccordTint tint, gboolean quiet);
/* An arrow and by how much: "▲ 12%", as tiles and strips compare with. */
void accord_text_line_set_change (AccordTextLine *self, int direction, const char *text,
                                  AccordTint tint);
int accord_text_line_get_width (AccordTextLine *self);
int accord_text_line_reach (PangoLayout *layout);

G_END_DECLS
