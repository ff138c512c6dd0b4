/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_sample_forecasts (const char *deals, gint64 today);

G_END_DECLS
