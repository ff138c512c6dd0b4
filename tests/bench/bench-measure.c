/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking measurements. Each one is a line on standard output:
 *
 *   ROW <TAB> floor|accord <TAB> VALUE <TAB> CPU
 *
 * VALUE in milliseconds unless the row says otherwise, CPU in milliseconds or "-". The script
 * `table` makes medians and ratios of them; nothing is rounded or judged here. */

#define _GNU_SOURCE /* RUSAGE_THREAD */

#include "bench-measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define PULSE 2 /* ms */

static gint64
cpu_time (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spec);
  return (gint64) spec.tv_sec * G_USEC_PER_SEC + spec.tv_nsec / 1000;
}

BenchWatch
bench_start (void)
{
  return (BenchWatch) { g_get_monotonic_time (), cpu_time () };
}

/* Milliseconds since bench_start(). */
double
bench_elapsed (const BenchWatch *watch)
{
  return (double) (g_get_monotonic_time () - watch->began) / 1e3;
}

/* Tells how long it took since bench_start(). */
void
bench_stop (const BenchWatch *watch,
            const char       *row,
            const char       *side)
{
  double value = bench_elapsed (watch);
  double cpu = (double) (cpu_time () - watch->cpu) / 1e3;

  printf ("%s\t%s\t%.5f\t%.5f\n", row, side, value, cpu);
  fflush (stdout);
}

/* A value measured twice: by the clock and in processor time. */
void
bench_tell_both (const char *row,
                 const char *side,
                 double      value,
                 double      cpu)
{
  printf ("%s\t%s\t%.5f\t%.5f\n", row, side, value, cpu);
  fflush (stdout);
}

/* A value that is not a time: bytes, a count. */
void
bench_tell (const char *row,
            const char *side,
            double      value)
{
  printf ("%s\t%s\t%.5f\t-\n", row, side, value);
  fflush (stdout);
}

void
bench_fail (const char *format,
            ...)
{
  va_list args;

  va_start (args, format);
  fputs ("tests/bench: ", stderr);
  vfprintf (stderr, format, args);
  fputc ('\n', stderr);
  va_end (args);
  exit (1);
}

static gint64 longest_turn; /* us, since the last pulse began */

/* One turn of the main loop; what it took of its thread's own processor time is in no other program's hands. */
static void
turn (void)
{
  struct timespec before, after;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &before);
  g_main_context_iteration (NULL, TRUE);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &after);
  longest_turn = MAX (longest_turn, (after.tv_sec - before.tv_sec) * (gint64) G_USEC_PER_SEC + (after.tv_nsec - before.tv_nsec) / 1000);
}

static DexFuture *
resolved_cb (DexFuture *future,
             gpointer   data)
{
  *(gboolean *) data = TRUE;
  return dex_ref (future);
}

/* Runs the main loop, asleep between events as the program's own is, until the future is done.
 * Returns: (transfer full): the future; a rejected one ends the program. */
DexFuture *
bench_await (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gboolean resolved = FALSE;
  DexFuture *after = dex_future_finally (future, resolved_cb, &resolved, NULL);

  while (!resolved || dex_future_is_pending (after))
    turn ();
  if (dex_future_get_value (after, &error) == NULL)
    bench_fail ("%s", error->message);
  return after;
}

void
bench_done (DexFuture *future)
{
  dex_unref (bench_await (future));
}

static gboolean
quiet_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop do for 20 ms what a commit or a query still has to do. */
void
bench_settle (void)
{
  gboolean quiet = FALSE;

  g_timeout_add (20, quiet_cb, &quiet);
  while (!quiet)
    turn ();
}

/* The same sequence in every run. */
guint
bench_random (guint below)
{
  static guint64 state = 0x9e3779b97f4a7c15;

  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (guint) ((state >> 32) % below);
}

/* With BENCH_TRACE=ms in the environment, answers so late are told on standard error with what kept them: work of the
 * main thread, its waiting for a processor that others have, or neither: for a lock, or the disk. */
static void
trace_pulse (gint64 late)
{
  static struct { double work, wait; long faults; } before;
  const char *from = g_getenv ("BENCH_TRACE");
  g_autofree char *text = NULL;
  struct rusage usage;
  double work, wait;

  if (from == NULL || !g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL) ||
      sscanf (text, "%lf %lf", &work, &wait) != 2)
    return;
  getrusage (RUSAGE_THREAD, &usage);
  if ((double) late / 1e3 >= g_ascii_strtod (from, NULL))
    fprintf (stderr, "%.3f s: answer %5.1f ms late: %5.1f of work, %5.1f waiting for a processor, %ld pages\n",
             (double) g_get_monotonic_time () / 1e6, (double) late / 1e3, (work - before.work) / 1e6,
             (wait - before.wait) / 1e6, usage.ru_minflt + usage.ru_majflt - before.faults);
  before.work = work;
  before.wait = wait;
  before.faults = usage.ru_minflt + usage.ru_majflt;
}

static gboolean
pulse_cb (gpointer data)
{
  BenchPulse *pulse = data;
  gint64 now = g_get_monotonic_time ();

  trace_pulse (now - pulse->last - PULSE * 1000);
  pulse->worst = MAX (pulse->worst, now - pulse->last - PULSE * 1000);
  pulse->last = now;
  return G_SOURCE_CONTINUE;
}

void
bench_pulse_start (BenchPulse *pulse)
{
  *pulse = (BenchPulse) { .last = g_get_monotonic_time () };
  longest_turn = 0;
  pulse->source = g_timeout_add (PULSE, pulse_cb, pulse);
}

/* Tells the longest time in milliseconds that an event would have waited for its turn. */
void
bench_pulse_stop (BenchPulse *pulse,
                  const char *row,
                  const char *side)
{
  pulse_cb (pulse);
  g_source_remove (pulse->source);
  bench_tell (row, side, (double) pulse->worst / 1e3);
}

/* Tells the longest turn of the main loop in milliseconds of its thread's processor time since bench_pulse_start(). */
void
bench_tell_turn (const char *row,
                 const char *side)
{
  bench_tell (row, side, (double) longest_turn / 1e3);
}
