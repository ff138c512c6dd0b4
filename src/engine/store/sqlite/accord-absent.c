/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of which a file has no record have no table in it: each table, each of its indexes and each part of its
 * index of words would take a page of the disk, and most teams use a third of the kinds. A table is made in the
 * transaction that writes its first row (accord_absent_make()).
 *
 * Whoever reads need not know. Beside the file a connection that asks for such a table has a database "absent"
 * attached, in the memory of the process, shared and read-only, in which every kind has an empty one:
 *
 *   SELECT … FROM quote ──▶ main.quote, where the file has it; else absent.quote
 *
 * What is written by mistake to a table that was not made is refused there. A statement that was prepared for the
 * one is not right for the other: each connection counts changes in its epoch (accord-statement.c), and learns of
 * those of others by the number that tells of new fields, too (accord-kinds.c). */
#include "accord-config.h"

#include "accord-absent.h"

#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-kinds.h"
#include "accord-query-private.h"
#include "accord-schema.h"
#include "accord-search.h"
#include "accord-statement.h"

#define SHARED "file:/accord-absent?vfs=memdb"

G_LOCK_DEFINE_STATIC (shared);
static sqlite3 *shared; /* holds the database as long as the program runs */
static gboolean shared_has[ACCORD_KIND_MAX];

/* A table of words is no index here: nothing is ever looked up in it, so it only has to have the names. */
static char *
table_sql (const AccordKind *kind)
{
  g_autofree char *columns = accord_schema_columns (kind, G_MAXUINT64, FALSE);
  g_autofree char *words = accord_kind_is_searched (kind)
                             ? g_strdup_printf ("CREATE TABLE \"%s_fts\"(\"%s_fts\", text)", kind->name, kind->name)
                             : NULL;

  return g_strdup_printf ("CREATE TABLE \"%s\"(%s);%s", kind->name, columns, words != NULL ? words : "");
}

/* Kinds that tests register come later than the first connection. */
static gboolean
share_tables (void)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  if (shared == NULL &&
      (sqlite3_open_v2 (SHARED, &shared, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK ||
       sqlite3_busy_timeout (shared, 5000) != SQLITE_OK ||
       sqlite3_exec (shared, "PRAGMA page_size=1024", NULL, NULL, NULL) != SQLITE_OK))
    return FALSE;
  if (sqlite3_exec (shared, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
    return FALSE;
  for (int i = 0; i < n_kinds; i++)
    {
      g_autofree char *sql = shared_has[kinds[i]->number] ? NULL : table_sql (kinds[i]);

      if (sql != NULL && sqlite3_exec (shared, sql, NULL, NULL, NULL) != SQLITE_OK)
        {
          sqlite3_exec (shared, "ROLLBACK", NULL, NULL, NULL);
          return FALSE;
        }
    }
  if (sqlite3_exec (shared, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    return FALSE;
  for (int i = 0; i < n_kinds; i++)
    shared_has[kinds[i]->number] = TRUE;
  return TRUE;
}

static gboolean
lacks_tables (void)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (!shared_has[kinds[i]->number])
      return TRUE;
  return FALSE;
}

/*< private >
 * accord_absent_attach:
 * Gives the connection an empty table of each kind, beside those of its file. It takes a millisecond, and is done
 * when the first statement asks for one (accord_database_prepare()).
 */
gboolean
accord_absent_attach (AccordReader *db)
{
  gboolean ok;

  G_LOCK (shared);
  ok = !lacks_tables () || share_tables ();
  G_UNLOCK (shared);
  db->absent_attached = ok && accord_database_exec (db, "ATTACH '" SHARED "&mode=ro' AS absent", NULL);
  return db->absent_attached;
}

static void
look (AccordReader *db)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, "SELECT name FROM main.sqlite_master WHERE type='table'", NULL);

  while (st != NULL && accord_statement_step (st, NULL))
    {
      const AccordKind *kind = accord_kind_by_name (accord_statement_text (st, 0));

      if (kind != NULL)
        db->made[kind->number] = TRUE;
    }
  db->made_known = st != NULL;
}

/*< private >
 * accord_absent_is_made:
 *
 * Returns: whether the file itself has a table of the kind, when @db last had to look (accord_absent_forget())
 */
gboolean
accord_absent_is_made (AccordReader *db, const AccordKind *kind)
{
  if (!db->made_known)
    look (db);
  return db->made[kind->number];
}

/**
 * accord_reader_is_made:
 * @reader: a reader, on its thread
 * @kind: a kind
 *
 * Returns: whether the file has, or ever had, a record of the kind; without, a question about it need not be asked
 */
gboolean
accord_reader_is_made (AccordReader *reader, const AccordKind *kind)
{
  return accord_absent_is_made (reader, kind);
}

/*< private >
 * accord_absent_make:
 * @db: the writing connection, in its transaction
 * @kind: a kind of which a row is about to be written
 * @fields: a bit for each field that it fills
 *
 * Makes the table with its indexes where the file has none, and tells every connection of it.
 */
gboolean
accord_absent_make (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error)
{
  const AccordKind *table = accord_reader_get_kind (db, kind);

  if (accord_absent_is_made (db, kind))
    return TRUE;
  db->epoch++;
  return accord_schema_update_kind (db, table, fields, error) && accord_sort_keys_remember (db, table, error) &&
         accord_search_remember (db, table, error) && accord_kinds_raise (db, error) &&
         accord_schema_read_numbers (db, error);
}

static gboolean
fail_gone (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autofree char *name = g_path_get_basename (db->path);

  /* Translators: the name of a file, and of a table in it */
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
               _ ("“%1$s” has lost its table “%2$s”: another program changed the file. Repair it, or restore the newest backup."),
               name, kind->name);
  return FALSE;
}

static gboolean
has_no_conditions (const AccordQuery *query)
{
  return query->ids == NULL && !query->deleted && query->filter->items->len == 0 &&
         (query->also == NULL || query->also->items->len == 0);
}

/* FALSE without an error: the file has no such table any more. */
static gboolean
is_there (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (db, "SELECT 1 FROM main.sqlite_master WHERE type='table' AND name=?1", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, kind->name);
  return accord_statement_step (st, error);
}

/*< private >
 * accord_absent_check:
 * @query: a question to which the file has answered
 * @found: whether it had any record to give
 *
 * A table that had records stays as long as its file. One that another program took away, or gave another name, while the
 * file is open must not be taken for a kind of which there is no record yet.
 *
 * Returns: %FALSE with an #AccordStoreError where it is gone
 */
gboolean
accord_absent_check (AccordReader *db, const AccordQuery *query, gboolean found, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gboolean there;

  if (db->had == NULL || (found && g_atomic_int_get (&db->had[query->kind->number])))
    return TRUE;
  if (found)
    g_atomic_int_set (&db->had[query->kind->number], TRUE);
  if (found || !g_atomic_int_get (&db->had[query->kind->number]) || !has_no_conditions (query))
    return TRUE;
  there = is_there (db, query->kind, &failed);
  if (!there)
    db->epoch++; /* what was prepared for the empty one must find it if it comes back */
  return accord_error_pass (error, &failed) && (there || fail_gone (db, query->kind, error));
}

/*< private >
 * accord_absent_explain:
 * @query: a question that failed
 * @error: why; the empty table in place of one that is gone has no fields that users added, and that is no sentence for
 *   anybody
 *
 * Says that the table is gone where it is, and else leaves @error as it is.
 *
 * Returns: %NULL, as who failed returns
 */
gpointer
accord_absent_explain (AccordReader *db, const AccordQuery *query, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (error == NULL || db->had == NULL || !g_atomic_int_get (&db->had[query->kind->number]) ||
      !g_error_matches (*error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED) || is_there (db, query->kind, &failed) || failed != NULL)
    return NULL;
  g_clear_error (error);
  db->epoch++;
  fail_gone (db, query->kind, error);
  return NULL;
}

/* After a rollback, or when others may have made tables: what was known may not hold. */
void
accord_absent_forget (AccordReader *db)
{
  memset (db->made, 0, sizeof db->made);
  db->made_known = FALSE;
  db->epoch++;
}

/*< private >
 * accord_absent_look_again:
 *
 * Others may have made tables since. Where they did not, statements of before stay right.
 */
void
accord_absent_look_again (AccordReader *db)
{
  gboolean before[ACCORD_KIND_MAX], was_known = db->made_known;

  memcpy (before, db->made, sizeof before);
  memset (db->made, 0, sizeof db->made);
  look (db);
  if (!was_known || memcmp (before, db->made, sizeof before) != 0)
    db->epoch++;
}
