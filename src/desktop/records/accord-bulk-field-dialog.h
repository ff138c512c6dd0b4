/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks for a field and the value it gets on many records. Signal "apply" (const AccordField *, const
 * AccordValue *, const char *words of the value), valid during the emission. */
#define ACCORD_TYPE_BULK_FIELD_DIALOG (accord_bulk_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordBulkFieldDialog, accord_bulk_field_dialog, ACCORD, BULK_FIELD_DIALOG, AdwAlertDialog)

AdwDialog *accord_bulk_field_dialog_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 n);
gboolean accord_bulk_field_dialog_choose (AccordBulkFieldDialog *self, const char *field);

G_END_DECLS
