/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing: what was done here since the last time becomes a file of changes whose name and bytes are fixed in
 * the transaction that makes it. Nothing is ever shown to others that a power cut could take back from this
 * file (sync.md §2.4). */
#include "accord-config.h"

#include "accord-seal-private.h"

#include <stdio.h>
#include "accord-journal-private.h"

#define BYTES_MOST (4 * 1024 * 1024) /* of texts in one file */

gboolean
accord_sealing_has_room (const AccordSealing *self)
{
  return self->segment->n_records < self->n_most && self->n_bytes < BYTES_MOST;
}

gint64
accord_sealing_room (const AccordSealing *self)
{
  return (gint64) self->n_most - self->segment->n_records;
}

static void
read_place (AccordWriter *writer, AccordSealPlace *place, gint64 *seq)
{
  g_autofree char *note = accord_writer_get_note (writer, "sealed");

  *place = (AccordSealPlace) { 0 };
  *seq = 0;
  if (note != NULL && sscanf (note, "%" G_GINT64_FORMAT " %u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &place->txn,
                              &place->stage, &place->at, &place->row, seq) != 5)
    g_critical ("What is sealed is not readable: %s", note);
}

static gboolean
write_place (AccordWriter *writer, const AccordSealPlace *place, gint64 seq, GError **error)
{
  g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT " %u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, place->txn,
                                           place->stage, place->at, place->row, seq);

  return accord_writer_set_note (writer, "sealed", note, error);
}

static AccordRemoteTxn *
open_txn (AccordSealing *self, GError **error)
{
  gboolean continues = self->place.stage != 0 || self->place.at != 0 || self->place.row != 0;
  AccordRemoteTxn *open = accord_remote_txn_new (continues ? self->txn.s : ++self->seq, self->txn.stamp);
  AccordId by;

  open->continues = continues;
  open->at = self->txn.at;
  open->kind = g_strdup (self->txn.kind);
  open->label = g_strdup (self->txn.label);
  if (self->txn.actor != 0 && accord_writer_uid_of (self->writer, &accord_member_kind, self->txn.actor, &by))
    open->by = accord_id_dup_text (&by);
  g_ptr_array_add (self->segment->txns, open);
  if (!continues)
    self->segment->n_records++;
  return continues || accord_writer_number_txn (self->writer, self->txn.txn, self->seq, error) ? open : NULL;
}

static gboolean
gather (AccordSealing *self, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (accord_sealing_has_room (self) && accord_writer_next_own_txn (self->writer, self->place.txn, &self->txn, &failed))
    {
      self->open = open_txn (self, error);
      if (self->open == NULL || !accord_sealing_txn (self, error))
        return FALSE;
      if (self->place.stage == 3)
        self->place = (AccordSealPlace) { .txn = self->txn.txn };
      accord_own_txn_clear (&self->txn);
    }
  return accord_error_pass (error, &failed);
}

/* What this computer has seen of the others, as far as it did not say so before. */
static gboolean
add_seen (AccordSealing *self, GError **error)
{
  g_autofree char *note = accord_writer_get_note (self->writer, "told");
  g_autoptr (JsonNode) told = note ? json_from_string (note, NULL) : NULL;
  g_autoptr (JsonObject) all = told && JSON_NODE_HOLDS_OBJECT (told) ? json_object_ref (json_node_get_object (told)) : json_object_new ();
  g_autoptr (GPtrArray) replicas = accord_reader_replicas (accord_writer_reader (self->writer), error);
  g_autoptr (JsonNode) now = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  if (replicas == NULL)
    return FALSE;
  self->segment->dep = json_object_new ();
  for (guint i = 0; i < replicas->len; i++)
    {
      const AccordReplicaRow *row = replicas->pdata[i];

      if (row->state == ACCORD_REPLICA_OWN || row->seen == 0 ||
          json_object_get_int_member_with_default (all, row->rid, 0) == row->seen)
        continue;
      json_object_set_int_member (self->segment->dep, row->rid, row->seen);
      json_object_set_int_member (all, row->rid, row->seen);
    }
  json_node_set_object (now, all);
  text = json_to_string (now, FALSE);
  return accord_writer_set_note (self->writer, "told", text, error);
}

typedef struct {
  AccordSealEncode encode;
  gpointer data;
  guint n_most;
} Job;

static gboolean
finish (AccordSealing *self, guint16 own, const Job *job, GError **error)
{
  AccordRemoteSegment *segment = self->segment;
  g_autoptr (GBytes) bytes = NULL;

  segment->prev = accord_writer_get_note (self->writer, "last");
  segment->workspace = accord_reader_workspace_uid (accord_writer_reader (self->writer));
  segment->last = self->seq;
  if (!add_seen (self, error))
    return FALSE;
  bytes = job->encode (segment, job->data, error);
  return bytes != NULL && accord_writer_add_segment (self->writer, segment->hash, own, segment->first, segment->last,
                                                     ACCORD_SEGMENT_SEALED, bytes, error) &&
         accord_writer_set_note (self->writer, "last", segment->hash, error) &&
         write_place (self->writer, &self->place, self->seq, error);
}

static DexFuture *
run_seal (AccordWriter *writer, gpointer data)
{
  const Job *job = data;
  AccordSealing sealing = { .writer = writer, .n_most = job->n_most };
  g_autoptr (AccordRemoteSegment) segment = NULL;
  g_autoptr (GError) error = NULL;
  guint16 own = accord_writer_own_replica (writer, &error);
  gboolean ok = own != 0;
  g_autofree char *workspace = accord_reader_workspace_uid (accord_writer_reader (writer));

  if (ok && workspace == NULL) /* a file that joins, of which not even the workspace has come yet */
    return dex_future_new_for_uint (0);
  if (ok)
    {
      read_place (writer, &sealing.place, &sealing.seq);
      sealing.segment = segment = accord_remote_segment_new (accord_writer_rid (writer, own));
      segment->first = sealing.seq + 1;
      ok = gather (&sealing, &error) && (sealing.seq < segment->first || finish (&sealing, own, job, &error));
    }
  accord_own_txn_clear (&sealing.txn);
  return ok ? dex_future_new_for_uint (sealing.segment->n_records) : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_journal_seal:
 * @encode: makes the bytes, on the database thread
 * @n_most: records in one file
 *
 * Seals what was done here since the last time, or the next part of it.
 *
 * Returns: (transfer full): a future that resolves to the number of records; 0 when there was nothing
 */
DexFuture *
accord_journal_seal (AccordJournal *self, AccordSealEncode encode, gpointer data, guint n_most)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { encode, data, n_most };
  return accord_store_write (self->store, run_seal, job, g_free);
}

typedef struct {
  char *rid;
  char *hash;
  GStrv parts;
  gint64 first;
  gint64 last;
  GBytes *bytes;
} Replacing;

static void
replacing_free (gpointer data)
{
  Replacing *self = data;

  g_free (self->rid);
  g_free (self->hash);
  g_strfreev (self->parts);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static DexFuture *
run_replace (AccordWriter *writer, gpointer data)
{
  const Replacing *made = data;
  GError *error = NULL;
  guint16 replica = accord_writer_replica (writer, made->rid, &error);
  gboolean ok = replica != 0;

  for (int i = 0; ok && made->parts[i] != NULL; i++)
    ok = accord_writer_replace_segment (writer, made->parts[i], replica, made->first, made->last, &error);
  ok = ok && accord_writer_add_segment (writer, made->hash, replica, made->first, made->last, ACCORD_SEGMENT_SEALED, made->bytes, &error);
  return ok ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

/**
 * accord_journal_replace:
 * @made: one of this computer, with its hash and its parts
 * @bytes: of it
 *
 * Fixes a file of changes that stands in the place of others, before anybody sees it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_journal_replace (AccordJournal *self, const AccordRemoteSegment *made, GBytes *bytes)
{
  Replacing *replacing = g_new0 (Replacing, 1);

  *replacing = (Replacing) { g_strdup (made->rid), g_strdup (made->hash), g_strdupv (made->parts), made->first, made->last,
                             g_bytes_ref (bytes) };
  return accord_store_write (self->store, run_replace, replacing, replacing_free);
}

static DexFuture *
run_published (AccordWriter *writer, gpointer data)
{
  GError *error = NULL;

  return accord_writer_publish_segment (writer, data, &error) ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

/* The file is where others find it. */
DexFuture *
accord_journal_published (AccordJournal *self, const char *hash)
{
  return accord_store_write (self->store, run_published, g_strdup (hash), g_free);
}

static DexFuture *
run_note (AccordWriter *writer, gpointer data)
{
  char **words = data;
  GError *error = NULL;

  return accord_writer_set_note (writer, words[0], words[1], &error) ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

static char **
pair (const char *a, const char *b)
{
  char **words = g_new0 (char *, 3);

  words[0] = g_strdup (a);
  words[1] = g_strdup (b);
  return words;
}

/**
 * accord_journal_note:
 * @text: (nullable): what to remember of sharing under @name; %NULL to forget it
 */
DexFuture *
accord_journal_note (AccordJournal *self, const char *name, const char *text)
{
  return accord_store_write (self->store, run_note, pair (name, text), (GDestroyNotify) g_strfreev);
}

static DexFuture *
run_heads (AccordWriter *writer, gpointer data)
{
  const GPtrArray *words = data;
  GError *error = NULL;

  for (guint i = 0; i + 1 < words->len; i += 2)
    {
      guint16 replica = accord_writer_replica (writer, words->pdata[i], &error);

      if (replica == 0 || !accord_writer_set_head (writer, replica, words->pdata[i + 1], &error))
        return dex_future_new_for_error (error);
    }
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_journal_note_heads:
 * @heads: (element-type utf8): names of other computers, each followed by what that one last said of itself; not to be
 *   changed afterwards
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_journal_note_heads (AccordJournal *self, GPtrArray *heads)
{
  return accord_store_write (self->store, run_heads, g_ptr_array_ref (heads), (GDestroyNotify) g_ptr_array_unref);
}

typedef struct {
  gint64 conflict;
  int state;
} Settling;

static DexFuture *
run_settle (AccordWriter *writer, gpointer data)
{
  const Settling *settling = data;
  GError *error = NULL;

  return accord_writer_settle_conflict (writer, settling->conflict, settling->state, &error) ? dex_future_new_for_boolean (TRUE)
                                                                                             : dex_future_new_for_error (error);
}

/**
 * accord_journal_settle_conflict:
 * @state: see #AccordConflictState
 *
 * Somebody looked at it. That stays in this file.
 */
DexFuture *
accord_journal_settle_conflict (AccordJournal *self, gint64 conflict, int state)
{
  Settling *settling = g_new0 (Settling, 1);

  *settling = (Settling) { conflict, state };
  return accord_store_write (self->store, run_settle, settling, g_free);
}

/* Whether the computer's clock is far ahead of all that is known; edits then take no time from it. */
gboolean
accord_journal_clock_is_doubtful (AccordJournal *self)
{
  return self->clock.doubtful;
}

static DexFuture *
run_believe (AccordWriter *writer, gpointer data)
{
  AccordJournal *self = data;

  accord_clock_adopt (&self->clock, accord_now_ms (), accord_steady_ms ());
  return dex_future_new_for_boolean (TRUE);
}

/* Somebody was asked, and it is today. The clock belongs to the database thread. */
DexFuture *
accord_journal_believe_clock (AccordJournal *self)
{
  return accord_store_write (self->store, run_believe, g_object_ref (self), g_object_unref);
}
