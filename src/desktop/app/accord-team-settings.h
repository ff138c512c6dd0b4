/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Preferences about the team: roles, competencies, assignment rules. */
GtkWidget *accord_team_settings_new (AccordWorkspace *workspace);

G_END_DECLS
