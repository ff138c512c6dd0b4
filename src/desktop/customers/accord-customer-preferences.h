/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a customer or contact likes and needs, with where it is known from and since when (M03). */
#define ACCORD_TYPE_CUSTOMER_PREFERENCES (accord_customer_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerPreferences, accord_customer_preferences, ACCORD, CUSTOMER_PREFERENCES, AdwBin)

/* @link: "customer" or "contact": whose they are. */
GtkWidget *accord_customer_preferences_new (AccordWorkspace *workspace, const char *link);
void accord_customer_preferences_set_owner (AccordCustomerPreferences *self, AccordEntity *owner);

G_END_DECLS
