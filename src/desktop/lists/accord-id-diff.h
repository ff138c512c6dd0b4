/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step from an old order of ids to a new one, told front to back: everything before position is
 * already new, everything from position_before + removed on is still old. */
typedef struct {
  guint position;        /* in the new order, and in the list at that moment */
  guint position_before; /* in the old order */
  guint removed;
  guint added;
} AccordIdHunk;

GArray *accord_id_diff (const gint64 *before, guint n_before, const gint64 *after, guint n_after); /* of AccordIdHunk */

G_END_DECLS
