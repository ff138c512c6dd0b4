/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-insight-layout.h"
#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The key figures of a period against the one before; read and refreshed by itself. */
#define ACCORD_TYPE_INSIGHT_TILES (accord_insight_tiles_get_type ())
G_DECLARE_FINAL_TYPE (AccordInsightTiles, accord_insight_tiles, ACCORD, INSIGHT_TILES, AdwBin)

GtkWidget *accord_insight_tiles_new (AccordWorkspace *workspace);
void accord_insight_tiles_show (AccordInsightTiles *self, const AccordPeriod *period, gint64 member, const char *whose);
void accord_insight_tiles_set_layout (AccordInsightTiles *self, AccordInsightLayout layout);
AccordPeriod accord_insight_period_before (const AccordPeriod *period, gint64 today, gboolean *cut);

G_END_DECLS
