/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* One segment for each open stage; those passed are full. A click moves the deal there. */
#define ACCORD_TYPE_STAGE_PATH (accord_stage_path_get_type ())
G_DECLARE_FINAL_TYPE (AccordStagePath, accord_stage_path, ACCORD, STAGE_PATH, AdwBin)

GtkWidget *accord_stage_path_new (AccordBoardContext *context);
void accord_stage_path_set_deal (AccordStagePath *self, AccordEntity *deal);

G_END_DECLS
