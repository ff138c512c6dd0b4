/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

AccordRecord *accord_row_load (AccordReader *db, const AccordKind *kind, gint64 id, GError **error);
AccordRecord *accord_row_load_uid (AccordReader *db, const AccordKind *kind, const AccordId *uid, GError **error);
gboolean accord_row_load_many (AccordReader *db, const AccordKind *kind, const gint64 *ids, guint n_ids, GPtrArray *records, GError **error);
/* SELECT list and FROM clause for whole records of a kind; the row is read by accord_row_read(). */
const char *accord_row_select (const AccordKind *kind);
AccordRecord *accord_row_read (AccordStatement *statement, const AccordKind *kind);

G_END_DECLS
