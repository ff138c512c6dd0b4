/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-set.h"
#include "accord-query.h"

G_BEGIN_DECLS

/* AccordColumns: the columns of large kinds in memory, for as long as the store is open, so that lists are
 * sorted and filtered without reading rows. Owned by the store. */
AccordColumns *accord_columns_new (AccordStore *store);
void accord_columns_free (AccordColumns *self);
AccordStore *accord_columns_get_store (AccordColumns *self);
void accord_columns_stop (AccordColumns *self); /* any thread: a build under way ends */
void accord_columns_set_least (AccordColumns *self, guint n_rows);
void accord_columns_set_values_most (AccordColumns *self, guint n_values);

/* The report thread, in its snapshot. */
AccordColumnSet *accord_columns_get (AccordColumns *self, AccordReader *reader, const AccordKind *kind);

AccordColumnSet *accord_columns_get_kept (AccordColumns *self, AccordReader *reader, const AccordQuery *query);
AccordColumnSet *accord_columns_get_some (AccordColumns *self, AccordReader *reader, const AccordQuery *query);

AccordReader *accord_columns_open_other (AccordColumns *self, AccordReader *db);

/* The thread that builds, with a connection of its own. */
gboolean accord_columns_build (AccordColumns *self, AccordReader *db, const AccordKind *kind, GError **error);

gboolean accord_columns_build_extras (AccordColumns *self, AccordReader *db, const AccordKind *kind, GError **error);

/* Any thread. */
gboolean accord_columns_is_due (AccordColumns *self, const AccordKind *kind);
gboolean accord_columns_misses_extras (AccordColumns *self, const AccordKind *kind);
gboolean accord_columns_is_ready (AccordColumns *self, const AccordKind *kind);

G_END_DECLS
