/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-table-values.h"

G_BEGIN_DECLS

/* One cell, 40 px high: words or figures, with a monogram or an icon before them. */
#define ACCORD_TYPE_TABLE_CELL (accord_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (AccordTableCell, accord_table_cell, ACCORD, TABLE_CELL, GtkWidget)

GtkWidget *accord_table_cell_new (AccordTableValues *values, AccordTableColumn *column);
void accord_table_cell_set_below (AccordTableCell *self, GPtrArray *columns);
void accord_table_cell_set_entity (AccordTableCell *self, AccordEntity *entity);
AccordEntity *accord_table_cell_get_entity (AccordTableCell *self);
const AccordTableColumn *accord_table_cell_get_column (AccordTableCell *self);
const char *accord_table_cell_get_text (AccordTableCell *self);
const char *accord_table_cell_get_below (AccordTableCell *self);

G_END_DECLS
