/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hybrid logical clock (sync.md §2.2): milliseconds << 16 | counter, in one 64-bit integer. */
typedef guint64 AccordStamp;

typedef struct {
  AccordStamp last;
} AccordClock;

AccordStamp accord_clock_tick (AccordClock *clock, gint64 wall_ms, AccordStamp newest_touched);
void accord_clock_observe (AccordClock *clock, gint64 wall_ms, AccordStamp received);
gint64 accord_stamp_ms (AccordStamp stamp);
gint64 accord_now_ms (void);

G_END_DECLS
