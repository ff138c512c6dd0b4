/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number with up to six decimals, exact: kept as whole millionths, so that it is compared, sorted and
 * added up as whole numbers are. */
#define ACCORD_DECIMAL_DIGITS 6
#define ACCORD_DECIMAL_ONE G_GINT64_CONSTANT (1000000)

gboolean accord_decimal_parse (const char *text, gunichar decimal_mark, gint64 *millionths);
char *accord_decimal_to_text (gint64 millionths);
char *accord_decimal_format (gint64 millionths);

G_END_DECLS
