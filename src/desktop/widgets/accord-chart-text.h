/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

PangoLayout *accord_chart_text_new (GtkWidget *widget, const char *text, double scale,
                                    gboolean bold);
void accord_chart_text_draw (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y,
                             double align_x, double align_y, const GdkRGBA *color);
void accord_chart_draw_bar (GtkSnapshot *snapshot, const graphene_rect_t *rect, double top,
                            double bottom,
                            const GdkRGBA *color);
void accord_chart_draw_hatch (GtkSnapshot *snapshot, const graphene_rect_t *rect, double top,
                              double bottom,
                              const GdkRGBA *color);

G_END_DECLS
