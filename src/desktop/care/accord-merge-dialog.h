/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Merging chosen records: side by side at once; for a single one the other is chosen first. The record
 * that stays is shown afterwards. */
#define ACCORD_TYPE_MERGE_DIALOG (accord_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordMergeDialog, accord_merge_dialog, ACCORD, MERGE_DIALOG, AdwDialog)

AdwDialog *accord_merge_dialog_new (AccordWorkspace *workspace, const AccordKind *kind, const gint64 *ids, guint n_ids);

G_END_DECLS
