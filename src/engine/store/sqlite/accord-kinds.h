/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store-private.h"

G_BEGIN_DECLS

gboolean accord_kinds_follow (AccordStore *store, AccordReader *db, GError **error);
gboolean accord_kinds_refresh (AccordReader *db, GError **error);
gboolean accord_kinds_raise (AccordReader *db, GError **error);
gboolean accord_kinds_changed (AccordReader *db, GError **error);
void accord_kinds_publish (AccordStore *store, AccordReader *db);
void accord_kinds_forget (AccordReader *db);

G_END_DECLS
