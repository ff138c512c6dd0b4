/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* A card with three entries: name, customer, amount. Enter adds and stays. Signal "closed". */
#define ACCORD_TYPE_QUICK_ADD (accord_quick_add_get_type ())
G_DECLARE_FINAL_TYPE (AccordQuickAdd, accord_quick_add, ACCORD, QUICK_ADD, AdwBin)

GtkWidget *accord_quick_add_new (AccordBoardContext *context, AccordBoardColumn *column);
void accord_quick_add_start (AccordQuickAdd *self, gint64 customer);

G_END_DECLS
