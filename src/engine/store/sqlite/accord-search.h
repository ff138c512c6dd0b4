/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

gboolean accord_search_create (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_search_remember (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_search_refresh_kind (AccordReader *db, const AccordKind *kind, GError **error);
void accord_search_expect (AccordReader *db);
gboolean accord_search_refresh (AccordReader *db, GError **error);
gboolean accord_search_add (AccordReader *db, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error);
gboolean accord_search_remove (AccordReader *db, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error);
gboolean accord_search_optimize (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_search_row_words (AccordReader *db, const AccordKind *kind, gint64 id, GString *text, GString *pinyin, GError **error);
gboolean accord_search_has_beginnings (AccordReader *db, const AccordKind *kind, gint64 id, GPtrArray *terms, gboolean *has, GError **error);
gboolean accord_search_show_places (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_search_concerns (const AccordKind *kind, int field);

G_END_DECLS
