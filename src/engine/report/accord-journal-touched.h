/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

gint64 accord_journal_newest (AccordReader *reader, GError **error); /* id of a change set; below 0 with an error */
gboolean accord_journal_touched (AccordReader *reader, const AccordKind *kind, gint64 after, guint most, GHashTable *ids, GError **error);
gboolean accord_journal_touched_links (AccordReader *reader, const AccordKind *kind, const char *link, gint64 after, guint most, GHashTable *ids, GError **error);

G_END_DECLS
