/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The list pane. Signals "chosen" (gint64 id): the selection moved to a record; "opened" (gint64 id):
 * Enter or a click, in narrow windows the record is pushed. */
#define ACCORD_TYPE_CUSTOMERS_LIST (accord_customers_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomersList, accord_customers_list, ACCORD, CUSTOMERS_LIST, AdwBin)

GtkWidget *accord_customers_list_new (AccordWorkspace *workspace, gboolean ahead);
/* Selects without a signal; the row is scrolled to when the list has it. */
gboolean accord_customers_list_is_picking (AccordCustomersList *self);
void accord_customers_list_select (AccordCustomersList *self, gint64 id);
/* Id @steps rows further, 0 if there is none. */
gint64 accord_customers_list_neighbour (AccordCustomersList *self, gint64 id, int steps);
/* Whether the rows open pages instead of a pane beside the list. */
void accord_customers_list_set_pushes (AccordCustomersList *self, gboolean pushes);
/* The rows, to follow what they are. */
GListModel *accord_customers_list_get_model (AccordCustomersList *self);
void accord_customers_list_set_search (AccordCustomersList *self, const char *text);
/* A saved view, 0: all customers. */
void accord_customers_list_open_view (AccordCustomersList *self, gint64 id);
gint64 accord_customers_list_get_view (AccordCustomersList *self);
/* What it shows, in words: the view, the filters, whose, what was typed. */
char *accord_customers_list_dup_heading (AccordCustomersList *self);
/* Offers the fields to filter by. */
void accord_customers_list_open_filter (AccordCustomersList *self);
/* Shows @table in the place of the rows, or with NULL the rows again. */
void accord_customers_list_set_table (AccordCustomersList *self, GtkWidget *table);
void accord_customers_list_focus_search (AccordCustomersList *self);

G_END_DECLS
