/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Page of the preferences: templates, and which occasions are kept. */
#define ACCORD_TYPE_LETTERS_PAGE (accord_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordLettersPage, accord_letters_page, ACCORD, LETTERS_PAGE, AdwPreferencesPage)

GtkWidget *accord_letters_page_new (AccordWorkspace *workspace);

G_END_DECLS
