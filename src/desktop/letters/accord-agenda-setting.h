/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In which folder this computer keeps a workspace's calendar file. */
char *accord_agenda_setting_get (const char *workspace);
char *accord_agenda_setting_file (const char *workspace);
void accord_agenda_setting_set (const char *workspace, const char *folder);

G_END_DECLS
