/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A call that is asked for often and made at most once per frame. Lives inside its owner. */
typedef struct {
  void (*func) (gpointer data);
  gpointer data;
  guint source;
} AccordFrameCall;

void accord_frame_call_init (AccordFrameCall *self, void (*func) (gpointer data), gpointer data);
void accord_frame_call_queue (AccordFrameCall *self);
void accord_frame_call_queue_after (AccordFrameCall *self, guint ms);
void accord_frame_call_clear (AccordFrameCall *self);

G_END_DECLS
