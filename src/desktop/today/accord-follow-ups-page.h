/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Preferences: how often whom to talk to, and when to be reminded. */
GtkWidget *accord_follow_ups_page_new (AccordWorkspace *workspace, GSettings *settings);

G_END_DECLS
