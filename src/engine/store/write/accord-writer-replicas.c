/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who writes: the computers that share a workspace, each by a short number in this file. One of them is
 * this one. Writes are ordered by stamp, then by the computer's name (sync.md §2.2). */
#include "accord-config.h"

#include "accord-writer-private.h"

static gint64
ask (AccordWriter *self, const char *sql, const char *text, gint64 number, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (self->db, sql, error);

  if (st == NULL)
    return 0;
  if (text != NULL)
    accord_statement_bind_text (st, 1, text);
  else
    accord_statement_bind_int (st, 1, number);
  return accord_statement_step (st, error) ? accord_statement_int (st, 0) : 0;
}

static guint16
add_replica (AccordWriter *self, const char *rid, AccordReplicaState state, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "INSERT INTO replica(rid, state, seen) VALUES(?1, ?2, 0)", error);

  if (st == NULL)
    return 0;
  accord_statement_bind_text (st, 1, rid);
  accord_statement_bind_int (st, 2, state);
  return accord_statement_run (st, error) ? (guint16) sqlite3_last_insert_rowid (self->db->db) : 0;
}

/**
 * accord_writer_own_replica:
 *
 * Returns: the number of this computer, which gets its name when it is first asked for; 0 with an error
 */
guint16
accord_writer_own_replica (AccordWriter *self, GError **error)
{
  g_autofree char *rid = NULL;
  gint64 number = ask (self, "SELECT id FROM replica WHERE state=?1", NULL, ACCORD_REPLICA_OWN, NULL);

  if (number != 0)
    return (guint16) number;
  rid = accord_replica_id_new ();
  return add_replica (self, rid, ACCORD_REPLICA_OWN, error);
}

/**
 * accord_writer_replica:
 * @rid: the name of a computer
 *
 * Returns: its number in this file, a new one when it was not heard of; 0 with an error
 */
guint16
accord_writer_replica (AccordWriter *self, const char *rid, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 number = ask (self, "SELECT id FROM replica WHERE rid=?1", rid, 0, &failed);

  if (!accord_error_pass (error, &failed))
    return 0;
  return number != 0 ? (guint16) number : add_replica (self, rid, ACCORD_REPLICA_PEER, error);
}

/* The name of a computer; NULL in a damaged file. */
const char *
accord_writer_rid (AccordWriter *self, guint16 replica)
{
  g_autoptr (AccordStatement) st = NULL;

  if (self->rids == NULL)
    self->rids = g_ptr_array_new_with_free_func (g_free);
  while (self->rids->len <= replica)
    g_ptr_array_add (self->rids, NULL);
  if (self->rids->pdata[replica] != NULL)
    return self->rids->pdata[replica];
  st = accord_reader_prepare (self->db, "SELECT rid FROM replica WHERE id=?1", NULL);
  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, replica);
  if (accord_statement_step (st, NULL))
    self->rids->pdata[replica] = g_strdup (accord_statement_text (st, 0));
  return self->rids->pdata[replica];
}

/* Whether the number is this computer's own, or one under which it went before. */
gboolean
accord_writer_is_own (AccordWriter *self, guint16 replica)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "SELECT state IN (?2, ?3) FROM replica WHERE id=?1", NULL);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, replica);
  accord_statement_bind_int (st, 2, ACCORD_REPLICA_OWN);
  accord_statement_bind_int (st, 3, ACCORD_REPLICA_RETIRED);
  return accord_statement_step (st, NULL) && accord_statement_int (st, 0) != 0;
}

/**
 * accord_writer_compare_clocks:
 *
 * Returns: less than, equal to or greater than 0 as @a comes before, is or comes after @b
 */
int
accord_writer_compare_clocks (AccordWriter *self, const AccordWriteClock *a, const AccordWriteClock *b)
{
  if (a->stamp != b->stamp)
    return a->stamp < b->stamp ? -1 : 1;
  if (a->replica == b->replica)
    return 0;
  return g_strcmp0 (accord_writer_rid (self, a->replica), accord_writer_rid (self, b->replica));
}

/* The clock of a change set; of all rows that were born in it. */
AccordWriteClock
accord_writer_txn_clock (AccordWriter *self, gint64 txn)
{
  AccordWriteClock clock = { 0 };
  g_autoptr (AccordStatement) st = NULL;

  if (self->clock_txn == txn)
    return self->clock;
  st = accord_reader_prepare (self->db, "SELECT h, rep FROM txn WHERE id=?1", NULL);
  if (st == NULL)
    return clock;
  accord_statement_bind_int (st, 1, txn);
  if (accord_statement_step (st, NULL))
    clock = (AccordWriteClock) { (AccordStamp) accord_statement_int (st, 0), (guint16) accord_statement_int (st, 1) };
  self->clock_txn = txn;
  return self->clock = clock;
}

/* The clock of a field: of its last edit, else of the row's birth. */
AccordWriteClock
accord_writer_field_clock (AccordWriter *self, AccordRecord *record, int field, gboolean *is_birth)
{
  AccordWriteClock clock;

  *is_birth = !accord_clocks_find (self->db, accord_record_clocks (record), accord_record_kind (record), field, &clock);
  return *is_birth ? accord_writer_txn_clock (self, accord_record_born (record)) : clock;
}

/**
 * accord_writer_become:
 * @rid: a new name of this computer
 *
 * The name that it had is given up for ever: somebody else may write under it.
 *
 * Returns: the new number, or 0 with an error
 */
guint16
accord_writer_become (AccordWriter *self, const char *rid, GError **error)
{
  if (!accord_database_execf (self->db, error, "UPDATE replica SET state=%d WHERE state=%d", ACCORD_REPLICA_RETIRED,
                              ACCORD_REPLICA_OWN))
    return 0;
  return add_replica (self, rid, ACCORD_REPLICA_OWN, error);
}

/* A change set that nobody has seen yet goes under another name. */
gboolean
accord_writer_rename_txn (AccordWriter *self, gint64 txn, guint16 replica, GError **error)
{
  self->clock_txn = 0;
  return accord_database_execf (self->db, error, "UPDATE txn SET rep=%u, s=NULL WHERE id=%" G_GINT64_FORMAT, replica, txn);
}

/* What a computer last said of itself. */
gboolean
accord_writer_set_head (AccordWriter *self, guint16 replica, const char *head, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "UPDATE replica SET head=?1 WHERE id=?2", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, head);
  accord_statement_bind_int (st, 2, replica);
  return accord_statement_run (st, error);
}

/**
 * accord_writer_rename_clocks:
 * @operation: of the change, as #AccordJournalRow has it
 * @fields: a bit for each field that was written; none: the row went to the Trash or came back; all: it was erased
 * @stamp: of the writes that go under another name from now on. Another change set may have written other fields of
 *   the row under the same one: the stamp of a change is only behind those that it saw
 */
gboolean
accord_writer_rename_clocks (AccordWriter *self, const AccordKind *kind, gint64 row, char operation, guint64 fields,
                             AccordStamp stamp, guint16 was, guint16 is, GError **error)
{
  gboolean numbers[256] = { operation != 'p' && operation != 'b' && (fields == 0 || fields == G_MAXUINT64) };
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET clk=?1 WHERE id=?2", kind->name);
  g_autoptr (AccordRecord) record = accord_writer_load (self, kind, row, error);
  g_autoptr (GBytes) clocks = NULL;
  g_autoptr (AccordStatement) st = NULL;

  numbers[ACCORD_CLOCK_LIVING] = numbers[ACCORD_CLOCK_DELETION];
  numbers[ACCORD_CLOCK_PURGED] = operation == 'p';
  numbers[ACCORD_CLOCK_LIFTED] = operation == 'b';
  for (int i = 0; i < kind->n_fields; i++)
    if ((fields >> i & 1) && self->db->numbers[kind->number][i] != 0)
      numbers[self->db->numbers[kind->number][i]] = TRUE;
  clocks = record ? accord_clocks_rename (accord_record_clocks (record), numbers, stamp, was, is) : NULL;
  st = clocks ? accord_reader_prepare (self->db, sql, error) : NULL;
  if (record == NULL || clocks == NULL)
    return record != NULL;
  if (st == NULL)
    return FALSE;
  accord_statement_bind_static_blob (st, 1, g_bytes_get_data (clocks, NULL), g_bytes_get_size (clocks));
  accord_statement_bind_int (st, 2, row);
  accord_writer_touched (self, kind, 1);
  return accord_statement_run (st, error);
}

/* What sharing has to remember: small texts by name. */
char *
accord_writer_get_note (AccordWriter *self, const char *name)
{
  g_autofree char *key = g_strconcat ("sync_", name, NULL);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "SELECT value FROM meta WHERE key=?1", NULL);

  if (st == NULL)
    return NULL;
  accord_statement_bind_text (st, 1, key);
  return accord_statement_step (st, NULL) ? g_strdup (accord_statement_text (st, 0)) : NULL;
}

/* @text: %NULL to forget. */
gboolean
accord_writer_set_note (AccordWriter *self, const char *name, const char *text, GError **error)
{
  g_autofree char *key = g_strconcat ("sync_", name, NULL);
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value=excluded.value", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, key);
  accord_statement_bind_text (st, 2, text);
  return accord_statement_run (st, error);
}
