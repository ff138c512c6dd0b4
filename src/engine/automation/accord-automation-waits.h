/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-automation.h"

G_BEGIN_DECLS

gboolean accord_automation_waits_for (const AccordAutomation *rule, const AccordChangeSet *set, const AccordChange *change);
char *accord_automation_chain_key (const AccordAutomation *rule, gint64 record);
GArray *accord_automation_candidates (const AccordAutomation *rule, const AccordChangeSet *set, GHashTable *chain, gboolean over, gboolean *looped);

G_END_DECLS
