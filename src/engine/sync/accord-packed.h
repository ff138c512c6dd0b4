/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ACCORD_PACKED_MOST (32 * 1024 * 1024)   /* bytes of a file */
#define ACCORD_UNPACKED_MOST (64 * 1024 * 1024) /* bytes that it may become */

GBytes *accord_pack (GString *text, GError **error);
GBytes *accord_unpack (GBytes *packed, GError **error);

G_END_DECLS
