/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Competencies of somebody against the model of the role, as a chart card with a button to rate. */
GtkWidget *accord_member_skills_new (AccordWorkspace *workspace, gint64 member);

G_END_DECLS
