/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done here is made fixed, put where others find it, and told (sync.md §2.4). */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <string.h>
#include "accord-error.h"
#include "accord-id.h"
#include "accord-strict-json.h"

#define HEAD_EVERY_MS (5 * 60 * 1000)
#define TORN_MS (30 * 60 * 1000) /* by then it should have arrived whole */
#define FILES_MOST 20 /* of one round */

typedef struct {
  AccordSyncRound *round;
  const char *path;
  GBytes *bytes;
  gboolean own; /* may be written over */
} Put;

/* The bytes that are there under the name may be torn: then they are written again. */
static gboolean
put_whole (AccordSync *self, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) there = NULL;

  if (accord_transport_put_if_absent (self->share, path, bytes, &failed))
    return TRUE;
  if (!g_error_matches (failed, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  there = accord_transport_get (self->share, path, g_bytes_get_size (bytes), NULL);
  return (there != NULL && g_bytes_equal (there, bytes)) || accord_transport_put_own (self->share, path, bytes, error);
}

static DexFuture *
put_job (gpointer data)
{
  Put *put = data;
  AccordSync *self = put->round->sync;
  g_autoptr (GError) kept = NULL;
  GError *error = NULL;

  if (put->own ? !accord_transport_put_own (self->share, put->path, put->bytes, &error)
               : !put_whole (self, put->path, put->bytes, &error))
    return dex_future_new_for_error (error);
  if (!put->own && self->mirror != NULL && !accord_transport_put_own (self->mirror, put->path, put->bytes, &kept))
    g_debug ("%s is not kept: %s", put->path, kept->message);
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
put (AccordSyncRound *round, const char *path, GBytes *bytes, gboolean own, GError **error)
{
  Put job = { round, path, bytes, own };

  return dex_await_boolean (accord_sync_run (round->sync, put_job, &job), error);
}

static gboolean
publish (AccordSyncRound *round, GError **error)
{
  for (guint i = 0; i < round->known.segments->len; i++)
    {
      const AccordSegmentRow *row = round->known.segments->pdata[i];
      g_autofree char *path = accord_sync_path (row->rid, row->s1, row->s2, row->hash);

      if (row->state != 0 || row->raw == NULL)
        continue;
      if (!put (round, path, row->raw, FALSE, error))
        return FALSE;
      if (accord_sync_reached (round, ACCORD_SYNC_STAGE_PUT))
        return TRUE;
      if (!dex_await_boolean (accord_journal_published (round->sync->journal, row->hash), error))
        return FALSE;
      round->wrote = TRUE;
      g_hash_table_insert (round->look.listed, g_strdup (row->hash), g_steal_pointer (&path));
      round->sync->status->n_sent += (guint) (row->s2 - row->s1 + 1);
      if (accord_sync_reached (round, ACCORD_SYNC_STAGE_PUBLISHED))
        return TRUE;
    }
  return TRUE;
}

/* Of two that are shared in one folder at the same time the first has it. */
static DexFuture *
marker_job (gpointer data)
{
  Put *put = data;
  AccordTransport *share = put->round->sync->share;
  GError *error = NULL;
  gboolean torn = FALSE, done = accord_transport_put_if_absent (share, put->path, put->bytes, &error);

  if (g_error_matches (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_EXISTS) && (g_clear_error (&error), TRUE))
    done = accord_sync_read_marker (put->round, &torn, &error) && (!torn || accord_transport_put_own (share, put->path, put->bytes, &error));
  return done ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

static gboolean
put_marker (AccordSyncRound *round, GError **error)
{
  Put job = { round, ACCORD_SHARE_MARKER, NULL, FALSE };
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (round->look.has_marker)
    return TRUE;
  json_object_set_string_member (object, "accord", "workspace");
  json_object_set_int_member (object, "v", 1);
  json_object_set_string_member (object, "ws", round->known.workspace);
  json_object_set_int_member (object, "mv", ACCORD_SEGMENT_VERSION);
  accord_line_add (text, object);
  bytes = g_bytes_new (text->str, text->len);
  round->look.has_marker = TRUE;
  job.bytes = bytes;
  return dex_await_boolean (accord_sync_run (round->sync, marker_job, &job), error);
}

static JsonObject *
seen_now (const AccordSyncKnown *known)
{
  JsonObject *seen = json_object_new ();

  for (guint i = 0; i < known->replicas->len; i++)
    {
      const AccordReplicaRow *row = known->replicas->pdata[i];

      if (row->seen > 0)
        json_object_set_int_member (seen, row->rid, row->seen);
    }
  return seen;
}

static JsonObject *
sums_now (const AccordSyncKnown *known)
{
  JsonObject *sums = json_object_new ();

  for (guint i = 0; i < known->replicas->len; i++)
    {
      const AccordReplicaRow *row = known->replicas->pdata[i];
      g_autofree char *sum = accord_sync_sum_of (known, row->rid);

      if (row->seen > 0)
        json_object_set_string_member (sums, row->rid, sum);
    }
  return sums;
}

/* "rid.0": others have as many numbers of it as this file, and other files, for longer than a day. */
static char *
differs (AccordSyncRound *round, const AccordSyncHead *head, const char *rid, gint64 seen)
{
  g_autofree char *mine = accord_sync_sum_of (&round->known, rid);
  g_autofree char *what = g_strconcat (rid, ".0", NULL);
  const char *theirs = head->sums != NULL ? json_object_get_string_member_with_default (head->sums, rid, mine) : mine;

  if (seen != accord_sync_seen_of (&round->known, rid) || strcmp (theirs, mine) == 0)
    return NULL;
  return accord_sync_waited (round->sync, what, ACCORD_SYNC_HOLD_MS) ? g_steal_pointer (&what) : NULL;
}

/* What is there under its name, and not whole, for so long that it will not get whole by itself. */
static guint
add_torn (AccordSyncRound *round, GStrvBuilder *want)
{
  GHashTableIter torn;
  gpointer hash;
  guint n = 0;

  g_hash_table_iter_init (&torn, round->look.torn);
  while (g_hash_table_iter_next (&torn, &hash, NULL))
    if (accord_sync_waited (round->sync, hash, TORN_MS) && n++ < 100)
      g_strv_builder_add (want, hash);
  return n;
}

/* What others have told of, and nobody shows for a day. */
static GStrv
missed (AccordSyncRound *round)
{
  AccordSync *self = round->sync;
  g_autoptr (GStrvBuilder) want = g_strv_builder_new ();
  guint n;

  if (self->mutation & ACCORD_SYNC_WITHOUT_WANT)
    return NULL;
  n = add_torn (round, want);
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];
      JsonObjectIter iter;
      const char *rid;
      JsonNode *node;

      if (head->seen == NULL)
        continue;
      json_object_iter_init (&iter, head->seen);
      while (json_object_iter_next (&iter, &rid, &node))
        {
          g_autofree char *what = NULL;
          g_autofree char *other = NULL;

          if (accord_share_is_rid (rid) && json_node_get_value_type (node) == G_TYPE_INT64 && n < 100 &&
              (other = differs (round, head, rid, json_node_get_int (node))) != NULL)
            {
              g_strv_builder_add (want, other);
              n++;
            }
          if (!accord_share_is_rid (rid) || json_node_get_value_type (node) != G_TYPE_INT64 ||
              MIN (json_node_get_int (node), accord_sync_cut_of (&round->known, rid)) <= accord_sync_seen_of (&round->known, rid))
            continue;
          what = g_strdup_printf ("%s.%" G_GINT64_FORMAT, rid, accord_sync_seen_of (&round->known, rid) + 1);
          if (accord_sync_waited (self, what, ACCORD_SYNC_HOLD_MS) && n++ < 100)
            g_strv_builder_add (want, what);
        }
    }
  return n > 0 ? g_strv_builder_end (want) : NULL;
}

/* The file with the last numbers of this computer. */
static const char *
last_file (const AccordSyncKnown *known)
{
  const AccordSegmentRow *last = NULL;

  for (guint i = 0; i < known->segments->len; i++)
    {
      const AccordSegmentRow *row = known->segments->pdata[i];

      if (row->state == ACCORD_SEGMENT_PUBLISHED && strcmp (row->rid, known->rid) == 0 && (last == NULL || row->s2 > last->s2))
        last = row;
    }
  return last != NULL ? last->hash : NULL;
}

/* Snapshots that this computer has taken, and the one that it has read whole and found nothing new in. */
static GStrv
acks_now (const AccordSyncKnown *known)
{
  g_autofree char *all = g_strjoin (" ", known->acks != NULL ? known->acks : "", known->checked != NULL ? known->checked : "", NULL);

  g_strstrip (all);
  return *all != '\0' ? g_strsplit (all, " ", -1) : NULL;
}

static void
fill_head (AccordSyncRound *round, AccordSyncHead *head)
{
  AccordSync *self = round->sync;

  head->workspace = g_strdup (round->known.workspace);
  head->rid = g_strdup (round->known.rid);
  head->name = g_strdup (self->device);
  head->user = g_strdup (self->user);
  head->seen = seen_now (&round->known);
  head->sums = sums_now (&round->known);
  head->last = accord_sync_seen_of (&round->known, round->known.rid);
  head->want = missed (round);
  head->digest = self->digest ? json_object_ref (self->digest) : NULL;
  head->acks = acks_now (&round->known);
  head->hash = g_strdup (last_file (&round->known));
  head->from = accord_sync_first_kept (&round->known);
}

/* The secret that was found on the share in this round, or NULL. */
static const char *
nonce_there (const AccordSyncRound *round)
{
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      if (strcmp (head->rid, round->known.rid) == 0)
        return head->nonce;
    }
  return NULL;
}

/* The one that was to be shown last is shown again as long as it is not there: the one that stands there must stay known,
 * however often the share refuses. */
static char *
choose_nonce (const AccordSyncRound *round, char **noted)
{
  const char *there = nonce_there (round), *before = round->known.nonce;
  g_autofree char *last = before != NULL ? g_strndup (before, ACCORD_RID_TEXT) : NULL;
  char *nonce;

  if (last != NULL && strlen (last) == ACCORD_RID_TEXT && g_strcmp0 (there, last) != 0)
    {
      *noted = g_strdup (before);
      return g_steal_pointer (&last);
    }
  nonce = accord_replica_id_new ();
  *noted = g_strconcat (nonce, " ", last != NULL ? last : "", NULL);
  return nonce;
}

/* Its secret is remembered before it is shown, with the one before: whichever is found there is ours. */
static gboolean
put_head (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  g_autoptr (AccordSyncHead) head = g_new0 (AccordSyncHead, 1);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = g_strdup_printf ("h/%s.json", round->known.rid);
  g_autofree char *nonces = NULL;

  fill_head (round, head);
  plain = accord_sync_head_write (head);
  if (self->head_said != NULL && g_bytes_get_size (plain) == strlen (self->head_said) &&
      memcmp (g_bytes_get_data (plain, NULL), self->head_said, g_bytes_get_size (plain)) == 0 &&
      accord_steady_ms () - self->head_at < HEAD_EVERY_MS)
    return TRUE;
  head->nonce = choose_nonce (round, &nonces);
  head->wall = accord_now_ms ();
  bytes = accord_sync_head_write (head);
  if (!dex_await_boolean (accord_journal_note (self->journal, "nonce", nonces), error) || !put (round, path, bytes, TRUE, error))
    return FALSE;
  g_free (self->head_said);
  self->head_said = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  self->head_at = accord_steady_ms ();
  return TRUE;
}

/**
 * accord_sync_send:
 *
 * Seals and publishes what was done here, and says how far this computer is.
 */
gboolean
accord_sync_send (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;

  if (!put_marker (round, error))
    return FALSE;
  for (int i = 0; i < FILES_MOST; i++)
    {
      g_autoptr (GError) failed = NULL;
      guint n = dex_await_uint (accord_journal_seal (self->journal, accord_segment_write, NULL, self->records), &failed);

      if (!accord_error_pass (error, &failed))
        return FALSE;
      if (n > 0 && accord_sync_reached (round, ACCORD_SYNC_STAGE_SEALED))
        return TRUE;
      if (n == 0)
        break;
      round->wrote = TRUE;
    }
  round->wrote |= round->known.rid == NULL; /* sealing gives a name */
  if (!accord_sync_know_again (round, error) || !accord_sync_redact_own (round, error) || !accord_sync_know_again (round, error) ||
      !accord_sync_merge_own (round, error) || !accord_sync_know_again (round, error) || !publish (round, error))
    return FALSE;
  return round->stopped || (accord_sync_know_again (round, error) && put_head (round, error));
}
