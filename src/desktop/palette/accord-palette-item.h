/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "accord-kind.h"

G_BEGIN_DECLS

/* One line of the palette: a record or a command. Not changed once it is shown. */
#define ACCORD_TYPE_PALETTE_ITEM (accord_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordPaletteItem, accord_palette_item, ACCORD, PALETTE_ITEM, GObject)

AccordPaletteItem *accord_palette_item_new_command (const char *title, const char *action,
                                                    GVariant *target, const char *accel,
                                                    const char *icon_name);
AccordPaletteItem *accord_palette_item_new_record (const AccordKind *kind, gint64 id,
                                                   const char *title, const char *subtitle);
AccordPaletteItem *accord_palette_item_copy_command (AccordPaletteItem *self);
void accord_palette_item_set_words (AccordPaletteItem *self, const char *words);
gboolean accord_palette_item_equal (AccordPaletteItem *self, AccordPaletteItem *other);
void accord_palette_item_add_span (AccordPaletteItem *self, guint start, guint length);

const char *accord_palette_item_get_title (AccordPaletteItem *self);
const char *accord_palette_item_get_words (AccordPaletteItem *self);
const char *accord_palette_item_get_subtitle (AccordPaletteItem *self);
const char *accord_palette_item_get_icon_name (AccordPaletteItem *self);
const char *accord_palette_item_get_accel (AccordPaletteItem *self);
const char *accord_palette_item_get_action (AccordPaletteItem *self);
GVariant *accord_palette_item_get_target (AccordPaletteItem *self);
const AccordKind *accord_palette_item_get_kind (AccordPaletteItem *self);
gint64 accord_palette_item_get_id (AccordPaletteItem *self);
gboolean accord_palette_item_has_avatar (AccordPaletteItem *self);
gboolean accord_palette_item_can_log (AccordPaletteItem *self);
gboolean accord_palette_item_is_person (AccordPaletteItem *self);
guint accord_palette_item_get_n_spans (AccordPaletteItem *self);
void accord_palette_item_get_span (AccordPaletteItem *self, guint index, guint *start,
                                   guint *length);

G_END_DECLS
