/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this computer keeps about lists: by the file's path and the list's name, the last filter and
 * order; and how people like them. Without the installed schema nothing is kept. */
char *accord_list_settings_dup (const char *path, const char *list);
void accord_list_settings_set (const char *path, const char *list, const char *json);
gboolean accord_list_settings_get_compact (void);
void accord_list_settings_set_compact (gboolean compact);
gboolean accord_list_settings_letters_act (void);

G_END_DECLS
