/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where sun and moon stand, as exactly as calendars need it. Times are days since 1970-01-01 UTC with a
 * fraction; days are those of Beijing, whose clocks showed its own local time before 1929. */
gint64 accord_sky_beijing_day (double time);
double accord_sky_beijing_midnight (gint64 day);
double accord_sky_sun_longitude (double time);
double accord_sky_sun_reaches (double degrees, double about);
double accord_sky_new_moon (int number);
gint64 accord_sky_month_begins (int number);
int accord_sky_new_moon_before (gint64 day);

G_END_DECLS
