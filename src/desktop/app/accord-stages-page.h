/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Preferences page: the stages of each pipeline, to be put in order, added, removed and opened. */
#define ACCORD_TYPE_STAGES_PAGE (accord_stages_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordStagesPage, accord_stages_page, ACCORD, STAGES_PAGE, AdwPreferencesPage)

GtkWidget *accord_stages_page_new (AccordWorkspace *workspace);

G_END_DECLS
