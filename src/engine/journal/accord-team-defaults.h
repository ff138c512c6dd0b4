/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* What is shipped for a team to begin with: competencies with anchors, roles with duties (M49, M50). */
AccordEdit *accord_team_defaults_competencies (void);
AccordEdit *accord_team_defaults_duties (void);

G_END_DECLS
