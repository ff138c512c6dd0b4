/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-figure-words.h"

G_BEGIN_DECLS

void accord_figure_drill (GtkWidget *from, AccordWorkspace *workspace, const AccordReportRequest *request, const AccordFigure *figure, const char *whose);

G_END_DECLS
