/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordCustomersUrgent: what stands beside the list while no customer is chosen: the three that most want
 * something done. Signal "opened" (gint64): one of them was activated. Main thread; owned by the pane.
 */
#define ACCORD_TYPE_CUSTOMERS_URGENT (accord_customers_urgent_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomersUrgent, accord_customers_urgent, ACCORD, CUSTOMERS_URGENT, AdwBin)

GtkWidget *accord_customers_urgent_new (AccordWorkspace *workspace);
void accord_customers_urgent_prepare (AccordCustomersUrgent *self);
gboolean accord_customers_urgent_is_current (AccordCustomersUrgent *self);

G_END_DECLS
