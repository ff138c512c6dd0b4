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
 * all rows. But the rows that a first import brings need not have it: its table is narrow as long as the transaction
 * lasts, and gets the columns that it lacks behind them (accord_hollow_widen()). */
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

/* The same of a column that comes before the transaction ends. */
gboolean
accord_hollow_may_be_narrow (const AccordKind *kind, int field)
{
  return (kind->fields[field].flags & (ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_CUSTOM)) == 0 &&
         kind->fields[field].type != ACCORD_FIELD_PLACE;
}

static guint64
look (AccordReader *db, const AccordKind *kind, gboolean *own)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_xinfo('%s','main') WHERE hidden=2", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, NULL);
  guint64 hollow = 0;

  while (st != NULL && accord_statement_step (st, NULL))
    {
      const char *name = accord_statement_text (st, 0);
      int field = accord_kind_find (kind, name);

      if (field >= 0)
        hollow |= G_GUINT64_CONSTANT (1) << field;
      *own |= g_str_equal (name, "last");
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
    {
      gboolean own = FALSE;
      guint64 fields = look (db, kind, &own);

      *known = (AccordHollow) { kind, fields, own, db->epoch };
    }
  return known->fields;
}

static gboolean
store_column (AccordReader *db, const AccordKind *kind, const char *column, const char *type, GError **error)
{
  return accord_database_execf (db, error, "ALTER TABLE main.\"%s\" DROP COLUMN \"%s\"", kind->name, column) &&
         accord_database_add_column (db, kind->name, column, type, error);
}

static gboolean
store_field (AccordReader *db, const AccordKind *kind, int at, GError **error)
{
  const AccordField *field = &kind->fields[at];
  const char *second = accord_field_second_column (field);

  if (!store_column (db, kind, field->name, accord_schema_column_type (field), error) ||
      (second != NULL && !store_column (db, kind, second, "TEXT", error)))
    return FALSE;
  db->hollow[kind->number].fields &= ~(G_GUINT64_CONSTANT (1) << at);
  return TRUE;
}

/*< private >
 * accord_hollow_fill_own:
 * @db: the writing connection, in its transaction
 * @kind: a kind's table of this file
 *
 * Makes room for what an edit writes beside the fields.
 */
gboolean
accord_hollow_fill_own (AccordReader *db, const AccordKind *kind, GError **error)
{
  accord_hollow_get (db, kind);
  if (!db->hollow[kind->number].own)
    return TRUE;
  db->hollow[kind->number].own = FALSE;
  return store_column (db, kind, "last", "INTEGER", error) && store_column (db, kind, "clk", "BLOB", error);
}

static guint64
only_narrow (AccordReader *db, const AccordKind *kind)
{
  guint64 hollow = accord_hollow_get (db, kind);

  for (int i = 0; i < kind->n_fields; i++)
    if (accord_hollow_may_be (kind, i))
      hollow &= ~(G_GUINT64_CONSTANT (1) << i);
  return hollow;
}

/*< private >
 * accord_hollow_widen:
 * @db: the writing connection, in the transaction that made the table narrow
 * @kind: a kind's table of this file
 *
 * Gives the table the columns that it has to have. Its indexes go if it was narrow: they are to be made then.
 */
gboolean
accord_hollow_widen (AccordReader *db, const AccordKind *kind, GError **error)
{
  guint64 missing = only_narrow (db, kind);

  if (!accord_hollow_fill_own (db, kind, error) ||
      (missing != 0 && !accord_schema_drop_indexes (db, kind, G_MAXUINT64, error)))
    return FALSE;
  for (int i = 0; i < kind->n_fields; i++)
    if ((missing >> i & 1) && !store_field (db, kind, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_rows (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *any = g_strdup_printf ("SELECT EXISTS(SELECT 1 FROM main.\"%s\")", kind->name);

  return accord_database_get_int (db, any, 1) != 0;
}

/* A table without rows, at once and with its columns in their order. */
static gboolean
make_anew (AccordReader *db, const AccordKind *kind, guint64 filled, gboolean narrow, GError **error)
{
  g_autofree char *columns = accord_schema_columns (kind, filled, narrow);

  db->hollow[kind->number].kind = NULL;
  return accord_database_execf (db, error, "DROP TABLE main.\"%s\"; CREATE TABLE main.\"%s\"(%s) STRICT", kind->name, kind->name,
                                columns) &&
         accord_schema_update_kind (db, kind, 0, error); /* whose indexes there are, and what else it needs */
}

/*< private >
 * accord_hollow_fill:
 * @db: the writing connection, in its transaction
 * @kind: a kind's table of this file, which has been made
 * @fields: a bit for each field that is about to be written
 *
 * Makes room for them. For each column SQLite reads all of the schema several times, so the first row, which mostly
 * needs many, has its table made anew.
 */
gboolean
accord_hollow_fill (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error)
{
  guint64 hollow = accord_hollow_get (db, kind);
  guint64 missing = hollow & fields;

  if (missing == 0)
    return TRUE;
  if (only_narrow (db, kind) == 0 && (missing & (missing - 1)) != 0 && !has_rows (db, kind))
    return make_anew (db, kind, ~hollow | fields, FALSE, error);
  if ((missing & only_narrow (db, kind)) != 0 && !accord_hollow_widen (db, kind, error))
    return FALSE;
  missing &= db->hollow[kind->number].fields;
  for (int i = 0; i < kind->n_fields && missing != 0; i++)
    if ((missing >> i & 1) && !store_field (db, kind, i, error))
      return FALSE;
  return TRUE;
}

/*< private >
 * accord_hollow_expect:
 * @fields: of many rows that are to come
 * @narrow: whether the table shall have nothing else until accord_hollow_widen(), which the transaction must not end without
 *
 * As accord_hollow_fill(), also for one field.
 */
gboolean
accord_hollow_expect (AccordReader *db, const AccordKind *kind, guint64 fields, gboolean narrow, GError **error)
{
  guint64 hollow = accord_hollow_get (db, kind);

  if (!(hollow & fields) && !narrow)
    return TRUE;
  if (has_rows (db, kind))
    return accord_hollow_fill (db, kind, fields, error);
  return make_anew (db, kind, narrow ? fields : ~hollow | fields, narrow, error);
}
