/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* What stands above the cards of a stage: name, count, sum, weighted sum, what is not priced. Signals
 * "add" (the + was pressed), "fold". */
#define ACCORD_TYPE_COLUMN_HEAD (accord_column_head_get_type ())
G_DECLARE_FINAL_TYPE (AccordColumnHead, accord_column_head, ACCORD, COLUMN_HEAD, AdwBin)

GtkWidget *accord_column_head_new (AccordBoardContext *context, AccordBoardColumn *column);
void accord_column_head_set_aligned (AccordColumnHead *self, gboolean aligned);
void accord_column_head_set_alone (AccordColumnHead *self, gboolean alone);
char *accord_column_head_describe (AccordColumnHead *self);

G_END_DECLS
