/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-standings.h"

G_BEGIN_DECLS

/**
 * AccordCustomerBehaviour: how likely a buyer is to stay away and why, and what it buys beyond what all do (M16).
 * Stands with the purchases of a customer's record; each line opens the records behind it.
 */
#define ACCORD_TYPE_CUSTOMER_BEHAVIOUR (accord_customer_behaviour_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerBehaviour, accord_customer_behaviour, ACCORD, CUSTOMER_BEHAVIOUR, AdwBin)

GtkWidget *accord_customer_behaviour_new (AccordWorkspace *workspace);
void accord_customer_behaviour_set_standing (AccordCustomerBehaviour *self, const AccordStanding *standing);
void accord_customer_behaviour_read (AccordCustomerBehaviour *self, gint64 customer);

G_END_DECLS
