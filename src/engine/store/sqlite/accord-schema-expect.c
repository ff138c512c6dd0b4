/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is going to be made of tables that an older version left: indexes that it did not have, and columns that go. Of
 * a million rows that takes as long as all else that brings a file up to date, and is said as that is. */
#include "accord-config.h"

#include "accord-schema.h"

#include "accord-absent.h"

static GHashTable *
names_of_indexes (AccordReader *db)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, "SELECT name FROM main.sqlite_schema WHERE type='index'", NULL);

  while (st != NULL && accord_statement_step (st, NULL))
    g_hash_table_add (names, g_strdup (accord_statement_text (st, 0)));
  return names;
}

/* Files of before keep a key beside the text: the table is written anew without it, and so is its index. */
static gboolean
has_key (AccordReader *db, const AccordKind *kind, const AccordField *field)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_table_info('%s','main') WHERE name='%s_key'", kind->name,
                                          field->name);

  return (field->flags & ACCORD_FIELD_SORTED) && accord_database_get_int (db, sql, 0) > 0;
}

/* How often all rows of a kind will be gone through. */
static int
count_passes (AccordReader *db, const AccordKind *kind, GHashTable *indexes)
{
  int n = 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s", kind->name, kind->fields[i].name);
      g_autofree char *series = kind->fields[i].series ? g_strconcat (name, "_series", NULL) : NULL;

      n += series != NULL && !g_hash_table_contains (indexes, series);
      if (accord_schema_is_indexed (&kind->fields[i]))
        n += !g_hash_table_contains (indexes, name) ? 1 : has_key (db, kind, &kind->fields[i]) ? 2 : 0;
    }
  return n;
}

/**
 * accord_schema_expect:
 * @db: the writing connection
 *
 * Says to its upkeep how many rows will be gone through.
 *
 * Returns: (transfer full): those of each kind, in the order of accord_kinds()
 */
gint64 *
accord_schema_expect (AccordReader *db)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  g_autoptr (GHashTable) indexes = names_of_indexes (db);
  gint64 *n_rows = g_new0 (gint64, n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (accord_absent_is_made (db, kinds[i]))
      {
        int n = count_passes (db, kinds[i], indexes);

        n_rows[i] = n > 0 ? n * accord_schema_n_rows (db, kinds[i]) : 0;
        accord_upkeep_expect (db->upkeep, n_rows[i]);
      }
  return n_rows;
}
