/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordQuietWork: see the header. Main thread. Whether something else goes on is seen by what the thread itself was
 * busy with since the last look: a list that is scrolled or typed at takes more of it than a cursor that blinks, and
 * other programs on the machine do not count.
 *
 *   begin ─▶ look, look, … ─(calm for 300 ms)─▶ piece ─▶ looks until the frames that the piece left behind are done ─▶ piece …
 */

#include "accord-quiet-work.h"

#include <time.h>

#define LOOK_MS 16
#define CALM_LOOKS 19  /* 300 ms */
#define BUSY_US 1600   /* of own time in 16 ms: somebody is at work */
#define AFTERMATH 12   /* looks at most that a piece keeps the thread busy after it: what it asked for is answered, and placed */

static gboolean is_put_off;
static guint n_hushes;

static gint64
thread_time (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);
  return (gint64) spec.tv_sec * G_USEC_PER_SEC + spec.tv_nsec / 1000;
}

static gboolean
look_cb (gpointer data)
{
  AccordQuietWork *self = data;
  gint64 now = thread_time ();
  gboolean busy = now - self->spent > BUSY_US;

  self->spent = now;
  if (self->hushed != n_hushes)
    {
      self->hushed = n_hushes;
      self->aftermath = 0;
      busy = TRUE;
    }
  if (self->aftermath > 0 && busy)
    {
      self->aftermath--;
      return G_SOURCE_CONTINUE;
    }
  self->aftermath = 0;
  self->calm = busy ? 0 : self->calm + 1;
  if (self->calm < CALM_LOOKS)
    return G_SOURCE_CONTINUE;
  if (!self->piece (self->data))
    {
      self->source = 0;
      return G_SOURCE_REMOVE;
    }
  self->aftermath = AFTERMATH;
  self->spent = thread_time ();
  return G_SOURCE_CONTINUE;
}

/**
 * accord_quiet_work_init:
 * @self: work
 * @piece: called for each piece until it returns %FALSE; it may not clear the work
 * @data: for @piece; usually the owner of @self
 *
 * Prepares it. Nothing is done yet.
 */
void
accord_quiet_work_init (AccordQuietWork *self, AccordQuietPiece piece, gpointer data)
{
  *self = (AccordQuietWork) { .piece = piece, .data = data };
}

/**
 * accord_quiet_work_begin:
 * @self: work
 *
 * Has its pieces done once the main loop has had nothing to do for 300 ms, and one more every 16 ms while it stays so.
 * Goes on where it stands if it has begun already.
 */
void
accord_quiet_work_begin (AccordQuietWork *self)
{
  if (self->source != 0 || is_put_off)
    return;
  self->calm = 0;
  self->aftermath = 0;
  self->hushed = n_hushes;
  self->spent = thread_time ();
  self->source = g_timeout_add_full (G_PRIORITY_LOW, LOOK_MS, look_cb, self, NULL);
}

/**
 * accord_quiet_work_hush:
 *
 * Somebody types. All such work waits until it has been calm for 300 ms again, though a key may take no more of the thread
 * than a piece and the frames behind it.
 */
void
accord_quiet_work_hush (void)
{
  n_hushes++;
}

/**
 * accord_quiet_work_put_off:
 * @put_off: whether nothing is begun from now on
 *
 * For tests that wait until the program has come to rest: what nobody waits for is not waited for by them either. What
 * was asked for meanwhile is not made up for.
 */
void
accord_quiet_work_put_off (gboolean put_off)
{
  is_put_off = put_off;
}

/**
 * accord_quiet_work_is_going:
 * @self: work
 *
 * Returns: whether pieces are still to come
 */
gboolean
accord_quiet_work_is_going (const AccordQuietWork *self)
{
  return self->source != 0;
}

/**
 * accord_quiet_work_clear:
 * @self: work
 *
 * Gives up what is left. To be called by the owner's dispose, and by whoever has done the rest.
 */
void
accord_quiet_work_clear (AccordQuietWork *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
