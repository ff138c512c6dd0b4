/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void accord_test_settle (guint ms);
gboolean accord_test_is_working (void);

G_END_DECLS
