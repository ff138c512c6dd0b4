/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the keyboard is when a dialog has come: in what it is for, not on the Cancel above it. */
void accord_dialog_focus_watch (AdwApplicationWindow *window);

G_END_DECLS
