/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Page "Fields" of the preferences: for each kind of record the fields that users added, in their order.
 * Everything is a change of its own. */
#define ACCORD_TYPE_OWN_FIELDS_PAGE (accord_own_fields_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordOwnFieldsPage, accord_own_fields_page, ACCORD, OWN_FIELDS_PAGE, AdwPreferencesPage)

GtkWidget *accord_own_fields_page_new (AccordWorkspace *workspace);

G_END_DECLS
