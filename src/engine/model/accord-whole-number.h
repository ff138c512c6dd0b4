/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean accord_whole_number_parse (const char *text, gunichar decimal_mark, gint64 *number);

G_END_DECLS
