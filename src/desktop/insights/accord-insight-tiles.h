/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-insight-board.h"
#include "accord-insight.h"

G_BEGIN_DECLS

/* Key figures of a period against another one; read and refreshed by itself. */
#define ACCORD_TYPE_INSIGHT_TILES (accord_insight_tiles_get_type ())
G_DECLARE_FINAL_TYPE (AccordInsightTiles, accord_insight_tiles, ACCORD, INSIGHT_TILES, AdwBin)

GtkWidget *accord_insight_tiles_new (AccordWorkspace *workspace);
AccordInsightBoard *accord_insight_tiles_get_board (AccordInsightTiles *self);
void accord_insight_tiles_set_names (AccordInsightTiles *self, const char *const *names);
void accord_insight_tiles_ask (AccordInsightTiles *self, const AccordInsightAsk *ask);
void accord_insight_tiles_set_resting (AccordInsightTiles *self, gboolean resting);
void accord_insight_tiles_set_layout (AccordInsightTiles *self, AccordInsightLayout layout);
guint accord_insight_tiles_get_n_asked (AccordInsightTiles *self);

G_END_DECLS
