/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-record.h"

G_BEGIN_DECLS

/* Line of AccordStagesPage; activates its actions stages.open, stages.move-up, -down, stages.delete. */
GtkWidget *accord_stage_row_new (AccordRecord *stage, gboolean may_rise, gboolean may_sink, gboolean read_only);

GtkWidget *accord_stage_row_pipeline_button (gint64 pipeline);
GtkWidget *accord_stage_row_adder (gint64 pipeline);
GtkWidget *accord_stage_row_list (const AccordKind *kind);

G_END_DECLS
