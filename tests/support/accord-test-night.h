/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The clock of the computer, and the timers of its kernel, for a test that compiles this in: it sleeps some hours and
 * wakes up. Time that stands still meanwhile (g_get_monotonic_time()) does so here too. */
void accord_test_sleep (int hours);
gint64 accord_test_alarm (void); /* seconds since 1970: what a timer was set to last; 0: none was */

G_END_DECLS
