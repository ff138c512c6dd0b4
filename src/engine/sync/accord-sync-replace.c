/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own files of changes made anew: many small ones become one (sync.md §2.4), and what was erased is taken out of
 * those that still say it (§2.10). The new file names what it replaces and has the same numbers; it is fixed in
 * this file before anybody sees it, and what it replaces goes when it is there (accord-sync-tidy.c). */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <string.h>
#include "accord-packed.h"

#define PACKED_MOST (4 * 1024 * 1024) /* of what becomes one */
#define RECORDS_MOST 40000            /* of what becomes one: larger ones are few enough as they are */
#define PARTS_MOST 4096
#define LEVELS 3

/* The bytes of a file of changes: as they wait here to be shown, as this computer keeps them, or from the share; NULL when
 * nobody has them whole. */
GBytes *
accord_sync_bytes_of (AccordSync *self, const AccordSegmentRow *row)
{
  AccordTransport *const places[] = { self->mirror, self->share };
  g_autofree char *path = accord_sync_path (row->rid, row->s1, row->s2, row->hash);

  if (row->raw != NULL)
    return g_bytes_ref (row->raw);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GBytes) bytes = places[i] ? accord_transport_get (places[i], path, ACCORD_PACKED_MOST, NULL) : NULL;
      g_autofree char *hash = bytes ? accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

      if (hash != NULL && strcmp (hash, row->hash) == 0)
        return g_steal_pointer (&bytes);
    }
  return NULL;
}

AccordRemoteSegment *
accord_sync_read_own (AccordSync *self, const AccordSegmentRow *row, gsize *size)
{
  g_autoptr (GBytes) bytes = accord_sync_bytes_of (self, row);
  AccordShareName name = { .first = row->s1, .last = row->s2 };

  if (bytes == NULL)
    return NULL;
  *size = g_bytes_get_size (bytes);
  g_strlcpy (name.hash, row->hash, sizeof name.hash);
  return accord_segment_read (bytes, row->rid, &name, NULL, NULL);
}

static int
compare_firsts (gconstpointer a, gconstpointer b)
{
  const AccordSegmentRow *x = *(AccordSegmentRow *const *) a, *y = *(AccordSegmentRow *const *) b;

  return (x->s1 > y->s1) - (x->s1 < y->s1);
}

/* Own files that others stand for by now, in order: thousands of them are looked through in every round. */
static GPtrArray *
replaced_of (const AccordSyncKnown *known)
{
  GPtrArray *replaced = g_ptr_array_new ();

  for (guint i = 0; i < known->segments->len; i++)
    {
      AccordSegmentRow *row = known->segments->pdata[i];

      if (row->state == ACCORD_SEGMENT_REPLACED && strcmp (row->rid, known->rid) == 0)
        g_ptr_array_add (replaced, row);
    }
  g_ptr_array_sort (replaced, compare_firsts);
  return replaced;
}

/* How many files a row stands for. */
static guint
weight (GPtrArray *replaced, const AccordSegmentRow *row)
{
  guint low = 0, high = replaced->len, n = 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((AccordSegmentRow *) replaced->pdata[middle])->s1 < row->s1)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < replaced->len && ((AccordSegmentRow *) replaced->pdata[i])->s1 <= row->s2; i++)
    n += ((AccordSegmentRow *) replaced->pdata[i])->s2 <= row->s2;
  return n;
}

static int
level_of (GPtrArray *replaced, const AccordSegmentRow *row, guint fan)
{
  guint n = weight (replaced, row);
  int level = 0;

  for (; n > fan && level < LEVELS; n /= fan)
    level++;
  return level;
}

/* How far all have heard this computer who were heard this week: for them nothing new is in what is merged. */
static gint64
heard_by_all (AccordSyncRound *round)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      if (accord_sync_is_active (round, head) && strcmp (head->rid, round->known.rid) != 0)
        least = MIN (least, head->seen ? json_object_get_int_member_with_default (head->seen, round->known.rid, 0) : 0);
    }
  return least;
}

static gint64
records_in (const AccordSegmentRow *row)
{
  return row->s2 - row->s1 + 1;
}

static gint64
records_of (GPtrArray *run)
{
  gint64 n = 0;

  for (guint i = 0; i < run->len; i++)
    n += records_in (run->pdata[i]);
  return n;
}

/* The first so many in a row that are of one level and small enough together, or none. What was too large when
 * it was read is not read again. */
static GPtrArray *
choose (AccordSyncRound *round)
{
  gint64 heard = heard_by_all (round);
  const AccordSyncKnown *known = &round->known;
  guint fan = round->sync->fan;
  g_autoptr (GPtrArray) run = g_ptr_array_new (), replaced = replaced_of (known);
  int level = -1;

  for (guint i = 0; i < known->segments->len; i++)
    {
      AccordSegmentRow *row = known->segments->pdata[i];
      const AccordSegmentRow *before = run->len > 0 ? run->pdata[run->len - 1] : NULL;
      int own;

      if (strcmp (row->rid, known->rid) != 0 || row->state != ACCORD_SEGMENT_PUBLISHED || row->s2 > heard)
        continue;
      own = records_in (row) < RECORDS_MOST ? level_of (replaced, row, fan) : LEVELS;
      if (own != level || own >= LEVELS || before == NULL || before->s2 + 1 != row->s1)
        g_ptr_array_set_size (run, 0);
      level = own;
      g_ptr_array_add (run, row);
      while (records_of (run) > RECORDS_MOST)
        g_ptr_array_remove_index (run, 0);
      if (run->len == fan && !g_hash_table_contains (round->sync->too_large, ((AccordSegmentRow *) run->pdata[0])->hash))
        return g_steal_pointer (&run);
      if (run->len == fan)
        g_ptr_array_remove_index (run, 0);
    }
  return NULL;
}

static void
add_parts (GPtrArray *parts, const AccordRemoteSegment *segment)
{
  for (int i = 0; segment->parts != NULL && segment->parts[i] != NULL; i++)
    g_ptr_array_add (parts, g_strdup (segment->parts[i]));
  g_ptr_array_add (parts, g_strdup (segment->hash));
}

/* A change set that went on in the next file is one again. */
static void
add_txns (AccordRemoteSegment *to, AccordRemoteSegment *from)
{
  for (guint i = 0; i < from->txns->len; i++)
    {
      AccordRemoteTxn *txn = from->txns->pdata[i];
      AccordRemoteTxn *last = to->txns->len > 0 ? to->txns->pdata[to->txns->len - 1] : NULL;

      if (!txn->continues || last == NULL)
        {
          g_ptr_array_add (to->txns, txn);
          from->txns->pdata[i] = NULL;
          continue;
        }
      g_ptr_array_extend_and_steal (last->records, g_steal_pointer (&txn->records));
      txn->records = g_ptr_array_new ();
    }
  to->n_records += from->n_records;
}

static void
add_dep (AccordRemoteSegment *to, const AccordRemoteSegment *from)
{
  JsonObjectIter iter;
  const char *rid;
  JsonNode *node;

  if (from->dep == NULL)
    return;
  json_object_iter_init (&iter, from->dep);
  while (json_object_iter_next (&iter, &rid, &node))
    json_object_set_int_member (to->dep, rid, MAX (json_node_get_int (node), json_object_get_int_member_with_default (to->dep, rid, 0)));
}

static void
txn_free (gpointer txn)
{
  if (txn != NULL)
    accord_remote_txn_free (txn);
}

typedef struct {
  AccordSync *sync;
  GPtrArray *rows;             /* of AccordSegmentRow, which the round knows */
  AccordRemoteSegment *made;   /* NULL: not now */
  gboolean is_too_large;
  GBytes *bytes;
} Merging;

/* Looks before anything is unpacked: what does not fit is no work. */
static gboolean
fits (Merging *self)
{
  gsize whole = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (GBytes) bytes = accord_sync_bytes_of (self->sync, self->rows->pdata[i]);

      if (bytes == NULL)
        return FALSE; /* nobody has it whole: another time */
      whole += g_bytes_get_size (bytes);
    }
  self->is_too_large = whole > PACKED_MOST;
  return !self->is_too_large;
}

static DexFuture *
merge_job (gpointer data)
{
  Merging *self = data;
  const AccordSegmentRow *first = self->rows->pdata[0], *last = self->rows->pdata[self->rows->len - 1];
  g_autoptr (AccordRemoteSegment) made = accord_remote_segment_new (first->rid);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;
  gsize size = 0;

  if (!fits (self))
    return dex_future_new_for_boolean (FALSE);
  made->first = first->s1;
  made->last = last->s2;
  made->dep = json_object_new ();
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (AccordRemoteSegment) one = accord_sync_read_own (self->sync, self->rows->pdata[i], &size);

      if (one == NULL || (add_parts (parts, one), self->is_too_large = parts->len > PARTS_MOST))
        return dex_future_new_for_boolean (FALSE);
      g_ptr_array_set_free_func (one->txns, txn_free);
      if (i == 0)
        made->prev = g_strdup (one->prev);
      g_set_str (&made->workspace, one->workspace);
      add_dep (made, one);
      add_txns (made, one);
    }
  g_ptr_array_add (parts, NULL);
  made->parts = (GStrv) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
  self->bytes = accord_segment_write (made, NULL, &error);
  if (self->bytes == NULL)
    return dex_future_new_for_error (error);
  self->made = g_steal_pointer (&made);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_sync_merge_own:
 *
 * Makes one file of many own ones, when there are enough of a size.
 */
gboolean
accord_sync_merge_own (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  g_autoptr (GPtrArray) rows = round->known.rid != NULL ? choose (round) : NULL;
  Merging merging = { .sync = self, .rows = rows };
  gboolean ok;

  if (rows == NULL)
    return TRUE;
  ok = dex_await_boolean (accord_sync_run (self, merge_job, &merging), error);
  if (ok)
    round->wrote = ok = dex_await_boolean (accord_journal_replace (self->journal, merging.made, merging.bytes), error);
  else
    ok = error == NULL || *error == NULL; /* what is not there whole is merged another time */
  if (merging.is_too_large)
    g_hash_table_add (self->too_large, g_strdup (((AccordSegmentRow *) rows->pdata[0])->hash));
  g_clear_pointer (&merging.made, accord_remote_segment_free);
  g_clear_pointer (&merging.bytes, g_bytes_unref);
  return ok;
}
