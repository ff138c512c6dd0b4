/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See the header. An event descriptor stands for each timer. */

#include "accord-test-night.h"

#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <time.h>

static int slept; /* hours */
static int timers[64];
static int n_timers;
static gint64 set_to;

gint64
g_get_real_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  return ((gint64) now.tv_sec + g_atomic_int_get (&slept) * 3600) * 1000000 + now.tv_nsec / 1000;
}

int
timerfd_create (clockid_t clock, int flags)
{
  g_assert_cmpint (n_timers, <, (int) G_N_ELEMENTS (timers));
  timers[n_timers] = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  return timers[n_timers++];
}

int
timerfd_settime (int fd, int flags, const struct itimerspec *when, struct itimerspec *old)
{
  set_to = when->it_value.tv_sec;
  return 0;
}

void
accord_test_sleep (int hours)
{
  g_atomic_int_add (&slept, hours);
  for (int i = 0; i < n_timers; i++)
    eventfd_write (timers[i], 1); /* one that is closed is none */
}

gint64
accord_test_alarm (void)
{
  return set_to;
}
