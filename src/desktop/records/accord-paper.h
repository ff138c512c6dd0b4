/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Documents of records: Accord keeps addresses, never copies; a file stays where it is. */

/* Opens a file or a page in the program for it; says so when that fails. */
void accord_paper_open (GtkWidget *from, const char *uri);
/* Asks for a file, which becomes a document of the record @owner by the field @link ("deal", "customer"). */
void accord_paper_choose (GtkWidget *from, AccordWorkspace *workspace, const char *link, gint64 owner);
/* Files (GFile) that were dropped: one undoable step. */
void accord_paper_take (GtkWidget *from, AccordWorkspace *workspace, const char *link, gint64 owner, GListModel *files);

G_END_DECLS
