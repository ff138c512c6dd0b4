/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-private.h"

G_BEGIN_DECLS

/* What has to be decided once for a file: order of dates, currency, what becomes of records that are
 * there already, and how they are found. */
#define ACCORD_TYPE_ASSISTANT_DECISIONS (accord_assistant_decisions_get_type ())
G_DECLARE_FINAL_TYPE (AccordAssistantDecisions, accord_assistant_decisions, ACCORD, ASSISTANT_DECISIONS, AdwBin)

GtkWidget *accord_assistant_decisions_new (AccordAssistant *assistant, AccordAssistantSource *source);
GtkWidget *accord_assistant_decisions_get_more (AccordAssistantDecisions *self);
void accord_assistant_decisions_update (AccordAssistantDecisions *self);
void accord_assistant_decisions_set_known (AccordAssistantDecisions *self, gint64 n_known);

/* accord-assistant-decision-row.c: a question and its answers, below one another where it is narrow */
GtkWidget *accord_assistant_decision_row_new (const char *icon_name, GtkWidget *answers);
void accord_assistant_decision_row_set_text (GtkWidget *row, const char *title, const char *subtitle, gboolean open);
GtkWidget *accord_assistant_toggles_new (const char *first_name, ...) G_GNUC_NULL_TERMINATED;

/* accord-assistant-match-button.c: which fields tell that a row is a record */
GtkWidget *accord_assistant_match_button_new (AccordAssistant *assistant, AccordAssistantSource *source);

/* accord-assistant-collected-row.c: how new people and companies came in */
GtkWidget *accord_assistant_collected_row_new (AccordAssistant *assistant, AccordAssistantSource *source);
void accord_assistant_collected_row_update (GtkWidget *row);

G_END_DECLS
