/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Preferences subpage: the fields of one stage. */
AdwNavigationPage *accord_stage_page_new (AccordWorkspace *workspace, gint64 stage);

G_END_DECLS
