/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-field.h"

G_BEGIN_DECLS

/* Where editing goes on after a cell is saved. */
typedef enum {
  ACCORD_CELL_STAY,
  ACCORD_CELL_DOWN,     /* Enter */
  ACCORD_CELL_NEXT,     /* Tab */
  ACCORD_CELL_PREVIOUS, /* Shift+Tab */
} AccordCellStep;

/* The editor of one cell, over the cell. Signal "done" (gpointer value: const AccordValue *, NULL when nothing
 * changed; int step: AccordCellStep), once. */
#define ACCORD_TYPE_CELL_EDITOR (accord_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordCellEditor, accord_cell_editor, ACCORD, CELL_EDITOR, GtkPopover)

GtkWidget *accord_cell_editor_new (const AccordField *field, const AccordValue *value, const AccordFieldReading *reading);
void accord_cell_editor_open (AccordCellEditor *self, GtkWidget *over, const graphene_rect_t *cell);
gboolean accord_cell_editor_save (AccordCellEditor *self, AccordCellStep step);
/* What is typed was refused. */
void accord_cell_editor_refuse (AccordCellEditor *self, const char *reason);
void accord_cell_editor_show_field (AccordCellEditor *self);
void accord_cell_editor_type (AccordCellEditor *self, const char *text);
const char *accord_cell_editor_get_reason (AccordCellEditor *self);

G_END_DECLS
