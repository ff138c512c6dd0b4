/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

guint64 accord_book_origin_zone (void);
guint64 accord_book_origin_fields (AccordReader *reader);
gboolean accord_book_origin_history (AccordReader *reader, gint64 txn, guint64 *sum, GError **error);
gboolean accord_book_origin_erased (AccordReader *reader, gint64 after, gboolean *erased, GError **error);

G_END_DECLS
