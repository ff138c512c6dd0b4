/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks the desktop to let the program run without a window, when "reminders-in-background" is switched on.
 * @refused: the desktop said no, and the setting is off again. */
void accord_background_follow (GSettings *settings, void (*refused) (gpointer data), gpointer data);

G_END_DECLS
