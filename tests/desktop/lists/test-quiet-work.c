/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work that nobody waits for: when its pieces are done. What counts is the thread's own time, so a busy machine changes
 * nothing here. */

#include <glib.h>
#include <time.h>

#include "accord-quiet-work.h"

typedef struct {
  AccordQuietWork work;
  guint done;
  guint left;
  gint64 at; /* of the last piece, µs */
  GMainLoop *loop;
} Fixture;

static gboolean
piece (gpointer data)
{
  Fixture *self = data;

  self->done++;
  self->at = g_get_monotonic_time ();
  if (--self->left > 0)
    return TRUE;
  g_main_loop_quit (self->loop);
  return FALSE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->loop = g_main_loop_new (NULL, FALSE);
  accord_quiet_work_init (&self->work, piece, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  accord_quiet_work_clear (&self->work);
  g_main_loop_unref (self->loop);
}

/* The thread is busy for so much of its own time. */
static void
toil (gint64 us)
{
  struct timespec spec;
  gint64 until, now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);
  until = (gint64) spec.tv_sec * G_USEC_PER_SEC + spec.tv_nsec / 1000 + us;
  do
    {
      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);
      now = (gint64) spec.tv_sec * G_USEC_PER_SEC + spec.tv_nsec / 1000;
    }
  while (now < until);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gboolean
toil_cb (gpointer data)
{
  toil (5000);
  return G_SOURCE_CONTINUE;
}

static void
test_pieces_are_done_until_none_is_left (Fixture *self, gconstpointer data)
{
  gint64 began = g_get_monotonic_time ();

  self->left = 3;
  accord_quiet_work_begin (&self->work);
  g_assert_true (accord_quiet_work_is_going (&self->work));
  g_assert_cmpuint (self->done, ==, 0);
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->done, ==, 3);
  g_assert_false (accord_quiet_work_is_going (&self->work));
  /* 300 ms before the first, 16 ms before each of the others. */
  g_assert_cmpint (self->at - began, >=, 320000);
}

static void
test_nothing_is_done_while_the_thread_is_busy (Fixture *self, gconstpointer data)
{
  guint busy;

  self->left = 1;
  accord_quiet_work_begin (&self->work);
  busy = g_timeout_add (10, toil_cb, NULL);
  g_timeout_add (900, quit_cb, self->loop);
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->done, ==, 0);
  g_source_remove (busy);
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->done, ==, 1);
}

static void
test_what_a_piece_takes_is_not_somebody_at_work (Fixture *self, gconstpointer data)
{
  self->left = 3;
  accord_quiet_work_begin (&self->work);
  while (self->done == 0)
    g_main_context_iteration (NULL, TRUE);
  toil (10000); /* the frame that follows it, and another */
  g_main_context_iteration (NULL, TRUE);
  toil (10000);
  while (self->done == 1)
    {
      g_assert_cmpuint (self->work.calm, >=, 19);
      g_main_context_iteration (NULL, TRUE);
    }
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->done, ==, 3);
}

/* Pieces come one after the other; then somebody presses a key. */
static void
test_a_key_has_it_wait_until_it_is_calm_again (Fixture *self, gconstpointer data)
{
  gint64 typed;

  self->left = 3;
  accord_quiet_work_begin (&self->work);
  while (self->done < 2)
    g_main_context_iteration (NULL, TRUE);
  typed = g_get_monotonic_time ();
  accord_quiet_work_hush ();
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->done, ==, 3);
  g_assert_cmpint (self->at - typed, >=, 300000);
}

static void
test_cleared_work_is_given_up (Fixture *self, gconstpointer data)
{
  self->left = 1;
  accord_quiet_work_begin (&self->work);
  accord_quiet_work_clear (&self->work);
  g_assert_false (accord_quiet_work_is_going (&self->work));
  g_timeout_add (500, quit_cb, self->loop);
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->done, ==, 0);
}

static void
test_put_off_work_is_not_begun (Fixture *self, gconstpointer data)
{
  self->left = 1;
  accord_quiet_work_put_off (TRUE);
  accord_quiet_work_begin (&self->work);
  accord_quiet_work_put_off (FALSE);
  g_assert_false (accord_quiet_work_is_going (&self->work));
  accord_quiet_work_begin (&self->work);
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->done, ==, 1);
}

#define ADD(name, func) g_test_add ("/lists/quiet-work/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pieces-are-done-until-none-is-left", test_pieces_are_done_until_none_is_left);
  ADD ("nothing-is-done-while-the-thread-is-busy", test_nothing_is_done_while_the_thread_is_busy);
  ADD ("what-a-piece-takes-is-not-somebody-at-work", test_what_a_piece_takes_is_not_somebody_at_work);
  ADD ("a-key-has-it-wait-until-it-is-calm-again", test_a_key_has_it_wait_until_it_is_calm_again);
  ADD ("put-off-work-is-not-begun", test_put_off_work_is_not_begun);
  ADD ("cleared-work-is-given-up", test_cleared_work_is_given_up);
  return g_test_run ();
}
