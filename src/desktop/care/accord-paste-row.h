/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-paste.h"

G_BEGIN_DECLS

/* A piece of a pasted text: what it is, which can be changed, and its words, which can be typed over.
 * A guess is marked until somebody touched it. The piece itself follows (signal "changed"). */
#define ACCORD_TYPE_PASTE_ROW (accord_paste_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordPasteRow, accord_paste_row, ACCORD, PASTE_ROW, AdwEntryRow)

GtkWidget *accord_paste_row_new (AccordPastedPiece *piece);
AccordPastedPiece *accord_paste_row_get_piece (AccordPasteRow *self);
gboolean accord_paste_row_is_valid (AccordPasteRow *self);
const char *accord_pasted_part_label (AccordPastedPart part);

G_END_DECLS
