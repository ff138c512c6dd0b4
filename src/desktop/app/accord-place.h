/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

gboolean   accord_place_is_ours  (void);
char      *accord_place_free     (const char *name);
gboolean   accord_place_is_lent  (const char *path);
char      *accord_place_find_own (const char *path);
DexFuture *accord_place_take_in  (const char *path);
