/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"
#include "accord-trash-item.h"

G_BEGIN_DECLS

/* The items of the rows that somebody holds, one for each row. Signal "failed" (GError): words could not be read. */
#define ACCORD_TYPE_TRASH_ITEMS (accord_trash_items_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrashItems, accord_trash_items, ACCORD, TRASH_ITEMS, GObject)

AccordTrashItems *accord_trash_items_new (AccordStore *store);
AccordTrashItem *accord_trash_items_get (AccordTrashItems *self, const AccordTrashRow *row);

G_END_DECLS
