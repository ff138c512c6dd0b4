/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The contacts of a customer: role first, call and mail at hand; a click opens all fields. */
#define ACCORD_TYPE_CUSTOMER_PEOPLE (accord_customer_people_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerPeople, accord_customer_people, ACCORD, CUSTOMER_PEOPLE, AdwBin)

GtkWidget *accord_customer_people_new (AccordWorkspace *workspace);
void accord_customer_people_set_customer (AccordCustomerPeople *self, gint64 customer);

/* "People" and a button at the end: the heading of a section of the record page. */
GtkWidget *accord_section_heading_new (const char *text, GtkWidget *button);

G_END_DECLS
