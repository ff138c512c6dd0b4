/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What belongs to a stage as rows that open, move and go: its conditions, or the tasks that it gives. */
#define ACCORD_TYPE_STAGE_PARTS (accord_stage_parts_get_type ())
G_DECLARE_FINAL_TYPE (AccordStageParts, accord_stage_parts, ACCORD, STAGE_PARTS, AdwPreferencesGroup)

/* @kind: stage_criterion or stage_task */
GtkWidget *accord_stage_parts_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 stage);

G_END_DECLS
