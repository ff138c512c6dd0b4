/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Who won most in a period; read and refreshed by itself. */
#define ACCORD_TYPE_LEADER_CARD (accord_leader_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordLeaderCard, accord_leader_card, ACCORD, LEADER_CARD, AdwBin)

GtkWidget *accord_leader_card_new (AccordWorkspace *workspace);
void accord_leader_card_show (AccordLeaderCard *self, const AccordPeriod *period);

G_END_DECLS
