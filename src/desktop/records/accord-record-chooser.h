/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Popover that finds one record of a kind while typing. Properties: "can-create" (a row New “…”),
 * "clearable" (a row None). Signals "chosen" (gint64 id; 0: none), "create" (const char *name). */
#define ACCORD_TYPE_RECORD_CHOOSER (accord_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecordChooser, accord_record_chooser, ACCORD, RECORD_CHOOSER, GtkPopover)

GtkWidget *accord_record_chooser_new (AccordWorkspace *workspace, const AccordKind *kind);
void accord_record_chooser_set_can_create (AccordRecordChooser *self, gboolean can_create);
void accord_record_chooser_set_clearable (AccordRecordChooser *self, gboolean clearable);
/* Only records whose @path (field of the kind, such as "customer") is @number. */
void accord_record_chooser_set_filter (AccordRecordChooser *self, const char *path, gint64 number);
/* Pops up on @anchor, which need not be a menu button; goes away by itself. */
void accord_record_chooser_popup_on (AccordRecordChooser *self, GtkWidget *anchor);

G_END_DECLS
