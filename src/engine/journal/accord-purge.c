/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emptying the Trash (sync.md §2.6): of chosen records, of all, or of what has lain there for as long as the workspace
 * says. A few records at a time, each step a change set that says so; a program that ends in the middle goes on later.
 *
 *   chosen, or found by age (reader) ─▶ with what went into the Trash with each ─▶ emptied, 200 rows a step (writer)
 *
 * In a shared workspace one computer does it by age (accord-sync-trash.c), and all others follow; two do no harm. */
#include "accord-config.h"

#include "accord-purge.h"

#include <glib/gi18n-lib.h>
#include "accord-journal-private.h"
#include "accord-rights-rules.h"

#define ROWS 200 /* of one change set */
#define FIBER_STACK (256 * 1024)
#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)

typedef struct {
  AccordJournal *journal;
  GArray *rows;        /* of AccordPurgeRow; NULL: by age */
  gboolean all;        /* all that lies there, whatever its age */
  gboolean chosen;     /* by somebody, who may do so; else by the program */
  gint64 before;       /* ms: what was deleted later stays */
  GHashTable *read;    /* change sets of which is known what they put into the Trash together */
  GHashTable *owned;   /* key of a row → GArray of AccordPurgeRow: what belongs to it */
  guint at;            /* of rows */
  gint64 n_done;
} Purging;

static void
purging_free (gpointer data)
{
  Purging *self = data;

  g_clear_pointer (&self->rows, g_array_unref);
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->owned);
  g_object_unref (self->journal);
  g_free (self);
}

static gboolean
is_due (Purging *self, AccordWriter *writer, AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  int merged = accord_kind_find (kind, "merged_into");

  return accord_record_is_deleted (record) && !accord_writer_is_purged (record) && !accord_writer_is_stub (writer, record) &&
         accord_trash_may_be_emptied_of (kind) &&
         (merged < 0 || accord_value_is_empty (accord_record_value (record, merged))) &&
         accord_stamp_ms (accord_writer_deletion_clock (writer, record).stamp) <= self->before;
}

static void
add_of (GHashTable *owned, AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  AccordPurgeRow row = { accord_kind_base (kind), accord_record_id (record) };

  for (int i = 0; i < kind->n_fields; i++)
    {
      gint64 owner = accord_record_value (record, i)->number;
      gpointer key;
      GArray *rows;

      if (!(kind->fields[i].flags & ACCORD_FIELD_OWNED) || owner == 0)
        continue;
      key = accord_writer_row_key (accord_field_target (&kind->fields[i]), owner);
      rows = g_hash_table_lookup (owned, key);
      if (rows == NULL)
        g_hash_table_insert (owned, key, rows = g_array_new (FALSE, FALSE, sizeof (AccordPurgeRow)));
      g_array_append_val (rows, row);
    }
}

/* What one change set put into the Trash, by what it belongs to; read once. */
static gboolean
read_company (Purging *self, AccordWriter *writer, gint64 txn, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!g_hash_table_add (self->read, GSIZE_TO_POINTER (txn)))
    return TRUE;
  rows = accord_writer_journal_rows (writer, txn, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AccordJournalRow *row = rows->pdata[i];
      g_autoptr (AccordRecord) record = row->operation == 'd' ? accord_writer_load (writer, row->kind, row->row, error) : NULL;

      if (row->operation == 'd' && record == NULL)
        return FALSE;
      if (record != NULL && accord_record_deleted (record) == txn)
        add_of (self->owned, record);
    }
  return rows != NULL;
}

/* What belongs to it went into the Trash with it, and is looked at next. */
static gboolean
add_owned (Purging *self, AccordTransaction *transaction, AccordRecord *record, GError **error)
{
  GArray *rows;

  if (!read_company (self, transaction->writer, accord_record_deleted (record), error))
    return FALSE;
  rows = g_hash_table_lookup (self->owned, accord_writer_row_key (accord_record_kind (record), accord_record_id (record)));
  if (rows != NULL)
    g_array_append_vals (self->rows, rows->data, rows->len);
  return TRUE;
}

static gboolean
purge_one (Purging *self, AccordTransaction *transaction, AccordPurgeRow row, GError **error)
{
  AccordWriter *writer = transaction->writer;
  g_autoptr (AccordRecord) record = accord_writer_load (writer, row.kind, row.id, error);
  AccordWriteClock clock = { transaction->stamp, accord_writer_own_replica (writer, NULL) }, cut, deleted;

  if (record == NULL)
    return FALSE;
  if (!is_due (self, writer, record))
    return TRUE;
  if (self->chosen && !accord_rights_rules_check_deleted (transaction, record, error))
    return FALSE;
  cut = accord_writer_cut (record);
  deleted = accord_writer_deletion_clock (writer, record);
  /* Later than all that is known of it, also where a clock of another computer ran ahead. */
  clock.stamp = MAX (MAX (clock.stamp, accord_stamp_next (cut.stamp)),
                     accord_stamp_next (MAX (deleted.stamp, accord_writer_newest_clock (writer, record).stamp)));
  if (!self->all && !add_owned (self, transaction, record, error))
    return FALSE;
  if (!accord_writer_purge (writer, record, &clock, NULL, error))
    return FALSE;
  self->n_done++;
  accord_transaction_told (transaction, row.kind, row.id, 'u', G_MAXUINT64);
  return TRUE;
}

static gboolean
run_purge (AccordTransaction *transaction, gpointer data, GError **error)
{
  Purging *self = data;
  guint until = self->at + ROWS;

  for (; self->at < self->rows->len && self->at < until; self->at++)
    if (!purge_one (self, transaction, g_array_index (self->rows, AccordPurgeRow, self->at), error))
      return FALSE;
  return TRUE;
}

static gboolean
find_rows (Purging *self, GError **error)
{
  g_autoptr (GArray) found = dex_await_boxed (accord_store_in_trash (self->journal->store, self->before), error);

  if (found == NULL)
    return FALSE;
  self->rows = g_array_new (FALSE, FALSE, sizeof (AccordPurgeRow));
  for (guint i = 0; i < found->len; i++)
    {
      const AccordInTrash *one = &g_array_index (found, AccordInTrash, i);
      AccordPurgeRow row = { one->kind, one->id };

      g_array_append_val (self->rows, row);
    }
  return TRUE;
}

static DexFuture *
purge_fiber (gpointer data)
{
  Purging *self = data;
  g_autoptr (GError) error = NULL;

  if (self->rows == NULL && !find_rows (self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  while (self->at < self->rows->len)
    if (!dex_await (accord_journal_run (self->journal, ACCORD_ORIGIN_KEEP, _ ("Trash emptied"), 0, TRUE, run_purge, self, NULL), &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_int64 (self->n_done);
}

static DexFuture *
purge (AccordJournal *self, const Purging *what)
{
  Purging *purging = g_memdup2 (what, sizeof *what);

  purging->journal = g_object_ref (self);
  purging->read = g_hash_table_new (NULL, NULL);
  purging->owned = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  return dex_scheduler_spawn (NULL, FIBER_STACK, purge_fiber, purging, purging_free);
}

/**
 * accord_journal_purge:
 * @rows: (array length=n_rows): records in the Trash, of any age
 *
 * Deletes them for good, and what went into the Trash with them. What does not lie in the Trash stays, and so does what
 * other records are told by: see accord_trash_may_be_emptied_of(). Cannot be undone.
 *
 * Returns: (transfer full): a future that resolves to how many records went (int64), those of a record among them
 */
DexFuture *
accord_journal_purge (AccordJournal *self, const AccordPurgeRow *rows, guint n_rows)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (AccordPurgeRow));

  if (n_rows > 0)
    g_array_append_vals (chosen, rows, n_rows);
  return purge (self, &(Purging) { .rows = chosen, .chosen = TRUE, .before = G_MAXINT64 });
}

/**
 * accord_journal_empty_trash:
 *
 * Deletes all that lies in the Trash for good, whatever its age. Cannot be undone.
 *
 * Returns: (transfer full): a future that resolves to how many records went (int64)
 */
DexFuture *
accord_journal_empty_trash (AccordJournal *self)
{
  return purge (self, &(Purging) { .all = TRUE, .chosen = TRUE, .before = G_MAXINT64 });
}

/* How old is old enough: nothing is, where the workspace never empties it or this computer's clock is not believed. */
static DexFuture *
run_before (AccordWriter *writer, gpointer data)
{
  AccordJournal *self = data;
  gint64 now = accord_now_ms (), days = accord_reader_trash_days (accord_writer_reader (writer));
  AccordStamp last = accord_writer_last_stamp (writer);

  if (self->clock.reference == 0 && last != 0)
    accord_clock_adopt (&self->clock, accord_stamp_ms (last), accord_steady_ms ());
  if (days == 0 || !accord_clock_believes (&self->clock, now, accord_steady_ms (), accord_clock_is_vouched ()))
    return dex_future_new_for_int64 (0);
  return dex_future_new_for_int64 (MAX (now - days * DAY_MS, 0));
}

static DexFuture *
known_cb (DexFuture *future, gpointer data)
{
  gint64 before = g_value_get_int64 (dex_future_get_value (future, NULL));

  return before == 0 ? dex_future_new_for_int64 (0) : purge (data, &(Purging) { .all = TRUE, .before = before });
}

/**
 * accord_journal_age_trash:
 *
 * Deletes for good what has lain in the Trash for as long as the workspace says, %ACCORD_TRASH_DAYS where it says
 * nothing: by the clock of each deletion, and only while this computer's clock is believed (sync.md §2.2). In a shared
 * workspace one computer is enough.
 *
 * Returns: (transfer full): a future that resolves to how many records went (int64)
 */
DexFuture *
accord_journal_age_trash (AccordJournal *self)
{
  return dex_future_then (accord_store_write (self->store, run_before, g_object_ref (self), g_object_unref), known_cb,
                          g_object_ref (self), g_object_unref);
}
