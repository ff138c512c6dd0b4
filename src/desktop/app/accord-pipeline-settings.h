/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Preferences subpage: a pipeline's own fields, and deleting it. */
AdwNavigationPage *accord_pipeline_settings_new (AccordWorkspace *workspace, gint64 pipeline);

G_END_DECLS
