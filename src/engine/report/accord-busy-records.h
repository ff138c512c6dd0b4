/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-spread.h"

G_BEGIN_DECLS

/* The activities behind one field of the week (accord-spread.h). */
DexFuture *accord_busy_records_read (AccordStore *store, const AccordPeriod *period, gint64 member, int day, int slot); /* GArray of gint64 */

G_END_DECLS
