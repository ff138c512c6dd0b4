/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

gboolean accord_locked_books_follow (AccordTransaction *self, AccordPending *pending, GError **error);
gboolean accord_locked_books_follow_undo (AccordTransaction *self, AccordPending *pending, GError **error);
gboolean accord_locked_books_follow_new (AccordTransaction *self, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error);
gboolean accord_locked_books_follow_deleted (AccordTransaction *self, AccordRecord *deal, gboolean deleted, GError **error);

G_END_DECLS
