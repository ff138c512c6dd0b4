/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* Won, Lost…, Park: slides in while a card is dragged. */
#define ACCORD_TYPE_DROP_BAR (accord_drop_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordDropBar, accord_drop_bar, ACCORD, DROP_BAR, AdwBin)

GtkWidget *accord_drop_bar_new (AccordBoardContext *context);

G_END_DECLS
