/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests that count from today say twice what day it is, and midnight would come between. This g_get_real_time() stands
 * before GLib's for what is linked into the program; it is right but for the hour. */

#include "accord-test.h"

#include <time.h>

#define HOUR_S 3600

static gint64 ahead; /* seconds */

gint64
g_get_real_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  return ((gint64) now.tv_sec + ahead) * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* accord_test_keep_day:
 *
 * To be called before anything else. In the last hour of a day the clock of the test runs an hour ahead, so that no
 * midnight passes within it.
 */
void
accord_test_keep_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (g_date_time_get_hour (now) == 23)
    ahead = HOUR_S;
}
