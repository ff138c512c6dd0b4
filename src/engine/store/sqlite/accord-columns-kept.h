/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-orders.h"
#include "accord-column-set.h"

G_BEGIN_DECLS

void accord_columns_kept_set_least (guint n_rows); /* for tests */

/* The thread that builds, in a snapshot. */
AccordColumnSet *accord_columns_kept_load (AccordStore *store, AccordReader *db, const AccordKind *kind, guint values_most);
gboolean accord_columns_kept_save (AccordStore *store, AccordReader *db, const AccordColumnSet *set);
AccordColumnOrder *accord_columns_kept_load_order (AccordStore *store, AccordReader *db, const AccordKind *kind, int field);
gboolean accord_columns_kept_save_order (AccordStore *store, AccordReader *db, const AccordKind *kind, const AccordColumnOrder *order);

/* Any thread. */
void accord_columns_kept_drop (AccordStore *store, const AccordKind *kind);
void accord_columns_kept_drop_all (AccordStore *store);

G_END_DECLS
