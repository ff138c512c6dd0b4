/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* What pages around charts draw with, too. */
PangoLayout *accord_plot_text (PangoContext *context, const char *text, double width, double scale, gboolean bold, int lines);
void accord_plot_round (cairo_t *cr, double x, double y, double width, double height, double radius);

G_END_DECLS
