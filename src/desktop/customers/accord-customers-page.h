/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The part of the window that shows customers: list and record side by side, or one after the other. */
#define ACCORD_TYPE_CUSTOMERS_PAGE (accord_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomersPage, accord_customers_page, ACCORD, CUSTOMERS_PAGE, AdwBin)

GtkWidget *accord_customers_page_new (AccordWorkspace *workspace);
GtkWidget *accord_customers_page_new_ahead (AccordWorkspace *workspace);
void accord_customers_page_show (AccordCustomersPage *self, gint64 id);
/* Room above the record; signal "shown" (gint64) tells whose it is, "form" (AccordRecordDialog) that one is being made. */
void accord_customers_page_add_banner (AccordCustomersPage *self, GtkWidget *widget);
void accord_customers_page_show_view (AccordCustomersPage *self, gint64 view);
void accord_customers_page_new_customer (AccordCustomersPage *self);
/* Opens the composer of the record on show, with a person (0: as proposed). */
gboolean accord_customers_page_log (AccordCustomersPage *self, gint64 contact);
void accord_customers_page_find (AccordCustomersPage *self, const char *text);
void accord_customers_page_focus_search (AccordCustomersPage *self);
gint64 accord_customers_page_get_shown (AccordCustomersPage *self);

G_END_DECLS
