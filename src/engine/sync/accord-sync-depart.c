/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computers that leave, and those that are taken out (sync.md §2.8). Both are records that everybody gets. What a
 * computer that was taken out writes afterwards is not taken by anybody: "afterwards" begins behind what the
 * farthest of the others had taken when it heard, so that nobody has to take back what others built upon, and
 * all come to the same end. A name that left or was taken out is never used again. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"

static const AccordDepartureRow *
departure_of (const AccordSyncKnown *known, const char *rid)
{
  return known->departures != NULL && rid != NULL ? g_hash_table_lookup (known->departures, rid) : NULL;
}

/* The last number of a computer that is ever taken. */
gint64
accord_sync_cut_of (const AccordSyncKnown *known, const char *rid)
{
  const AccordDepartureRow *row = departure_of (known, rid);

  return row != NULL && row->is_revoked ? row->cut : G_MAXINT64;
}

/**
 * accord_sync_is_quarantined:
 *
 * Whether a file of changes is not taken. Of one that is taken in part, what is behind the cut goes.
 */
gboolean
accord_sync_is_quarantined (const AccordSyncKnown *known, AccordRemoteSegment *segment)
{
  const AccordDepartureRow *row = departure_of (known, segment->rid);

  if (row == NULL || !row->is_revoked || segment->last <= row->cut)
    return FALSE;
  if (segment->first > row->cut)
    return TRUE;
  for (guint i = segment->txns->len; i-- > 0;)
    {
      AccordRemoteTxn *txn = segment->txns->pdata[i];

      while (txn->records->len > 0 && ((AccordRemoteRecord *) txn->records->pdata[txn->records->len - 1])->s > row->cut)
        g_ptr_array_remove_index (txn->records, txn->records->len - 1);
      if (txn->s > row->cut)
        g_ptr_array_remove_index (segment->txns, i);
    }
  segment->last = row->cut;
  return FALSE;
}

static AccordEdit *
departure_new (const char *label, const char *rid, const char *name, const char *how, gint64 cut)
{
  const AccordKind *kind = &accord_departure_kind;
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "computer", name != NULL ? name : rid);
  accord_edit_set_text (edit, kind, id, "rid", rid);
  accord_edit_set_text (edit, kind, id, "how", how);
  accord_edit_set_number (edit, kind, id, "cut", cut);
  return edit;
}

static gboolean
commit (AccordSync *self, AccordEdit *edit, GError **error)
{
  AccordChangeSet *set = dex_await_boxed (accord_journal_commit (self->journal, edit), error);

  if (set == NULL)
    return FALSE;
  accord_change_set_unref (set);
  return TRUE;
}

/* Whoever had taken more when the news came says so. */
static gboolean
tell_how_far (AccordSyncRound *round, GError **error)
{
  GHashTableIter iter;
  gpointer rid, row;

  g_hash_table_iter_init (&iter, round->known.departures);
  while (g_hash_table_iter_next (&iter, &rid, &row))
    {
      const AccordDepartureRow *departure = row;
      gint64 seen = accord_sync_seen_of (&round->known, rid);

      if (departure->is_revoked && seen > departure->cut)
        {
          g_autoptr (AccordEdit) edit = departure_new (_ ("Told what was taken of a computer that was taken out"), rid, NULL, "revoked", seen);

          if (!commit (round->sync, edit, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * accord_sync_depart:
 *
 * Before anything is sent: whether this computer still takes part, and what it has taken of those who do not.
 */
gboolean
accord_sync_depart (AccordSyncRound *round, GError **error)
{
  const AccordDepartureRow *own = departure_of (&round->known, round->known.rid);

  if (own != NULL && own->is_revoked)
    {
      g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_REVOKED,
                           _ ("This computer was taken out of the workspace: what is done here stays here. To take part again, join the folder in a new file."));
      return FALSE;
    }
  return round->known.rid == NULL || tell_how_far (round, error);
}

typedef struct {
  AccordSync *sync;
  char *rid; /* NULL: this computer */
} Departing;

static void
departing_free (gpointer data)
{
  Departing *self = data;

  g_object_unref (self->sync);
  g_free (self->rid);
  g_free (self);
}

static AccordEdit *
departure_for (AccordSync *self, const AccordSyncKnown *known, const char *rid)
{
  if (rid == NULL)
    return departure_new (_ ("Left the shared folder"), known->rid, self->device, "left", 0);
  for (guint i = 0; i < self->status->peers->len; i++)
    {
      const AccordSyncPeer *peer = self->status->peers->pdata[i];

      if (strcmp (peer->rid, rid) == 0)
        return departure_new (_ ("Took a computer out of the workspace"), rid, peer->name, "revoked", peer->seen);
    }
  return departure_new (_ ("Took a computer out of the workspace"), rid, NULL, "revoked", accord_sync_seen_of (known, rid));
}

static gboolean
depart (Departing *self, AccordSyncKnown *known, GError **error)
{
  g_autoptr (AccordEdit) edit = NULL;

  if (!accord_sync_read_known (self->sync, known, error))
    return FALSE;
  if (self->rid == NULL && known->rid == NULL)
    return TRUE; /* it never took part */
  if (self->rid != NULL && (!accord_share_is_rid (self->rid) || accord_sync_seen_of (known, self->rid) == 0 || strcmp (self->rid, known->rid) == 0))
    {
      g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_FOREIGN,
                   _ ("“%s” is no other computer of this workspace; the list of computers has their names."), self->rid);
      return FALSE;
    }
  self->sync->is_leaving |= self->rid == NULL;
  edit = departure_for (self->sync, known, self->rid);
  return commit (self->sync, edit, error);
}

static DexFuture *
depart_fiber (gpointer data)
{
  Departing *self = data;
  AccordSyncKnown known = { 0 };
  GError *error = NULL;
  gboolean ok = depart (self, &known, &error);

  accord_sync_known_clear (&known);
  if (!ok)
    return dex_future_new_for_error (error);
  /* That the folder cannot be reached now does not keep anybody. */
  accord_sync_status_free (dex_await_boxed (accord_sync_round (self->sync), NULL));
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
start (AccordSync *self, const char *rid)
{
  Departing *departing = g_new0 (Departing, 1);

  *departing = (Departing) { g_object_ref (self), g_strdup (rid) };
  return dex_scheduler_spawn (NULL, ACCORD_SYNC_FIBER_STACK, depart_fiber, departing, departing_free);
}

/**
 * accord_sync_leave:
 *
 * Tells the others that this computer takes part no more. Whoever shares the file again later goes under a new name.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_sync_leave (AccordSync *self)
{
  return start (self, NULL);
}

/**
 * accord_sync_revoke:
 * @rid: another computer
 *
 * Takes a computer out: what it writes from now on is taken by nobody. A folder cannot keep anybody from writing
 * into it: its owner must take the right away too.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with an #AccordSyncError
 */
DexFuture *
accord_sync_revoke (AccordSync *self, const char *rid)
{
  return start (self, rid);
}
