/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <libdex.h>
#include "accord-search-provider.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordApplication: one process, one window, one workspace at a time. Owns the settings of this
 * computer and the actions that need no window.
 */
#define ACCORD_TYPE_APPLICATION (accord_application_get_type ())
G_DECLARE_FINAL_TYPE (AccordApplication, accord_application, ACCORD, APPLICATION, AdwApplication)

AccordApplication *accord_application_new (void);
AccordApplication *accord_application_get (void);
GSettings *accord_application_get_settings (AccordApplication *self);

/* accord-application-file.c */
DexFuture *accord_application_take_early (AccordApplication *self, const char *path, AccordUpkeep **upkeep);
AccordWorkspace *accord_application_get_workspace (AccordApplication *self);
void accord_application_set_workspace (AccordApplication *self, AccordWorkspace *workspace);
void accord_application_close (AccordApplication *self, AccordWorkspace *workspace);
gboolean accord_application_keep (AccordApplication *self, AccordWorkspace *workspace);

/* accord-application-search.c */
AccordSearchProvider *accord_application_make_search (AccordApplication *self);

G_END_DECLS
