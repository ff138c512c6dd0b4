/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that no row has ever filled take no room. SQLite gives each column of a row at least a byte, also where
 * it is empty, and of fifty fields most files know fifteen. So a field that nobody filled in stands in its table as
 *
 *   "founded" INTEGER AS (NULL)
 *
 * which is computed, not stored: whoever reads gets NULL and need not know. In the transaction that first writes a
 * value the column becomes one that is stored. It goes to the end then, so rows of before stay as they are.
 *
 * A field that an index names is stored from the beginning: without the index a question for it would go through
 * all rows. */
#include "accord-config.h"

#include "accord-hollow.h"

#include "accord-kinds.h"
#include "accord-schema.h"

#define STORED (ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_SORTED | \
                ACCORD_FIELD_SPARSE | ACCORD_FIELD_CUSTOM)

/* Whether the words separated by blanks, or "!word", have the name. */
static gboolean
names (const char *words, const char *name)
{
  gsize length = strlen (name);

  for (const char *at = words; at != NULL && *at != '\0'; at = *(at + strcspn (at, " ")) ? strchr (at, ' ') + 1 : NULL)
    {
      const char *word = *at == '!' ? at + 1 : at;

      if (strcspn (word, " ") == length && strncmp (word, name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the column may take no room until it is filled. */
gboolean
accord_hollow_may_be (const AccordKind *kind, int field)
{
  const AccordField *asked = &kind->fields[field];

  if ((asked->flags & STORED) || asked->indexed_while != NULL || asked->type == ACCORD_FIELD_PLACE)
    return FALSE;
  for (int i = 0; i < kind->n_fields; i++)
    if (names (kind->fields[i].indexed_while, asked->name) || names (kind->fields[i].indexed_with, asked->name))
      return FALSE;
  return TRUE;
}

static guint64
look (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_xinfo('%s','main') WHERE hidden=2", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, NULL);
  guint64 hollow = 0;

  while (st != NULL && accord_statement_step (st, NULL))
    {
      int field = accord_kind_find (kind, accord_statement_text (st, 0));

      if (field >= 0)
        hollow |= G_GUINT64_CONSTANT (1) << field;
    }
  return hollow;
}

/*< private >
 * accord_hollow_get:
 * @kind: a kind's table of this file
 *
 * Returns: a bit for each field whose column takes no room in the file's table
 */
guint64
accord_hollow_get (AccordReader *db, const AccordKind *kind)
{
  AccordHollow *known = &db->hollow[kind->number];

  if (known->epoch != db->epoch || known->kind != kind)
    *known = (AccordHollow) { kind, look (db, kind), db->epoch };
  return known->fields;
}

static gboolean
store_column (AccordReader *db, const AccordKind *kind, const char *column, const char *type, GError **error)
{
  return accord_database_execf (db, error, "ALTER TABLE main.\"%s\" DROP COLUMN \"%s\"", kind->name, column) &&
         accord_database_add_column (db, kind->name, column, type, error);
}

/*< private >
 * accord_hollow_fill:
 * @db: the writing connection, in its transaction
 * @kind: a kind's table of this file, which has been made
 * @fields: a bit for each field that is about to be written
 *
 * Makes room for them.
 */
gboolean
accord_hollow_fill (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error)
{
  guint64 missing = accord_hollow_get (db, kind) & fields;

  for (int i = 0; i < kind->n_fields && missing != 0; i++)
    {
      const AccordField *field = &kind->fields[i];
      const char *second = accord_field_second_column (field);

      if (!(missing >> i & 1))
        continue;
      if (!store_column (db, kind, field->name, accord_schema_column_type (field), error) ||
          (second != NULL && !store_column (db, kind, second, "TEXT", error)))
        return FALSE;
      db->hollow[kind->number].fields &= ~(G_GUINT64_CONSTANT (1) << i);
    }
  return TRUE;
}

/*< private >
 * accord_hollow_expect:
 * @fields: of many rows that are to come
 *
 * As accord_hollow_fill(); a table without rows is made anew, at once and with its columns in their order.
 */
gboolean
accord_hollow_expect (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error)
{
  g_autofree char *any = g_strdup_printf ("SELECT EXISTS(SELECT 1 FROM main.\"%s\")", kind->name);
  guint64 hollow = accord_hollow_get (db, kind);

  if (!(hollow & fields))
    return TRUE;
  if (accord_database_get_int (db, any, 1) != 0)
    return accord_hollow_fill (db, kind, fields, error);
  db->hollow[kind->number].kind = NULL;
  return accord_database_execf (db, error, "DROP TABLE main.\"%s\"", kind->name) &&
         accord_schema_update_kind (db, kind, ~hollow | fields, error);
}
