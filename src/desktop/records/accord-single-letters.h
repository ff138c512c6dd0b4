/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether single letters act in lists and on the board: they can be switched off (WCAG 2.1.4). */
gboolean accord_single_letters_act (void);

G_END_DECLS
