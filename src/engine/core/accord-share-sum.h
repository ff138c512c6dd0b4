/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void accord_shares_divide (gint64 amount, const gint64 *shares, guint n, gint64 *parts);
void accord_shares_even (gint64 whole, guint n, gint64 *shares);

G_END_DECLS
