/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-table-private.h"

G_BEGIN_DECLS

/* The row of a format whose records name what they hold: first all names are gathered as columns,
 * then each row is filled by name. */
typedef struct _AccordTableCells AccordTableCells;

AccordTableCells *accord_table_cells_new (void);
void accord_table_cells_free (AccordTableCells *self);
gboolean accord_table_cells_add (AccordTableCells *self, const char *name);
void accord_table_cells_drop (AccordTableCells *self, const char *name);
void accord_table_cells_make_header (AccordTableCells *self, AccordTable *table);
void accord_table_cells_clear (AccordTableCells *self);
void accord_table_cells_take (AccordTableCells *self, const char *name, char *text);
void accord_table_show_texts (GPtrArray *cells, GArray *shown, GArray *lengths, AccordTableRow *row);
void accord_table_cells_show (AccordTableCells *self, AccordTableRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTableCells, accord_table_cells_free)

G_END_DECLS
