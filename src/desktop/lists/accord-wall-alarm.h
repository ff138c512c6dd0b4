/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Calls at a time by the clock on the wall; and at once when that clock is set, when the computer wakes up
 * too late, or when the time zone changes. Lives inside its owner. */
typedef struct {
  void (*func) (gpointer data);
  gpointer data;
  int fd;          /* timerfd; -1: none */
  guint source;
  guint timeout;   /* where there is no timerfd */
  GFileMonitor *zone;
} AccordWallAlarm;

void accord_wall_alarm_init (AccordWallAlarm *self, void (*func) (gpointer data), gpointer data);
void accord_wall_alarm_set (AccordWallAlarm *self, gint64 time_ms);
void accord_wall_alarm_clear (AccordWallAlarm *self);
void accord_wall_alarm_set_zone_file (const char *path); /* for tests */

G_END_DECLS
