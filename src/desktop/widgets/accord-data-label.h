/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Labels that show what people wrote. Text with Han characters gets the Pango language zh-Hans, or
 * an English session would draw Japanese letter forms. */
GtkWidget *accord_data_label_new (const char *css_class);
PangoAttrList *accord_data_label_attributes (const char *text);
char *accord_data_label_keep_order (GtkWidget *widget, const char *text);
void accord_data_label_set_text (GtkLabel *label, const char *text);
void accord_data_label_set_optional (GtkLabel *label, const char *text);

G_END_DECLS
