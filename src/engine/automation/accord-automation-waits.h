/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-automation.h"

G_BEGIN_DECLS

gboolean accord_automation_waits_for (const AccordAutomation *rule, const AccordChangeSet *set, const AccordChange *change);

G_END_DECLS
