/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-step-state.h"
#include "accord-text-line.h"

G_BEGIN_DECLS

/* State icon and words of a next step: "Send revised quote · 2 days late", compact "2 d late".
 * A compact one, on a card, has no text and short words. Nothing due and no text reads "No next
 * step". */
#define ACCORD_TYPE_STATE_ICON (accord_state_icon_get_type ())
G_DECLARE_FINAL_TYPE (AccordStateIcon, accord_state_icon, ACCORD, STATE_ICON, AccordTextLine)

GtkWidget *accord_state_icon_new (gboolean compact);
void accord_state_icon_set_step (AccordStateIcon *self, gboolean has_due, gint64 due,
                                 const char *text, const char *when);
void accord_state_icon_set_note (AccordStateIcon *self, const char *icon_name, const char *text,
                                 AccordTint tint);
AccordStepState accord_state_icon_get_state (AccordStateIcon *self);
char *accord_state_icon_dup_words (AccordStateIcon *self);

G_END_DECLS
