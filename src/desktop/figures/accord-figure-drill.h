/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-report.h"

G_BEGIN_DECLS

void accord_figure_drill (GtkWidget *from, AccordWorkspace *workspace, const AccordReportRequest *request,
                          const AccordFigure *figure, const char *whose);
char *accord_figure_drill_title (const AccordReportRequest *request, const AccordFigure *figure, const char *whose);
char *accord_figure_drill_subtitle (const AccordFigure *figure);
char *accord_figure_drill_words (gint64 n_deals);

G_END_DECLS
