/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A call soon after each midnight, from when on "today" is another day; after a night asleep on waking, and when the
 * clock or the time zone make it another day. Lives inside its owner. */
typedef struct {
  void (*func) (gpointer data);
  gpointer data;
  gboolean waits;
} AccordMidnight;

void accord_midnight_start (AccordMidnight *self, void (*func) (gpointer data), gpointer data);
void accord_midnight_stop (AccordMidnight *self);

G_END_DECLS
