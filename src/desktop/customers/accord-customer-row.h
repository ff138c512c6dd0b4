/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-id-list.h"
#include "accord-photos.h"
#include "accord-picks.h"
#include "accord-summaries.h"

G_BEGIN_DECLS

#define ACCORD_CUSTOMER_ROW_HEIGHT 56 /* px, ui.md §6; until a row has been measured */
#define ACCORD_CUSTOMER_ROW_COMPACT_HEIGHT 36

/* Rows of customers with their open value and next step, and the headers above them. */
GtkListItemFactory *accord_customer_row_factory_new (AccordEntity *settings, AccordPhotos *photos, AccordSummaries *summaries, AccordPicks *picks, const char *currency, gboolean compact, guint at_once);
gboolean accord_customer_row_get_position (GtkWidget *widget, guint *position);
/* Headers; with the object data "accord-by-step" on @list those of next steps. */
GtkListItemFactory *accord_customer_letter_factory_new (AccordIdList *list);
const char *accord_customer_section_words (gunichar section);

G_END_DECLS
