/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Preferences subpage: one condition of a stage, or one task that it gives. */
AdwNavigationPage *accord_stage_part_page_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *type);

G_END_DECLS
