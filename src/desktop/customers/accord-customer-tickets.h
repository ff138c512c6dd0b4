/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* AccordCustomerTickets: what a customer asked for or complained about, newest first, and what became of it. */
#define ACCORD_TYPE_CUSTOMER_TICKETS (accord_customer_tickets_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerTickets, accord_customer_tickets, ACCORD, CUSTOMER_TICKETS, AdwBin)

GtkWidget *accord_customer_tickets_new (AccordWorkspace *workspace);
void accord_customer_tickets_set_customer (AccordCustomerTickets *self, gint64 customer);
void accord_customer_tickets_add (AccordCustomerTickets *self);

G_END_DECLS
