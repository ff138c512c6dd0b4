/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks the desktop to let the program run without a window, when "reminders-in-background" is switched on. */
void accord_background_follow (GSettings *settings);

G_END_DECLS
