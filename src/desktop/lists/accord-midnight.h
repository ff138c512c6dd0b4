/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A call soon after each midnight, from when on "today" is another day. Lives inside its owner. */
typedef struct {
  void (*func) (gpointer data);
  gpointer data;
  guint source;
} AccordMidnight;

void accord_midnight_start (AccordMidnight *self, void (*func) (gpointer data), gpointer data);
void accord_midnight_stop (AccordMidnight *self);
guint accord_midnight_seconds (GDateTime *now);

G_END_DECLS
