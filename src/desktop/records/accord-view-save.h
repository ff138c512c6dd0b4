/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-list-view.h"
#include "accord-selection.h"

G_BEGIN_DECLS

/* Asks for the name of a view and whether it is live or fixed. Signals "save" (const char *name,
 * gboolean fixed), "update": the open view is to be what is shown now. */
#define ACCORD_TYPE_VIEW_SAVE_DIALOG (accord_view_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordViewSaveDialog, accord_view_save_dialog, ACCORD, VIEW_SAVE_DIALOG, AdwAlertDialog)

AdwDialog *accord_view_save_dialog_new (const char *name, gint64 n_records, const char *open_view);

/* The writing; they resolve to the AccordChangeSet. @fixed: these records, or NULL for a live view. */
DexFuture *accord_view_save_new (AccordWorkspace *workspace, const AccordListView *view, const char *name, AccordSelection *fixed);
DexFuture *accord_view_save_again (AccordWorkspace *workspace, AccordEntity *saved, const AccordListView *view);

G_END_DECLS
