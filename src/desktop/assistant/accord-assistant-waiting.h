/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is under way, how far it is, how long it may take, and a button that stops it. */
#define ACCORD_TYPE_ASSISTANT_WAITING (accord_assistant_waiting_get_type ())
G_DECLARE_FINAL_TYPE (AccordAssistantWaiting, accord_assistant_waiting, ACCORD, ASSISTANT_WAITING, AdwBin)

GtkWidget *accord_assistant_waiting_new (const char *title);
GtkWidget *accord_assistant_waiting_add_button (AccordAssistantWaiting *self, const char *label);
void accord_assistant_waiting_tell (AccordAssistantWaiting *self, gint64 done, gint64 total);

G_END_DECLS
