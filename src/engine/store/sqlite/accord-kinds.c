/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of kinds as this file has them: the program's, with the fields that users added.
 *
 *   custom_field rows ──▶ connection's own tables (of its snapshot) ──▶ the store's (main thread)
 *
 * A number in the file, raised in the transaction that changes a custom_field row, tells every
 * connection at the beginning of a read or write whether its tables still are those of its snapshot;
 * so another process that has the file open follows too. The columns are added in that same
 * transaction: a file never has the one without the other. */
#include "accord-config.h"

#include "accord-kinds.h"

#include "accord-absent.h"
#include "accord-classes.h"
#include "accord-custom-field.h"
#include "accord-row.h"
#include "accord-schema.h"
#include "accord-search.h"

#define GENERATION "SELECT value FROM meta WHERE key='kinds'"

G_LOCK_DEFINE_STATIC (publishing);

static GPtrArray *
read_records (AccordReader *db, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (accord_row_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  if (!accord_absent_is_made (db, &accord_custom_field_kind))
    return g_steal_pointer (&records);
  st = accord_reader_prepare (db, "SELECT id FROM custom_field ORDER BY id", error);
  if (st == NULL)
    return NULL;
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      g_array_append_val (ids, id);
    }
  if (!accord_error_pass (error, &failed) ||
      !accord_row_load_many (db, &accord_custom_field_kind, (const gint64 *) (void *) ids->data, ids->len, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

static gboolean
read_generation (AccordReader *db, gint64 *generation, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (db, GENERATION, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  *generation = accord_statement_step (st, &failed) ? accord_statement_int (st, 0) : 0;
  return accord_error_pass (error, &failed);
}

/* Makes the connection's tables those of its snapshot. */
gboolean
accord_kinds_refresh (AccordReader *db, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  const AccordKind *const *own;
  gint64 generation;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  accord_classes_forget (db);
  if (!read_generation (db, &generation, error))
    return FALSE;
  if (db->kinds_known && generation == db->generation)
    return TRUE;
  accord_absent_look_again (db);
  records = read_records (db, error);
  if (records == NULL)
    return FALSE;
  own = accord_custom_field_tables (records);
  for (int i = 0; i < n_kinds; i++)
    db->kinds[kinds[i]->number] = own != NULL && own[kinds[i]->number] != NULL ? own[kinds[i]->number] : kinds[i];
  db->generation = generation;
  db->kinds_known = TRUE;
  db->kinds_told = FALSE;
  return accord_schema_read_numbers (db, error);
}

/* After a rollback: what the connection knows may be what was taken back. */
void
accord_kinds_forget (AccordReader *db)
{
  accord_absent_forget (db);
  db->kinds_known = FALSE;
}

/* The words of a field that is new are in no row yet, so the index need not be made anew; a kind that
 * had none gets one. */
static gboolean
extend_search (AccordReader *db, const AccordKind *kind, GError **error)
{
  return accord_kind_is_searched (accord_kind_base (kind)) ? accord_search_remember (db, kind, error)
                                                           : accord_search_refresh_kind (db, kind, error);
}

/* Tells every connection to look for new fields and tables. */
gboolean
accord_kinds_raise (AccordReader *db, GError **error)
{
  return accord_database_exec (db, "INSERT INTO meta(key, value) VALUES('kinds', 1)"
                                   " ON CONFLICT(key) DO UPDATE SET value=value+1", error);
}

/**
 * accord_kinds_changed:
 * @db: the writing connection, in the transaction that touched custom_field rows
 *
 * Adds the columns that are missing and tells every connection to look.
 */
gboolean
accord_kinds_changed (AccordReader *db, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  if (!accord_kinds_raise (db, error) || !accord_kinds_refresh (db, error))
    return FALSE;
  for (int i = 0; i < n_kinds; i++)
    {
      const AccordKind *kind = accord_reader_get_kind (db, kinds[i]);

      if (kind->n_fields > kinds[i]->n_fields && !(accord_schema_update_kind (db, kind, 0, error) && extend_search (db, kind, error)))
        return FALSE;
    }
  return accord_schema_read_numbers (db, error);
}

/* Shows the main thread the tables of a connection, unless it has seen newer ones. */
void
accord_kinds_publish (AccordStore *store, AccordReader *db)
{
  G_LOCK (publishing);
  if (db->generation > store->generation || store->generation == 0)
    {
      for (int i = 0; i < ACCORD_KIND_MAX; i++)
        g_atomic_pointer_set (&store->kinds[i], (gpointer) db->kinds[i]);
      store->generation = db->generation;
    }
  G_UNLOCK (publishing);
  db->kinds_told = TRUE;
}

/* At the beginning of a read or write, in its snapshot. */
gboolean
accord_kinds_follow (AccordStore *store, AccordReader *db, GError **error)
{
  if (!accord_kinds_refresh (db, error))
    return FALSE;
  if (!db->kinds_told)
    accord_kinds_publish (store, db);
  return TRUE;
}

/**
 * accord_reader_get_kind:
 * @reader: a reader, on its own thread
 * @base: a kind, or any table of it
 *
 * Returns: (transfer none): the table of that kind as the file has it in this snapshot: the program's
 *   fields and those that users added. It lives as long as the program
 */
const AccordKind *
accord_reader_get_kind (AccordReader *reader, const AccordKind *base)
{
  const AccordKind *kind = reader->kinds[base->number];

  return kind != NULL ? kind : base;
}

/**
 * accord_store_get_kind:
 * @self: an open store; main thread
 * @base: a kind, or any table of it
 *
 * The fields that users added stand behind the program's. A field keeps its index as long as the
 * program runs: a retired one becomes hidden. A new table is there when the change set that made it
 * is told.
 *
 * Returns: (transfer none): the newest table of that kind in this file; lives as long as the program
 */
const AccordKind *
accord_store_get_kind (AccordStore *self, const AccordKind *base)
{
  const AccordKind *kind;

  g_return_val_if_fail (ACCORD_IS_STORE (self) && base != NULL, base);

  kind = g_atomic_pointer_get (&self->kinds[base->number]);
  return kind != NULL ? kind : base;
}
