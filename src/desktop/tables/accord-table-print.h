/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-table-column.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Prints all that a query finds. Columns of AccordTableColumn, NULL: the usual ones. Resolves when the print
 * job is made, or was given up. With @pdf, a path, nothing is asked and a PDF file is written. */
DexFuture *accord_table_print (GtkWidget *from, AccordWorkspace *workspace, AccordQuery *query, GPtrArray *columns, const char *title,
                               const char *pdf);

G_END_DECLS
