/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-figure-words.h"
#include "accord-kpi-tile.h"

G_BEGIN_DECLS

const char *accord_insight_caption (const AccordKpi *kpi);
void accord_insight_caption_show (AccordKpiTile *tile, const AccordFigure *figure);
void accord_insight_caption_show_open (AccordKpiTile *tile, const AccordFigure *figure);
gboolean accord_insight_caption_leaves_room (AccordKpiTile *tile, const AccordFigure *figure);

G_END_DECLS
