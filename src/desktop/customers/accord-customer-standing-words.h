/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-standing.h"
#include "accord-tint.h"

G_BEGIN_DECLS

/* "Champions · RFM 545", "Large"; NULL where there is nothing to say. Tooltips say how it came about. */
char *accord_standing_segment_words (const AccordStanding *standing);
char *accord_standing_segment_tooltip (const AccordStanding *standing, const char *currency);
char *accord_standing_tier_words (const AccordStanding *standing);
char *accord_standing_tier_tooltip (const AccordStanding *standing);
char *accord_standing_risk_words (const AccordStanding *standing);
char *accord_standing_risk_tooltip (const AccordStanding *standing, const char *currency);
AccordTint accord_standing_risk_tint (AccordRisk risk);

G_END_DECLS
