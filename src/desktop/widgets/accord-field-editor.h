/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-field.h"

G_BEGIN_DECLS

/* The typing part of a field row: entry, text view, or entry with calendar, and the check button.
 * Signals "save" (Enter, check button), "cancel" (Esc), "left" (the focus went elsewhere),
 * "changed" (the text). */
#define ACCORD_TYPE_FIELD_EDITOR (accord_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordFieldEditor, accord_field_editor, ACCORD, FIELD_EDITOR, AdwBin)

GtkWidget *accord_field_editor_new (const AccordField *field);
/* Where the place says which field it is, and Enter that it saves: without caption and check button. */
void accord_field_editor_set_bare (AccordFieldEditor *self);
char *accord_field_editor_dup_text (AccordFieldEditor *self);
void accord_field_editor_set_text (AccordFieldEditor *self, const char *text);
void accord_field_editor_focus (AccordFieldEditor *self, gboolean select_all);
void accord_field_editor_set_invalid (AccordFieldEditor *self, gboolean invalid,
                                      const char *reason);

G_END_DECLS
