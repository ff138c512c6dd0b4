/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-query.h"

G_BEGIN_DECLS

/* Customers or contacts that somebody looked at and said to be different. */
AccordEdit *accord_distinct_edit (const AccordKind *kind, AccordRecord *const *records, guint n_records);
DexFuture *accord_distinct_of (AccordStore *store, const AccordKind *kind, gint64 id); /* GPtrArray of AccordRecord */
gboolean accord_distinct_has (GPtrArray *distinct, const AccordKind *kind, gint64 other);

G_END_DECLS
