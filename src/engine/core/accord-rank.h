/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Order of cards in a column as text that sorts bytewise (sync.md §2.6 "order"): an integer part,
 * a base-62 fraction and five random characters, so two computers never make the same key. */
char *accord_rank_between (const char *before, const char *after);
char *accord_rank_nth (gint64 n);
gboolean accord_rank_valid (const char *rank);

G_END_DECLS
