/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A snapshot comes in: into a new file that joins, or into one that was away for long; by the merge rule, so
 * that nothing that was done here is lost (sync.md §2.8). */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include "accord-error.h"
#include "accord-packed.h"
#include "accord-strict-json.h"
#include "accord-sync-parts.h"

#define DONE_MOST (4 * 1024 * 1024)

/* The last file of a snapshot. */
static gboolean
is_done (const char *name)
{
  return g_str_has_prefix (name, "done-") && g_str_has_suffix (name, ".json") && strlen (name) == 5 + ACCORD_HASH_TEXT + 5;
}

/* What it says of files that it covers is never asked for again: no turned bit of it may be believed. */
static GBytes *
get_done (AccordTransport *share, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (folder, "/", name, NULL);
  g_autoptr (GBytes) bytes = accord_transport_get (share, path, DONE_MOST, error);
  g_autofree char *hash = bytes ? accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (bytes != NULL && strncmp (name + strlen ("done-"), hash, ACCORD_HASH_TEXT) == 0)
    return g_steal_pointer (&bytes);
  if (bytes != NULL)
    accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, _ ("The snapshot is not complete yet, or was damaged on its way."), error);
  return NULL;
}

typedef struct {
  gint64 n;
  GPtrArray *parts;   /* of GBytes, whole */
  GPtrArray *covers;  /* of AccordCovered */
  GPtrArray *beside;  /* hashes of the files that hold more of them */
  char *workspace;
} Snapshot;

static void
snapshot_free (gpointer data)
{
  Snapshot *self = data;

  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->covers);
  g_ptr_array_unref (self->beside);
  g_free (self->workspace);
  g_free (self);
}

static Snapshot *
snapshot_new (void)
{
  Snapshot *self = g_new0 (Snapshot, 1);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->covers = g_ptr_array_new_with_free_func (accord_covered_free);
  self->beside = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gboolean
read_hashes (JsonArray *said, GPtrArray *hashes)
{
  for (guint i = 0; said != NULL && i < json_array_get_length (said); i++)
    {
      if (!accord_share_is_hash (accord_line_text_at (said, i)))
        return FALSE;
      g_ptr_array_add (hashes, g_strdup (accord_line_text_at (said, i)));
    }
  return TRUE;
}

/* What the last file of a snapshot says; hashes of the parts go into @hashes. */
static gboolean
read_done (Snapshot *self, GBytes *bytes, const char *workspace, GPtrArray *hashes, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  const char *text = g_bytes_get_data (bytes, NULL), *what, *ws;
  g_autoptr (JsonObject) line = accord_strict_json (text, size > 0 && text[size - 1] == '\n' ? size - 1 : size, error);
  JsonArray *parts = line ? accord_line_array (line, "parts") : NULL, *covers = line ? accord_line_array (line, "covers") : NULL;
  gboolean ok = parts != NULL && covers != NULL && accord_line_text (line, "accord", &what) && strcmp (what, "done") == 0 &&
                accord_line_text (line, "ws", &ws) && accord_line_int (line, "n", &self->n);

  if (line == NULL)
    return FALSE;
  if (ok && workspace != NULL && strcmp (ws, workspace) != 0)
    return accord_segment_fail (ACCORD_SYNC_ERROR_FOREIGN, _ ("It belongs to another workspace."), error);
  ok = ok && read_hashes (parts, hashes) && read_hashes (accord_line_array (line, "beside"), self->beside) && accord_sync_covers_read (self->covers, covers);
  if (!ok)
    return accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, _ ("The snapshot is not what Accord writes."), error);
  self->workspace = g_strdup (ws);
  return TRUE;
}

static GBytes *
get_file (AccordSync *sync, const char *folder, const char *letter, guint i, const char *expected, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-%04u-%s.jsonl.gz", folder, letter, i, expected);
  g_autoptr (GBytes) bytes = accord_sync_goes_on (sync->progress, error) ? accord_transport_get (sync->share, path, ACCORD_PACKED_MOST, error) : NULL;
  g_autofree char *hash = bytes ? accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (bytes != NULL && strcmp (hash, expected) == 0)
    return g_steal_pointer (&bytes);
  if (bytes != NULL)
    accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, _ ("The snapshot is not complete yet, or was damaged on its way."), error);
  return NULL;
}

static gboolean
get_parts (Snapshot *self, AccordSync *sync, const char *folder, GPtrArray *hashes, GError **error)
{
  for (guint i = 0; i < hashes->len; i++)
    {
      GBytes *bytes = get_file (sync, folder, "p", i, hashes->pdata[i], error);

      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (self->parts, bytes);
    }
  for (guint i = 0; i < self->beside->len; i++)
    {
      g_autoptr (GBytes) bytes = get_file (sync, folder, "k", i, self->beside->pdata[i], error);

      if (bytes == NULL || !accord_sync_covers_read_beside (self->covers, bytes, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_sync_snapshot_facts:
 * @name: of its folder
 * @n: (out): records in it
 * @total: (out): numbers of all computers that are in it
 *
 * Returns: whether it is complete as far as its last file says
 */
gboolean
accord_sync_snapshot_facts (AccordTransport *share, const char *name, gint64 *n, gint64 *total)
{
  g_autofree char *folder = g_strconcat ("snap/", name, NULL);
  g_auto (GStrv) files = accord_transport_list (share, folder, NULL);

  for (int i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = is_done (files[i]) ? get_done (share, folder, files[i], NULL) : NULL;
      gsize size = bytes ? g_bytes_get_size (bytes) : 0;
      const char *text = bytes ? g_bytes_get_data (bytes, NULL) : NULL;
      g_autoptr (JsonObject) line = size > 1 ? accord_strict_json (text, size - 1, NULL) : NULL;
      JsonObject *seen = line ? accord_line_object (line, "seen") : NULL;
      JsonObjectIter iter;
      JsonNode *node;

      if (seen == NULL || !accord_line_int (line, "n", n))
        continue;
      *total = 0;
      json_object_iter_init (&iter, seen);
      while (json_object_iter_next (&iter, NULL, &node))
        *total += json_node_get_int (node);
      return TRUE;
    }
  return FALSE;
}

/**
 * accord_sync_snapshot_covers:
 * @name: of its folder
 *
 * Reads all of it, without taking anything. On the thread of sharing.
 *
 * Returns: (transfer full) (nullable): the hashes of the files of changes that are in it; %NULL: it is not whole
 */
GHashTable *
accord_sync_snapshot_covers (AccordSync *self, const char *name, const char *workspace)
{
  g_autofree char *folder = g_strconcat ("snap/", name, NULL);
  g_auto (GStrv) files = accord_transport_list (self->share, folder, NULL);

  for (int i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = is_done (files[i]) ? get_done (self->share, folder, files[i], NULL) : NULL;
      g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GHashTable) covered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Snapshot *snapshot = bytes != NULL ? snapshot_new () : NULL;
      gboolean whole = snapshot != NULL && read_done (snapshot, bytes, workspace, hashes, NULL) &&
                       get_parts (snapshot, self, folder, hashes, NULL);

      for (guint k = 0; whole && k < snapshot->covers->len; k++)
        g_hash_table_add (covered, g_strdup (((AccordCovered *) snapshot->covers->pdata[k])->hash));
      g_clear_pointer (&snapshot, snapshot_free);
      if (whole)
        return g_steal_pointer (&covered);
    }
  return NULL;
}

typedef struct {
  AccordSync *sync;
  char *workspace;
  const char *own;     /* name of this computer, or NULL */
  char *done_with;     /* snapshots that are in, by spaces */
  GPtrArray *found;    /* of Snapshot, newest first */
  GPtrArray *names;    /* of their folders */
} Fetch;

static void
fetch_one (Fetch *fetch, const char *name)
{
  AccordSync *self = fetch->sync;
  g_autofree char *folder = g_strconcat ("snap/", name, NULL);
  g_auto (GStrv) files = accord_transport_list (self->share, folder, NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, "/", files[i], NULL);
      g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) bytes = NULL;
      Snapshot *snapshot;

      if (!is_done (files[i]))
        continue;
      bytes = get_done (self->share, folder, files[i], &error);
      snapshot = snapshot_new ();
      if (bytes != NULL && read_done (snapshot, bytes, fetch->workspace, hashes, &error) &&
          get_parts (snapshot, self, folder, hashes, &error))
        {
          g_ptr_array_add (fetch->found, snapshot);
          g_ptr_array_add (fetch->names, g_strdup (name));
          return;
        }
      snapshot_free (snapshot);
      if (accord_sync_goes_on (self->progress, NULL))
        accord_sync_problem (self, path, error);
      g_clear_error (&error);
    }
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* The newest that is whole; to one that waits for something, all that it has not had. */
static DexFuture *
fetch_job (gpointer data)
{
  Fetch *fetch = data;
  GError *error = NULL;
  g_auto (GStrv) names = accord_transport_list (fetch->sync->share, "snap", &error);

  if (names == NULL)
    return dex_future_new_for_error (error);
  qsort (names, g_strv_length (names), sizeof *names, newest_first);
  for (int i = 0; names[i] != NULL && fetch->found->len == 0; i++)
    {
      guint64 stamp;
      char rid[ACCORD_RID_TEXT + 1];

      if (accord_share_read_snapshot (names[i], &stamp, rid) &&
          g_strcmp0 (rid, fetch->own) != 0 && /* what this file said itself is in here */
          (fetch->done_with == NULL || strstr (fetch->done_with, names[i]) == NULL))
        fetch_one (fetch, names[i]);
    }
  return dex_future_new_for_boolean (TRUE);
}

/* A snapshot that knows what this file has written, and this file does not: it was put back. */
static gboolean
knows_more_of_me (const Snapshot *snapshot, const AccordSyncKnown *known)
{
  for (guint i = 0; known->rid != NULL && i < snapshot->covers->len; i++)
    {
      const AccordCovered *covered = snapshot->covers->pdata[i];

      if (strcmp (covered->rid, known->rid) == 0 && !g_hash_table_contains (known->hashes, covered->hash))
        return TRUE;
    }
  return FALSE;
}

typedef struct {
  AccordSync *sync;
  gboolean join;
} Loading;

static void
loading_free (gpointer data)
{
  g_object_unref (((Loading *) data)->sync);
  g_free (data);
}

static gboolean
load (Loading *loading, Fetch *fetch, AccordSyncKnown *known, GError **error)
{
  AccordSync *self = loading->sync;
  Snapshot *snapshot = g_ptr_array_index (fetch->found, 0);
  g_autoptr (GPtrArray) covers = g_ptr_array_ref (snapshot->covers);
  g_autofree char *acks = g_strdup_printf ("%s%s%s", known->acks ? known->acks : "", known->acks ? " " : "", (char *) fetch->names->pdata[0]);
  gint64 n = loading->join ? snapshot->n : 0;
  g_autoptr (GError) failed = NULL;
  AccordChangeSet *set;

  if (knows_more_of_me (snapshot, known))
    {
      g_autofree char *rid = accord_sync_name_behind (known->rid);

      set = dex_await_boxed (accord_journal_become (self->journal, rid, TRUE), error);
      if (set == NULL)
        return FALSE;
      accord_change_set_unref (set);
    }
  accord_sync_progressed (self->progress, snapshot->n, 0);
  set = dex_await_boxed (accord_journal_ingest_state (self->journal, accord_sync_parts_next,
                                                      accord_sync_parts_new (snapshot->parts, self->progress),
                                                      accord_sync_parts_free, n), &failed);
  if (failed != NULL && failed->domain == ACCORD_SYNC_ERROR)
    {
      g_autofree char *path = g_strconcat ("snap/", fetch->names->pdata[0], NULL);

      accord_sync_problem (self, path, failed);
    }
  if (!accord_error_pass (error, &failed))
    return FALSE;
  self->n_again += set->n_done;
  accord_change_set_unref (set);
  return dex_await_boolean (accord_journal_cover (self->journal, covers), error) &&
         dex_await_boolean (accord_journal_note (self->journal, "acks", acks), error);
}

static DexFuture *
load_fiber (gpointer data)
{
  Loading *loading = data;
  AccordSyncKnown known = { 0 };
  Fetch fetch = { .sync = loading->sync };
  g_autoptr (GError) error = NULL;
  gboolean loaded = FALSE;

  fetch.found = g_ptr_array_new_with_free_func (snapshot_free);
  fetch.names = g_ptr_array_new_with_free_func (g_free);
  if (accord_sync_read_known (loading->sync, &known, &error))
    {
      fetch.workspace = known.workspace;
      fetch.own = loading->sync->again != NULL ? NULL : known.rid;
      fetch.done_with = loading->sync->again != NULL ? NULL : known.acks;
      if (dex_await_boolean (accord_sync_run (loading->sync, fetch_job, &fetch), &error) && fetch.found->len > 0)
        loaded = load (loading, &fetch, &known, &error);
    }
  g_ptr_array_unref (fetch.found);
  g_ptr_array_unref (fetch.names);
  accord_sync_known_clear (&known);
  return error ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (loaded);
}

/**
 * accord_sync_load_snapshot:
 * @join: whether the file is new, and most of it comes now
 *
 * Merges the newest snapshot that this file has not had.
 *
 * Returns: (transfer full): a future that resolves to whether there was one; rejects with an #AccordSyncError
 *   or an #AccordStoreError, and then nothing of it was taken
 */
DexFuture *
accord_sync_load_snapshot (AccordSync *self, gboolean join)
{
  Loading *loading = g_new0 (Loading, 1);

  *loading = (Loading) { g_object_ref (self), join };
  return dex_scheduler_spawn (NULL, ACCORD_SYNC_FIBER_STACK, load_fiber, loading, loading_free);
}
