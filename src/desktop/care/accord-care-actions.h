/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordCareActions: what a window can do to keep its records in order, by name:
 *
 *   find-duplicates                 looks through the whole file
 *   verify-list                     customers whose facts are due to be checked
 *   merge (sx)                      kind, id: with another one that is chosen
 *   compare (sax)                   kind, ids: side by side, to be merged
 *   export-person (sx)              kind, id: everything known of it as a file
 *   erase (sx)                      kind, id: for good, after asking
 */
#define ACCORD_TYPE_CARE_ACTIONS (accord_care_actions_get_type ())
G_DECLARE_FINAL_TYPE (AccordCareActions, accord_care_actions, ACCORD, CARE_ACTIONS, GObject)

AccordCareActions *accord_care_actions_new (GtkWidget *window, GActionMap *map);
void accord_care_actions_set_workspace (AccordCareActions *self, AccordWorkspace *workspace);

G_END_DECLS
