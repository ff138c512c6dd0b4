/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-bought.h"
#include "accord-money.h"

G_BEGIN_DECLS

/* A product with its share of @whole; a purchase with its lines, which opens its deal. */
GtkWidget *accord_purchases_part_row (const AccordBoughtPart *part, gint64 whole, const char *currency);
GtkWidget *accord_purchases_order_row (const AccordBoughtOrder *order);

G_END_DECLS
