/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 accord_wall_seconds (gint64 shown, GTimeZone *zone);
gint64 accord_wall_time (gint64 date, int minute, GTimeZone *zone);
gint64 accord_wall_date (gint64 time_ms, GTimeZone *zone, int *minute);

G_END_DECLS
