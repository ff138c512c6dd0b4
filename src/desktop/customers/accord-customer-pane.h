/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-customer-record.h"

G_BEGIN_DECLS

/* The place of a record beside the list: the record once a customer is chosen, a sentence before. */
#define ACCORD_TYPE_CUSTOMER_PANE (accord_customer_pane_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerPane, accord_customer_pane, ACCORD, CUSTOMER_PANE, AdwBin)

GtkWidget *accord_customer_pane_new (AccordWorkspace *workspace);
void accord_customer_pane_prepare (AccordCustomerPane *self);
void accord_customer_pane_set_id (AccordCustomerPane *self, gint64 id);
gint64 accord_customer_pane_get_id (AccordCustomerPane *self);
gboolean accord_customer_pane_log (AccordCustomerPane *self, gint64 contact);
void accord_customer_pane_activate (AccordCustomerPane *self, const char *action);
void accord_customer_pane_add_banner (AccordCustomerPane *self, GtkWidget *widget);

G_END_DECLS
