/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The page "Sharing" of the preferences: the folder, how it stands, who is in it, what met. */
#define ACCORD_TYPE_SHARING_PAGE (accord_sharing_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordSharingPage, accord_sharing_page, ACCORD, SHARING_PAGE, AdwPreferencesPage)

GtkWidget *accord_sharing_page_new (AccordWorkspace *workspace);

G_END_DECLS
