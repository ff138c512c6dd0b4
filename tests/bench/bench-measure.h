/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* One stretch of work being timed: by the clock, and by the processor time of all threads. */
typedef struct {
  gint64 began; /* µs */
  gint64 cpu;   /* µs */
} BenchWatch;

/* Which of the two is being measured. */
#define BENCH_FLOOR "floor"
#define BENCH_ACCORD "accord"

BenchWatch bench_start (void);
double bench_elapsed (const BenchWatch *watch);
void bench_stop (const BenchWatch *watch, const char *row, const char *side);
void bench_tell (const char *row, const char *side, double value);
void bench_tell_both (const char *row, const char *side, double value, double cpu);
void bench_fail (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

DexFuture *bench_await (DexFuture *future);
void bench_done (DexFuture *future);
void bench_settle (void);

guint bench_random (guint below);

/* How late the main loop answers while something else goes on. */
typedef struct {
  guint source;
  gint64 last;
  gint64 worst; /* µs */
} BenchPulse;

void bench_pulse_start (BenchPulse *pulse);
void bench_pulse_stop (BenchPulse *pulse, const char *row, const char *side);
void bench_tell_turn (const char *row, const char *side);

G_END_DECLS
