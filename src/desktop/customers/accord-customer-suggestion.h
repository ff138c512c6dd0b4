/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-standing.h"

G_BEGIN_DECLS

/* Which lifecycle the facts speak for and why, as a question: Apply or Not Now (M09). */
#define ACCORD_TYPE_CUSTOMER_SUGGESTION (accord_customer_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerSuggestion, accord_customer_suggestion, ACCORD, CUSTOMER_SUGGESTION, AdwBin)

GtkWidget *accord_customer_suggestion_new (AccordWorkspace *workspace);
/* @standing NULL, or without a suggestion: nothing is asked. */
void accord_customer_suggestion_set (AccordCustomerSuggestion *self, AccordEntity *customer, const AccordStanding *standing);

G_END_DECLS
