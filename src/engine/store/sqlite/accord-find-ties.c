/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that a query's order says nothing of, such as two of the same name, stand in the order in which they came into
 * this file. On another computer that is another one; by their identities it is the same everywhere. */
#include "accord-config.h"

#include <stdlib.h>
#include <string.h>
#include "accord-find-ties.h"
#include "accord-query-private.h"
#include "accord-row-uid.h"
#include "accord-sync-rows.h"

typedef struct {
  AccordId uid;
  gint64 place; /* of the row in the file that it was imported into, or 0 */
  gint64 id;
} Tied;

/* An identity begins with when it was made; rows of one import have theirs from where they stood in it. */
static int
compare_tied (gconstpointer a, gconstpointer b)
{
  const Tied *one = a, *other = b;
  int order = memcmp (one->uid.bytes, other->uid.bytes, ACCORD_UID_BASE);

  if (order == 0)
    order = (one->place > other->place) - (one->place < other->place);
  return order != 0 ? order : memcmp (one->uid.bytes, other->uid.bytes, sizeof one->uid.bytes);
}

/* Rows that have the same keys. */
static gboolean
settle_one (AccordReader *reader, const AccordKind *kind, gint64 *ids, guint n, gboolean newest_first)
{
  g_autofree Tied *tied = n > 1 ? g_new0 (Tied, n) : NULL;

  for (guint i = 0; tied != NULL && i < n; i++)
    {
      char uid[27];

      if (!accord_reader_row_uid (reader, kind, ids[i], uid) || !accord_id_from_text (&tied[i].uid, uid))
        return FALSE;
      tied[i].id = ids[i];
      tied[i].place = accord_row_uid_row (kind, &tied[i].uid);
    }
  if (tied != NULL)
    qsort (tied, n, sizeof *tied, compare_tied);
  for (guint i = 0; tied != NULL && i < n; i++)
    ids[i] = tied[newest_first ? n - 1 - i : i].id;
  return TRUE;
}

/* What rows are sorted by, of each in turn. */
static AccordStatement *
ask_keys (AccordReader *reader, const AccordQuery *query, GError **error)
{
  g_autoptr (GString) keys = g_string_new (NULL), joins = g_string_new (NULL);
  g_autofree char *sql = NULL;

  accord_query_append_sort_keys (query, keys, joins);
  sql = g_strdup_printf ("SELECT t.id,%s FROM accord_ids(?1) a CROSS JOIN \"%s\" t ON t.id=a.id%s", keys->str, query->kind->name,
                         joins->str);
  return accord_reader_prepare (reader, sql, error);
}

/* Whether the row has the keys that @last holds; it holds those of the row then. */
static gboolean
is_tied (AccordStatement *st, GByteArray *last, int n_keys)
{
  g_autoptr (GByteArray) now = g_byte_array_new ();
  gboolean same;

  for (int i = 1; i <= n_keys; i++)
    {
      gsize size = 0;
      gconstpointer bytes = accord_statement_is_null (st, i) ? NULL : accord_statement_blob (st, i, &size);
      guint32 length = bytes != NULL ? (guint32) size + 1 : 0;

      g_byte_array_append (now, (const guint8 *) &length, sizeof length);
      if (size > 0)
        g_byte_array_append (now, bytes, (guint) size);
    }
  same = now->len == last->len && memcmp (now->data, last->data, now->len) == 0;
  g_byte_array_set_size (last, 0);
  g_byte_array_append (last, now->data, now->len);
  return same;
}

/**
 * accord_reader_settle_ties:
 * @query: what was asked, without a limit
 * @ids: its answer, held by nobody else
 *
 * Puts rows that the query's order leaves open into the order of their identities, so that every computer that has
 * the same records has them in the same order. Reads the keys of all rows once more. On a reader's thread.
 */
gboolean
accord_reader_settle_ties (AccordReader *reader, const AccordQuery *query, AccordIds *ids, GError **error)
{
  g_autofree gint64 *order = g_memdup2 (ids->ids, sizeof *ids->ids * ids->n_ids);
  const AccordIdSet set = { order, ids->n_ids };
  const AccordKind *kind = accord_reader_get_kind (reader, query->kind);
  AccordPath path = accord_query_sort_path (query);
  int n_keys = path.n > 0 && path.field->type == ACCORD_FIELD_PLACE && !accord_query_keeps_to_one_place (query) ? 2 : 1;
  g_autoptr (AccordStatement) st = ids->n_ids > 1 ? ask_keys (reader, query, error) : NULL;
  g_autoptr (GByteArray) last = g_byte_array_new ();
  g_autoptr (GError) failed = NULL;
  gboolean newest_first = (path.n == 0) != query->descending; /* as accord_query_append_order() */
  guint first = 0, i = 0;

  if (ids->n_ids < 2)
    return TRUE;
  if (st == NULL)
    return FALSE;
  accord_statement_bind_ids (st, 1, &set);
  for (; i < ids->n_ids && accord_statement_step (st, &failed); i++)
    {
      gboolean tied = is_tied (st, last, n_keys);

      if (tied || i == 0)
        continue;
      if (!settle_one (reader, kind, ids->ids + first, i - first, newest_first))
        break;
      first = i;
    }
  /* A row without an identity is one of a damaged file: the rest stays as it came. */
  if (failed == NULL && i == ids->n_ids)
    settle_one (reader, kind, ids->ids + first, i - first, newest_first);
  return accord_error_pass (error, &failed);
}
