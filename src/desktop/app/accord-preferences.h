/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Workspace, person, appearance, keyboard, pipeline; everything applies at once. */
#define ACCORD_TYPE_PREFERENCES (accord_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AccordPreferences, accord_preferences, ACCORD, PREFERENCES, AdwPreferencesDialog)

GtkWidget *accord_preferences_new (AccordWorkspace *workspace, GSettings *settings);

G_END_DECLS
