/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-today-item.h"

G_BEGIN_DECLS

/* What came of a step, and what is next: chips with their keys, words, Undo and Save. Shows and changes the
 * answer of one item. Signals "save", "undo". */
#define ACCORD_TYPE_TODAY_ANSWER_PANEL (accord_today_answer_panel_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayAnswerPanel, accord_today_answer_panel, ACCORD, TODAY_ANSWER_PANEL, AdwBin)

GtkWidget *accord_today_answer_panel_new (void);
void accord_today_answer_panel_set_item (AccordTodayAnswerPanel *self, AccordTodayItem *item);
void accord_today_answer_panel_set_compact (AccordTodayAnswerPanel *self, gboolean compact);
gboolean accord_today_answer_panel_key (AccordTodayAnswerPanel *self, guint key);

G_END_DECLS
