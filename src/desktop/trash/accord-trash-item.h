/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "accord-trash-rows.h"

G_BEGIN_DECLS

/* A line of the list of what was deleted. Property "line": its words, there once they are read. */
#define ACCORD_TYPE_TRASH_ITEM (accord_trash_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrashItem, accord_trash_item, ACCORD, TRASH_ITEM, GObject)

AccordTrashItem *accord_trash_item_new (const AccordTrashRow *row);
const AccordTrashRow *accord_trash_item_get_row (AccordTrashItem *self);
const AccordKind *accord_trash_item_get_kind (AccordTrashItem *self);
const AccordTrashLine *accord_trash_item_get_line (AccordTrashItem *self);
void accord_trash_item_set_line (AccordTrashItem *self, const AccordTrashLine *line);

G_END_DECLS
