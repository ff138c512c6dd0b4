/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void accord_test_ignore_leak (gconstpointer object);

G_END_DECLS
