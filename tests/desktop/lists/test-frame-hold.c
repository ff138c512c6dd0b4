/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key in a search entry may expect of the next frame. A frame is played by a source of the
 * priority that GTK draws with, the answer by one of the priority that a store answers with. */

#include <glib.h>

#include "accord-frame-hold.h"

#define DRAWING (G_PRIORITY_HIGH_IDLE + 20)

typedef struct {
  AccordFrameHold hold;
  gint64 began;
  gint64 answered; /* µs since then, 0: not yet */
  gint64 drawn;
  gboolean ends; /* the answer ends the hold */
} Frame;

static gboolean
draw_cb (gpointer data)
{
  Frame *frame = data;

  frame->drawn = MAX (g_get_monotonic_time () - frame->began, 1);
  return G_SOURCE_REMOVE;
}

static gboolean
answer_cb (gpointer data)
{
  Frame *frame = data;

  frame->answered = MAX (g_get_monotonic_time () - frame->began, 1);
  if (frame->ends)
    accord_frame_hold_end (&frame->hold);
  return G_SOURCE_REMOVE;
}

static gpointer
answer_thread (gpointer data)
{
  g_usleep (2000);
  g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, data, NULL);
  return NULL;
}

/* Until the frame is drawn and, where one is expected, the answer has come. */
static void
play (Frame *frame, guint hold_ms, gboolean answers)
{
  GThread *thread = NULL;

  frame->began = g_get_monotonic_time ();
  if (answers)
    thread = g_thread_new ("answer", answer_thread, frame);
  g_idle_add_full (DRAWING, draw_cb, frame, NULL);
  if (hold_ms > 0)
    accord_frame_hold_begin (&frame->hold, hold_ms);
  while (frame->drawn == 0 || (answers && frame->answered == 0))
    g_main_context_iteration (NULL, FALSE);
  g_clear_pointer (&thread, g_thread_join);
}

/* However long the machine takes: a minute is more than any answer needs. */
static void
test_waits (void)
{
  Frame frame = { .ends = TRUE };

  play (&frame, 60000, TRUE);
  g_assert_cmpint (frame.answered, >=, 2000);
  g_assert_cmpint (frame.drawn, >=, frame.answered);
  g_assert_cmpint (frame.drawn, <, 60 * G_USEC_PER_SEC); /* and then no longer */
  g_assert_null (frame.hold.source);
}

static void
test_no_longer (void)
{
  Frame frame = { .ends = FALSE };

  play (&frame, 5, FALSE);
  g_assert_cmpint (frame.drawn, >=, 5000);
  g_assert_null (frame.hold.source);
}

/* A second key before the first answer: one hold, which lasts as long as the second may. */
static void
test_begins_anew (void)
{
  Frame frame = { .ends = FALSE };

  accord_frame_hold_begin (&frame.hold, 1);
  g_usleep (2000);
  play (&frame, 5, FALSE);
  g_assert_cmpint (frame.drawn, >=, 5000);
  accord_frame_hold_end (&frame.hold); /* of none: nothing */
  g_assert_null (frame.hold.source);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lists/frame-hold/a-frame-waits-for-the-answer", test_waits);
  g_test_add_func ("/lists/frame-hold/and-no-longer-than-it-may", test_no_longer);
  g_test_add_func ("/lists/frame-hold/the-next-key-begins-anew", test_begins_anew);
  return g_test_run ();
}
