/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-affinity.h"
#include "accord-standing.h"

G_BEGIN_DECLS

/**
 * AccordStandings: how customers stand, as an open window asks for it (main thread). What all buyers
 * together say is worked out in the background, a piece at a time, and kept until purchases change;
 * one customer's values come at once, without scores where that is not done yet.
 *
 * Signal "changed": standings read before may differ now.
 */
#define ACCORD_TYPE_STANDINGS (accord_standings_get_type ())
G_DECLARE_FINAL_TYPE (AccordStandings, accord_standings, ACCORD, STANDINGS, GObject)

AccordStandings *accord_standings_of (AccordWorkspace *workspace);
DexFuture *accord_standings_read (AccordStandings *self, gint64 customer); /* AccordStanding */
DexFuture *accord_standings_scale (AccordStandings *self);                 /* AccordStandingScale */
DexFuture *accord_standings_affinity (AccordStandings *self, gint64 customer); /* AccordAffinity */

G_END_DECLS
