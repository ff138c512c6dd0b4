/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-grid.h"

G_BEGIN_DECLS

/* Before the columns of the file. */
#define ACCORD_ASSISTANT_COLUMN_LINE (-1)
#define ACCORD_ASSISTANT_COLUMN_PROBLEM (-2)

GtkListItemFactory *accord_assistant_cells_new (GtkWidget *grid, AccordAssistantGridMode mode, AccordImportPlan *plan, int column, gboolean numeric);

G_END_DECLS
