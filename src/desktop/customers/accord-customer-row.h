/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-summaries.h"

G_BEGIN_DECLS

/* Rows of the customer list: name, open value, next step. */
GtkListItemFactory *accord_customer_row_factory_new (AccordSummaries *summaries, const char *currency);

G_END_DECLS
