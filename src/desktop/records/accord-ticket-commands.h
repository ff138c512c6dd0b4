/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What can be done with a ticket, the same wherever one is shown: actions "ticket.move" (xs: id and state), "ticket.edit",
 * "ticket.history" and "ticket.delete" (x) for @widget and what is inside it. */
void accord_ticket_commands_add (GtkWidget *widget, AccordWorkspace *workspace);
/* States that may follow, then the rest; @whole: with Edit and Delete. */
GMenuModel *accord_ticket_menu (AccordRecord *ticket, gboolean whole);
/* "T-0007 · Complaint · Urgent · Lin Yue", and its state by itself. */
char *accord_ticket_words (AccordRecord *ticket);
char *accord_ticket_state_words (AccordRecord *ticket);

/* A form that makes one, and one that is there. @customer: 0 to choose */
AdwDialog *accord_ticket_dialog_new_add (AccordWorkspace *workspace, gint64 customer);
AdwDialog *accord_ticket_dialog_new_edit (AccordWorkspace *workspace, gint64 ticket);

G_END_DECLS
