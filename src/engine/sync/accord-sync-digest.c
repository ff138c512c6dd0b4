/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number for all that a file says: equal on computers that have seen the same, whatever came first. It
 * is counted from this file alone, by reading it, and never taken from others (sync.md §2.4). */
#include "accord-config.h"

#include "accord-sync-digest.h"
#include "accord-sync-private.h"
#include "accord-error.h"
#include "accord-wire-value.h"

#define FNV_START G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

static guint64
add (guint64 hash, const char *text)
{
  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * FNV_PRIME;
  return (hash ^ 0x1f) * FNV_PRIME;
}

static guint64
hash_one (const AccordStateRow *row, const char *field, AccordStamp stamp, const char *rid, const char *text)
{
  guint64 hash = add (add (add (FNV_START, row->kind), row->uid), field);

  hash = (hash ^ stamp) * FNV_PRIME;
  hash = add (add (hash, rid), text);
  hash ^= hash >> 29;
  hash *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return hash ^ hash >> 32;
}

static gboolean
add_row (AccordReader *reader, const AccordStateRow *row, gpointer data, GError **error)
{
  guint64 *sum = data;
  const AccordKind *kind;

  if (row->record == NULL)
    {
      *sum += hash_one (row, row->field, row->born, row->born_rid, row->text);
      return TRUE;
    }
  kind = accord_record_kind (row->record);
  if (!row->is_stub)
    *sum += hash_one (row, "_born", row->born, row->born_rid, "1");
  if (row->deleted_stamp != 0)
    *sum += hash_one (row, "_del", row->deleted_stamp, row->deleted_rid, row->deleted ? "1" : "0");
  if (row->cut != 0)
    *sum += hash_one (row, "_purge", row->cut, row->cut_rid, row->is_purged ? "1" : "0");
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordValue *value = accord_record_value (row->record, i);
      AccordStamp stamp = row->born;
      const char *rid = row->born_rid;
      gboolean edited = accord_reader_field_clock (reader, row->record, i, &stamp, &rid);
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;

      if (!accord_wire_is_shared (&kind->fields[i]) || (!edited && accord_value_is_empty (value)))
        continue;
      node = accord_wire_value (reader, &kind->fields[i], value, error);
      if (node == NULL)
        return FALSE;
      text = json_to_string (node, FALSE);
      *sum += hash_one (row, kind->fields[i].name, stamp, rid, text);
    }
  return TRUE;
}

typedef struct {
  AccordStore *store; /* NULL: whoever asked waits */
  GHashTable *sums;   /* table → guint64 */
} Sums;

static gboolean
add_table_row (AccordReader *reader, const AccordStateRow *row, gpointer data, GError **error)
{
  const Sums *all = data;
  GHashTable *sums = all->sums;
  guint64 *sum = g_hash_table_lookup (sums, row->kind);

  if (all->store != NULL && accord_store_is_closing (all->store))
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, "closed");
      return FALSE;
    }

  if (sum == NULL)
    {
      sum = g_new0 (guint64, 1);
      g_hash_table_insert (sums, g_strdup (row->kind), sum);
    }
  return add_row (reader, row, sum, error);
}

static GHashTable *
sums_of (AccordStore *store, AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Sums all = { store, sums };
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i <= n_kinds; i++)
    if (!accord_reader_each_state (reader, i < n_kinds ? kinds[i] : NULL, add_table_row, &all, error))
      return NULL;
  return g_steal_pointer (&sums);
}

/**
 * accord_sync_digest_tables:
 *
 * Reads everything; on a reader's thread.
 *
 * Returns: (transfer full): a digest of each table that says anything, or %NULL
 */
JsonObject *
accord_sync_digest_tables (AccordStore *store, AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) sums = sums_of (store, reader, error);
  JsonObject *digest = sums != NULL ? json_object_new () : NULL;
  GHashTableIter iter;
  gpointer table, sum;

  if (sums == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &table, &sum))
    if (*(guint64 *) sum != 0)
      {
        g_autofree char *text = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", *(guint64 *) sum);

        json_object_set_string_member (digest, table, text);
      }
  return digest;
}

static DexFuture *
digest_read (AccordReader *reader, gpointer data)
{
  GError *error = NULL;
  g_autoptr (GHashTable) sums = sums_of (NULL, reader, &error);
  guint64 whole = 0;
  GHashTableIter iter;
  gpointer sum;

  if (sums == NULL)
    return dex_future_new_for_error (error);
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, NULL, &sum))
    whole += *(guint64 *) sum;
  return dex_future_new_take_string (g_strdup_printf ("%016" G_GINT64_MODIFIER "x", whole));
}

/**
 * accord_sync_digest:
 *
 * Returns: (transfer full): a future that resolves to 16 hexadecimal digits, equal on computers that have
 *   seen the same
 */
DexFuture *
accord_sync_digest (AccordSync *self)
{
  return accord_store_read_long (accord_journal_get_store (self->journal), digest_read, NULL, NULL);
}
