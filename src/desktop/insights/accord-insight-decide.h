/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-insight.h"

G_BEGIN_DECLS

/* "Decide…" of a key figure: "tiles.decide" with its id, of what the tiles stand in. */
void accord_insight_decide_follow (GtkWidget *tile, const AccordKpi *kpi);
void accord_insight_decide (GtkWidget *from, AccordWorkspace *workspace, const AccordFigure *figure, const AccordInsightAsk *ask);

G_END_DECLS
