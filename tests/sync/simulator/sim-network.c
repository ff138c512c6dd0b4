/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share: a folder on each computer, and a tool that carries files between them, in any order, late, twice,
 * torn, under other names, or not at all. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include "accord-seal.h"
#include "sim.h"

#define HOUR ((gint64) 60 * 60 * 1000)
#define DAY (24 * HOUR)

void
sim_set_clock (Sim *sim, const SimReplica *replica)
{
  sim_use (replica);
  accord_now_set (sim->now + replica->skew);
  accord_steady_set (sim->now);
}

/* One round, which may end anywhere as if the power went. */
void
sim_round (Sim *sim, SimReplica *replica, AccordSyncStage stop_at)
{
  g_autoptr (AccordSyncStatus) status = NULL;

  sim_set_clock (sim, replica);
  accord_sync_stop_at (replica->sync, stop_at);
  status = accord_test_boxed (accord_sync_round (replica->sync));
  accord_sync_stop_at (replica->sync, ACCORD_SYNC_STAGE_NONE);
  sim->n_named_anew += status->has_new_name;
  sim_say (sim, "computer %d: round, sent %u, took %u, waits %u, held %u%s%s", (int) (replica - sim->replicas), status->n_sent,
           status->n_taken, status->n_waiting, status->n_held, status->message ? ": " : "", status->message ? status->message : "");
  for (guint i = 0; i < status->peers->len && sim->step > 13000; i++)
    sim_say (sim, "    %s %d seen %d", ((AccordSyncPeer *) status->peers->pdata[i])->rid, ((AccordSyncPeer *) status->peers->pdata[i])->state,
             (int) ((AccordSyncPeer *) status->peers->pdata[i])->seen);
  for (guint i = 0; i < status->problems->len; i++)
    sim_say (sim, "  %s: %s", ((AccordSyncProblem *) status->problems->pdata[i])->path, ((AccordSyncProblem *) status->problems->pdata[i])->message);
  if (status->state == ACCORD_SYNC_FAILED)
    sim_fail (sim, "computer %d: %s", (int) (replica - sim->replicas), status->message);
  if (stop_at != ACCORD_SYNC_STAGE_NONE)
    {
      sim_end (replica);
      sim_begin (sim, replica);
    }
}

static void
delivery_free (gpointer data)
{
  SimDelivery *delivery = data;

  g_free (delivery->path);
  g_bytes_unref (delivery->bytes);
  g_free (delivery);
}

static void
land (Sim *sim, int to, const char *path, GBytes *bytes)
{
  g_hash_table_replace (sim->replicas[to].share->files, g_strdup (path), g_bytes_ref (bytes));
  g_hash_table_replace (sim->replicas[to].shipped, g_strdup (path), g_bytes_ref (bytes));
}

static void
send (Sim *sim, int to, const char *path, GBytes *bytes, guint delay)
{
  SimDelivery *delivery = g_new0 (SimDelivery, 1);

  if (sim->deliveries == NULL)
    sim->deliveries = g_ptr_array_new_with_free_func (delivery_free);
  *delivery = (SimDelivery) { to, sim->step + delay, g_strdup (path), g_bytes_ref (bytes) };
  g_ptr_array_add (sim->deliveries, delivery);
}

static void
send_badly (Sim *sim, int to, const char *path, GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);
  guint delay = (guint) sim_below (sim, 12);

  if (sim_chance (sim, 4) && size > 10) /* torn first, whole later */
    {
      g_autoptr (GBytes) torn = g_bytes_new_from_bytes (bytes, 0, (gsize) sim_below (sim, (int) size));

      send (sim, to, path, torn, (guint) sim_below (sim, 4));
      delay += 4;
    }
  if (sim_chance (sim, 3)) /* and under another name */
    {
      g_autofree char *copy = g_strconcat (path, " (conflicted copy)", NULL);

      send (sim, to, copy, bytes, delay);
    }
  send (sim, to, path, bytes, delay);
  if (sim_chance (sim, 3))
    send (sim, to, path, bytes, delay + 3);
}

/* Carries what is new in a computer's folder to the others. */
void
sim_ship (Sim *sim, int from, gboolean at_once)
{
  SimReplica *replica = &sim->replicas[from];
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (replica->share->files), (GCompareFunc) strcmp);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      GBytes *bytes = g_hash_table_lookup (replica->share->files, l->data);
      GBytes *before = g_hash_table_lookup (replica->shipped, l->data);

      if (before != NULL && g_bytes_equal (before, bytes))
        continue;
      g_hash_table_replace (replica->shipped, g_strdup (l->data), g_bytes_ref (bytes));
      for (int to = 0; to < sim->most; to++)
        if (to != from && at_once)
          land (sim, to, l->data, bytes);
        else if (to != from)
          send_badly (sim, to, l->data, bytes);
    }
}

void
sim_deliver (Sim *sim)
{
  for (guint i = 0; sim->deliveries != NULL && i < sim->deliveries->len;)
    {
      SimDelivery *delivery = sim->deliveries->pdata[i];

      if (delivery->due > sim->step || sim->replicas[delivery->to].is_away)
        {
          i++;
          continue;
        }
      land (sim, delivery->to, delivery->path, delivery->bytes);
      g_ptr_array_remove_index (sim->deliveries, i);
    }
}

static const char *
any_path (Sim *sim, SimReplica *replica, const char *prefix)
{
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (replica->share->files), (GCompareFunc) strcmp);
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  for (GList *l = paths; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, prefix))
      g_ptr_array_add (fitting, l->data);
  return fitting->len > 0 ? fitting->pdata[sim_below (sim, (int) fitting->len)] : NULL;
}

/* A tool loses a file, or cuts it off, everywhere. */
static void
lose_or_tear (Sim *sim)
{
  const char *found = any_path (sim, &sim->replicas[sim_below (sim, sim->n)], sim_chance (sim, 85) ? "r/" : "");
  g_autofree char *path = g_strdup (found);
  gboolean lose = sim_chance (sim, 50);

  for (int i = 0; path != NULL && i < sim->most; i++)
    {
      GBytes *bytes = g_hash_table_lookup (sim->replicas[i].share->files, path);

      if (bytes == NULL)
        continue;
      if (lose)
        {
          g_hash_table_remove (sim->replicas[i].share->files, path);
          g_hash_table_remove (sim->replicas[i].shipped, path);
        }
      else
        {
          g_autoptr (GBytes) torn = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);

          land (sim, i, path, torn);
        }
    }
  /* What is under way is the same file. */
  for (guint i = 0; path != NULL && sim->deliveries != NULL && i < sim->deliveries->len;)
    if (strcmp (((SimDelivery *) sim->deliveries->pdata[i])->path, path) == 0)
      g_ptr_array_remove_index (sim->deliveries, i);
    else
      i++;
}

static void
back_up (Sim *sim, SimReplica *replica)
{
  g_autofree char *path = g_strconcat (replica->path, ".backup", NULL);

  sim_use (replica);
  g_unlink (path);
  accord_test_done (accord_store_backup (replica->store, path));
  replica->has_backup = TRUE;
}

static void
put_back (Sim *sim, SimReplica *replica)
{
  g_autofree char *path = g_strconcat (replica->path, ".backup", NULL);

  if (!replica->has_backup)
    return back_up (sim, replica);
  sim_say (sim, "computer %d is put back to its backup", (int) (replica - sim->replicas));
  if (sim_chance (sim, 50)) /* a new disk */
    {
      g_hash_table_remove_all (replica->mirror->files);
      sim->n_disks_lost++;
    }
  sim_reopen (sim, replica, path);
}

static void
copy_files (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer path, bytes;

  /* What the tool had carried there before stays. */
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    g_hash_table_replace (to, g_strdup (path), g_bytes_ref (bytes));
}

/* Somebody copies the file to another computer, and both go on. */
static void
clone (Sim *sim, SimReplica *replica)
{
  g_autofree char *path = g_strconcat (replica->path, ".clone", NULL);
  SimReplica *other;

  if (sim->n >= sim->most)
    return;
  other = &sim->replicas[sim->n++];
  sim_say (sim, "computer %d is copied to %d", (int) (replica - sim->replicas), sim->n - 1);
  g_unlink (path);
  sim_use (replica);
  accord_test_done (accord_store_backup (replica->store, path));
  copy_files (replica->share->files, other->share->files);
  copy_files (replica->shipped, other->shipped);
  other->is_older = replica->is_older;
  sim_draw_records (sim, other);
  sim_reopen (sim, other, path);
  other->takes_part = TRUE;
  other->was_wrong = replica->was_wrong;
}

static void
join (Sim *sim)
{
  SimReplica *replica;
  DexFuture *loaded;

  if (sim->n >= sim->most)
    return;
  replica = &sim->replicas[sim->n++];
  sim_say (sim, "computer %d joins", sim->n - 1);
  replica->takes_part = TRUE;
  if (sim_chance (sim, 15))
    replica->skew = 100 * 365 * DAY;
  replica->was_wrong = replica->skew != 0;
  sim_draw_records (sim, replica);
  sim_begin (sim, replica);
  copy_files (sim->replicas[0].share->files, replica->share->files);
  copy_files (sim->replicas[0].share->files, replica->shipped);
  if (!sim_chance (sim, 60))
    return;
  sim_set_clock (sim, replica);
  loaded = accord_sync_load_snapshot (replica->sync, TRUE);
  accord_test_wait (loaded);
  dex_unref (loaded);
}

/* It may not be possible just now: that is no failure. */
void
sim_make_snapshot (Sim *sim, SimReplica *replica)
{
  DexFuture *made;

  sim_use (replica);
  made = accord_sync_snapshot (replica->sync);
  sim->n_snapshots++;
  accord_test_wait (made);
  dex_unref (made);
}

/* Somebody works, makes a snapshot before that is sealed, another joins by it, and the file goes back to what
 * it was before: what nobody sealed must not live on anywhere. */
static void
forget_after_snapshot (Sim *sim, SimReplica *replica)
{
  back_up (sim, replica);
  for (int i = 1 + sim_below (sim, 3); i > 0; i--)
    sim_work (sim, replica);
  sim_make_snapshot (sim, replica);
  sim_ship (sim, (int) (replica - sim->replicas), TRUE);
  if (sim_chance (sim, 70))
    join (sim);
  put_back (sim, replica);
}

static void
jump (Sim *sim, SimReplica *replica)
{
  static const gint64 jumps[] = { 0, -3 * DAY, DAY, 100 * 365 * DAY };

  replica->skew = jumps[sim_below (sim, 4)];
  replica->was_wrong |= replica->skew > 36 * HOUR;
  sim_set_clock (sim, replica);
  if (replica->skew > DAY && sim_chance (sim, 50))
    accord_test_done (accord_journal_believe_clock (replica->journal)); /* asked whether it is today, somebody said yes */
}

/* Something goes wrong, or at least not as usual. */
void
sim_fault (Sim *sim)
{
  SimReplica *replica = &sim->replicas[sim_below (sim, sim->n)];
  int what = sim_below (sim, 100);

  if (what < 20)
    replica->is_away = !replica->is_away;
  else if (what < 38)
    jump (sim, replica);
  else if (what < 56)
    lose_or_tear (sim);
  else if (what < 64)
    put_back (sim, replica);
  else if (what < 70)
    clone (sim, replica);
  else if (what < 80)
    join (sim);
  else if (what < 90)
    {
      sim_set_clock (sim, replica);
      sim_make_snapshot (sim, replica);
    }
  else if (what < 93)
    forget_after_snapshot (sim, replica);
  else if (what < 95)
    replica->share->is_full = !replica->share->is_full;
  else if (what < 97)
    sim_write_newer (sim, (int) (replica - sim->replicas));
  else
    sim->now += DAY + HOUR;
}

static gboolean
sim_are_equal (Sim *sim)
{
  g_autofree char *first = sim_digest (&sim->replicas[0]);
  gboolean equal = TRUE;

  for (int i = 1; equal && i < sim->n; i++)
    {
      g_autofree char *digest = sim_digest (&sim->replicas[i]);

      equal = strcmp (digest, first) == 0;
    }
  return equal;
}

/* Rounds of all, until all have the same. */
static gboolean
come_to_one_end (Sim *sim)
{
  int turns = sim->has_bulk ? 60 : 14; /* many small files take many rounds */

  sim->is_one = FALSE;
  for (int turn = 0; turn < turns && sim->failure == NULL; turn++)
    {
      /* First what one has, then what only passing time brings. */
      sim->now += turn < 3 ? HOUR : DAY + HOUR;
      for (int i = 0; i < sim->n; i++)
        {
          sim_round (sim, &sim->replicas[i], ACCORD_SYNC_STAGE_NONE);
          sim_ship (sim, i, TRUE);
        }
      sim_deliver (sim);
      sim->step += 1000;
      if (turn >= 2 && sim_are_equal (sim))
        return sim->is_one = TRUE;
    }
  return FALSE;
}

/* Everybody is there, every clock is right, every file arrives. */
void
sim_heal (Sim *sim)
{
  for (int i = 0; i < sim->most; i++)
    {
      sim->replicas[i].skew = 0;
      sim->replicas[i].is_away = FALSE;
      sim->replicas[i].share->is_full = FALSE;
    }
  sim->step += 1000;
  sim_deliver (sim);
  if (sim->has_older && sim_chance (sim, 50))
    sim_upgrade_all (sim);
  if (!come_to_one_end (sim) && sim->failure == NULL && sim_any_older (sim))
    {
      sim_tell_differences (sim);
      sim_fail (sim, "older and newer programs do not come to have the same");
    }
  if (sim->failure == NULL && sim_any_older (sim))
    {
      sim_upgrade_all (sim);
      come_to_one_end (sim);
    }
  if (sim->failure != NULL || !sim->has_tickets)
    return;
  sim_escalate_all (sim);
  come_to_one_end (sim);
}
