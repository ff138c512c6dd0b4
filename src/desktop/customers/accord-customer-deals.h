/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The deals of a customer: open ones first, then the newest closed ones, then all of them. */
#define ACCORD_TYPE_CUSTOMER_DEALS (accord_customer_deals_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerDeals, accord_customer_deals, ACCORD, CUSTOMER_DEALS, AdwBin)

GtkWidget *accord_customer_deals_new (AccordWorkspace *workspace);
void accord_customer_deals_set_customer (AccordCustomerDeals *self, AccordEntity *customer);

G_END_DECLS
