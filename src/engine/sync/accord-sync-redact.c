/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After somebody was erased: own files of changes that still say what was erased are made anew without it
 * (sync.md §2.10). A value that was written before the field's clock can never hold again anywhere, so a file
 * without it says the same to everybody. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"

#define AGAIN_MS ((gint64) 60 * 60 * 1000) /* what is there and not whole is seldom mended, and all labels are read for it */

typedef struct {
  AccordSync *sync;
  AccordSyncRound *round;
  gboolean anew;         /* somebody was erased since; else only what could not be read then is looked at */
  GHashTable *later;     /* hashes of what could not be read then, and is there by now */
  GHashTable *erased;    /* uid → (field → clock) */
  GHashTable *labels;    /* rid → (number → label as it is here now) */
  GPtrArray *made;       /* of AccordRemoteSegment */
  GPtrArray *bytes;      /* of GBytes: of each */
  GStrvBuilder *unread;  /* hashes of what nobody has whole now */
} Redacting;

static gboolean
redact_record (Redacting *self, const AccordRemoteTxn *txn, AccordRemoteRecord *record, gboolean *concerns)
{
  char uid[ACCORD_ID_TEXT + 1];
  GHashTable *clocks;
  g_autoptr (JsonObject) left = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint n_dropped = 0;

  accord_id_to_text (&record->uid, uid);
  clocks = g_hash_table_lookup (self->erased, uid);
  *concerns |= clocks != NULL;
  if (clocks == NULL || record->fields == NULL || record->op == 'e')
    return FALSE;
  left = json_object_new ();
  json_object_iter_init (&iter, record->fields);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const AccordStamp *now = g_hash_table_lookup (clocks, name);

      if (now != NULL && *now > (record->stamp != 0 ? record->stamp : txn->stamp))
        n_dropped++;
      else
        json_object_set_member (left, name, json_node_copy (node));
    }
  if (n_dropped == 0)
    return FALSE;
  json_object_unref (record->fields);
  record->fields = g_steal_pointer (&left);
  return TRUE;
}

/* Names in labels were taken out here as well. */
static gboolean
redact_txn (Redacting *self, GHashTable *labels, AccordRemoteTxn *txn)
{
  gboolean changed = FALSE, concerns = FALSE, found;
  gpointer label = NULL;

  for (guint i = 0; i < txn->records->len; i++)
    changed |= redact_record (self, txn, txn->records->pdata[i], &concerns);
  if (txn->label == NULL)
    return changed;
  found = labels != NULL && g_hash_table_lookup_extended (labels, &txn->s, NULL, &label);
  if (g_strcmp0 (label, txn->label) == 0 || (!found && !concerns))
    return changed;
  g_set_str (&txn->label, label);
  return TRUE;
}

static gboolean
redact_one (Redacting *self, const AccordSegmentRow *row, GError **error)
{
  gsize size;
  g_autoptr (AccordRemoteSegment) one = accord_sync_read_own (self->sync, row, &size);
  gboolean changed = FALSE;
  guint n_parts;
  GBytes *bytes;

  if (one == NULL)
    g_strv_builder_add (self->unread, row->hash); /* another time */
  for (guint i = 0; one != NULL && i < one->txns->len; i++)
    changed |= redact_txn (self, g_hash_table_lookup (self->labels, row->rid), one->txns->pdata[i]);
  if (!changed)
    return TRUE;
  n_parts = one->parts != NULL ? g_strv_length (one->parts) : 0;
  one->parts = g_renew (char *, one->parts, n_parts + 2);
  one->parts[n_parts] = g_strdup (row->hash);
  one->parts[n_parts + 1] = NULL;
  bytes = accord_segment_write (one, NULL, error);
  if (bytes == NULL)
    return FALSE;
  g_ptr_array_add (self->bytes, bytes);
  g_ptr_array_add (self->made, g_steal_pointer (&one));
  return TRUE;
}

/* Own files that others have, will have, or may put there again. */
static gboolean
concerns (const Redacting *self, const AccordSegmentRow *row)
{
  return row->state != ACCORD_SEGMENT_REPLACED && row->state != ACCORD_SEGMENT_DROPPED &&
         accord_sync_is_mine (&self->round->known, row->rid) && (self->anew || g_hash_table_contains (self->later, row->hash));
}

static DexFuture *
redact_read (AccordReader *reader, gpointer data)
{
  Redacting *self = data;
  GPtrArray *segments = self->round->known.segments;
  GError *error = NULL;

  self->erased = accord_reader_erased (reader, &error);
  self->labels = self->erased != NULL ? accord_reader_own_labels (reader, &error) : NULL;
  if (self->labels == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; g_hash_table_size (self->erased) > 0 && i < segments->len; i++)
    {
      if (accord_store_is_closing (accord_journal_get_store (self->sync->journal)))
        return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, "%s", _ ("The workspace is closed."));
      if (concerns (self, segments->pdata[i]) && !redact_one (self, segments->pdata[i], &error))
        return dex_future_new_for_error (error);
    }
  return dex_future_new_for_boolean (TRUE);
}

/* All own files are read, which may take long: figures on screen do not wait for it. */
static gboolean
redact (Redacting *self, GError **error)
{
  AccordJournal *journal = self->sync->journal;
  AccordStore *store = accord_journal_get_store (journal);

  if (!dex_await_boolean (self->sync->worker != NULL ? accord_store_read_behind (store, redact_read, self, NULL)
                                                     : accord_store_read_long (store, redact_read, self, NULL), error))
    return FALSE;
  for (guint i = 0; i < self->made->len; i++)
    if (!dex_await_boolean (accord_journal_replace (journal, self->made->pdata[i], self->bytes->pdata[i]), error))
      return FALSE;
  return TRUE;
}

/* Whether a file that could not be read is to be tried again. What is there was found not to be whole an hour ago at
 * least; what is not there is new when it comes. */
static gboolean
is_due (const AccordSyncRound *round, const char *hash)
{
  GHashTable *unreadable = round->sync->unreadable;
  const gint64 *found = g_hash_table_lookup (unreadable, hash);

  if (g_hash_table_contains (round->look.listed, hash))
    return found == NULL || accord_steady_ms () - *found >= AGAIN_MS;
  g_hash_table_remove (unreadable, hash);
  return FALSE;
}

/* Which files of those that could not be read are tried again; the others stay @unread. */
static GHashTable *
arrived (const AccordSyncRound *round, GStrvBuilder *unread)
{
  GHashTable *later = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) hashes = round->known.unread != NULL ? g_strsplit (round->known.unread, " ", -1) : NULL;

  for (int i = 0; hashes != NULL && hashes[i] != NULL; i++)
    if (is_due (round, hashes[i]))
      g_hash_table_add (later, g_strdup (hashes[i]));
    else
      g_strv_builder_add (unread, hashes[i]);
  return later;
}

static void
note_unreadable (const AccordSyncRound *round, const char *const *hashes)
{
  gint64 now = accord_steady_ms ();

  for (int i = 0; hashes[i] != NULL; i++)
    if (g_hash_table_contains (round->look.listed, hashes[i]))
      g_hash_table_insert (round->sync->unreadable, g_strdup (hashes[i]), g_memdup2 (&now, sizeof now));
}

static gboolean
note (AccordSyncRound *round, const char *name, const char *was, const char *is, GError **error)
{
  if (g_strcmp0 (was, is) == 0)
    return TRUE;
  round->wrote = TRUE;
  return dex_await_boolean (accord_journal_note (round->sync->journal, name, is), error);
}

/* What is not whole anywhere is looked at again when it comes: a folder may still be filling. */
static gboolean
note_redacted (const Redacting *self, const char *now, GError **error)
{
  AccordSyncRound *round = self->round;
  g_auto (GStrv) unread = g_strv_builder_end (self->unread);
  g_autofree char *text = unread[0] != NULL ? g_strjoinv (" ", unread) : NULL;

  note_unreadable (round, (const char *const *) unread);
  return note (round, "unread", round->known.unread, text, error) && note (round, "redacted", round->known.redacted, now, error) &&
         ((!self->anew && self->made->len == 0) || note (round, "remake", round->known.remake, "make", error));
}

/**
 * accord_sync_redact_own:
 *
 * When something was erased since the last time: own files go on without it, and so do own snapshots.
 */
gboolean
accord_sync_redact_own (AccordSyncRound *round, GError **error)
{
  const AccordSyncKnown *known = &round->known;
  g_autofree char *now = g_strdup (known->erased);
  g_autoptr (GStrvBuilder) unread = g_strv_builder_new (), rest = g_strv_builder_new ();
  g_autoptr (GHashTable) later = arrived (round, rest);
  gboolean anew = g_strcmp0 (known->erased, known->redacted) != 0, ok;
  Redacting redacting = { .sync = round->sync, .round = round, .anew = anew, .later = later, .unread = anew ? unread : rest };

  if (known->rid == NULL || (!anew && g_hash_table_size (later) == 0))
    return TRUE;
  redacting.made = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  redacting.bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  ok = redact (&redacting, error) && note_redacted (&redacting, now, error);
  round->wrote |= redacting.made->len > 0;
  g_ptr_array_unref (redacting.made);
  g_ptr_array_unref (redacting.bytes);
  g_clear_pointer (&redacting.erased, g_hash_table_unref);
  g_clear_pointer (&redacting.labels, g_hash_table_unref);
  return ok;
}
