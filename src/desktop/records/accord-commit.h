/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Takes the edit. On rejection says why through win.error. */
void accord_commit (GtkWidget *from, AccordWorkspace *workspace, AccordEdit *edit);
/* The same; resolves to the AccordChangeSet, or rejects after win.error was told. */
DexFuture *accord_commit_future (GtkWidget *from, AccordWorkspace *workspace, AccordEdit *edit);
/* Any other outcome of the journal whose refusal is to be told so. Takes the future. */
DexFuture *accord_tell_refusal (GtkWidget *from, DexFuture *future);

/* Toasts of the window: finished, translated sentences. */
void accord_say (GtkWidget *from, const char *sentence);
void accord_say_error (GtkWidget *from, const char *sentence);
/* Activates win.show-record. */
void accord_show_record (GtkWidget *from, const AccordKind *kind, gint64 id);

G_END_DECLS
