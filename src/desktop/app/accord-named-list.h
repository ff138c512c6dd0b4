/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Records that are little more than a name, such as reasons for losing and competitors: renamed where they are
 * read, added below, put in order, hidden and deleted by their menu. */
#define ACCORD_TYPE_NAMED_LIST (accord_named_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordNamedList, accord_named_list, ACCORD, NAMED_LIST, AdwPreferencesGroup)

GtkWidget *accord_named_list_new (AccordWorkspace *workspace, const AccordKind *kind);
AdwNavigationPage *accord_named_list_page_new (AccordWorkspace *workspace, const AccordKind *kind);

G_END_DECLS
