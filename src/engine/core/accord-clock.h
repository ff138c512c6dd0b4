/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hybrid logical clock (sync.md §2.2): milliseconds << 16 | counter, in one 64-bit integer. */
typedef guint64 AccordStamp;

/* What somebody else may say; later ones are nobody's. There is always room behind it for an edit. */
#define ACCORD_STAMP_MOST ((AccordStamp) G_MAXINT64 - ((AccordStamp) 1 << 32))

typedef struct {
  AccordStamp last;
  gint64 reference;  /* ms: the latest time that is believed in; 0: none yet */
  gint64 steady;     /* ms of a clock that nobody sets, when that was */
  gboolean doubtful; /* the computer's clock is far ahead of it, and nobody vouches for it */
} AccordClock;

AccordStamp accord_clock_tick (AccordClock *clock, gint64 wall_ms, AccordStamp newest_touched);
void accord_clock_observe (AccordClock *clock, gint64 wall_ms, AccordStamp received);
AccordStamp accord_stamp_next (AccordStamp stamp);
gint64 accord_stamp_ms (AccordStamp stamp);
gboolean accord_stamp_is_far_ahead (AccordStamp stamp, gint64 wall_ms);
gint64 accord_now_ms (void);
gint64 accord_steady_ms (void);
gboolean accord_clock_believes (AccordClock *clock, gint64 wall_ms, gint64 steady_ms, gboolean vouched);
gboolean accord_clock_is_vouched (void);
void accord_clock_adopt (AccordClock *clock, gint64 wall_ms, gint64 steady_ms);
void accord_now_set (gint64 ms);                   /* for tests */
void accord_steady_set (gint64 ms);                /* for tests */
void accord_clock_contain (gboolean contain);      /* for tests */

G_END_DECLS
