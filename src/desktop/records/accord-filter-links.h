/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Some records of a kind, chosen one by one, as removable chips. */
#define ACCORD_TYPE_FILTER_LINKS (accord_filter_links_get_type ())
G_DECLARE_FINAL_TYPE (AccordFilterLinks, accord_filter_links, ACCORD, FILTER_LINKS, AdwBin)

GtkWidget *accord_filter_links_new (AccordWorkspace *workspace, const AccordKind *kind);
void accord_filter_links_add (AccordFilterLinks *self, gint64 id);
void accord_filter_links_add_operands (AccordFilterLinks *self, GArray *operands);

G_END_DECLS
