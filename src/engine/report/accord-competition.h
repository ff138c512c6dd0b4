/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

DexFuture *accord_competition_read (AccordStore *store, const AccordPeriod *period, gint64 member); /* GPtrArray of AccordFigure */
DexFuture *accord_competition_deals (AccordStore *store, const AccordPeriod *period, gint64 member, const char *rival); /* GArray of gint64 */

G_END_DECLS
