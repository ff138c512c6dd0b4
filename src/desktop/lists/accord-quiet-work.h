/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One piece of the work, a few milliseconds at most. Returns whether there is more. */
typedef gboolean (*AccordQuietPiece) (gpointer data);

/* Work that nobody waits for yet, such as a page that may be opened next: done a piece at a time while the main
 * loop has nothing else to do. Embedded in its owner. */
typedef struct {
  AccordQuietPiece piece;
  gpointer data;
  guint source;     /* 0: nothing left to do */
  gint64 spent;     /* of the thread's own time by the last look, µs */
  guint calm;       /* looks in a row with nothing else going on */
  guint aftermath;  /* looks for which that time may be its own: frames that a piece left behind */
  guint hushed;     /* accord_quiet_work_hush() by the last look */
} AccordQuietWork;

void accord_quiet_work_init (AccordQuietWork *self, AccordQuietPiece piece, gpointer data);
void accord_quiet_work_begin (AccordQuietWork *self);
gboolean accord_quiet_work_is_going (const AccordQuietWork *self);
void accord_quiet_work_hush (void);
void accord_quiet_work_put_off (gboolean put_off);
void accord_quiet_work_clear (AccordQuietWork *self);

G_END_DECLS
