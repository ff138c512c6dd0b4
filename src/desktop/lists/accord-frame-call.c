/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coalescing: a hundred change sets within one frame are one refresh. */

#include "accord-frame-call.h"

#define FRAME_MS 16

static gboolean
frame_passed_cb (gpointer data)
{
  AccordFrameCall *self = data;

  self->source = 0;
  self->func (self->data);
  return G_SOURCE_REMOVE;
}

/**
 * accord_frame_call_init:
 * @self: a call
 * @func: what is called
 * @data: for @func; usually the owner of @self
 *
 * Prepares it. Nothing is called yet.
 */
void
accord_frame_call_init (AccordFrameCall *self, void (*func) (gpointer data), gpointer data)
{
  *self = (AccordFrameCall) { func, data, 0 };
}

/**
 * accord_frame_call_queue:
 * @self: a call
 *
 * Asks for it: it is made 16 ms from the first time it was asked for.
 */
void
accord_frame_call_queue (AccordFrameCall *self)
{
  accord_frame_call_queue_after (self, FRAME_MS);
}

/**
 * accord_frame_call_queue_after:
 * @self: a call
 * @ms: how long from now; one that was asked for already comes when it was due
 *
 * Asks for a call that other work may precede, such as painting.
 */
void
accord_frame_call_queue_after (AccordFrameCall *self, guint ms)
{
  if (self->source == 0)
    self->source = g_timeout_add (ms, frame_passed_cb, self);
}

/**
 * accord_frame_call_clear:
 * @self: a call
 *
 * Takes back what was asked for. To be called by the owner's dispose.
 */
void
accord_frame_call_clear (AccordFrameCall *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
