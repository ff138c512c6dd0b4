/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The people of a customer: its contacts, and those of other customers who play a role here too. Role
 * first, call and mail at hand; a click opens the person. */
#define ACCORD_TYPE_CUSTOMER_PEOPLE (accord_customer_people_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerPeople, accord_customer_people, ACCORD, CUSTOMER_PEOPLE, AdwBin)

GtkWidget *accord_customer_people_new (AccordWorkspace *workspace);
void accord_customer_people_set_customer (AccordCustomerPeople *self, gint64 customer);
/* Opens the form of a new person. */
void accord_customer_people_add (AccordCustomerPeople *self);

G_END_DECLS
