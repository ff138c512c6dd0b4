/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

/* How many tickets are looked at by the clock: what more of them wait is not served by looking. */
#define ACCORD_OPEN_TICKETS_MOST 2000

AccordQuery *accord_open_tickets_query (const AccordKind *kind, GError **error);

G_END_DECLS
