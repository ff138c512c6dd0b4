/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-id-list.h"
#include "accord-selection.h"

G_BEGIN_DECLS

/* Which rows of a list are picked for a bulk action: some ids, or all of its query but some. Property
 * "active": whether the list is in selection mode. Signal "changed". */
#define ACCORD_TYPE_PICKS (accord_picks_get_type ())
G_DECLARE_FINAL_TYPE (AccordPicks, accord_picks, ACCORD, PICKS, GObject)

AccordPicks *accord_picks_new (AccordIdList *list);
gboolean accord_picks_get_active (AccordPicks *self);
void accord_picks_set_active (AccordPicks *self, gboolean active);
gboolean accord_picks_has (AccordPicks *self, gint64 id);
void accord_picks_toggle (AccordPicks *self, gint64 id);
void accord_picks_add_range (AccordPicks *self, guint from, guint to);
void accord_picks_add_all (AccordPicks *self);
gint64 accord_picks_get_n (AccordPicks *self);
AccordSelection *accord_picks_get_selection (AccordPicks *self);

G_END_DECLS
