/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-change-set.h"
#include "accord-query.h"

G_BEGIN_DECLS

gboolean accord_query_is_touched_by_change (const AccordQuery *query, const AccordChange *change);
gboolean accord_query_is_touched_by (const AccordQuery *query, const AccordChangeSet *changes);

G_END_DECLS
