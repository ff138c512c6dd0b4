/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-figures.h"
#include "accord-team-facts.h"

G_BEGIN_DECLS

/* Figures of a member (0: of the whole team) as a stat strip; @figures is grouped by member. */
extern const char *const accord_member_strip_kpis[];
GtkWidget *accord_member_strip_new (AccordWorkspace *workspace, AccordFigures *figures, AccordTeamFacts *facts, gint64 member);

G_END_DECLS
