/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-bulk.h"

G_BEGIN_DECLS

gboolean accord_handover_write_share (AccordBulk *bulk, gint64 share, gint64 heir, gboolean *written, GError **error);

G_END_DECLS
