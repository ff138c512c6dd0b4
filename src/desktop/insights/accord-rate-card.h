/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Win rate by "product" or "team"; read and refreshed by itself. */
#define ACCORD_TYPE_RATE_CARD (accord_rate_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordRateCard, accord_rate_card, ACCORD, RATE_CARD, AdwBin)

GtkWidget *accord_rate_card_new (AccordWorkspace *workspace, const char *heading, const char *subject, const char *group);
void accord_rate_card_show (AccordRateCard *self, const AccordPeriod *period, gint64 member, const char *whose);

G_END_DECLS
