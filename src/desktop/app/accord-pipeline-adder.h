/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A group of the preferences that adds a pipeline from a process that is shipped. */
GtkWidget *accord_pipeline_adder_new (AccordWorkspace *workspace, guint n_pipelines);

G_END_DECLS
