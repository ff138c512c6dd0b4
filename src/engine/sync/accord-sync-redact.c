/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After somebody was erased: own files of changes that still say what was erased are made anew without it
 * (sync.md §2.10). A value that was written before the field's clock can never hold again anywhere, so a file
 * without it says the same to everybody. */
#include "accord-config.h"

#include "accord-sync-private.h"

typedef struct {
  AccordSync *sync;
  const AccordSyncKnown *known;
  GHashTable *erased;  /* uid → (field → clock) */
  GPtrArray *made;     /* of AccordRemoteSegment */
  GPtrArray *bytes;    /* of GBytes: of each */
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
redact_txn (Redacting *self, AccordReader *reader, const char *rid, AccordRemoteTxn *txn)
{
  gboolean changed = FALSE, concerns = FALSE, found;
  g_autofree char *label = NULL;

  for (guint i = 0; i < txn->records->len; i++)
    changed |= redact_record (self, txn, txn->records->pdata[i], &concerns);
  label = txn->label != NULL ? accord_reader_own_label (reader, rid, txn->s, &found) : NULL;
  if (txn->label == NULL || g_strcmp0 (label, txn->label) == 0 || (!found && !concerns))
    return changed;
  g_set_str (&txn->label, found ? label : NULL);
  return TRUE;
}

static gboolean
redact_one (Redacting *self, AccordReader *reader, const AccordSegmentRow *row, GError **error)
{
  gsize size;
  g_autoptr (AccordRemoteSegment) one = accord_sync_read_own (self->sync, row, &size);
  gboolean changed = FALSE;
  guint n_parts;
  GBytes *bytes;

  for (guint i = 0; one != NULL && i < one->txns->len; i++)
    changed |= redact_txn (self, reader, row->rid, one->txns->pdata[i]);
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

static DexFuture *
redact_read (AccordReader *reader, gpointer data)
{
  Redacting *self = data;
  GError *error = NULL;

  self->erased = accord_reader_erased (reader, &error);
  if (self->erased == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; g_hash_table_size (self->erased) > 0 && i < self->known->segments->len; i++)
    {
      const AccordSegmentRow *row = self->known->segments->pdata[i];

      if ((row->state == ACCORD_SEGMENT_PUBLISHED || row->state == ACCORD_SEGMENT_TAKEN) && accord_sync_is_mine (self->known, row->rid) &&
          !redact_one (self, reader, row, &error))
        return dex_future_new_for_error (error);
    }
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
redact (Redacting *self, GError **error)
{
  AccordJournal *journal = self->sync->journal;

  if (!dex_await_boolean (accord_store_read_long (accord_journal_get_store (journal), redact_read, self, NULL), error))
    return FALSE;
  for (guint i = 0; i < self->made->len; i++)
    if (!dex_await_boolean (accord_journal_replace (journal, self->made->pdata[i], self->bytes->pdata[i]), error))
      return FALSE;
  return TRUE;
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
  Redacting redacting = { .sync = round->sync, .known = known };
  gboolean ok;

  if (known->rid == NULL || g_strcmp0 (known->erased, known->redacted) == 0)
    return TRUE;
  round->wrote = TRUE;
  redacting.made = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  redacting.bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  ok = redact (&redacting, error);
  g_ptr_array_unref (redacting.made);
  g_ptr_array_unref (redacting.bytes);
  g_clear_pointer (&redacting.erased, g_hash_table_unref);
  return ok && dex_await_boolean (accord_journal_note (round->sync->journal, "redacted", now), error) &&
         dex_await_boolean (accord_journal_note (round->sync->journal, "remake", "make"), error);
}
