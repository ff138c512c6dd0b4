/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-avatar.h"
#include "accord-tint.h"

G_BEGIN_DECLS

/* Line of a list, 56 px: avatar 38, name, value at the end, second line with icon. Properties:
 * "selecting" (shows the round check), "checked". */
#define ACCORD_TYPE_RECORD_ROW (accord_record_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecordRow, accord_record_row, ACCORD, RECORD_ROW, GtkWidget)

GtkWidget *accord_record_row_new (void);
void accord_record_row_set_name (AccordRecordRow *self, const char *name, gboolean person);
AccordAvatar *accord_record_row_get_avatar (AccordRecordRow *self);
void accord_record_row_set_compact (AccordRecordRow *self, gboolean compact);
void accord_record_row_set_value (AccordRecordRow *self, const char *value);
/* Second line: the next step. */
void accord_record_row_set_step (AccordRecordRow *self, gboolean has_due, gint64 due,
                                 const char *text, const char *when);
/* Second line: anything else; @icon_name and @text may be NULL. */
void accord_record_row_set_note (AccordRecordRow *self, const char *icon_name, const char *text,
                                 AccordTint tint);
void accord_record_row_shape (AccordRecordRow *self);
char *accord_record_row_describe (AccordRecordRow *self);

G_END_DECLS
