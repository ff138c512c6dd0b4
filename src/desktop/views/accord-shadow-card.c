/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-shadow-card.h"

struct _AccordShadowCard {
  GObject parent_instance;

  AccordPastDeal deal;
  gboolean moved; /* only imagined to be there */
};

G_DEFINE_FINAL_TYPE (AccordShadowCard, accord_shadow_card, G_TYPE_OBJECT)

static void
accord_shadow_card_class_init (AccordShadowCardClass *klass)
{
}

static void
accord_shadow_card_init (AccordShadowCard *self)
{
}

/**
 * accord_shadow_card_new:
 * @deal: copied
 * @moved: whether it stands elsewhere in truth
 */
AccordShadowCard *
accord_shadow_card_new (const AccordPastDeal *deal, gboolean moved)
{
  AccordShadowCard *self = g_object_new (ACCORD_TYPE_SHADOW_CARD, NULL);

  self->deal = *deal;
  self->moved = moved;
  return self;
}

/**
 * accord_shadow_card_get:
 * @self: a card
 *
 * Returns: (transfer none): the deal as it was, or is imagined; stays as long as the card
 */
const AccordPastDeal *
accord_shadow_card_get (AccordShadowCard *self)
{
  return &self->deal;
}

/**
 * accord_shadow_card_is_moved:
 * @self: a card
 *
 * Returns: whether it stands elsewhere in truth
 */
gboolean
accord_shadow_card_is_moved (AccordShadowCard *self)
{
  return self->moved;
}
