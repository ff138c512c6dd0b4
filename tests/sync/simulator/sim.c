/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "sim.h"

#include <string.h>
#include "accord-random.h"

void
sim_say (Sim *sim, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  if (!sim->is_loud)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("seed %" G_GUINT64_FORMAT " step %u: %s", sim->seed, sim->step, text);
}

void
sim_fail (Sim *sim, const char *format, ...)
{
  va_list args;

  if (sim->failure != NULL)
    return;
  va_start (args, format);
  sim->failure = g_strdup_vprintf (format, args);
  va_end (args);
}

int
sim_below (Sim *sim, int n)
{
  return g_rand_int_range (sim->rand, 0, n);
}

gboolean
sim_chance (Sim *sim, int per_cent)
{
  return sim_below (sim, 100) < per_cent;
}

static void
start (Sim *sim, guint64 seed, guint n_steps)
{
  sim->seed = seed;
  sim->n_steps = n_steps;
  sim->rand = g_rand_new_with_seed ((guint32) seed);
  sim->step = 0;
  sim->now = G_GINT64_CONSTANT (1790000000000);
  sim->n_values = sim->n_fields = sim->n_named_anew = sim->n_disks_lost = sim->n_erased = sim->n_purged = sim->n_snapshots = 0;
  sim->newer_seq = 0;
  sim->customers = g_ptr_array_new_with_free_func (g_free);
  sim->deals = g_ptr_array_new_with_free_func (g_free);
  sim->poisoned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sim->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  accord_random_seed (seed + 1);
  accord_id_restart ();
  accord_now_set (sim->now);
  accord_steady_set (sim->now);
  for (int i = 0; i < sim->most; i++)
    sim_reset (sim, &sim->replicas[i]);
  sim->n = 2 + sim_below (sim, 3);
  if (sim->n_first > 0)
    sim->n = sim->n_first;
  sim->has_older = seed % 8 == 5;
  sim->keeps_less = seed % 8 == 3 || seed % 16 == 6;
  sim->has_bulk = seed % 32 == 10 || seed % 64 == 17 || seed % 64 == 20;
  sim->has_tickets = seed % 8 == 4 || seed % 8 == 7;
  sim->history_from = 0;
  for (int i = 0; i < sim->n; i++)
    {
      sim_draw_records (sim, &sim->replicas[i]);
      if (sim->has_older && (i == 1 || (i > 1 && sim_chance (sim, 50))))
        sim_make_older (sim, &sim->replicas[i]);
      else
        sim_begin (sim, &sim->replicas[i]);
      sim->replicas[i].takes_part = TRUE;
    }
  sim_found_workspace (sim, &sim->replicas[0]);
  sim->workspace = sim_workspace (&sim->replicas[0]);
  for (int i = 0; i < sim->n; i++)
    {
      sim_round (sim, &sim->replicas[i], ACCORD_SYNC_STAGE_NONE);
      sim_ship (sim, i, TRUE);
    }
}

static void
stop (Sim *sim)
{
  for (int i = 0; i < sim->most; i++)
    sim_end (&sim->replicas[i]);
  g_clear_pointer (&sim->rand, g_rand_free);
  g_clear_pointer (&sim->customers, g_ptr_array_unref);
  g_clear_pointer (&sim->deals, g_ptr_array_unref);
  g_clear_pointer (&sim->deliveries, g_ptr_array_unref);
  g_clear_pointer (&sim->poisoned, g_hash_table_unref);
  g_clear_pointer (&sim->touched, g_hash_table_unref);
  g_clear_pointer (&sim->workspace, g_free);
  accord_now_set (0);
  accord_steady_set (0);
  accord_random_seed (0);
  accord_clock_contain (TRUE);
}

static void
one_step (Sim *sim)
{
  int which = sim_below (sim, sim->n), what = sim_below (sim, 100);
  SimReplica *replica = &sim->replicas[which];

  /* Many things happen in one millisecond, so that clocks are equal often. */
  if (sim_chance (sim, 60))
    sim->now += sim_below (sim, 3);
  else if (sim_chance (sim, 20))
    sim->now += sim_below (sim, 20 * 60 * 1000);
  if (sim->has_older && sim_chance (sim, 5))
    sim_upgrade_one (sim);
  if (sim->keeps_less && sim_chance (sim, 4))
    sim_keep_less (sim, replica);
  if (what < 55)
    sim_work (sim, replica);
  else if (what < 92)
    {
      if (replica->is_away)
        return;
      sim_round (sim, replica, sim_chance (sim, 20) ? (AccordSyncStage) sim_below (sim, 4) : ACCORD_SYNC_STAGE_NONE);
      sim_ship (sim, which, FALSE);
    }
  else
    sim_fault (sim);
  sim_deliver (sim);
}

/* The latest clock of every field, of all computers. */
static GHashTable *
newest_of_all (Sim *sim)
{
  GHashTable *newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (int i = 0; i < sim->n; i++)
    {
      g_autoptr (GHashTable) state = sim_ranked_state (&sim->replicas[i]);
      GHashTableIter iter;
      gpointer key, value;

      g_hash_table_iter_init (&iter, state);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          const char *before = g_hash_table_lookup (newest, key);

          if (before == NULL || strcmp (before, value) < 0)
            g_hash_table_replace (newest, g_strdup (key), g_strdup (value));
        }
    }
  return newest;
}

/**
 * sim_run:
 * @n_steps: a prefix of the same run is the same run, so a failure is made shorter by fewer steps
 *
 * Returns: what did not hold, or %NULL
 */
char *
sim_run (Sim *sim, guint64 seed, guint n_steps, AccordSyncMutation mutation)
{
  g_autoptr (GHashTable) newest = NULL;

  sim->mutation = mutation;
  start (sim, seed, n_steps);
  for (sim->step = 1; sim->step <= n_steps && sim->failure == NULL; sim->step++)
    one_step (sim);
  if (seed % 2 != 0) /* the oracle of the others says so of all that was published */
    newest = newest_of_all (sim);
  if (sim->failure == NULL)
    sim_heal (sim);
  if (sim->failure == NULL)
    sim_check (sim, newest);
  stop (sim);
  return g_steal_pointer (&sim->failure);
}
