/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-standing.h"

G_BEGIN_DECLS

/* AccordCustomerPurchases: what a customer bought (M02): totals and when the next purchase may be expected, the
 * mix by product, each purchase with its lines. Read while it is on show; follows the journal. */
#define ACCORD_TYPE_CUSTOMER_PURCHASES (accord_customer_purchases_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerPurchases, accord_customer_purchases, ACCORD, CUSTOMER_PURCHASES, AdwBin)

GtkWidget *accord_customer_purchases_new (AccordWorkspace *workspace);
void accord_customer_purchases_set_customer (AccordCustomerPurchases *self, AccordEntity *customer);
/* In one small column the figures stand in two rows. */
void accord_customer_purchases_set_compact (AccordCustomerPurchases *self, gboolean compact);
void accord_customer_purchases_set_standing (AccordCustomerPurchases *self, const AccordStanding *standing);

G_END_DECLS
