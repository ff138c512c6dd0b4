/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-ingest-private.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

/* How often a deal was closed and reopened, counted by whoever moves it (domain.md §4.2: a close beats a mere
 * move). */
gint64 accord_closings_next (gint64 seen, gboolean was_closed, gboolean is_closed);
gboolean accord_closings_follow (AccordTransaction *self, AccordPending *pending, GError **error);
gboolean accord_closings_is_place (const AccordKind *kind, int field);
gboolean accord_closings_go_with_place (const AccordKind *kind, const char *name);
gint64 accord_closings_told (JsonObject *fields);
gint64 accord_closings_in (const AccordJournalRow *row);
void accord_closings_copy (JsonObject *from, JsonObject *to);
int accord_closings_compare (AccordRecord *before, int field, gint64 told);
void accord_closings_add (AccordRecord *before, int field, gint64 told, AccordFieldList *won);

G_END_DECLS
