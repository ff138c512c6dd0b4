/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold once everything is well again. */
#include "accord-config.h"

#include <string.h>
#include "accord-ingest.h"
#include "accord-segment.h"
#include "sim.h"

static void
tell_difference (Sim *sim, GHashTable *mine, GHashTable *theirs, int who)
{
  GHashTableIter iter;
  gpointer key, value;
  int n = 0;

  g_hash_table_iter_init (&iter, mine);
  while (g_hash_table_iter_next (&iter, &key, &value) && n < 6)
    if (g_strcmp0 (value, g_hash_table_lookup (theirs, key)) != 0 && ++n)
      {
        sim_say (sim, "  %s: here %s, at %d %s", (char *) key, (char *) value, who, (char *) g_hash_table_lookup (theirs, key));
        sim_tell_register (sim, key);
      }
}

/* What differs between computer 0 and @i, both ways. */
static void
tell_differences (Sim *sim, GHashTable *(*of) (SimReplica *replica), int i)
{
  g_autoptr (GHashTable) mine = of (&sim->replicas[0]), theirs = of (&sim->replicas[i]);

  tell_difference (sim, mine, theirs, i);
  tell_difference (sim, theirs, mine, 0);
}

void
sim_tell_differences (Sim *sim)
{
  for (int i = 1; i < sim->n; i++)
    {
      tell_differences (sim, sim_values, i);
      tell_differences (sim, sim_state, i);
    }
}

static void
check_digests (Sim *sim)
{
  g_autofree char *first = sim->is_one ? NULL : sim_digest (&sim->replicas[0]);

  for (int i = 1; first != NULL && i < sim->n; i++)
    {
      g_autofree char *digest = sim_digest (&sim->replicas[i]);

      if (strcmp (first, digest) == 0)
        continue;
      tell_differences (sim, sim_values, i);
      tell_differences (sim, sim_state, i);
      sim_fail (sim, "computer %d has %s, computer 0 has %s", i, digest, first);
    }
}

/* Whether the record was deleted for good, or brought back, after that was written. */
static gboolean
is_cut (GHashTable *state, const char *key, const char *clock)
{
  g_autofree char *purge = g_strdup_printf ("%.*s _purge", ACCORD_ID_TEXT, key);
  const char *cut = g_hash_table_lookup (state, purge);
  const char *field = key + ACCORD_ID_TEXT + 1;

  return cut != NULL && *field != '_' && strcmp (sim_is_place (field) ? clock + strlen ("00000000 ") : clock, cut) < 0;
}

/* No write that any computer had is beaten by an older one. */
static void
check_newest (Sim *sim, GHashTable *newest)
{
  g_autoptr (GHashTable) state = sim_ranked_state (&sim->replicas[0]);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, newest);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *now = g_hash_table_lookup (state, key);
      g_autofree char *born = g_strdup_printf ("%.*s _born", ACCORD_ID_TEXT, (const char *) key);

      if (is_cut (state, key, value))
        continue;
      if (now == NULL) /* who did not know the kind kept a clock with each field; now the one of the birth stands for all */
        now = g_hash_table_lookup (state, born);
      if (now == NULL || strcmp (now, value) < 0)
        return sim_fail (sim, "%s had the clock %s and has %s", (char *) key, (char *) value, now ? now : "none");
    }
}

/* No clock that ran ahead has carried its error into what its computer never wrote. */
static void
check_far_future (Sim *sim)
{
  g_autoptr (GHashTable) state = sim_state (&sim->replicas[0]);
  GHashTableIter iter;
  gpointer key, value;

  if (sim->n_erased > 0)
    return; /* an erasure touches all that is about somebody, and has one clock: nobody here knows what it touched */
  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *uid = g_strndup (key, ACCORD_ID_TEXT);
      g_autofree char *purge = g_strdup_printf ("%s _purge", uid);
      gint64 ms = (gint64) (g_ascii_strtoull (value, NULL, 16) >> 16);

      if (g_hash_table_contains (state, purge))
        continue; /* behind every clock of the record, and nobody here knows whose it saw */
      if (ms > sim->now + (gint64) 40 * 60 * 60 * 1000 && !g_hash_table_contains (sim->poisoned, uid) &&
          g_hash_table_contains (sim->touched, uid))
        return sim_fail (sim, "%s has a clock of the far future: %s", (char *) key, (char *) value);
    }
}

/* All files of changes there are, in any order and twice, into an empty file. */
static void
take_in_any_order (Sim *sim, SimReplica *empty)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);

  for (int i = 0; i < sim->n; i++)
    {
      g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (sim->replicas[i].mirror->files), (GCompareFunc) strcmp);

      for (GList *l = paths; l != NULL; l = l->next)
        {
          g_auto (GStrv) parts = g_strsplit (l->data, "/", 3);
          AccordShareName name;

          if (g_strv_length (parts) < 3 || !accord_share_read_segment (parts[2], &name) || !g_hash_table_add (seen, g_strdup (name.hash)))
            continue;
          g_ptr_array_add (all, accord_segment_read (g_hash_table_lookup (sim->replicas[i].mirror->files, l->data), parts[1], &name, NULL, NULL));
          g_assert_nonnull (all->pdata[all->len - 1]);
        }
    }
  for (guint k = 0; k < 2 * all->len; k++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      if (k < all->len)
        {
          gpointer *other = &all->pdata[k + (guint) sim_below (sim, (int) (all->len - k))], kept = all->pdata[k];

          all->pdata[k] = *other;
          *other = kept;
        }
      g_ptr_array_add (one, all->pdata[k % all->len]);
      accord_change_set_unref (accord_test_boxed (accord_journal_ingest (empty->journal, one)));
    }
  accord_change_set_unref (accord_test_boxed (accord_journal_settle_known (empty->journal)));
}

/* The log alone, whatever its order, says the same as any computer; unless only a snapshot has some of it. */
static void
check_log (Sim *sim)
{
  g_autofree char *first = sim_digest (&sim->replicas[0]);

  if (sim->n_named_anew > 0 || sim->n_disks_lost > 0 || (sim->keeps_less && sim_let_go (sim) > 0))
    return;
  /* Each twice; now and then in three orders, as far as there are computers left over. */
  for (int i = sim->most - 1; i >= sim->n && i >= sim->most - (sim->seed % 12 == 0 ? 3 : 1); i--)
    {
      SimReplica *spare = &sim->replicas[i];
      g_autofree char *digest = NULL;

      sim_begin (sim, spare);
      take_in_any_order (sim, spare);
      digest = sim_digest (spare);
      if (strcmp (digest, first) != 0)
        {
          g_autoptr (GHashTable) mine = sim_state (&sim->replicas[0]), log = sim_state (spare);

          tell_difference (sim, mine, log, i);
          return sim_fail (sim, "the log in any order gives %s, computer 0 has %s", digest, first);
        }
    }
}

/* All that is known of every record, with its clocks, and the order of cards on the board: not a byte differs. */
static void
check_exports (Sim *sim)
{
  g_autoptr (GHashTable) first = sim_values (&sim->replicas[0]);
  g_autofree char *board = sim_board (&sim->replicas[0]);

  for (int i = 1; i < sim->n && sim->failure == NULL; i++)
    {
      g_autoptr (GHashTable) other = sim_values (&sim->replicas[i]);
      g_autofree char *their_board = sim_board (&sim->replicas[i]);
      GHashTableIter iter;
      gpointer key, text;

      if (strcmp (board, their_board) != 0)
        sim_fail (sim, "the board of computer %d is %s, of computer 0 %s", i, their_board, board);
      if (g_hash_table_size (first) != g_hash_table_size (other))
        sim_fail (sim, "computer %d has %u values, computer 0 %u", i, g_hash_table_size (other), g_hash_table_size (first));
      g_hash_table_iter_init (&iter, first);
      while (g_hash_table_iter_next (&iter, &key, &text))
        if (g_strcmp0 (text, g_hash_table_lookup (other, key)) != 0)
          sim_fail (sim, "%s: %s, at computer %d %s", (char *) key, (char *) text, i, (char *) g_hash_table_lookup (other, key));
    }
}

void
sim_check (Sim *sim, GHashTable *newest)
{
  check_digests (sim);
  if (sim->failure != NULL && sim->is_loud)
    for (int i = 1; i < sim->n; i++)
      {
        g_autoptr (GHashTable) mine = sim_state (&sim->replicas[0]), theirs = sim_state (&sim->replicas[i]);

        g_autoptr (GHashTable) my_values = sim_values (&sim->replicas[0]), their_values = sim_values (&sim->replicas[i]);

        tell_difference (sim, mine, theirs, i);
        tell_difference (sim, theirs, mine, 0);
        tell_difference (sim, my_values, their_values, i);
        tell_difference (sim, their_values, my_values, 0);
      }
  if (sim->failure == NULL && newest != NULL)
    check_newest (sim, newest);
  if (sim->failure == NULL)
    check_far_future (sim);
  if (sim->failure == NULL && sim->seed % 2 == 0)
    sim_check_oracle (sim);
  if (sim->failure == NULL && sim->seed % 4 == 3)
    check_exports (sim);
  if (sim->failure == NULL && sim->seed % 4 == 0)
    check_log (sim);
  if (sim->failure == NULL && sim->has_older)
    sim_check_upgraded (sim);
  if (sim->failure == NULL && sim->has_bulk)
    sim_check_told (sim);
  if (sim->failure == NULL && sim->has_tickets)
    sim_check_tickets (sim);
  sim->n_let_go += sim->keeps_less ? sim_let_go (sim) : 0;
  sim_use (&sim->replicas[0]);
  if (sim->failure == NULL && sim->seed % 16 == 0)
    accord_test_done (accord_store_check (sim->replicas[0].store));
}
