/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Gives everything open of a member who leaves to others, told in counts beforehand; one undoable step. */
AdwDialog *accord_handover_dialog_new (AccordWorkspace *workspace, gint64 member, const char *name);

G_END_DECLS
