/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts beside the lines of a chart; all others are in accord-money.h. */
char *accord_money_format_axis (gint64 minor, const char *currency);

G_END_DECLS
