/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a rule does, as rows that are opened to be changed. */
GtkWidget *accord_rule_deeds_new (AccordWorkspace *workspace, AccordEntity *rule);
void accord_rule_deeds_show (GtkWidget *deeds, const AccordKind *target);

G_END_DECLS
