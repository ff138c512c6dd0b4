/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record-dialog.h"

G_BEGIN_DECLS

/* A bar that says when a record, or what is being typed, looks like one that is there already. Hidden
 * otherwise. On a record: Compare, Not the Same; in a form: Open. */
#define ACCORD_TYPE_TWIN_BAR (accord_twin_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordTwinBar, accord_twin_bar, ACCORD, TWIN_BAR, AdwBin)

GtkWidget *accord_twin_bar_new (AccordWorkspace *workspace, const AccordKind *kind);
void accord_twin_bar_set_record (AccordTwinBar *self, gint64 id);
/* Makes a bar for a form and puts it below the name. */
void accord_twin_bar_add_to_form (AccordWorkspace *workspace, AccordRecordDialog *form);

G_END_DECLS
