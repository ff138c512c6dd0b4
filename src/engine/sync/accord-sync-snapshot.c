/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a file says, as files for others: parts first, then one that says that they are whole. Only what is
 * sealed may be in it: what is not could still go under another name (sync.md §2.8). */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-packed.h"
#include "accord-strict-json.h"
#include "accord-wire-value.h"

#define PART_TEXT (16 * 1024 * 1024)
#define COVERS_MOST (2 * 1024 * 1024) /* bytes of them in the last file, which all must be able to read at once */

typedef struct {
  AccordSync *sync;
  char *workspace;
  char *rid;
  GString *text;      /* of the part at hand */
  guint n;            /* records in it */
  guint n_all;
  GPtrArray *parts;   /* of GBytes */
  GPtrArray *hashes;  /* of their hashes */
  JsonArray *covers;  /* in the last file */
  gsize covers_size;
  GPtrArray *beside;  /* of GBytes: those that found no room there */
  GPtrArray *beside_hashes;
  JsonObject *seen;
  gboolean unsealed;
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  g_object_unref (self->sync);
  g_free (self->workspace);
  g_free (self->rid);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->hashes);
  json_array_unref (self->covers);
  g_ptr_array_unref (self->beside);
  g_ptr_array_unref (self->beside_hashes);
  json_object_unref (self->seen);
  g_free (self);
}

static void
open_part (Making *self)
{
  g_autoptr (JsonObject) line = json_object_new ();

  g_string_truncate (self->text, 0);
  self->n = 0;
  json_object_set_string_member (line, "accord", "snap");
  json_object_set_int_member (line, "v", 1);
  json_object_set_string_member (line, "ws", self->workspace);
  json_object_set_int_member (line, "part", self->parts->len);
  accord_line_add (self->text, line);
}

static gboolean
close_part (Making *self, GError **error)
{
  GBytes *bytes;

  g_string_append_printf (self->text, "{\"end\":%u}\n", self->n);
  bytes = accord_pack (self->text, error);
  if (bytes == NULL)
    return FALSE;
  g_ptr_array_add (self->parts, bytes);
  g_ptr_array_add (self->hashes, accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  return TRUE;
}

static char *
clock_text (AccordStamp stamp, const char *rid)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x.%s", stamp, rid);
}

static void
add_field (JsonObject *fields, const char *name, JsonNode *value, AccordStamp stamp, const char *rid)
{
  JsonArray *pair = json_array_sized_new (2);

  json_array_add_element (pair, value);
  if (rid != NULL)
    {
      g_autofree char *clock = clock_text (stamp, rid);

      json_array_add_string_element (pair, clock);
    }
  json_object_set_array_member (fields, name, pair);
}

static gboolean
add_fields (AccordReader *reader, const AccordStateRow *row, JsonObject *fields, GError **error)
{
  const AccordKind *kind = accord_record_kind (row->record);

  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordValue *value = accord_record_value (row->record, i);
      AccordStamp stamp;
      const char *rid = NULL;
      gboolean edited = accord_reader_field_clock (reader, row->record, i, &stamp, &rid);
      JsonNode *node;

      if (!accord_wire_is_shared (&kind->fields[i]) || (!edited && accord_value_is_empty (value)))
        continue;
      node = accord_wire_value (reader, &kind->fields[i], value, error);
      if (node == NULL)
        return FALSE;
      add_field (fields, kind->fields[i].name, node, edited ? stamp : 0, edited ? rid : NULL);
    }
  return TRUE;
}

/* Whether it is in the Trash, and who said so when; of a record that is not known here that is all. */
static void
add_deletion (AccordRemoteRecord *record, const AccordStateRow *row)
{
  g_autofree char *clock = row->record ? clock_text (row->deleted_stamp, row->deleted_rid) : clock_text (row->born, row->born_rid);

  record->deleted = json_array_new ();
  json_array_add_int_element (record->deleted, row->record ? row->deleted : *row->text == '1');
  json_array_add_string_element (record->deleted, clock);
  if (row->record == NULL)
    record->stamp = 0;
}

/* Whether it is gone for ever, or was brought back. */
static void
add_purge (AccordRemoteRecord *record, const AccordStateRow *row)
{
  g_autofree char *clock = row->record ? clock_text (row->cut, row->cut_rid) : clock_text (row->born, row->born_rid);

  record->purged = json_array_new ();
  json_array_add_int_element (record->purged, row->record ? row->is_purged : *row->text == '1');
  json_array_add_string_element (record->purged, clock);
  if (row->record == NULL)
    record->stamp = 0;
}

static gboolean
add_row (AccordReader *reader, const AccordStateRow *row, gpointer data, GError **error)
{
  Making *self = data;
  AccordId uid;
  AccordRemoteRecord *record;

  if (accord_store_is_closing (accord_journal_get_store (self->sync->journal)))
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("The workspace is closed."));
      return FALSE;
    }
  accord_id_from_text (&uid, row->uid);
  record = accord_remote_record_new ('s', 0, row->kind, &uid);
  record->stamp = row->is_stub ? 0 : row->born;
  record->rid = g_strdup (row->is_stub ? self->rid : row->born_rid);
  record->fields = json_object_new ();
  if (row->record != NULL && !add_fields (reader, row, record->fields, error))
    {
      accord_remote_record_free (record);
      return FALSE;
    }
  if (row->record == NULL && row->field[0] != '_')
    {
      add_field (record->fields, row->field, json_from_string (row->text, NULL), row->born, row->born_rid);
      record->stamp = 0;
    }
  if (row->record != NULL ? row->deleted_stamp != 0 : strcmp (row->field, "_del") == 0)
    add_deletion (record, row);
  if (row->record != NULL ? row->cut != 0 : strcmp (row->field, "_purge") == 0)
    add_purge (record, row);
  accord_record_write (self->text, record);
  accord_remote_record_free (record);
  self->n++;
  self->n_all++;
  if (self->text->len < PART_TEXT)
    return TRUE;
  if (!close_part (self, error))
    return FALSE;
  open_part (self);
  return TRUE;
}

static gboolean
add_covers (Making *self, AccordReader *reader, GError **error)
{
  g_autoptr (GPtrArray) segments = accord_reader_segments (reader, -1, error);
  g_autoptr (GPtrArray) replicas = segments ? accord_reader_replicas (reader, error) : NULL;
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_free);

  if (replicas == NULL)
    return FALSE;
  /* Those that stand first: an older program reads them alone, and with them it knows how far everybody was heard. */
  for (int replaced = 0; replaced <= 1; replaced++)
    for (guint i = 0; i < segments->len; i++)
      {
        const AccordSegmentRow *row = segments->pdata[i];
        g_autofree char *text = NULL;

        if ((row->state == ACCORD_SEGMENT_REPLACED) != replaced)
          continue;
        text = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", row->rid, row->s1, row->s2, row->hash);
        self->covers_size += strlen (text) + 3;
        if (self->covers_size <= COVERS_MOST)
          json_array_add_string_element (self->covers, text);
        else
          g_ptr_array_add (rest, g_steal_pointer (&text));
      }
  for (guint i = 0; i < replicas->len; i++)
    json_object_set_int_member (self->seen, ((AccordReplicaRow *) replicas->pdata[i])->rid, ((AccordReplicaRow *) replicas->pdata[i])->seen);
  return accord_sync_covers_write (rest, self->beside, self->beside_hashes, error);
}

static DexFuture *
make_read (AccordReader *reader, gpointer data)
{
  Making *self = data;
  g_autofree char *sealed = accord_reader_sync_note (reader, "sealed");
  gint64 txn = 0;
  GError *error = NULL;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  if (sealed != NULL)
    txn = g_ascii_strtoll (sealed, NULL, 10);
  if (!self->unsealed && accord_reader_unsealed (reader, txn) > 0)
    return dex_future_new_for_boolean (FALSE);
  open_part (self);
  for (int i = 0; i <= n_kinds; i++)
    if (!accord_reader_each_state (reader, i < n_kinds ? kinds[i] : NULL, add_row, self, &error))
      return dex_future_new_for_error (error);
  if (!close_part (self, &error) || !add_covers (self, reader, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (TRUE);
}

static JsonArray *
array_of (GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, texts->pdata[i]);
  return array;
}

static GBytes *
write_done (Making *self)
{
  g_autoptr (JsonObject) line = json_object_new ();
  GString *text = g_string_new (NULL);

  json_object_set_string_member (line, "accord", "done");
  json_object_set_int_member (line, "v", 1);
  json_object_set_string_member (line, "ws", self->workspace);
  json_object_set_string_member (line, "rid", self->rid);
  json_object_set_int_member (line, "n", self->n_all);
  json_object_set_array_member (line, "parts", array_of (self->hashes));
  if (self->beside->len > 0)
    json_object_set_array_member (line, "beside", array_of (self->beside_hashes));
  json_object_set_object_member (line, "seen", json_object_ref (self->seen));
  json_object_set_array_member (line, "covers", json_array_ref (self->covers));
  accord_line_add (text, line);
  return g_string_free_to_bytes (text);
}

/* The newest is that with the greatest name, also where somebody's clock was wrong when one was made. */
static AccordStamp
newest_stamp (AccordTransport *share)
{
  g_auto (GStrv) names = accord_transport_list (share, "snap", NULL);
  AccordStamp newest = ((AccordStamp) accord_now_ms () << 16) - 1;

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      guint64 stamp;
      char rid[ACCORD_RID_TEXT + 1];

      if (accord_share_read_snapshot (names[i], &stamp, rid))
        newest = MAX (newest, stamp);
    }
  return MIN (newest + 1, G_MAXINT64);
}

static gboolean
put_files (Making *self, const char *folder, const char *letter, GPtrArray *files, GPtrArray *hashes, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%04u-%s.jsonl.gz", folder, letter, i, (char *) hashes->pdata[i]);

      if (!accord_transport_put_own (self->sync->share, path, files->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static DexFuture *
put_job (gpointer data)
{
  Making *self = data;
  AccordStamp stamp = newest_stamp (self->sync->share);
  g_autofree char *folder = g_strdup_printf ("snap/%016" G_GINT64_MODIFIER "x-%s", stamp, self->rid);
  g_autoptr (GBytes) done = write_done (self);
  g_autofree char *hash = accord_share_hash (g_bytes_get_data (done, NULL), g_bytes_get_size (done));
  g_autofree char *last = g_strdup_printf ("%s/done-%s.json", folder, hash);
  GError *error = NULL;

  if (!put_files (self, folder, "p", self->parts, self->hashes, &error) ||
      !put_files (self, folder, "k", self->beside, self->beside_hashes, &error) ||
      !accord_transport_put_own (self->sync->share, last, done, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (TRUE);
}

/* Takes seconds where there is much: figures on screen do not wait for it. */
static DexFuture *
read_all (Making *self)
{
  AccordStore *store = accord_journal_get_store (self->sync->journal);

  return self->sync->worker != NULL ? accord_store_read_behind (store, make_read, self, NULL)
                                    : accord_store_read_long (store, make_read, self, NULL);
}

static DexFuture *
make_fiber (gpointer data)
{
  Making *self = data;
  AccordSyncKnown known = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;

  if (accord_sync_read_known (self->sync, &known, &error) && known.rid != NULL && known.workspace != NULL)
    {
      self->workspace = g_strdup (known.workspace);
      self->rid = g_strdup (known.rid);
      made = dex_await_boolean (read_all (self), &error) &&
             dex_await_boolean (accord_sync_run (self->sync, put_job, self), &error);
    }
  accord_sync_known_clear (&known);
  return error ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (made);
}

/**
 * accord_sync_snapshot:
 *
 * Puts all that this file says on the share, for those who join or were away for long. Not while something is
 * not sealed yet; a later round can.
 *
 * Returns: (transfer full): a future that resolves to whether it was made
 */
DexFuture *
accord_sync_snapshot (AccordSync *self)
{
  Making *making = g_new0 (Making, 1);

  making->sync = g_object_ref (self);
  making->text = g_string_new (NULL);
  making->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  making->hashes = g_ptr_array_new_with_free_func (g_free);
  making->covers = json_array_new ();
  making->beside = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  making->beside_hashes = g_ptr_array_new_with_free_func (g_free);
  making->seen = json_object_new ();
  making->unsealed = (self->mutation & ACCORD_SYNC_SNAPSHOT_UNSEALED) != 0;
  return dex_scheduler_spawn (NULL, ACCORD_SYNC_FIBER_STACK, make_fiber, making, making_free);
}
