/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-trash-item.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a deleted record said, who deleted it, what went with it; or how many are chosen. Nothing can be edited. */
#define ACCORD_TYPE_TRASH_PREVIEW (accord_trash_preview_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrashPreview, accord_trash_preview, ACCORD, TRASH_PREVIEW, AdwBin)

GtkWidget *accord_trash_preview_new (AccordWorkspace *workspace);
void accord_trash_preview_set_n_kept (AccordTrashPreview *self, guint n_kept);
void accord_trash_preview_show (AccordTrashPreview *self, AccordTrashItem *item);
void accord_trash_preview_show_many (AccordTrashPreview *self, guint n);
AccordTrashItem *accord_trash_preview_get_item (AccordTrashPreview *self);
AccordRecord *accord_trash_preview_get_record (AccordTrashPreview *self);

G_END_DECLS
