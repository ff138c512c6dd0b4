/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-gate.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* One thing that a stage asks for, with the way to do it: a tick, a field to fill in, a question to somebody.
 * @criteria: the same condition of one deal or more. The journal tells when it is done. */
GtkWidget *accord_gate_row_new (AccordWorkspace *workspace, GPtrArray *criteria);

G_END_DECLS
