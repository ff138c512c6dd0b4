/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Page of the preferences: rules and sequences. */
#define ACCORD_TYPE_RULES_PAGE (accord_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordRulesPage, accord_rules_page, ACCORD, RULES_PAGE, AdwPreferencesPage)

GtkWidget *accord_rules_page_new (AccordWorkspace *workspace);

G_END_DECLS
