/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-past.h"

G_BEGIN_DECLS

/* A deal on a board that is not the board of today: a value for lists. */
#define ACCORD_TYPE_SHADOW_CARD (accord_shadow_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordShadowCard, accord_shadow_card, ACCORD, SHADOW_CARD, GObject)

AccordShadowCard *accord_shadow_card_new (const AccordPastDeal *deal, gboolean moved);
const AccordPastDeal *accord_shadow_card_get (AccordShadowCard *self);
gboolean accord_shadow_card_is_moved (AccordShadowCard *self);

G_END_DECLS
