/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-customers-list.h"

G_BEGIN_DECLS

/* The rows of the list as a table, in the order of the list. */
GtkWidget *accord_customers_table_new (AccordCustomersList *list);
/* What the list shows, with the columns of the table if there is one. */
void accord_customers_export (GtkWidget *from, AccordCustomersList *list, GtkWidget *table);
void accord_customers_print (GtkWidget *from, AccordCustomersList *list, GtkWidget *table);

G_END_DECLS
