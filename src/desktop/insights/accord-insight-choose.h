/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-insight.h"

G_BEGIN_DECLS

typedef void (*AccordInsightChosen) (gpointer owner, const char *const *names);

/* What stands on the page, chosen from all there is; each switch acts at once. @owner is a GObject. */
void accord_insight_choose_figures (GtkWidget *from, const char *const *now, AccordInsightChosen chosen, gpointer owner);
void accord_insight_choose_charts (GtkWidget *from, AccordStore *store, GPtrArray *questions, const char *const *now, AccordInsightChosen chosen, gpointer owner);

G_END_DECLS
