/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-palette-group.h"

G_BEGIN_DECLS

AccordPaletteGroup *accord_palette_match_commands (GListModel *commands, const char *typed, guint limit);
AccordPaletteGroup *accord_palette_new_records (const char *typed);
AccordPaletteGroup *accord_palette_record_actions (AccordPaletteItem *item, gboolean read_only);

G_END_DECLS
