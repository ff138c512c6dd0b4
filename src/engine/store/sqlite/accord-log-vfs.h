/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include <glib.h>

G_BEGIN_DECLS

const char *accord_log_vfs_name (void);
gint64 accord_log_make_room (sqlite3 *db, gint64 size);

G_END_DECLS
