/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What every row of a part of a deal has besides its fields. */
char *accord_deal_part_row_words (AccordEntity *entity);
void accord_deal_part_row_add_title (AccordWorkspace *workspace, const AccordKind *kind, AdwExpanderRow *row, AccordEntity *entity);
void accord_deal_part_row_add_delete (AccordWorkspace *workspace, AdwExpanderRow *row, AccordEntity *entity);

G_END_DECLS
