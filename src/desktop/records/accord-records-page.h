/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-query.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Drill page: the records behind a figure. @subtitle: "11 deals · €318K" (NULL: the count);
 * @explanation: how this is counted (NULL: no expander). The query is referenced. */
AdwNavigationPage *accord_records_page_new (AccordWorkspace *workspace, const char *title, const char *subtitle,
                                            const char *explanation, AccordQuery *query);

void accord_records_page_add_list (AdwNavigationPage *page, const char *label, AccordQuery *query);

G_END_DECLS
