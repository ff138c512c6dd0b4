/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a ticket goes on (domain.md §4.6):
 *
 *   new → assigned → working ⇄ waiting ⇄ held → resolved → revisit → closed
 *                       ↑                          │          │        │
 *                       └────── reopened ──────────┴──────────┴────────┘   duplicate, rejected: left by the side
 *
 * What is simple may be resolved at once. States are the values of the ticket's field. */

#define ACCORD_TICKET_REOPEN_DAYS 14

gboolean accord_ticket_state_leads_to (const char *from, const char *to);
const char *const *accord_ticket_state_next (const char *from);
gboolean accord_ticket_state_is_over (const char *state);
const char *accord_ticket_state_asks (const char *state);
gboolean accord_ticket_may_reopen (gint64 ended_at, gint64 now);

G_END_DECLS
