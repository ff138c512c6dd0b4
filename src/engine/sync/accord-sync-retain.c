/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History that the workspace's record says is not kept any more ("history_from", sync.md §2.8). Off unless somebody
 * says so. Then each computer
 *
 *   - says in its head which snapshot it has read whole on the share, when all that is in it is in here too;
 *   - takes its own files of changes from the share that are older than the day, when everybody who was heard this
 *     week has them and a snapshot that two computers have read holds what they did;
 *   - forgets, here, the old values of that time: what every record says now, and when it was written, stays.
 *
 * Nothing that is missing means that it was deleted: whoever was away gets what it missed from the snapshot, by the
 * merge rule, and is told so. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <stdlib.h>
#include <string.h>

#define EVERY_MS ((gint64) 60 * 60 * 1000)
#define READ_BY 2 /* computers */
#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

static gboolean
has_read (const AccordSyncHead *head, const char *name)
{
  return head->acks != NULL && g_strv_contains ((const char *const *) head->acks, name);
}

/* How many computers say that they have a snapshot. */
static guint
readers_of (const AccordSyncRound *round, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      n += has_read (head, name) && !g_hash_table_contains (round->known.departures, head->rid);
    }
  return n;
}

typedef struct {
  AccordSyncRound *round;
  char *checked;       /* a snapshot that was read whole now, all of which is in here */
  GHashTable *covered; /* hashes in the newest that two have read, or NULL */
} Retaining;

static gboolean
has_all (const AccordSyncKnown *known, GHashTable *hashes)
{
  GHashTableIter iter;
  gpointer hash;

  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    if (!g_hash_table_contains (known->hashes, hash))
      return FALSE;
  return TRUE;
}

/* The newest snapshot is read here, and of those that two have read the newest tells what is in it. */
static DexFuture *
read_job (gpointer data)
{
  Retaining *self = data;
  AccordSyncRound *round = self->round;
  char **names = round->look.snapshots;
  gboolean is_newest = TRUE;

  qsort (names, g_strv_length (names), sizeof *names, newest_first);
  for (int i = 0; names[i] != NULL && self->covered == NULL; i++)
    {
      guint64 stamp;
      char rid[ACCORD_RID_TEXT + 1];
      gboolean is_read = readers_of (round, names[i]) >= READ_BY;
      g_autoptr (GHashTable) hashes = NULL;

      if (!accord_share_read_snapshot (names[i], &stamp, rid) || (!is_newest && !is_read))
        continue;
      hashes = is_read || g_strcmp0 (round->known.checked, names[i]) != 0
                 ? accord_sync_snapshot_covers (round->sync, names[i], round->known.workspace) : NULL;
      if (is_newest && hashes != NULL && has_all (&round->known, hashes))
        self->checked = g_strdup (names[i]);
      is_newest = FALSE;
      if (is_read)
        self->covered = g_steal_pointer (&hashes);
    }
  return dex_future_new_for_boolean (TRUE);
}

/* How far everybody has heard that computer who was heard this week. */
static gint64
heard_by_all (const AccordSyncRound *round, const char *rid)
{
  gint64 least = accord_sync_seen_of (&round->known, rid);

  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      if (accord_sync_is_active (round, head) && strcmp (head->rid, round->known.rid) != 0 && strcmp (head->rid, rid) != 0)
        least = MIN (least, head->seen ? json_object_get_int_member_with_default (head->seen, rid, 0) : 0);
    }
  return least;
}

/* Files of changes that go: own ones, and of others those that are not on the share any more. */
static GStrv
choose (const AccordSyncRound *round, const char *const *old, GHashTable *covered)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  for (guint i = 0; old[i] != NULL; i++)
    {
      const AccordSegmentRow *row = g_hash_table_lookup (round->known.hashes, old[i]);
      gboolean goes = row != NULL && g_hash_table_contains (covered, old[i]) &&
                      (accord_sync_is_mine (&round->known, row->rid) ? row->s2 <= heard_by_all (round, row->rid)
                                                                     : !g_hash_table_contains (round->look.listed, old[i]));

      if (goes)
        g_strv_builder_add (chosen, old[i]);
    }
  return g_strv_builder_end (chosen);
}

typedef struct {
  gint64 before; /* ms */
  GStrv old;
} Asking;

static DexFuture *
old_read (AccordReader *reader, gpointer data)
{
  Asking *asking = data;
  GError *error = NULL;

  asking->old = accord_reader_old_segments (reader, asking->before, &error);
  return asking->old != NULL ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

/* On the share, and in what this computer keeps of it. */
static gboolean
drop_files (AccordSyncRound *round, gint64 before, GHashTable *covered, GError **error)
{
  AccordSync *self = round->sync;
  Asking asking = { .before = before };
  g_auto (GStrv) chosen = NULL;
  gboolean ok = dex_await_boolean (accord_store_read_long (accord_journal_get_store (self->journal), old_read, &asking, NULL), error);

  if (ok && covered != NULL)
    chosen = choose (round, (const char *const *) asking.old, covered);
  self->wants_snapshot = ok && asking.old[0] != NULL && covered == NULL;
  g_strfreev (asking.old);
  if (!ok || chosen == NULL || chosen[0] == NULL)
    return ok;
  round->wrote = TRUE;
  return dex_await_boolean (accord_journal_drop_segments (self->journal, (const char *const *) chosen), error) &&
         accord_sync_know_again (round, error);
}

static gboolean
forget_values (AccordSyncRound *round, gint64 before, GError **error)
{
  AccordSync *self = round->sync;
  g_autofree char *day = g_strdup_printf ("%" G_GINT64_FORMAT, round->known.history_from);

  for (guint i = 0; i < round->known.segments->len; i++)
    if (((AccordSegmentRow *) round->known.segments->pdata[i])->state == ACCORD_SEGMENT_SEALED)
      return TRUE; /* not before others have it */
  if (g_strcmp0 (round->known.pruned, day) == 0 || round->known.unsealed > 0)
    return TRUE;
  return dex_await_boolean (accord_journal_forget_before (self->journal, before), error) &&
         dex_await_boolean (accord_journal_note (self->journal, "pruned", day), error);
}

/**
 * accord_sync_retain:
 *
 * Behind what is sent, before what is missing is put back. Looked at once an hour, and when the day or the snapshots
 * are others.
 */
gboolean
accord_sync_retain (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  Retaining retaining = { .round = round };
  gint64 before;
  gboolean ok;

  if (round->known.rid == NULL || round->known.history_from == 0 ||
      (self->retained_at != 0 && accord_steady_ms () - self->retained_at < EVERY_MS))
    return TRUE;
  before = round->known.history_from * DAY_MS;
  ok = dex_await_boolean (accord_sync_run (self, read_job, &retaining), error) &&
       (retaining.checked == NULL || dex_await_boolean (accord_journal_note (self->journal, "checked", retaining.checked), error)) &&
       drop_files (round, before, retaining.covered, error) && forget_values (round, before, error);
  round->wrote |= retaining.checked != NULL;
  self->retained_at = accord_steady_ms ();
  g_clear_pointer (&retaining.covered, g_hash_table_unref);
  g_free (retaining.checked);
  return ok;
}

/**
 * accord_sync_is_behind:
 *
 * Returns: whether somebody's older files are not on the share any more, and this computer has not had them
 */
gboolean
accord_sync_is_behind (const AccordSyncRound *round)
{
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      if (strcmp (head->rid, round->known.rid != NULL ? round->known.rid : "") != 0 &&
          head->from > accord_sync_seen_of (&round->known, head->rid) + 1)
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_sync_is_let_go:
 *
 * Returns: whether its author says that it does not show it any more
 */
gboolean
accord_sync_is_let_go (const AccordSyncRound *round, const AccordSegmentRow *row)
{
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      if (head->from > row->s2 && strcmp (head->rid, row->rid) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_sync_first_kept:
 *
 * Returns: the first number of which this computer still shows files; 0 when all are shown
 */
gint64
accord_sync_first_kept (const AccordSyncKnown *known)
{
  gint64 last = 0;

  for (guint i = 0; i < known->segments->len; i++)
    {
      const AccordSegmentRow *row = known->segments->pdata[i];

      if (row->state == ACCORD_SEGMENT_DROPPED && strcmp (row->rid, known->rid) == 0)
        last = MAX (last, row->s2 + 1);
    }
  return last;
}
