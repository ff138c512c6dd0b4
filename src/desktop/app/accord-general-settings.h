/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Workspace, customers, pool, quotes, person, this computer; everything applies at once. */
#define ACCORD_TYPE_GENERAL_SETTINGS (accord_general_settings_get_type ())
G_DECLARE_FINAL_TYPE (AccordGeneralSettings, accord_general_settings, ACCORD, GENERAL_SETTINGS, AdwPreferencesPage)

GtkWidget *accord_general_settings_new (AccordWorkspace *workspace, GSettings *settings);

G_END_DECLS
