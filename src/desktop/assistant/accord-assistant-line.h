/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"

G_BEGIN_DECLS

/* A row of a preview in a list. Signal "changed": it was read again. */
#define ACCORD_TYPE_ASSISTANT_LINE (accord_assistant_line_get_type ())
G_DECLARE_FINAL_TYPE (AccordAssistantLine, accord_assistant_line, ACCORD, ASSISTANT_LINE, GObject)

AccordAssistantLine *accord_assistant_line_new (GPtrArray *rows, guint index);
void accord_assistant_line_set (AccordAssistantLine *self, GPtrArray *rows, guint index);
const AccordImportPreviewRow *accord_assistant_line_get_row (AccordAssistantLine *self);
const AccordImportCell *accord_assistant_line_get_cell (AccordAssistantLine *self, guint column);
const char *accord_assistant_line_get_problem (AccordAssistantLine *self); /* (nullable): the first */

G_END_DECLS
