/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Rows of a list whose records are put in order by people: dragged by a handle, moved with Alt and the arrows, or by
 * their menu. The kind has a field "rank". */
void accord_record_order_add (AdwActionRow *row, AccordWorkspace *workspace, GListModel *list, AccordEntity *entity);
DexFuture *accord_record_order_move (AccordWorkspace *workspace, GListModel *list, guint from, guint to); /* AccordChangeSet */

G_END_DECLS
