/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Takes the edit. On rejection says why through win.error. */
void accord_commit (GtkWidget *from, AccordWorkspace *workspace, AccordEdit *edit);
/* The same; resolves to the AccordChangeSet, or rejects after win.error was told. */
DexFuture *accord_commit_future (GtkWidget *from, AccordWorkspace *workspace, AccordEdit *edit);
/* For what makes a record: the same press twice makes one. @committed is given the AccordChangeSet, as of dex_future_then(). */
void accord_commit_once (GtkWidget *pressed, AccordWorkspace *workspace, AccordEdit *edit,
                         DexFutureCallback committed, gpointer data, GDestroyNotify notify);
/* Any other outcome of the journal whose refusal is to be told so. Takes the future. */
DexFuture *accord_tell_refusal (GtkWidget *from, DexFuture *future);

/* Toasts of the window: finished, translated sentences. */
void accord_say (GtkWidget *from, const char *sentence);
void accord_say_error (GtkWidget *from, const char *sentence);
/* The child of a dialog, with room for those toasts: the window's own would lie behind the dialog. */
void accord_dialog_set_child (AdwDialog *dialog, GtkWidget *child);
void accord_dialog_set_quiet_child (AdwDialog *dialog, GtkWidget *child);
/* Activates win.show-record. */
void accord_show_record (GtkWidget *from, const AccordKind *kind, gint64 id);

G_END_DECLS
