/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void accord_unread_note (const char *what, const GError *error);

G_END_DECLS
