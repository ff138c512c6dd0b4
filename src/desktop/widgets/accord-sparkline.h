/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 60×24 line of a few values, the last one dotted. Property: "label" (accessible name). */
#define ACCORD_TYPE_SPARKLINE (accord_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (AccordSparkline, accord_sparkline, ACCORD, SPARKLINE, GtkWidget)

GtkWidget *accord_sparkline_new (void);
void accord_sparkline_set_values (AccordSparkline *self, const double *values, gsize n_values);
void accord_sparkline_set_label (AccordSparkline *self, const char *label);

G_END_DECLS
