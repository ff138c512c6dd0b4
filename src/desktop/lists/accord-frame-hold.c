/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key pressed in a search entry has two frames drawn: one with the letter, at once, and one with the
 * rows found, which GTK puts 16 ms behind the first although they were found after one. A hold lets the
 * main loop turn without drawing until the answer is there, or the time is up: then one frame shows
 * both. Events and answers are handled meanwhile as ever; only what ranks below them waits.
 *
 *   key ─▶ question to the store ─▶ hold ─▶ answer, rows changed ─▶ end ─▶ frame
 */

#include "accord-frame-hold.h"

#define BEFORE_DRAWING G_PRIORITY_HIGH_IDLE /* GTK lays out at +10 and draws at +20 */
#define NAP 100                             /* µs */

static gboolean
held_cb (gpointer data)
{
  AccordFrameHold *self = data;

  if (g_get_monotonic_time () >= self->until)
    {
      g_clear_pointer (&self->source, g_source_unref);
      return G_SOURCE_REMOVE;
    }
  g_usleep (NAP);
  return G_SOURCE_CONTINUE;
}

/**
 * accord_frame_hold_begin:
 * @self: a hold
 * @ms: how long frames wait at most; one that is under way begins anew
 *
 * Main thread.
 */
void
accord_frame_hold_begin (AccordFrameHold *self, guint ms)
{
  self->until = g_get_monotonic_time () + (gint64) ms * 1000;
  if (self->source != NULL)
    return;
  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, BEFORE_DRAWING);
  g_source_set_static_name (self->source, "accord-frame-hold");
  g_source_set_callback (self->source, held_cb, self, NULL);
  g_source_attach (self->source, NULL);
}

/**
 * accord_frame_hold_end:
 * @self: a hold, or none
 *
 * The answer is there, or will not be shown. To be called by the owner's dispose, too.
 */
void
accord_frame_hold_end (AccordFrameHold *self)
{
  if (self->source == NULL)
    return;
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}
