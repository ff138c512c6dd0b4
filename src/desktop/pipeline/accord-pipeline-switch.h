/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Which pipeline is shown, as a menu button with its name. Signal "chosen". */
#define ACCORD_TYPE_PIPELINE_SWITCH (accord_pipeline_switch_get_type ())
G_DECLARE_FINAL_TYPE (AccordPipelineSwitch, accord_pipeline_switch, ACCORD, PIPELINE_SWITCH, AdwBin)

GtkWidget *accord_pipeline_switch_new (AccordWorkspace *workspace);
gint64 accord_pipeline_switch_get_chosen (AccordPipelineSwitch *self);
gboolean accord_pipeline_switch_is_known (AccordPipelineSwitch *self);
void accord_pipeline_switch_choose (AccordPipelineSwitch *self, gint64 pipeline);
void accord_pipeline_switch_set_narrow (AccordPipelineSwitch *self, gboolean narrow);

G_END_DECLS
