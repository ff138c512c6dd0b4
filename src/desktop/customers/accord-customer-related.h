/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-standing.h"

G_BEGIN_DECLS

/* Parent company, subsidiaries, who recommended this customer and whom it recommended, with what came
 * of it (M26). Hidden while there are none. */
#define ACCORD_TYPE_CUSTOMER_RELATED (accord_customer_related_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerRelated, accord_customer_related, ACCORD, CUSTOMER_RELATED, AdwBin)

GtkWidget *accord_customer_related_new (AccordWorkspace *workspace);
void accord_customer_related_set_customer (AccordCustomerRelated *self, AccordEntity *customer);
void accord_customer_related_set_standing (AccordCustomerRelated *self, const AccordStanding *standing);

G_END_DECLS
