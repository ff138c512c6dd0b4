/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-pipelines.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks where the deals of some stages go. Signal "apply" (GArray of AccordStageMove). */
#define ACCORD_TYPE_STAGE_MAP_DIALOG (accord_stage_map_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordStageMapDialog, accord_stage_map_dialog, ACCORD, STAGE_MAP_DIALOG, AdwAlertDialog)

/* @from, @to: of AccordRecord, stages. */
AdwDialog *accord_stage_map_dialog_new (const char *heading, const char *body, const char *apply, GPtrArray *from, GPtrArray *to);

G_END_DECLS
