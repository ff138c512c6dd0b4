/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The next frame waits for an answer that is about to come. Lives inside its owner; zeroed: no hold. */
typedef struct {
  GSource *source;
  gint64 until; /* µs */
} AccordFrameHold;

void accord_frame_hold_begin (AccordFrameHold *self, guint ms);
void accord_frame_hold_end (AccordFrameHold *self);

G_END_DECLS
