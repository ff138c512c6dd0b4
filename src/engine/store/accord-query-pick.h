/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

/* Parts of what a list shows, in its order. */
AccordQuery *accord_query_pick (const AccordQuery *list, const gint64 *ids, guint n_ids);
AccordQuery *accord_query_leave_out (const AccordQuery *list, const gint64 *ids, guint n_ids);

G_END_DECLS
