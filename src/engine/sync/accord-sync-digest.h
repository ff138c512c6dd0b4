/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "accord-store.h"

G_BEGIN_DECLS

JsonObject *accord_sync_digest_tables (AccordStore *store, AccordReader *reader, GError **error); /* table → 16 hexadecimal digits */

G_END_DECLS
