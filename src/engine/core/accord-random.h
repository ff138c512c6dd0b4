/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void accord_random_bytes (void *bytes, gsize length);
void accord_random_seed (guint64 seed); /* for tests */

G_END_DECLS
