/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-order.h"
#include "accord-record.h"

G_BEGIN_DECLS

/* Line of AccordStagesPage; activates its actions stages.open, stages.place, stages.delete. */
GtkWidget *accord_stage_row_new (const AccordOrderPlace *place, gboolean read_only);

GtkWidget *accord_stage_row_pipeline_button (gint64 pipeline);
GtkWidget *accord_stage_row_adder (gint64 pipeline);
GtkWidget *accord_stage_row_list (const AccordKind *kind);

G_END_DECLS
