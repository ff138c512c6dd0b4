/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

guint64 accord_kept_origin_fields (AccordReader *reader, const AccordKind *of);
gboolean accord_kept_origin_history (AccordReader *reader, gint64 txn, guint64 *sum, GError **error);
gboolean accord_kept_origin_erased (AccordReader *reader, gint64 after, gboolean *erased, GError **error);

G_END_DECLS
