/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Prints one customer with what belongs to it. With @pdf, a path, nothing is asked and a PDF file is written. Resolves to
 * whether it was done. */
DexFuture *accord_customer_print (GtkWidget *from, AccordWorkspace *workspace, gint64 customer, const char *pdf);

G_END_DECLS
