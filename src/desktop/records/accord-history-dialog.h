/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Who changed what of one record, from, to, when; each field can be put back. */
void accord_history_dialog_present (GtkWidget *parent, AccordWorkspace *workspace, const AccordKind *kind, gint64 id);
/* The same of one of its fields. */
void accord_history_dialog_present_field (GtkWidget *parent, AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field_name);

G_END_DECLS
