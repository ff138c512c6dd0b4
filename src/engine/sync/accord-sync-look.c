/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies on the share: names are listed, new files read and checked. Nothing is believed yet that is not
 * whole, and nothing that is missing means anything. On the thread of sharing. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-packed.h"
#include "accord-strict-json.h"

#define HEAD_MOST (1024 * 1024)
#define RECORDS_MOST 60000 /* of one round: the rest comes with the next */

void
accord_sync_look_clear (AccordSyncLook *look)
{
  g_clear_pointer (&look->found, g_ptr_array_unref);
  g_clear_pointer (&look->listed, g_hash_table_unref);
  g_clear_pointer (&look->torn, g_hash_table_unref);
  g_clear_pointer (&look->heads, g_ptr_array_unref);
  g_clear_pointer (&look->snapshots, g_strfreev);
  g_clear_error (&look->error);
}

/* A problem found here is told on the main thread: the list of problems is only touched while it waits. */
static void
note_problem (AccordSyncRound *round, const char *path, GError *error)
{
  accord_sync_problem (round->sync, path, error);
  g_error_free (error);
}

static gboolean
is_marker_of (JsonObject *object, char **workspace, GError **error)
{
  const char *what, *ws;
  gint64 least;

  if (object == NULL || !accord_line_text (object, "accord", &what) || strcmp (what, "workspace") != 0 ||
      !accord_line_text (object, "ws", &ws))
    g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_FOREIGN, _ ("The folder is not one that Accord shares."));
  else if (*workspace != NULL && strcmp (ws, *workspace) != 0)
    g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_FOREIGN,
                         _ ("The folder belongs to another workspace; choose another folder, or join that workspace in a file of its own."));
  else if (json_object_has_member (object, "mv") && (!accord_line_int (object, "mv", &least) || least > ACCORD_SEGMENT_VERSION))
    g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_NEWER,
                         _ ("The folder is shared by a newer Accord. Update Accord on this computer to take part."));
  else
    {
      g_set_str (workspace, ws); /* a file that joins has none of its own */
      return TRUE;
    }
  return FALSE;
}

/* A file that joins writes nothing before it knows what it joins. */
static gboolean
knows_workspace (AccordSyncRound *round, GError **error)
{
  return round->known.workspace != NULL ||
         accord_segment_fail (ACCORD_SYNC_ERROR_UNREACHABLE,
                              _ ("There is no workspace in the folder yet; share one there first, or wait until it has arrived."), error);
}

/**
 * accord_sync_read_marker:
 * @torn: (out): it is on its way, or torn: whoever knows the workspace writes it again
 *
 * Whether the folder belongs to this workspace, or to one that this file does not know yet.
 */
gboolean
accord_sync_read_marker (AccordSyncRound *round, gboolean *torn, GError **error)
{
  g_autoptr (GBytes) bytes = accord_transport_get (round->sync->share, ACCORD_SHARE_MARKER, HEAD_MOST, error);
  g_autoptr (JsonObject) object = NULL;
  gsize size;
  const char *text;

  *torn = FALSE;
  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &size);
  while (size > 0 && text[size - 1] == '\n')
    size--;
  object = accord_strict_json (text, size, NULL);
  *torn = object == NULL || !json_object_has_member (object, "ws");
  return *torn || is_marker_of (object, &round->known.workspace, error);
}

/* Which workspace the folder belongs to. One that is not there yet is made when something is sent. */
static gboolean
look_marker (AccordSyncRound *round, GStrv top, GError **error)
{
  gboolean torn = FALSE;

  round->look.has_marker = g_strv_contains ((const char *const *) top, ACCORD_SHARE_MARKER);
  if (round->look.has_marker && !accord_sync_read_marker (round, &torn, error))
    return FALSE;
  round->look.has_marker = round->look.has_marker && !torn;
  return round->look.has_marker || knows_workspace (round, error);
}

static gboolean
look_heads (AccordSyncRound *round, GError **error)
{
  g_auto (GStrv) names = accord_transport_list (round->sync->share, "h", error);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *rid = accord_share_read_head (names[i]);
      g_autofree char *path = g_strconcat ("h/", names[i], NULL);
      g_autoptr (GError) failed = NULL;
      g_autoptr (GBytes) bytes = rid ? accord_transport_get (round->sync->share, path, HEAD_MOST, NULL) : NULL;
      AccordSyncHead *head = bytes && g_bytes_get_size (bytes) > 0 ? accord_sync_head_read (bytes, rid, &failed) : NULL;

      if (head != NULL && round->known.workspace != NULL && strcmp (head->workspace, round->known.workspace) != 0)
        g_clear_pointer (&head, accord_sync_head_free);
      if (head != NULL)
        g_ptr_array_add (round->look.heads, head);
      else if (failed != NULL)
        note_problem (round, path, g_steal_pointer (&failed));
    }
  return names != NULL;
}

static void
keep_copy (AccordSyncRound *round, const AccordRemoteSegment *segment, GBytes *bytes)
{
  g_autofree char *path = accord_sync_path (segment->rid, segment->first, segment->last, segment->hash);
  g_autoptr (GError) error = NULL;

  if (round->sync->mirror != NULL && !accord_transport_put_if_absent (round->sync->mirror, path, bytes, &error) &&
      !g_error_matches (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_EXISTS))
    g_debug ("%s is not kept: %s", path, error->message);
}

/* A file that a tool renamed counts when its bytes are what the name says. */
static void
look_segment (AccordSyncRound *round, const char *rid, const char *name, const AccordShareName *says)
{
  AccordSyncLook *look = &round->look;
  g_autofree char *path = g_strdup_printf ("r/%s/%s", rid, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AccordRemoteSegment *segment = NULL;

  bytes = accord_transport_get (round->sync->share, path, ACCORD_PACKED_MOST, &error);
  if (bytes != NULL)
    segment = accord_segment_read (bytes, rid, says, round->known.workspace, &error);
  if (segment != NULL)
    {
      g_hash_table_insert (look->listed, g_strdup (says->hash), g_steal_pointer (&path));
      keep_copy (round, segment, bytes);
      g_ptr_array_add (look->found, segment);
      return;
    }
  if (g_error_matches (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED) && !says->is_copy)
    g_hash_table_insert (look->torn, g_strdup (says->hash), g_strdup (path));
  note_problem (round, path, g_steal_pointer (&error));
}

static guint
records_found (const AccordSyncLook *look)
{
  guint n = 0;

  for (guint i = 0; i < look->found->len; i++)
    n += ((AccordRemoteSegment *) look->found->pdata[i])->n_records;
  return n;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
look_replica (AccordSyncRound *round, const char *rid, GError **error)
{
  g_autofree char *folder = g_strconcat ("r/", rid, NULL);
  g_auto (GStrv) names = accord_transport_list (round->sync->share, folder, error);
  AccordShareName says;

  if (names == NULL)
    return FALSE;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (int i = 0; names[i] != NULL; i++)
    {
      if (!accord_share_read_segment (names[i], &says))
        continue;
      if (g_hash_table_contains (round->sync->again != NULL ? round->sync->again : round->known.hashes, says.hash))
        {
          if (!says.is_copy)
            g_hash_table_insert (round->look.listed, g_strdup (says.hash), g_strdup_printf ("%s/%s", folder, names[i]));
        }
      else if (!g_hash_table_contains (round->look.listed, says.hash) && records_found (&round->look) < RECORDS_MOST)
        look_segment (round, rid, names[i], &says);
    }
  return TRUE;
}

static gboolean
look (AccordSyncRound *round, GError **error)
{
  g_auto (GStrv) top = accord_transport_list (round->sync->share, "", error);
  g_auto (GStrv) rids = NULL;

  if (top == NULL || !look_marker (round, top, error) || !look_heads (round, error))
    return FALSE;
  rids = accord_transport_list (round->sync->share, "r", error);
  for (int i = 0; rids != NULL && rids[i] != NULL; i++)
    if (accord_share_is_rid (rids[i]) && !look_replica (round, rids[i], error))
      return FALSE;
  round->look.snapshots = rids ? accord_transport_list (round->sync->share, "snap", error) : NULL;
  return round->look.snapshots != NULL;
}

static DexFuture *
look_job (gpointer data)
{
  AccordSyncRound *round = data;
  GError *error = NULL;

  return look (round, &error) ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

gboolean
accord_sync_look (AccordSyncRound *round, GError **error)
{
  accord_sync_look_clear (&round->look);
  round->look.found = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  round->look.heads = g_ptr_array_new_with_free_func (accord_sync_head_free);
  round->look.listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  round->look.torn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return dex_await_boolean (accord_sync_run (round->sync, look_job, round), error);
}
