/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-visits.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The command palette (Ctrl+K): every record and every command, found while typing. */
#define ACCORD_TYPE_PALETTE (accord_palette_get_type ())
G_DECLARE_FINAL_TYPE (AccordPalette, accord_palette, ACCORD, PALETTE, AdwDialog)

AdwDialog *accord_palette_new (AccordWorkspace *workspace, AccordVisits *recent, GListModel *commands);
void accord_palette_set_text (AccordPalette *self, const char *text);
const char *accord_palette_get_text (AccordPalette *self);

G_END_DECLS
