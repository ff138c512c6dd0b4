/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows in view ask for besides their records. */

#include "workspace-fixture.h"

#include "accord-summaries.h"
#include "accord-worker.h"

#define HUSH_US (50 * 1000) /* a little less than what is read ahead stands still for */
#define TRIES 200

typedef struct {
  int turns;
  int ends;
} Ahead;

/* As whatever reads ahead on a thread of its own: every so often it looks whether somebody waits. */
static DexFuture *
read_ahead (gpointer data)
{
  Ahead *ahead = data;

  while (!g_atomic_int_get (&ahead->ends))
    {
      g_atomic_int_inc (&ahead->turns);
      accord_worker_is_stopped (NULL, 0, NULL);
      g_usleep (200);
    }
  return dex_future_new_true ();
}

static void
await_turns (Ahead *ahead, int more)
{
  int from = g_atomic_int_get (&ahead->turns);

  while (g_atomic_int_get (&ahead->turns) < from + more)
    g_usleep (1000);
}

/* @turns: (out): how often it looked in 20 ms after a row came into view. Whether the machine let it be seen. */
static gboolean
watch (AccordSummaries *summaries, gint64 id, Ahead *ahead, int *turns)
{
  g_autoptr (AccordSummaryItem) item = NULL;
  gint64 began;

  await_turns (ahead, 5);
  began = g_get_monotonic_time ();
  item = accord_summaries_get (summaries, id);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (3000);
  *turns = g_atomic_int_get (&ahead->turns);
  g_usleep (20000);
  *turns = g_atomic_int_get (&ahead->turns) - *turns;
  return g_get_monotonic_time () - began < HUSH_US;
}

/* Who scrolls has the machine: what is read ahead waits, and goes on afterwards. */
static void
test_scrolling_goes_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordSummaries) summaries = accord_summaries_new (fixture->workspace, &accord_customer_kind);
  AccordWorker *worker = accord_worker_new_behind ("ahead");
  Ahead ahead = { 0 };
  gboolean seen = FALSE;
  int turns = 0;

  dex_future_disown (accord_worker_push (worker, read_ahead, &ahead, NULL));
  for (int i = 0; !seen && i < TRIES; i++)
    seen = watch (summaries, 1 + i, &ahead, &turns);
  if (seen)
    g_assert_cmpint (turns, <=, 1);
  else
    g_test_skip ("the machine is too busy");
  await_turns (&ahead, 5);
  g_atomic_int_set (&ahead.ends, TRUE);
  accord_worker_stop (worker);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add ("/lists/summaries/who-scrolls-goes-before-what-is-read-ahead", Fixture, NULL, fixture_set_up,
              test_scrolling_goes_first, fixture_tear_down);
  return g_test_run ();
}
