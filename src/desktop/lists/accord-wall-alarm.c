/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordWallAlarm: see the header. A timerfd on the real-time clock that is cancelled when somebody sets that
 * clock: timeouts of the main loop stand still while the computer sleeps. Main thread. */

#include "accord-config.h"

#include "accord-wall-alarm.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "accord-clock.h"

static const char *zone_file = "/etc/localtime";

static gboolean
expired_cb (int fd, GIOCondition condition, gpointer data)
{
  AccordWallAlarm *self = data;
  guint64 times;

  /* ECANCELED: the clock was set. Either way its owner looks at the clock anew. */
  if (read (fd, &times, sizeof times) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  self->func (self->data);
  return G_SOURCE_CONTINUE;
}

static gboolean
timeout_cb (gpointer data)
{
  AccordWallAlarm *self = data;

  self->timeout = 0;
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

static void
zone_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  AccordWallAlarm *self = data;

  self->func (self->data);
}

/**
 * accord_wall_alarm_set_zone_file:
 * @path: (nullable): what alarms made from now on take for the file that says the time zone; %NULL: /etc/localtime
 *
 * For tests, which keep the string.
 */
void
accord_wall_alarm_set_zone_file (const char *path)
{
  zone_file = path != NULL ? path : "/etc/localtime";
}

/**
 * accord_wall_alarm_init:
 * @self: (out): an alarm that is not set
 * @func: called then
 * @data: for @func
 */
void
accord_wall_alarm_init (AccordWallAlarm *self, void (*func) (gpointer data), gpointer data)
{
  g_autoptr (GFile) localtime = g_file_new_for_path (zone_file);

  *self = (AccordWallAlarm) { .func = func, .data = data };
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd >= 0)
    self->source = g_unix_fd_add (self->fd, G_IO_IN | G_IO_ERR, expired_cb, self);
  self->zone = g_file_monitor_file (localtime, G_FILE_MONITOR_NONE, NULL, NULL); /* none in some sandboxes: the next alarm sees it */
  if (self->zone != NULL)
    g_signal_connect (self->zone, "changed", G_CALLBACK (zone_changed_cb), self);
}

/**
 * accord_wall_alarm_set:
 * @self: an alarm
 * @time_ms: when, milliseconds since 1970-01-01 UTC
 *
 * Replaces the time it was set to.
 */
void
accord_wall_alarm_set (AccordWallAlarm *self, gint64 time_ms)
{
  struct itimerspec when = { .it_value = { .tv_sec = time_ms / 1000, .tv_nsec = (time_ms % 1000) * 1000000 } };

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->fd < 0 || timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) != 0)
    self->timeout = g_timeout_add_seconds ((guint) CLAMP ((time_ms - accord_now_ms ()) / 1000 + 1, 1, 60), timeout_cb, self);
}

/**
 * accord_wall_alarm_clear:
 * @self: an alarm
 */
void
accord_wall_alarm_clear (AccordWallAlarm *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->zone != NULL)
    g_signal_handlers_disconnect_by_data (self->zone, self);
  g_clear_object (&self->zone);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}
