/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A list of parts beside the page of the one chosen; in a narrow window the list, then the page. */
#define ACCORD_TYPE_PREFERENCES (accord_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AccordPreferences, accord_preferences, ACCORD, PREFERENCES, AdwDialog)

GtkWidget *accord_preferences_new (AccordWorkspace *workspace, GSettings *settings);
void accord_preferences_show_part (AccordPreferences *self, const char *name);

G_END_DECLS
