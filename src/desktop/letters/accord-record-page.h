/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A page to be pushed onto the preferences: the fields of a record, edited where they are read, and groups that
 * belong to it. @left_out: names of fields shown elsewhere, NULL-ended, or NULL. */
AdwNavigationPage *accord_record_page_new (AccordWorkspace *workspace, AccordEntity *entity, const char *const *left_out);
AdwPreferencesGroup *accord_record_page_add (AdwNavigationPage *page, const char *title, const char *description);
void accord_record_page_push (GtkWidget *from, AdwNavigationPage *page);

/* A row that opens a record's page, and a button below a list. */
GtkWidget *accord_open_row_new (const char *title, const char *subtitle);
GtkWidget *accord_add_row_new (const char *label);

G_END_DECLS
