/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hybrid logical clock (sync.md §2.2). A stamp is milliseconds << 16 plus a counter; a plain +1
 * carries into the milliseconds, so there is no overflow to handle. The clock belongs to the
 * journal's writing thread; the stamp functions may be called from any thread. */

#include "accord-clock.h"

#include <sys/timex.h>

#define COUNTER_BITS 16
#define FAR_AHEAD_MS ((gint64) 36 * 60 * 60 * 1000)
#define STAMP_MAX ((AccordStamp) G_MAXINT64) /* SQLite's integers are signed */

static AccordStamp
stamp_of_wall (gint64 wall_ms)
{
  if (wall_ms <= 0)
    return 0;
  return MIN ((AccordStamp) wall_ms, ACCORD_STAMP_MOST >> COUNTER_BITS) << COUNTER_BITS;
}

/**
 * accord_stamp_next:
 * @stamp: a stamp
 *
 * Returns: the one right behind it; at the end of time the same
 */
AccordStamp
accord_stamp_next (AccordStamp stamp)
{
  return stamp >= STAMP_MAX ? STAMP_MAX : stamp + 1;
}

static gboolean uncontained;

/* For tests: whether clocks that run ahead are kept from carrying on their error, as they must be. */
void
accord_clock_contain (gboolean contain)
{
  __atomic_store_n (&uncontained, !contain, __ATOMIC_SEQ_CST);
}

/**
 * accord_stamp_is_far_ahead:
 * @wall_ms: the computer's time
 *
 * Returns: whether @stamp is more than 36 hours ahead, so that no clock may follow it
 */
gboolean
accord_stamp_is_far_ahead (AccordStamp stamp, gint64 wall_ms)
{
  return accord_stamp_ms (stamp) - MAX (wall_ms, 0) > FAR_AHEAD_MS && !__atomic_load_n (&uncontained, __ATOMIC_SEQ_CST);
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

  stamp = MAX (accord_stamp_next (clock->last), stamp_of_wall (wall_ms));
  if (!accord_stamp_is_far_ahead (newest_touched, wall_ms))
    {
      clock->last = MAX (stamp, accord_stamp_next (newest_touched));
      return clock->last;
    }
  clock->last = stamp;
  return MAX (stamp, accord_stamp_next (newest_touched));
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

  if (received > clock->last && !accord_stamp_is_far_ahead (received, wall_ms))
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

/* What the tests say that it is; 0: what the computer says. */
static gint64 now_said, steady_said;

/* For tests: the time that accord_now_ms() tells from now on; 0: the computer's again. */
void
accord_now_set (gint64 ms)
{
  __atomic_store_n (&now_said, ms, __ATOMIC_SEQ_CST);
}

/* For tests: what accord_steady_ms() tells from now on; 0: the computer's. */
void
accord_steady_set (gint64 ms)
{
  __atomic_store_n (&steady_said, ms, __ATOMIC_SEQ_CST);
}

/**
 * accord_now_ms:
 *
 * Returns: the computer's time in milliseconds since 1970 UTC
 */
gint64
accord_now_ms (void)
{
  gint64 said = __atomic_load_n (&now_said, __ATOMIC_SEQ_CST);

  return said != 0 ? said : g_get_real_time () / 1000;
}

/**
 * accord_steady_ms:
 *
 * Returns: milliseconds of a clock that runs on and that nobody sets; it begins anywhere
 */
gint64
accord_steady_ms (void)
{
  struct timespec now;

  if (__atomic_load_n (&steady_said, __ATOMIC_SEQ_CST) != 0)
    return __atomic_load_n (&steady_said, __ATOMIC_SEQ_CST);
  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/**
 * accord_clock_is_vouched:
 *
 * Returns: whether the computer's clock follows a time server. Never while tests say what time it is.
 */
gboolean
accord_clock_is_vouched (void)
{
  struct timex query = { 0 };

  return __atomic_load_n (&now_said, __ATOMIC_SEQ_CST) == 0 && adjtimex (&query) != TIME_ERROR &&
         !(query.status & STA_UNSYNC);
}

/**
 * accord_clock_believes:
 * @wall_ms: the computer's time
 * @steady_ms: see accord_steady_ms()
 * @vouched: see accord_clock_is_vouched()
 *
 * A clock more than 36 hours ahead of what is known is not believed unless a time server stands behind it:
 * its stamps would win over everybody's for as long. One that is behind does no harm.
 *
 * Returns: whether @wall_ms may go into stamps
 */
gboolean
accord_clock_believes (AccordClock *clock, gint64 wall_ms, gint64 steady_ms, gboolean vouched)
{
  gint64 expected = clock->reference + MAX (steady_ms - clock->steady, 0);

  clock->doubtful = clock->reference != 0 && !vouched && wall_ms - expected > FAR_AHEAD_MS;
  if (!clock->doubtful && (wall_ms > expected || clock->reference == 0))
    accord_clock_adopt (clock, wall_ms, steady_ms);
  return !clock->doubtful;
}

/* Somebody vouches for the time: a person who was asked, or another computer. */
void
accord_clock_adopt (AccordClock *clock, gint64 wall_ms, gint64 steady_ms)
{
  clock->reference = wall_ms;
  clock->steady = steady_ms;
  clock->doubtful = FALSE;
}
