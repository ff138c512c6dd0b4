/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The last part of a rule's page. */
void accord_rule_log_fill (AdwPreferencesGroup *group, AccordWorkspace *workspace, gint64 rule);

G_END_DECLS
