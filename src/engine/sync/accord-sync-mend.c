/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tool lost or tore on the share is put back by whoever has it; what nobody has any more is asked for,
 * and told anew by whoever knows what it did (sync.md §2.4, repair and want list). */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <string.h>
#include "accord-error.h"
#include "accord-packed.h"

static gboolean
put_back (AccordSyncRound *round, const AccordSegmentRow *row, gboolean over, GError **error)
{
  AccordSync *self = round->sync;
  g_autofree char *path = accord_sync_path (row->rid, row->s1, row->s2, row->hash);
  g_autoptr (GBytes) bytes = accord_transport_get (self->mirror, path, ACCORD_PACKED_MOST, NULL);
  g_autoptr (GBytes) there = bytes && over ? accord_transport_get (self->share, path, ACCORD_PACKED_MOST, NULL) : NULL;
  g_autofree char *hash = bytes ? accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (bytes == NULL || strcmp (hash, row->hash) != 0 || (there != NULL && g_bytes_equal (there, bytes)))
    return TRUE; /* it is not here, or there all the same */
  return accord_transport_put_own (self->share, path, bytes, error);
}

static gboolean
is_wanted (AccordSyncRound *round, const AccordSegmentRow *row)
{
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      for (int k = 0; head->want != NULL && head->want[k] != NULL; k++)
        {
          const char *dot = strchr (head->want[k], '.');
          gint64 number = dot ? g_ascii_strtoll (dot + 1, NULL, 10) : 0;

          if (strcmp (head->want[k], row->hash) == 0 ||
              (dot != NULL && (gsize) (dot - head->want[k]) == strlen (row->rid) &&
               strncmp (head->want[k], row->rid, strlen (row->rid)) == 0 && row->s1 <= number && number <= row->s2))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
mend (AccordSyncRound *round, GError **error)
{
  for (guint i = 0; i < round->known.segments->len; i++)
    {
      const AccordSegmentRow *row = round->known.segments->pdata[i];
      gboolean listed = g_hash_table_contains (round->look.listed, row->hash);
      gboolean wanted = is_wanted (round, row);

      /* What was replaced must not come back; and a name that two computers have used has two files of one number. */
      if ((row->state != ACCORD_SEGMENT_PUBLISHED && row->state != ACCORD_SEGMENT_TAKEN) || (listed && !wanted) ||
          (!listed && accord_sync_is_let_go (round, row)))
        continue;
      if (!put_back (round, row, listed, error))
        return FALSE;
    }
  return TRUE;
}

static DexFuture *
mend_job (gpointer data)
{
  AccordSyncRound *round = data;
  GError *error = NULL;

  return mend (round, &error) ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

/* Of one who has the same numbers and other files: only what differs from theirs is of use to them. */
static gboolean
tells_other (AccordSyncRound *round, const AccordSyncHead *head, GStrv want)
{
  g_autofree char *mine = want[0] != NULL ? accord_sync_sum_of (&round->known, want[0]) : NULL;

  return want[0] == NULL || g_strcmp0 (want[1], "0") != 0 || head->sums == NULL ||
         g_strcmp0 (json_object_get_string_member_with_default (head->sums, want[0], ""), mine) != 0;
}

/* Somebody waits for what this file has in effect, and nobody has as a file. */
static gboolean
must_tell_anew (AccordSyncRound *round)
{
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      for (int k = 0; head->want != NULL && head->want[k] != NULL; k++)
        {
          g_auto (GStrv) parts = g_strsplit (head->want[k], ".", 2);

          if (strcmp (head->rid, round->known.rid) != 0 && tells_other (round, head, parts) && parts[0] != NULL && parts[1] != NULL &&
              accord_sync_seen_of (&round->known, parts[0]) >= g_ascii_strtoll (parts[1], NULL, 10))
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether this file waits for something for longer than a day. */
static gboolean
waits_long (AccordSyncRound *round)
{
  const char *what = accord_sync_missed_for (round->sync, ACCORD_SYNC_HOLD_MS);

  if (what == NULL)
    return FALSE;
  if (g_str_has_suffix (what, ".0"))
    accord_sync_wait_again (round->sync, what); /* looked at anew each time */
  return TRUE;
}

#define TELL_ANEW_MS ((gint64) 60 * 60 * 1000)

/**
 * accord_sync_mend:
 *
 * Puts back what is missing. Nothing that is missing ever means that it was deleted.
 */
gboolean
accord_sync_mend (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  gboolean is_behind = accord_sync_is_behind (round);

  if (self->mutation & ACCORD_SYNC_WITHOUT_REPAIR)
    return TRUE;
  if (self->mirror != NULL && !dex_await_boolean (accord_sync_run (self, mend_job, round), error))
    return FALSE;
  if (self->mutation & ACCORD_SYNC_WITHOUT_WANT)
    return TRUE;
  if ((must_tell_anew (round) || self->differs) && (self->told_anew_at == 0 || accord_steady_ms () - self->told_anew_at >= TELL_ANEW_MS))
    {
      g_autoptr (GError) failed = NULL;

      dex_await_boolean (accord_sync_snapshot (self), &failed);
      if (!accord_error_pass (error, &failed))
        return FALSE;
      self->told_anew_at = accord_steady_ms ();
    }
  if (is_behind || waits_long (round) || self->differs)
    {
      g_autoptr (GError) failed = NULL;
      gboolean loaded = dex_await_boolean (accord_sync_load_snapshot (self, FALSE), &failed);

      round->wrote |= loaded;
      self->status->is_shortened |= loaded && is_behind;
      if (failed != NULL && failed->domain == ACCORD_SYNC_ERROR)
        g_clear_error (&failed); /* it was named, and must not stand in the way of the rest */
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  return TRUE;
}
