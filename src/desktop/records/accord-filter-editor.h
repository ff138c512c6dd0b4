/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Popover that builds one condition on any field of a kind. Signal "made" (AccordFilter *): with that
 * one condition. */
#define ACCORD_TYPE_FILTER_EDITOR (accord_filter_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordFilterEditor, accord_filter_editor, ACCORD, FILTER_EDITOR, GtkPopover)

GtkWidget *accord_filter_editor_new (AccordWorkspace *workspace, const AccordKind *kind);
gboolean accord_filter_editor_choose (AccordFilterEditor *self, const char *path);

G_END_DECLS
