/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A deal goes to another stage, on top of its new column; what the stage asks for is asked first. */
void accord_stage_move (GtkWidget *from, AccordWorkspace *workspace, AccordEntity *deal, AccordEntity *stage);

G_END_DECLS
