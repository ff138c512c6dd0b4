/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The reasons of a workspace as toggles with keys 1 to 9. Signal "changed": another is chosen. */
#define ACCORD_TYPE_LOSS_REASONS (accord_loss_reasons_get_type ())
G_DECLARE_FINAL_TYPE (AccordLossReasons, accord_loss_reasons, ACCORD, LOSS_REASONS, AdwBin)

GtkWidget *accord_loss_reasons_new (AccordWorkspace *workspace);
const char *accord_loss_reasons_get_chosen (AccordLossReasons *self);
gboolean accord_loss_reasons_asks (AccordLossReasons *self, const char *field);
gboolean accord_loss_reasons_press (AccordLossReasons *self, guint nth);

G_END_DECLS
