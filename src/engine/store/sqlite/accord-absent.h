/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-query.h"

G_BEGIN_DECLS

gboolean accord_absent_attach (AccordReader *db);
gboolean accord_absent_is_made (AccordReader *db, const AccordKind *kind);
gboolean accord_absent_make (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error);
gboolean accord_absent_check (AccordReader *db, const AccordQuery *query, gboolean found, GError **error);
gpointer accord_absent_explain (AccordReader *db, const AccordQuery *query, GError **error);
void accord_absent_forget (AccordReader *db);
void accord_absent_look_again (AccordReader *db);

G_END_DECLS
