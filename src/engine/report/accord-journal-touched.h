/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

gboolean accord_journal_touched (AccordReader *reader, const AccordKind *kind, gint64 after, guint most, GHashTable *ids, GError **error);
gboolean accord_journal_touched_links (AccordReader *reader, const AccordKind *kind, const char *link, gint64 after, guint most, GHashTable *ids, GError **error);

G_END_DECLS
