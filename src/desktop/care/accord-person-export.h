/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A person's complete data as one JSON file. */
void accord_person_export (GtkWidget *window, AccordWorkspace *workspace, const AccordKind *kind, gint64 id);
DexFuture *accord_person_save (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, GFile *file); /* string: what is in it */

G_END_DECLS
