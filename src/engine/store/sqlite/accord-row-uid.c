/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identities that need not be stored. A row made by an import has no uid of its own: it follows from
 * the change set that it was born in, and from where it stands. That saves 44 bytes a row, a tenth of
 * a customer.
 *
 *   48 bits: milliseconds │ 7, 12 bits │ 2, 14 random bits │ 48 bits: kind and row, mixed
 *   └──────────── txn.base, of the change set ───────────┘
 *
 * So it is a UUIDv7 as others are, and the way back to the row needs no index. Mixed, so that what
 * people see and type of it, its beginning or its end, differs from row to row. A row that came from
 * another computer, or was made by hand, has its uid written down. */
#include "accord-config.h"

#include "accord-row-uid.h"

#include "accord-row.h"

#include <string.h>

#define ROW_BITS 42
#define PLACE_MASK G_GUINT64_CONSTANT (0xffffffffffff)
#define MIX G_GUINT64_CONSTANT (0x9e3779b97f4b)
#define UNMIX G_GUINT64_CONSTANT (0x393dee219263) /* MIX times this is 1, modulo 2^48 */

typedef struct {
  guint8 bytes[ACCORD_UID_BASE];
} Base;

/* One to one on 48 bits; with UNMIX it is its own inverse. */
static guint64
mix (guint64 place, guint64 factor)
{
  place ^= place >> 24;
  place = place * factor & PLACE_MASK;
  return place ^ place >> 24;
}

/* Files of before have tables in which every row has one. */
gboolean
accord_row_uid_may_be_empty (AccordReader *db, const AccordKind *kind)
{
  if (!db->uids_looked_at[kind->number])
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT \"notnull\" FROM pragma_table_info('%s') WHERE name='uid'", kind->name);

      db->uids_looked_at[kind->number] = TRUE;
      db->uids_optional[kind->number] = accord_database_get_int (db, sql, 1) == 0;
    }
  return db->uids_optional[kind->number];
}

/* The change set's share, which is read once: an import is one of few, and rows that stand together mostly are of one.
 * NULL: there is none. */
static const Base *
base_of (AccordReader *db, gint64 txn)
{
  g_autoptr (AccordStatement) st = NULL;
  const Base *base;
  gconstpointer bytes;
  gsize size;

  if (db->uid_base != NULL && db->uid_base_txn == txn)
    return db->uid_base;
  if (db->uid_bases == NULL)
    db->uid_bases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  base = g_hash_table_lookup (db->uid_bases, &txn);
  db->uid_base = base;
  db->uid_base_txn = txn;
  if (base != NULL)
    return base;
  st = accord_reader_prepare (db, "SELECT base FROM txn WHERE id=?", NULL);
  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, txn);
  bytes = accord_statement_step (st, NULL) ? accord_statement_blob (st, 0, &size) : NULL;
  if (bytes == NULL || size != sizeof (Base))
    return NULL;
  base = g_memdup2 (bytes, sizeof (Base));
  g_hash_table_insert (db->uid_bases, g_memdup2 (&txn, sizeof txn), (gpointer) base);
  db->uid_base = base;
  return base;
}

/**
 * accord_row_uid_derive:
 * @born: the change set that made the row
 * @uid: (out): its identity
 *
 * Returns: whether it has one; not in a damaged file
 */
gboolean
accord_row_uid_derive (AccordReader *db, const AccordKind *kind, gint64 born, gint64 id, AccordId *uid)
{
  const Base *base = base_of (db, born);
  guint64 place = mix ((guint64) kind->number << ROW_BITS | (guint64) id, MIX);

  if (base == NULL)
    return FALSE;
  memcpy (uid->bytes, base->bytes, sizeof base->bytes);
  for (int i = 0; i < ACCORD_ID_BYTES - ACCORD_UID_BASE; i++)
    uid->bytes[ACCORD_UID_BASE + i] = (guint8) (place >> (40 - 8 * i));
  return TRUE;
}

/* The only row that can have an identity that is not written down, or 0. */
gint64
accord_row_uid_row (const AccordKind *kind, const AccordId *uid)
{
  guint64 place = 0;

  for (int i = ACCORD_UID_BASE; i < ACCORD_ID_BYTES; i++)
    place = place << 8 | uid->bytes[i];
  place = mix (place, UNMIX);
  return place >> ROW_BITS == (guint64) kind->number ? (gint64) (place & ((G_GUINT64_CONSTANT (1) << ROW_BITS) - 1)) : 0;
}

/* Numbers of change sets that were rolled back are given again. */
void
accord_row_uid_forget (AccordReader *db)
{
  g_clear_pointer (&db->uid_bases, g_hash_table_unref);
  db->uid_base = NULL;
}

/* The row whose identity is written nowhere but follows from where it stands. */
static AccordRecord *
load_derived (AccordReader *db, const AccordKind *kind, const AccordId *uid, GError **error)
{
  gint64 id = accord_row_uid_row (kind, uid);
  g_autoptr (AccordRecord) record = id > 0 ? accord_row_load (db, kind, id, error) : NULL;

  return record != NULL && accord_id_equal (accord_record_uid (record), uid) ? g_steal_pointer (&record) : NULL;
}

/**
 * accord_row_load_uid:
 * @db: in a snapshot
 * @kind: its kind
 * @uid: identity of a record
 *
 * Returns: (transfer full) (nullable): it; %NULL without an error: it is not here
 */
AccordRecord *
accord_row_load_uid (AccordReader *db, const AccordKind *kind, const AccordId *uid, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE uid=?1", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_blob (st, 1, uid->bytes, sizeof uid->bytes);
  if (accord_statement_step (st, &failed))
    return accord_row_load (db, kind, accord_statement_int (st, 0), error);
  return accord_error_pass (error, &failed) ? load_derived (db, kind, uid, error) : NULL;
}
