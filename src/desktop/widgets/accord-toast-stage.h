/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Something large with messages above it that cost it nothing. */
#define ACCORD_TYPE_TOAST_STAGE (accord_toast_stage_get_type ())
G_DECLARE_FINAL_TYPE (AccordToastStage, accord_toast_stage, ACCORD, TOAST_STAGE, GtkWidget)

AdwToastOverlay *accord_toast_stage_get_toasts (AccordToastStage *self);
/* Where the messages of @from are seen: the nearest above it. */
AdwToastOverlay *accord_toasts_above (GtkWidget *from);

G_END_DECLS
