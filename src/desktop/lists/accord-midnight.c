/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMidnight: main thread. All wait for one alarm of the clock on the wall, which goes on while the computer sleeps. */

#include "accord-config.h"

#include "accord-midnight.h"

#include "accord-date.h"
#include "accord-wall-alarm.h"

static AccordWallAlarm alarm_clock; /* while anybody waits */
static GPtrArray *waiting;          /* of AccordMidnight, borrowed; NULL: nobody */
static gint64 day;                  /* that they know of */
static guint once_more;             /* the core takes up to a minute to see another time zone */

#define ONCE_MORE_SECONDS 61

static void
set_alarm (void)
{
  accord_wall_alarm_set (&alarm_clock, accord_date_to_time (day + 1));
}

/* What is called may stop others, or begin to wait. */
static gboolean
look (void)
{
  gint64 today = accord_date_today ();
  gboolean another = today != day;
  g_autoptr (GPtrArray) called = g_ptr_array_copy (waiting, NULL, NULL);

  day = today;
  set_alarm ();
  for (guint i = 0; another && i < called->len; i++)
    {
      AccordMidnight *self = g_ptr_array_index (called, i);

      if (waiting != NULL && g_ptr_array_find (waiting, self, NULL))
        self->func (self->data);
    }
  return another;
}

static gboolean
once_more_cb (gpointer data)
{
  once_more = 0;
  look ();
  return G_SOURCE_REMOVE;
}

/* Where the day is the same, the clock was set within it, or the time zone is another. */
static void
ring (gpointer data)
{
  if (!look () && once_more == 0)
    once_more = g_timeout_add_seconds (ONCE_MORE_SECONDS, once_more_cb, NULL);
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
  g_return_if_fail (!self->waits);

  *self = (AccordMidnight) { .func = func, .data = data, .waits = TRUE };
  if (waiting == NULL)
    {
      waiting = g_ptr_array_new ();
      day = accord_date_today ();
      accord_wall_alarm_init (&alarm_clock, ring, NULL);
      set_alarm ();
    }
  g_ptr_array_add (waiting, self);
}

/**
 * accord_midnight_stop:
 * @self: one that may have been started
 */
void
accord_midnight_stop (AccordMidnight *self)
{
  if (!self->waits)
    return;
  self->waits = FALSE;
  g_ptr_array_remove_fast (waiting, self);
  if (waiting->len > 0)
    return;
  g_clear_pointer (&waiting, g_ptr_array_unref);
  g_clear_handle_id (&once_more, g_source_remove);
  accord_wall_alarm_clear (&alarm_clock);
}
