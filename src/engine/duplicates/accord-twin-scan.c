/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is compared, and gathering what was found. On the long reader's thread. */
#include "accord-config.h"

#include "accord-twin-scan.h"

#include <string.h>

#define PAIRS_MAX 500000 /* beyond, somebody should first clean what was found */

/**
 * accord_twin_scan_init:
 * @self: (out caller-allocates): cleared by accord_twin_scan_clear()
 * @kind: what is looked through, as the file has it
 * @min_score: pairs below it are dropped, in percent
 */
void
accord_twin_scan_init (AccordTwinScan *self, const AccordKind *kind, int min_score)
{
  *self = (AccordTwinScan) { .min_score = min_score };
  accord_twin_fields_init (&self->fields, kind);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AccordTwinRow));
  self->texts = g_string_new (NULL);
  self->handles = g_array_new (FALSE, FALSE, sizeof (AccordTwinHandle));
  self->distinct = g_hash_table_new (NULL, NULL);
  self->found = g_hash_table_new (NULL, NULL);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (AccordTwins));
}

/**
 * accord_twin_scan_clear:
 * @self: a scan; clearing it twice does no harm
 */
void
accord_twin_scan_clear (AccordTwinScan *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->handles, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_pointer (&self->distinct, g_hash_table_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  if (self->texts != NULL)
    g_string_free (g_steal_pointer (&self->texts), TRUE);
}

static void
add_row (gint64 id, const AccordCell *cells, gpointer data)
{
  AccordTwinScan *self = data;
  AccordTwinRow row;

  accord_twin_row_read (&row, &self->fields, id, cells, self->texts);
  g_array_append_val (self->rows, row);
}

/* The next @limit rows; @end when there are no more. */
gboolean
accord_twin_scan_read_rows (AccordTwinScan *self, AccordReader *reader, guint limit, gboolean *end, GError **error)
{
  guint had = self->rows->len;
  gint64 after = had > 0 ? g_array_index (self->rows, AccordTwinRow, had - 1).id : 0;

  if (!accord_reader_each_row (reader, self->fields.kind, self->fields.columns, self->fields.n_columns, after, limit,
                               add_row, self, error))
    return FALSE;
  *end = self->rows->len - had < limit;
  return TRUE;
}

/* The row of a record; G_MAXUINT32 for one that is not compared. */
static guint32
row_of (const AccordTwinScan *self, gint64 id)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, AccordTwinRow, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->rows->len && g_array_index (self->rows, AccordTwinRow, low).id == id ? low : G_MAXUINT32;
}

static void
add_handle (gint64 id, const AccordCell *cells, gpointer data)
{
  AccordTwinScan *self = data;
  AccordTwinHandle handle = { row_of (self, cells[2].number), 0, 0 };
  gboolean shared;

  if (handle.row == G_MAXUINT32 || cells[0].text == NULL || cells[1].text == NULL)
    return;
  if (strcmp (cells[1].text, "phone") == 0)
    handle = (AccordTwinHandle) { handle.row, ACCORD_TWIN_PHONE, accord_twin_phone (cells[0].text) };
  else if (strcmp (cells[1].text, "email") == 0)
    handle = (AccordTwinHandle) { handle.row, ACCORD_TWIN_EMAIL, accord_twin_email (cells[0].text, &shared, NULL) };
  else if (strcmp (cells[1].text, "website") == 0)
    handle = (AccordTwinHandle) { handle.row, ACCORD_TWIN_WEBSITE, accord_twin_website (cells[0].text) };
  if (handle.hash != 0)
    g_array_append_val (self->handles, handle);
}

/**
 * accord_twin_scan_read_handles:
 * @self: a scan whose rows were read
 * @reader: in the snapshot of the rows
 *
 * Reads further numbers and addresses, which stand in records of their own.
 *
 * Returns: %FALSE with an #AccordStoreError; %TRUE for a kind that has no such records
 */
gboolean
accord_twin_scan_read_handles (AccordTwinScan *self, AccordReader *reader, GError **error)
{
  const AccordKind *kind = accord_kind_by_name ("handle");
  int fields[3];

  if (kind == NULL || accord_kind_find (kind, self->fields.kind->name) < 0)
    return TRUE;
  fields[0] = accord_kind_find (kind, "value");
  fields[1] = accord_kind_find (kind, "type");
  fields[2] = accord_kind_find (kind, self->fields.kind->name);
  return accord_reader_each_row (reader, kind, fields, 3, 0, G_MAXUINT, add_handle, self, error);
}

static gpointer
pair_key (guint32 a, guint32 b)
{
  return GSIZE_TO_POINTER (((gsize) MIN (a, b) << 32 | MAX (a, b)) + 1);
}

static void
add_distinct (gint64 id, const AccordCell *cells, gpointer data)
{
  AccordTwinScan *self = data;
  guint32 a = row_of (self, cells[0].number), b = row_of (self, cells[1].number);

  if (a != G_MAXUINT32 && b != G_MAXUINT32)
    g_hash_table_add (self->distinct, pair_key (a, b));
}

/* Pairs that somebody said are two. */
gboolean
accord_twin_scan_read_distinct (AccordTwinScan *self, AccordReader *reader, GError **error)
{
  const AccordKind *kind = accord_kind_by_name ("distinct");
  int fields[2];
  int n = 0;

  for (int i = 0; kind != NULL && i < kind->n_fields && n < 2; i++)
    if (accord_field_is_link (&kind->fields[i]) &&
        accord_field_target (&kind->fields[i])->number == self->fields.kind->number)
      fields[n++] = i;
  return n < 2 || accord_reader_each_row (reader, kind, fields, 2, 0, G_MAXUINT, add_distinct, self, error);
}

/**
 * accord_twin_scan_offer:
 * @a: a row
 * @b: another
 * @more: what they share beside their own fields
 *
 * Looks at a pair that some pass brought together, and keeps it when it is likely enough.
 */
void
accord_twin_scan_offer (AccordTwinScan *self, guint32 a, guint32 b, AccordTwinReasons more)
{
  gpointer key = pair_key (a, b);
  guint place = a == b ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->found, key));
  AccordTwins *known = place > 0 ? &g_array_index (self->pairs, AccordTwins, place - 1) : NULL;
  AccordTwins pair = { MIN (a, b), MAX (a, b), 0, 0 };

  if (a == b || (known != NULL && (known->reasons & more) == more))
    return;
  if (known != NULL)
    more |= known->reasons & (ACCORD_TWIN_EMAIL | ACCORD_TWIN_PHONE | ACCORD_TWIN_WEBSITE);
  pair.score = accord_twin_score (&g_array_index (self->rows, AccordTwinRow, pair.a),
                                  &g_array_index (self->rows, AccordTwinRow, pair.b), self->texts->str, more,
                                  &pair.reasons);
  if (pair.score < self->min_score || g_hash_table_contains (self->distinct, key))
    return;
  if (known != NULL)
    *known = pair;
  else if (self->pairs->len >= PAIRS_MAX)
    self->more = TRUE;
  else
    {
      g_array_append_val (self->pairs, pair);
      g_hash_table_insert (self->found, key, GUINT_TO_POINTER (self->pairs->len));
    }
}

/**
 * accord_twin_scan_end:
 *
 * Returns: (transfer full): what was found
 */
AccordDuplicates *
accord_twin_scan_end (AccordTwinScan *self)
{
  AccordDuplicates *result = accord_duplicates_new (self->fields.kind);

  result->n_scanned = self->rows->len;
  result->more = self->more;
  g_array_append_vals (result->pairs, self->pairs->data, self->pairs->len);
  accord_twin_clusters_make (result, self);
  for (guint i = 0; i < result->pairs->len; i++)
    {
      AccordTwins *pair = &g_array_index (result->pairs, AccordTwins, i);

      pair->a = g_array_index (self->rows, AccordTwinRow, pair->a).id;
      pair->b = g_array_index (self->rows, AccordTwinRow, pair->b).id;
    }
  accord_duplicates_sort (result);
  return result;
}
