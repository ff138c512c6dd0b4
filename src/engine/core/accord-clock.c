/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hybrid logical clock (sync.md §2.2). A stamp is milliseconds << 16 plus a counter; a plain +1
 * carries into the milliseconds, so there is no overflow to handle. The clock belongs to the
 * journal's writing thread; the stamp functions may be called from any thread. */

#include "accord-clock.h"

#define COUNTER_BITS 16
#define FAR_AHEAD_MS ((gint64) 36 * 60 * 60 * 1000)
#define STAMP_MAX ((AccordStamp) G_MAXINT64) /* SQLite's integers are signed */

static AccordStamp
stamp_of_wall (gint64 wall_ms)
{
  if (wall_ms <= 0)
    return 0;
  return MIN ((AccordStamp) wall_ms, STAMP_MAX >> COUNTER_BITS) << COUNTER_BITS;
}

static AccordStamp
next (AccordStamp stamp)
{
  return stamp >= STAMP_MAX ? STAMP_MAX : stamp + 1;
}

static gboolean
is_far_ahead (AccordStamp stamp, gint64 wall_ms)
{
  return accord_stamp_ms (stamp) - MAX (wall_ms, 0) > FAR_AHEAD_MS;
}

/**
 * accord_clock_tick:
 * @clock: the clock of this replica
 * @wall_ms: the computer's time in milliseconds since 1970 UTC
 * @newest_touched: the newest stamp among the fields that the edit writes, 0 if there is none
 *
 * Takes the stamp of one edit: the greatest of the last stamp + 1, the wall clock, and
 * @newest_touched + 1, so that the edit wins over what it replaces. A @newest_touched more than
 * 36 hours ahead of the wall clock raises only this stamp, not the clock: one field written by a
 * computer with a wrong clock must not carry its error into every later edit.
 *
 * Returns: the stamp; greater than the last one unless such a field raised that one
 */
AccordStamp
accord_clock_tick (AccordClock *clock, gint64 wall_ms, AccordStamp newest_touched)
{
  AccordStamp stamp;

  g_return_val_if_fail (clock != NULL, 0);

  stamp = MAX (next (clock->last), stamp_of_wall (wall_ms));
  if (!is_far_ahead (newest_touched, wall_ms))
    {
      clock->last = MAX (stamp, next (newest_touched));
      return clock->last;
    }
  clock->last = stamp;
  return MAX (stamp, next (newest_touched));
}

/**
 * accord_clock_observe:
 * @clock: the clock of this replica
 * @wall_ms: the computer's time in milliseconds since 1970 UTC
 * @received: a stamp that another replica wrote
 *
 * Moves the clock up to @received, so that later edits here sort after it. A stamp more than
 * 36 hours ahead of the wall clock is ignored.
 */
void
accord_clock_observe (AccordClock *clock, gint64 wall_ms, AccordStamp received)
{
  g_return_if_fail (clock != NULL);

  if (received > clock->last && !is_far_ahead (received, wall_ms))
    clock->last = MIN (received, STAMP_MAX);
}

/**
 * accord_stamp_ms:
 * @stamp: a stamp
 *
 * Returns: its milliseconds since 1970 UTC
 */
gint64
accord_stamp_ms (AccordStamp stamp)
{
  return (gint64) (stamp >> COUNTER_BITS);
}

/**
 * accord_now_ms:
 *
 * Returns: the computer's time in milliseconds since 1970 UTC
 */
gint64
accord_now_ms (void)
{
  return g_get_real_time () / 1000;
}
