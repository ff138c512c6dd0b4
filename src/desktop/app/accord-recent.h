/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The workspaces opened lately on this computer, kept in the settings. */
void accord_recent_add (GSettings *settings, const char *path);
void accord_recent_remove (GSettings *settings, const char *path);
GStrv accord_recent_list (GSettings *settings);
char *accord_recent_name (const char *path);
char *accord_recent_place (const char *path);

G_END_DECLS
