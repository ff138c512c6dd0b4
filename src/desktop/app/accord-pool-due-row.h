/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* How many customers the pool's rules send there now, and a button that puts them there in one step. */
GtkWidget *accord_pool_due_row_new (AccordWorkspace *workspace);

G_END_DECLS
