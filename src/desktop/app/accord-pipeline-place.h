/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-pipeline-page.h"

G_BEGIN_DECLS

/* The board, and the pages of deals that are pushed over it: what joins two parts of the window that do not
 * know one another. */
GtkWidget *accord_pipeline_place_new (GtkWidget *board);
AccordPipelinePage *accord_pipeline_place_board (GtkWidget *place); /* pages over it go */
void accord_pipeline_place_open (GtkWidget *place, AccordWorkspace *workspace, gint64 deal);

G_END_DECLS
