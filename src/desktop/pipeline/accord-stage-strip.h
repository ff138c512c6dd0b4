/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* The stages as a row of chips, one chosen. Signal "chosen". */
#define ACCORD_TYPE_STAGE_STRIP (accord_stage_strip_get_type ())
G_DECLARE_FINAL_TYPE (AccordStageStrip, accord_stage_strip, ACCORD, STAGE_STRIP, AdwBin)

GtkWidget *accord_stage_strip_new (AccordBoardContext *context);
AccordBoardColumn *accord_stage_strip_get_chosen (AccordStageStrip *self);
void accord_stage_strip_choose (AccordStageStrip *self, AccordBoardColumn *column);

G_END_DECLS
