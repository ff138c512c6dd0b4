/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordRestOffer: a row that offers, where a pipeline of an older version lets deals rest without a day, to ask for one. Hidden
 * where there is nothing to offer.
 */
#define ACCORD_TYPE_REST_OFFER (accord_rest_offer_get_type ())
G_DECLARE_FINAL_TYPE (AccordRestOffer, accord_rest_offer, ACCORD, REST_OFFER, AdwPreferencesGroup)

GtkWidget *accord_rest_offer_new (AccordWorkspace *workspace);

G_END_DECLS
