/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-id-list.h"
#include "accord-summaries.h"

G_BEGIN_DECLS

/* Rows of the customer list: name, open value, next step. */
GtkListItemFactory *accord_customer_row_factory_new (AccordSummaries *summaries, const char *currency);
/* Letters above the rows; the list must outlive the factory. */
GtkListItemFactory *accord_customer_letter_factory_new (AccordIdList *list);

G_END_DECLS
