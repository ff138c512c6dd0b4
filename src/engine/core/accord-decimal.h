/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers with a fixed number of decimals, held as whole numbers: a quantity of 1.5 with three decimals
 * is 1500, a discount of 12.5 % with two is 1250. Never floating point. */
#define ACCORD_QUANTITY_DIGITS 3
#define ACCORD_QUANTITY_ONE 1000
#define ACCORD_DECIMAL_DIGITS 6 /* of fields that people add */
#define ACCORD_DECIMAL_ONE G_GINT64_CONSTANT (1000000)
#define ACCORD_RATE_DIGITS 2
#define ACCORD_RATE_WHOLE 10000 /* 100 % */

guint64 accord_power_of_ten (int digits);
gboolean accord_decimal_parse (const char *text, gunichar decimal_mark, int digits, gint64 *number);
char *accord_decimal_to_text (gint64 number, int digits);
char *accord_decimal_format (gint64 number, int digits);
char *accord_rate_format (gint64 rate);

G_END_DECLS
