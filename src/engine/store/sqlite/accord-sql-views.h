/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

gboolean accord_sql_views_need (const AccordKind *kind);
gboolean accord_sql_views_update (AccordReader *db, GError **error);

G_END_DECLS
