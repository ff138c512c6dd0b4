/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The computer sleeps, its clock is set, it is carried into another time zone. What the kernel does then is said by
 * timerfd_create(2): a timer on the real-time clock that asked for it is cancelled when that clock jumps, and also
 * when the computer wakes up; one whose time passed meanwhile expires. Here the kernel is this file: an event
 * descriptor stands for the timer, and reading it says what happened. */

#include "accord-config.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include "accord-clock.h"
#include "accord-wall-alarm.h"
#include "reminders-fixture.h"

#define BERLIN "/usr/share/zoneinfo/Europe/Berlin"
#define NEW_YORK "/usr/share/zoneinfo/America/New_York"

static int timer = -1;      /* of the alarm made last */
static gboolean no_timers;  /* a kernel without them */
static gboolean cancelled;  /* what reading says next */
static struct timespec set_to;
static char *zone_file;

int
timerfd_create (clockid_t clock, int flags)
{
  g_assert_cmpint (clock, ==, CLOCK_REALTIME);
  if (no_timers)
    {
      errno = ENOSYS;
      return -1;
    }
  timer = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  return timer;
}

int
timerfd_settime (int fd, int flags, const struct itimerspec *when, struct itimerspec *old)
{
  g_assert_cmpint (fd, ==, timer);
  g_assert_cmpint (flags, ==, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET);
  set_to = when->it_value;
  return 0;
}

ssize_t
read (int fd, void *into, size_t size)
{
  ssize_t n = syscall (SYS_read, fd, into, size);

  if (fd != timer || !cancelled || n < 0)
    return n;
  cancelled = FALSE;
  errno = ECANCELED;
  return -1;
}

static void
kernel_wakes_it (gboolean cancel)
{
  cancelled = cancel;
  g_assert_cmpint (eventfd_write (timer, 1), ==, 0);
}

/* Three hours pass in no time: somebody sets the clock, or the lid was closed. */
static void
pass_three_hours (RemindersFixture *f, gboolean cancel)
{
  reminders_step (f, "Ring", DAY, 600);
  reminders_step (f, "Write", DAY, 11 * 60 + 45);
  reminders_begin (f, 9 * 60);
  reminders_wait_next (f, AT (600));
  g_assert_cmpint (set_to.tv_sec, ==, AT (600) / 1000);
  reminders_assert_silence ();
  accord_now_set (AT (12 * 60));
  kernel_wakes_it (cancel);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "10:00"));
  g_variant_unref (reminders_pop_notification (NULL, "Write", "11:45"));
  reminders_wait_next (f, AT (24 * 60));
  reminders_assert_silence ();
}

static void
test_clock_jumps_ahead (RemindersFixture *f, gconstpointer data)
{
  pass_three_hours (f, TRUE);
}

static void
test_wakes_too_late (RemindersFixture *f, gconstpointer data)
{
  pass_three_hours (f, FALSE);
}

/* A clock that was two hours ahead, as after booting another system, is put right: what was told too early is told
 * again when it is time, rather than never. */
static void
test_clock_jumps_back (RemindersFixture *f, gconstpointer data)
{
  reminders_step (f, "Ring", DAY, 600);
  reminders_step (f, "Write", DAY, 11 * 60);
  reminders_begin (f, 600);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "10:00"));
  reminders_wait_next (f, AT (11 * 60));
  accord_now_set (AT (8 * 60));
  kernel_wakes_it (TRUE);
  reminders_wait_next (f, AT (600));
  g_assert_cmpint (set_to.tv_sec, ==, AT (600) / 1000);
  accord_now_set (AT (600));
  kernel_wakes_it (FALSE);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "10:00"));
  reminders_wait_next (f, AT (11 * 60));
  reminders_assert_silence ();
  accord_now_set (AT (11 * 60));
  kernel_wakes_it (FALSE);
  g_variant_unref (reminders_pop_notification (NULL, "Write", "11:00"));
}

static void
point_to (const char *zone)
{
  g_autofree char *next = g_strconcat (zone_file, ".next", NULL);

  g_assert_cmpint (symlink (zone, next), ==, 0);
  g_assert_cmpint (g_rename (next, zone_file), ==, 0); /* as timedated does */
}

/* 10:00 is 10:00 where one is: in New York at 15:00 by the clock of Greenwich, and its night is over at 13:00. */
static void
test_another_zone (RemindersFixture *f, gconstpointer data)
{
  if (!g_file_test (NEW_YORK, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("This machine has no time zones.");
      return;
    }
  reminders_step (f, "Ring", DAY, 600);
  reminders_begin (f, 9 * 60);
  reminders_wait_next (f, AT (600));
  g_setenv ("TZ", "America/New_York", TRUE);
  point_to (NEW_YORK);
  reminders_wait_next (f, AT (13 * 60));
  accord_now_set (AT (13 * 60));
  kernel_wakes_it (FALSE);
  reminders_wait_next (f, AT (15 * 60));
  g_assert_cmpint (set_to.tv_sec, ==, AT (15 * 60) / 1000);
  accord_now_set (AT (15 * 60));
  kernel_wakes_it (FALSE);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "10:00"));
  g_setenv ("TZ", "UTC", TRUE);
}

static void
rang_cb (gpointer data)
{
  (*(int *) data)++;
}

/* Where the kernel has no such timers the clock on the wall is looked at every minute. */
static void
test_without_timers (void)
{
  AccordWallAlarm alarm;
  GSource *source;
  int n = 0;

  no_timers = TRUE;
  accord_wall_alarm_init (&alarm, rang_cb, &n);
  accord_wall_alarm_set (&alarm, accord_now_ms () + 7 * 3600000);
  source = g_main_context_find_source_by_id (NULL, alarm.timeout);
  g_assert_nonnull (source);
  g_assert_cmpint (g_source_get_ready_time (source) - g_get_monotonic_time (), <=, 61 * G_USEC_PER_SEC);
  accord_wall_alarm_clear (&alarm);
  no_timers = FALSE;
  g_assert_cmpint (n, ==, 0);
}

#define CLOCK(path, func) \
  g_test_add ("/today/reminders-clock/" path, RemindersFixture, NULL, reminders_set_up, func, reminders_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  reminders_portal_begin ();
  folder = g_dir_make_tmp ("accord-zone-XXXXXX", NULL);
  zone_file = g_build_filename (folder, "localtime", NULL);
  point_to (BERLIN);
  accord_wall_alarm_set_zone_file (zone_file);
  CLOCK ("a-clock-set-ahead-is-noticed-at-once", test_clock_jumps_ahead);
  CLOCK ("what-came-due-in-sleep-is-told-on-waking", test_wakes_too_late);
  CLOCK ("a-clock-put-back-forgets-nothing", test_clock_jumps_back);
  CLOCK ("another-time-zone-moves-them-at-once", test_another_zone);
  g_test_add_func ("/today/reminders-clock/without-timers-the-clock-is-looked-at-every-minute", test_without_timers);
  status = g_test_run ();
  reminders_portal_end ();
  accord_wall_alarm_set_zone_file (NULL);
  g_remove (zone_file);
  g_rmdir (folder);
  g_free (zone_file);
  return status;
}
