/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A quote on paper: asks for a printer, or writes @pdf without asking. Resolves to whether it was done
 * (gboolean; FALSE: given up). */
DexFuture *accord_deal_print_quote (GtkWidget *from, AccordWorkspace *workspace, AccordRecord *quote, const char *pdf);
/* Asks where to, then writes it there as PDF. */
void accord_deal_save_quote (GtkWidget *from, AccordWorkspace *workspace, AccordRecord *quote);

G_END_DECLS
