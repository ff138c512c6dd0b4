/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-id-list.h"

G_BEGIN_DECLS

/* How far a deal has come: one dash per open stage of its pipeline, filled up to its own; all green
 * when won, none when lost. Decoration: the stage's name stands beside it. */
#define ACCORD_TYPE_STAGE_DASHES (accord_stage_dashes_get_type ())
G_DECLARE_FINAL_TYPE (AccordStageDashes, accord_stage_dashes, ACCORD, STAGE_DASHES, AdwBin)

/* @stages: a list of all stages sorted by rank, shared by many dashes. */
GtkWidget *accord_stage_dashes_new (AccordIdList *stages);
void accord_stage_dashes_set_stage (AccordStageDashes *self, gint64 stage);

G_END_DECLS
