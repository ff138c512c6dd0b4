/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-trash-rows.h"

G_BEGIN_DECLS

gint64 accord_trash_row_key (const AccordTrashRow *row);
guint accord_trash_day_at (const AccordTrash *trash, guint position);
gboolean accord_trash_find (const AccordTrash *trash, const AccordTrashRow *row, guint *position);
void accord_trash_common_ends (const AccordTrash *before, const AccordTrash *now, guint *head, guint *tail);

G_END_DECLS
