/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-standing.h"

G_BEGIN_DECLS

/* The fields of a customer, how complete they are (press: what is missing, and add it), and when they
 * have to be checked again (“Verified Today”). */
#define ACCORD_TYPE_CUSTOMER_DETAILS (accord_customer_details_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerDetails, accord_customer_details, ACCORD, CUSTOMER_DETAILS, AdwBin)

GtkWidget *accord_customer_details_new (AccordWorkspace *workspace);
void accord_customer_details_set_entity (AccordCustomerDetails *self, AccordEntity *entity);
/* NULL: not read yet. */
void accord_customer_details_set_standing (AccordCustomerDetails *self, const AccordStanding *standing);
/* Shows a field of the customer and begins to edit it; "people": FALSE. */
gboolean accord_customer_details_edit (AccordCustomerDetails *self, const char *field_name);

G_END_DECLS
