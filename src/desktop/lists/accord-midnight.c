/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMidnight: main thread. A computer that slept is called late; it then counts anew. */

#include "accord-config.h"

#include "accord-midnight.h"

static void wait_for (AccordMidnight *self);

static gboolean
due_cb (gpointer data)
{
  AccordMidnight *self = data;

  wait_for (self);
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

static void
wait_for (AccordMidnight *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->source = g_timeout_add_seconds (accord_midnight_seconds (now), due_cb, self);
}

/**
 * accord_midnight_seconds:
 * @now: a local time
 *
 * Returns: seconds until the next day has begun, at least one
 */
guint
accord_midnight_seconds (GDateTime *now)
{
  return (guint) (86401 - g_date_time_get_hour (now) * 3600 - g_date_time_get_minute (now) * 60 - g_date_time_get_second (now));
}

/**
 * accord_midnight_start:
 * @self: zeroed
 * @func: called after each midnight
 * @data: for @func
 */
void
accord_midnight_start (AccordMidnight *self, void (*func) (gpointer data), gpointer data)
{
  g_return_if_fail (self->source == 0);

  self->func = func;
  self->data = data;
  wait_for (self);
}

/**
 * accord_midnight_stop:
 * @self: one that may have been started
 */
void
accord_midnight_stop (AccordMidnight *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
