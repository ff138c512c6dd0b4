/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-timeline-entry.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Rows of a timeline with their headings: a future that resolves to a GtkWidget once the records are read. */
DexFuture *accord_timeline_rows (AccordWorkspace *workspace, const AccordKind *kind, GPtrArray *entries, GPtrArray *history, guint first, guint n);

G_END_DECLS
