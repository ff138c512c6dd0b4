/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks once for each file who sits here, on a line that can be passed over: a member, a new one, or nobody. */
#define ACCORD_TYPE_IDENTITY_BAR (accord_identity_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordIdentityBar, accord_identity_bar, ACCORD, IDENTITY_BAR, AdwBin)

GtkWidget *accord_identity_bar_new (GSettings *settings);
void accord_identity_bar_set_compact (AccordIdentityBar *self, gboolean compact);
void accord_identity_bar_set_workspace (AccordIdentityBar *self, AccordWorkspace *workspace);

G_END_DECLS
