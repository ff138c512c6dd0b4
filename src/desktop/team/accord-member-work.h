/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What somebody has planned for four weeks against the limit, as a chart card. */
GtkWidget *accord_member_work_new (AccordWorkspace *workspace, gint64 member);

G_END_DECLS
