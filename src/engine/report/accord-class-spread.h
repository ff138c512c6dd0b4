/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-standings.h"

G_BEGIN_DECLS

/* How many customers are in each class, as lists filter by it: what somebody pinned goes before what purchases say. */
typedef struct {
  gint64 n_segments[ACCORD_N_SEGMENTS];
  gint64 n_tiers[ACCORD_N_TIERS];
} AccordClassSpread;
#define ACCORD_TYPE_CLASS_SPREAD (accord_class_spread_get_type ())
GType accord_class_spread_get_type (void) G_GNUC_CONST;
AccordClassSpread *accord_class_spread_copy (const AccordClassSpread *self);
void accord_class_spread_free (AccordClassSpread *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordClassSpread, accord_class_spread_free)
DexFuture *accord_class_spread_read (AccordStore *store, gint64 member); /* AccordClassSpread */

G_END_DECLS
