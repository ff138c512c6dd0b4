/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Popover of a stage: its goal, when a deal has passed it, probability and idle limit, all editable
 * in place. Signal "fold": Fold Column was pressed. */
#define ACCORD_TYPE_STAGE_GUIDE (accord_stage_guide_get_type ())
G_DECLARE_FINAL_TYPE (AccordStageGuide, accord_stage_guide, ACCORD, STAGE_GUIDE, GtkPopover)

GtkWidget *accord_stage_guide_new (AccordWorkspace *workspace, AccordEntity *stage);

G_END_DECLS
