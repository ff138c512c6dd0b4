/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether an index of words was made as this program makes it, of the fields that are searched now; made anew where not. */

#include "accord-config.h"

#include "accord-search.h"

#include <unicode/uvernum.h>
#include "accord-absent.h"
#include "accord-row.h"
#include "accord-schema.h"

#define INDEX_VERSION "8" /* of how accord-search.c turns fields into words */

static gboolean
rebuild_kind (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\"", kind->name);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_kind_is_searched (kind))
    return TRUE;
  if (!accord_database_execf (db, error, "DROP TABLE IF EXISTS \"%s_fts\"", kind->name) ||
      !accord_search_create (db, kind, error))
    return FALSE;
  st = accord_reader_prepare (db, sql, error);
  while (st != NULL && accord_statement_step (st, &failed))
    {
      g_autoptr (AccordRecord) record = accord_row_load (db, kind, accord_statement_int (st, 0), error);
      g_autofree AccordValue *values = record != NULL ? accord_record_peek_values (record) : NULL;

      if (record == NULL || !accord_search_add (db, kind, accord_record_id (record), values, error))
        return FALSE;
      accord_upkeep_step (db->upkeep);
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/* What the index of a kind was made from: the folding, and which fields are in it in which way. */
static char *
signature (const AccordKind *kind)
{
  GString *text = g_string_new (INDEX_VERSION "/" U_ICU_VERSION);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
      g_string_append_printf (text, " %s%s%s", kind->fields[i].name,
                              kind->fields[i].flags & ACCORD_FIELD_PINYIN ? "+pinyin" : "",
                              kind->fields[i].type == ACCORD_FIELD_PHONE ? "+digits" : "");
  return g_string_free (text, FALSE);
}

/* Says that the index as it is holds the words of all searched fields of the table. */
gboolean
accord_search_remember (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autofree char *made_from = signature (kind);
  g_autofree char *key = g_strconcat ("search:", kind->name, NULL);

  return !accord_kind_is_searched (kind) || accord_schema_remember (db, key, made_from, error);
}

static gboolean
is_fresh (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *made_from = signature (kind);
  g_autofree char *key = g_strconcat ("search:", kind->name, NULL);

  return !accord_kind_is_searched (kind) || !accord_absent_is_made (db, kind) || accord_schema_remembers (db, key, made_from);
}

/**
 * accord_search_refresh_kind:
 * @db: the writing connection
 * @kind: as the file has it
 *
 * Makes its index anew if it was made by other rules of folding, or of other fields.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_search_refresh_kind (AccordReader *db, const AccordKind *kind, GError **error)
{
  return is_fresh (db, kind) || (rebuild_kind (db, kind, error) && accord_search_remember (db, kind, error));
}

/* Says how much accord_search_refresh() is going to do. */
void
accord_search_expect (AccordReader *db)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (!is_fresh (db, accord_reader_get_kind (db, kinds[i])))
      accord_upkeep_expect (db->upkeep, accord_schema_n_rows (db, kinds[i]));
}

/* Makes an index anew when folding or the kind's table has changed since it was made: a row could
 * neither be found by, nor forget, words that it never gave. */
gboolean
accord_search_refresh (AccordReader *db, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (!accord_search_refresh_kind (db, accord_reader_get_kind (db, kinds[i]), error))
      return FALSE;
  return TRUE;
}
