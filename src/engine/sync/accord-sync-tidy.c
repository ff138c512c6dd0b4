/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not needed any more goes from the share: files that others stand for, old snapshots of this computer.
 * And a new snapshot is made when it is time (sync.md §2.4, §2.8). */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <string.h>
#include "accord-error.h"
#include "accord-purge.h"

#define WEEK_MS ((gint64) 7 * 24 * 60 * 60 * 1000)
#define LOG_FEW 5000  /* records: read sooner than a snapshot */
#define FIRST_LOG 2000
#define SHORTEN_MS ((gint64) 24 * 60 * 60 * 1000) /* to be read by two */

/* Whether it may stand for others: it is there, or is not shown any more and a snapshot has what it did. */
static gboolean
stands (const AccordSyncRound *round, const AccordSegmentRow *row)
{
  return row->state == ACCORD_SEGMENT_DROPPED ||
         ((row->state == ACCORD_SEGMENT_PUBLISHED || row->state == ACCORD_SEGMENT_TAKEN) &&
          g_hash_table_contains (round->look.listed, row->hash));
}

static gboolean
drop_file (AccordSyncRound *round, const AccordSegmentRow *row, GError **error)
{
  AccordSync *self = round->sync;
  const char *listed = g_hash_table_lookup (round->look.listed, row->hash);
  g_autofree char *path = NULL;

  if (listed == NULL && (self->mirror == NULL || g_hash_table_contains (self->dropped, row->hash)))
    return TRUE;
  path = accord_sync_path (row->rid, row->s1, row->s2, row->hash);
  if (self->mirror != NULL && g_hash_table_add (self->dropped, g_strdup (row->hash)) &&
      !accord_transport_delete_own (self->mirror, path, error))
    return FALSE;
  return listed == NULL || !accord_sync_is_mine (&round->known, row->rid) || accord_transport_delete_own (self->share, listed, error);
}

/* Of what was replaced nothing stays on this computer, and of its own nothing on the share. Rows of one computer follow one
 * another by their first numbers: how far those reach that stand for others is known on the way. */
static gboolean
drop_replaced (AccordSyncRound *round, GError **error)
{
  AccordSegmentRow *const *rows = (AccordSegmentRow *const *) round->known.segments->pdata;
  guint n = round->known.segments->len;
  gint64 reach = 0;

  for (guint i = 0, next; i < n; i = next)
    {
      if (i == 0 || strcmp (rows[i]->rid, rows[i - 1]->rid) != 0)
        reach = 0;
      for (next = i; next < n && rows[next]->s1 == rows[i]->s1 && strcmp (rows[next]->rid, rows[i]->rid) == 0; next++)
        if (rows[next]->s2 > reach && stands (round, rows[next]))
          reach = rows[next]->s2;
      for (guint k = i; k < next; k++)
        if ((rows[k]->state == ACCORD_SEGMENT_DROPPED || (rows[k]->state == ACCORD_SEGMENT_REPLACED && rows[k]->s2 <= reach)) &&
            !drop_file (round, rows[k], error))
          return FALSE;
    }
  return TRUE;
}

/* The last file first: what is not complete any more is no snapshot. */
static gboolean
drop_snapshot (AccordSync *self, const char *name, GError **error)
{
  g_autofree char *folder = g_strconcat ("snap/", name, NULL);
  g_auto (GStrv) files = accord_transport_list (self->share, folder, error);

  for (int done = 1; done >= 0; done--)
    for (int i = 0; files != NULL && files[i] != NULL; i++)
      {
        g_autofree char *path = g_strconcat (folder, "/", files[i], NULL);

        if (g_str_has_prefix (files[i], "done-") == done && (accord_share_is_of_snapshot (files[i]) || accord_share_is_rest (files[i], NULL)) &&
            !accord_transport_delete_own (self->share, path, error))
          return FALSE;
      }
  return files != NULL;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

static gboolean
is_complete (AccordSync *self, const char *name)
{
  g_autofree char *folder = g_strconcat ("snap/", name, NULL);
  g_auto (GStrv) files = accord_transport_list (self->share, folder, NULL);

  for (int i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_prefix (files[i], "done-") && accord_share_is_of_snapshot (files[i]))
      return TRUE;
  return files == NULL; /* not known */
}

/* Own snapshots but the newest two of all; none but the newest when something was erased. One that was not finished
 * stands for none: it goes, and those before it stay. */
static gboolean
drop_snapshots (AccordSyncRound *round, GError **error)
{
  guint n = 0, most = g_strcmp0 (round->known.remake, "drop") == 0 ? 1 : 2;

  for (int i = 0; round->look.snapshots[i] != NULL; i++)
    {
      guint64 stamp;
      char rid[ACCORD_RID_TEXT + 1];

      if (!accord_share_read_snapshot (round->look.snapshots[i], &stamp, rid))
        continue;
      if (is_complete (round->sync, round->look.snapshots[i]) ? n++ < most || !accord_sync_is_mine (&round->known, rid)
                                                              : strcmp (rid, round->known.rid) != 0)
        continue;
      if (!drop_snapshot (round->sync, round->look.snapshots[i], error))
        return FALSE;
    }
  return TRUE;
}

static DexFuture *
tidy_job (gpointer data)
{
  AccordSyncRound *round = data;
  AccordSync *self = round->sync;
  GError *error = NULL;

  qsort (round->look.snapshots, g_strv_length (round->look.snapshots), sizeof (char *), newest_first);
  accord_sync_sweep (round);
  if (!drop_replaced (round, &error) || !drop_snapshots (round, &error))
    return dex_future_new_for_error (error);
  for (int i = 0; round->look.snapshots[i] != NULL; i++)
    {
      guint64 stamp;
      char rid[ACCORD_RID_TEXT + 1];

      if (!accord_share_read_snapshot (round->look.snapshots[i], &stamp, rid))
        continue;
      if (g_strcmp0 (self->newest, round->look.snapshots[i]) == 0 ||
          accord_sync_snapshot_facts (self->share, round->look.snapshots[i], &self->newest_n, &self->newest_total))
        {
          g_set_str (&self->newest, round->look.snapshots[i]);
          self->newest_at = accord_stamp_ms (stamp);
          break;
        }
    }
  return dex_future_new_for_boolean (TRUE);
}

static gint64
total_of (const AccordSyncKnown *known)
{
  gint64 total = 0;

  for (guint i = 0; i < known->replicas->len; i++)
    total += ((AccordReplicaRow *) known->replicas->pdata[i])->seen;
  return total;
}

/**
 * accord_sync_is_active:
 *
 * Returns: whether a computer takes part, and was heard this week
 */
gboolean
accord_sync_is_active (const AccordSyncRound *round, const AccordSyncHead *head)
{
  gint64 now = accord_now_ms ();

  return head->wall > now - WEEK_MS && head->wall <= now + WEEK_MS &&
         !g_hash_table_contains (round->known.departures, head->rid) &&
         (strcmp (head->rid, round->known.rid) == 0 || !accord_sync_is_mine (&round->known, head->rid));
}

/**
 * accord_sync_is_first:
 *
 * Returns: whether this computer does what one of all does: of those who were heard this week, the first by name. Two do
 *   no harm
 */
gboolean
accord_sync_is_first (AccordSyncRound *round)
{
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      if (strcmp (head->rid, round->known.rid) < 0 && accord_sync_is_active (round, head))
        return FALSE;
    }
  return TRUE;
}

/* One that says that it is of the future was made by a wrong clock, or this computer's is: then it counts since when
 * it is known here. */
static gboolean
is_old (AccordSync *self)
{
  return self->newest_at > accord_now_ms () + WEEK_MS ? accord_sync_waited (self, self->newest, WEEK_MS)
                                                      : accord_now_ms () - self->newest_at > WEEK_MS;
}

static gboolean
is_due (AccordSyncRound *round)
{
  AccordSync *self = round->sync;
  gint64 total = total_of (&round->known), log = total - self->newest_total;

  if (self->newest == NULL)
    return total >= FIRST_LOG && accord_sync_is_first (round);
  if (g_strcmp0 (round->known.remake, "make") == 0)
    {
      guint64 stamp;
      char rid[ACCORD_RID_TEXT + 1];

      /* Only of those who have one there. */
      for (int i = 0; round->look.snapshots[i] != NULL; i++)
        if (accord_share_read_snapshot (round->look.snapshots[i], &stamp, rid) && accord_sync_is_mine (&round->known, rid))
          return TRUE;
    }
  if (self->wants_snapshot && accord_sync_waited (self, "retain", SHORTEN_MS))
    {
      accord_sync_wait_again (self, "retain");
      return accord_sync_is_first (round);
    }
  if (log <= 0)
    return FALSE;
  return (is_old (self) || log > MAX (LOG_FEW, self->newest_n / 2)) && accord_sync_is_first (round);
}

#define AGE_MS ((gint64) 60 * 60 * 1000)

/**
 * accord_sync_age_trash:
 *
 * What has lain in the Trash for long enough is deleted for good, by one computer for all (sync.md §2.6). Looked at once
 * an hour; what goes is told with the next round.
 */
gboolean
accord_sync_age_trash (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  g_autoptr (GError) failed = NULL;

  if (round->known.rid == NULL || (self->aged_at != 0 && accord_steady_ms () - self->aged_at < AGE_MS) || !accord_sync_is_first (round))
    return TRUE;
  self->aged_at = accord_steady_ms ();
  dex_await_int64 (accord_journal_age_trash (self->journal), &failed);
  return accord_error_pass (error, &failed);
}

/**
 * accord_sync_tidy:
 *
 * The last step of a round; what cannot be done now is done by another.
 */
gboolean
accord_sync_tidy (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  gboolean made = FALSE;

  if (round->known.rid == NULL || !dex_await_boolean (accord_sync_run (self, tidy_job, round), error))
    return round->known.rid == NULL;
  if (is_due (round))
    {
      g_autoptr (GError) failed = NULL;

      made = dex_await_boolean (accord_sync_snapshot (self), &failed);
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  /* After an erasure: a new one first, then the older ones go with the next round. */
  if (round->known.remake == NULL || (g_strcmp0 (round->known.remake, "make") == 0 && !made && is_due (round)))
    return TRUE;
  return dex_await_boolean (accord_journal_note (self->journal, "remake", made ? "drop" : NULL), error);
}
