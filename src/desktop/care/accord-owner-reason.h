/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Which assignment rule gave a customer to whom and why, or would; and giving it so. */
void accord_owner_reason_show (GtkWidget *from, AccordWorkspace *workspace, gint64 customer);

G_END_DECLS
