/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A tile or chart on the page of figures while it can be arranged. Signals: "moved" (int by), "dropped" (string: the name of
 * the one dropped here), "removed". */
#define ACCORD_TYPE_INSIGHT_SLOT (accord_insight_slot_get_type ())
G_DECLARE_FINAL_TYPE (AccordInsightSlot, accord_insight_slot, ACCORD, INSIGHT_SLOT, AdwBin)

GtkWidget *accord_insight_slot_new (const char *board, const char *name, const char *title, GtkWidget *child);
const char *accord_insight_slot_get_name (AccordInsightSlot *self);
GtkWidget *accord_insight_slot_get_widget (AccordInsightSlot *self);
void accord_insight_slot_set_editing (AccordInsightSlot *self, gboolean editing);

G_END_DECLS
