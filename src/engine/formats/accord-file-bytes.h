/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *accord_file_bytes (const char *path, const char *name, GError **error);

G_END_DECLS
