/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into records, as many as asked for with one statement:
 *
 *   SELECT count(accord_row(?2, t.id, …every column)) FROM accord_ids(?1) x CROSS JOIN kind t ON t.id=x.id
 *
 * accord_row() is a function of ours that makes the record: it is handed the columns where they lie,
 * while asking for each of them by its number costs more than reading them. They are counted so that the
 * statement goes through all of them in one step; said as a condition, it would be asked of rows that are
 * not meant. Fields that are empty in every row are not asked for. Each record is one allocation, for what
 * is not empty; titles of what it links to are found afterwards, once for all. */
#include "accord-config.h"

#include "accord-row.h"

#include "accord-filled.h"
#include "accord-row-uid.h"

#include <string.h>

#define POINTER_TYPE "accord-loading"
#define N_OWN 6 /* columns before the first field */

typedef enum {
  SHAPE_NUMBER = 1 << 0,
  SHAPE_TEXT = 1 << 1,
  SHAPE_LINK = 1 << 2,
} Shape;

typedef struct {
  guint n_values;
  guint n_links;
  gsize room; /* for texts, each with a zero behind it */
} Row;

/* How rows of a kind are read by one connection. */
typedef struct _AccordRowPlan {
  const AccordKind *kind;
  guint64 filled; /* fields that may hold something; no others are read */
  int n_columns;
  gboolean is_wide; /* too many columns for a function */
  const char *sql; /* interned */
  AccordRowValue *values; /* of the row that is read; room for as many as there are fields */
  const AccordKind **targets; /* of each field; NULL where it is no link */
  int n_fields;               /* that are read: */
  struct {
    guint8 field;
    guint8 shape;
  } fields[];
} AccordRowPlan;

typedef struct {
  AccordReader *db;
  const AccordRowPlan *plan;
  AccordIdSet set;
  guint at; /* next of the set that has no record yet */
  GPtrArray *records;
  GArray *links; /* of AccordLink, in all of the records */
} Loading;

void
accord_row_plan_free (AccordRowPlan *plan)
{
  g_free (plan->values);
  g_free (plan->targets);
  g_free (plan);
}

static void
append_columns (AccordRowPlan *plan, GString *columns)
{
  g_string_append (columns, "t.id,t.uid,t.born,t.last,t.del,t.clk");
  plan->n_columns = N_OWN;
  for (int i = 0; i < plan->kind->n_fields; i++)
    {
      const AccordField *field = &plan->kind->fields[i];
      const char *second = accord_field_second_column (field);

      if (!(plan->filled >> i & 1))
        continue;
      g_string_append_printf (columns, ",t.\"%s\"", field->name);
      if (second != NULL)
        g_string_append_printf (columns, ",t.\"%s\"", second);
      plan->n_columns += second != NULL ? 2 : 1;
      plan->fields[plan->n_fields].field = (guint8) i;
      plan->fields[plan->n_fields++].shape = (guint8) ((accord_field_has_number (field) ? SHAPE_NUMBER : 0) |
                                                       (accord_field_has_text (field) ? SHAPE_TEXT : 0) |
                                                       (accord_field_is_link (field) ? SHAPE_LINK : 0));
      plan->targets[i] = accord_field_is_link (field) ? accord_field_target (field) : NULL;
    }
}

static AccordRowPlan *
plan_new (AccordReader *db, const AccordKind *kind, guint64 filled)
{
  AccordRowPlan *plan = g_malloc0 (sizeof *plan + (gsize) kind->n_fields * sizeof plan->fields[0]);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *sql = NULL;

  plan->kind = kind;
  plan->filled = filled;
  plan->values = g_new0 (AccordRowValue, kind->n_fields);
  plan->targets = g_new0 (const AccordKind *, kind->n_fields);
  append_columns (plan, columns);
  plan->is_wide = plan->n_columns + 1 > sqlite3_limit (db->db, SQLITE_LIMIT_FUNCTION_ARG, -1);
  if (plan->is_wide)
    sql = g_strdup_printf ("SELECT %s FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id", columns->str, kind->name);
  else
    sql = g_strdup_printf ("SELECT count(accord_row(?2,%s)) FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id", columns->str,
                           kind->name);
  plan->sql = g_intern_string (sql);
  return plan;
}

static guint64
filled_fields (AccordReader *db, const AccordKind *kind)
{
  return db->filled != NULL ? accord_filled_get (db->filled, kind) : ACCORD_FILLED_ALL;
}

static const AccordRowPlan *
plan_of (AccordReader *db, const AccordKind *base)
{
  const AccordKind *kind = accord_reader_get_kind (db, base);
  AccordRowPlan **plan = &db->row_plans[kind->number];
  guint64 filled = filled_fields (db, kind);

  if (*plan != NULL && ((*plan)->kind != kind || (*plan)->filled != filled))
    g_clear_pointer (plan, accord_row_plan_free);
  if (*plan == NULL)
    *plan = plan_new (db, kind, filled);
  return *plan;
}

/* Adds a field whose columns begin at @columns to the row where it is not empty. The text is asked for before its length,
 * which that may change. */
static inline void
read_field (Row *row, AccordRowValue *values, int field, Shape shape, sqlite3_value **columns)
{
  AccordRowValue *at = &values[row->n_values];
  gboolean has_number = (shape & SHAPE_NUMBER) && sqlite3_value_type (*columns) != SQLITE_NULL;
  const unsigned char *text = (shape & SHAPE_TEXT) ? sqlite3_value_text (columns[shape & SHAPE_NUMBER ? 1 : 0]) : NULL;
  gsize size = text != NULL ? (gsize) sqlite3_value_bytes (columns[shape & SHAPE_NUMBER ? 1 : 0]) : 0;

  if (!has_number && size == 0)
    return;
  at->field = (guint8) field;
  at->value = (AccordValue) { has_number ? sqlite3_value_int64 (*columns) : 0, size > 0 ? (char *) text : NULL, has_number, FALSE };
  at->size = size;
  row->room += size > 0 ? size + 1 : 0;
  row->n_links += (shape & SHAPE_LINK) != 0;
  row->n_values++;
}

/* What of the row is not empty. */
static Row
read_row (const AccordRowPlan *plan, sqlite3_value **columns)
{
  AccordRowValue *values = plan->values;
  int n_fields = plan->n_fields;
  Row row = { 0 };

  for (int i = 0; i < n_fields; i++)
    {
      Shape shape = plan->fields[i].shape;

      /* As the compiler knows what it is, each comes down to a call or two. */
      if (shape == SHAPE_TEXT)
        read_field (&row, values, plan->fields[i].field, SHAPE_TEXT, columns);
      else if (shape == SHAPE_NUMBER)
        read_field (&row, values, plan->fields[i].field, SHAPE_NUMBER, columns);
      else
        read_field (&row, values, plan->fields[i].field, shape, columns);
      columns += (shape & SHAPE_NUMBER && shape & SHAPE_TEXT) ? 2 : 1;
    }
  return row;
}

static void
add_links (Loading *loading, AccordRecord *record, guint n_values)
{
  const AccordRowPlan *plan = loading->plan;

  for (guint i = 0; i < n_values; i++)
    {
      int field = plan->values[i].field;
      AccordLink link = { record, field, plan->targets[field], plan->values[i].value.number };

      if (link.target != NULL && plan->values[i].value.has_number)
        g_array_append_val (loading->links, link);
    }
}

static AccordRecord *
make_record (Loading *loading, sqlite3_value **columns)
{
  const AccordRowPlan *plan = loading->plan;
  AccordId uid = { 0 };
  g_autoptr (GBytes) clocks = NULL;
  Row row = read_row (plan, columns + N_OWN);
  AccordRecord *record;

  if (sqlite3_value_bytes (columns[1]) == sizeof uid.bytes)
    memcpy (uid.bytes, sqlite3_value_blob (columns[1]), sizeof uid.bytes);
  else
    accord_row_uid_derive (loading->db, plan->kind, sqlite3_value_int64 (columns[2]), sqlite3_value_int64 (columns[0]), &uid);
  if (sqlite3_value_type (columns[5]) != SQLITE_NULL)
    clocks = g_bytes_new (sqlite3_value_blob (columns[5]), (gsize) sqlite3_value_bytes (columns[5]));
  record = accord_record_new_from_row (plan->kind, sqlite3_value_int64 (columns[0]), &uid, plan->values, row.n_values, row.n_links,
                                       row.room);
  accord_record_set_journal (record, sqlite3_value_int64 (columns[2]), sqlite3_value_int64 (columns[3]),
                             sqlite3_value_int64 (columns[4]), clocks);
  if (row.n_links > 0)
    add_links (loading, record, row.n_values);
  return record;
}

/* Rows come in the order asked; one that is gone is passed over. */
static void
take_row (Loading *loading, sqlite3_value **columns)
{
  AccordRecord *record = make_record (loading, columns);

  while (loading->at < loading->set.n_ids && loading->set.ids[loading->at++] != accord_record_id (record))
    g_ptr_array_add (loading->records, NULL);
  g_ptr_array_add (loading->records, record);
}

static void
row_function (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  Loading *loading = sqlite3_value_pointer (argv[0], POINTER_TYPE);

  if (loading == NULL || argc != loading->plan->n_columns + 1)
    sqlite3_result_error (context, "accord_row() is not for others", -1);
  else
    take_row (loading, argv + 1);
}

/**
 * accord_row_register:
 * @db: a connection just opened
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_row_register (AccordReader *db, GError **error)
{
  int code = sqlite3_create_function_v2 (db->db, "accord_row", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, row_function,
                                         NULL, NULL, NULL);

  return code == SQLITE_OK || accord_database_fail (db, code, "open", error);
}

static void
take_wide_row (Loading *loading, sqlite3_stmt *stmt)
{
  g_autofree sqlite3_value **columns = g_new (sqlite3_value *, loading->plan->n_columns);

  for (int i = 0; i < loading->plan->n_columns; i++)
    columns[i] = sqlite3_column_value (stmt, i);
  take_row (loading, columns);
}

static gboolean
load_rows (AccordReader *db, Loading *loading, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (db, loading->plan->sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_ids (st, 1, &loading->set);
  if (!loading->plan->is_wide)
    sqlite3_bind_pointer (accord_statement_handle (st), 2, loading, POINTER_TYPE, NULL);
  while (accord_statement_step (st, &failed))
    if (loading->plan->is_wide)
      take_wide_row (loading, accord_statement_handle (st));
  return accord_error_pass (error, &failed);
}

void
accord_row_unref (gpointer record)
{
  if (record != NULL)
    accord_record_unref (record);
}

/* Whether a field was filled for the first time after the rows were asked without it. */
static gboolean
is_outgrown (AccordReader *db, const AccordRowPlan *plan)
{
  return (filled_fields (db, plan->kind) & ~plan->filled) != 0;
}

#if ACCORD_DEVELOPMENT
/* Whoever writes a row without telling which fields it fills is found here. */
static void
assert_rest_empty (AccordReader *db, const AccordRowPlan *plan, const AccordIdSet *set)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id FROM accord_ids(?1) x CROSS JOIN ");
  g_autoptr (AccordStatement) st = NULL;

  g_string_append_printf (sql, "\"%s\" t ON t.id=x.id WHERE FALSE", plan->kind->name);
  for (int i = 0; i < plan->kind->n_fields; i++)
    if (!(plan->filled >> i & 1))
      g_string_append_printf (sql, " OR t.\"%s\" IS NOT NULL", plan->kind->fields[i].name);
  st = accord_reader_prepare (db, sql->str, NULL);
  if (st == NULL)
    return; /* another program took the table away */
  accord_statement_bind_ids (st, 1, set);
  if (accord_statement_step (st, NULL))
    g_error ("%s %d has a field filled that no writer told of", plan->kind->name, (int) accord_statement_int (st, 0));
}
#endif

/* Adds to records, which is empty, rows in the order of ids; NULL in the place of one that is gone. */
static gboolean
load_many (AccordReader *db, const AccordKind *kind, const gint64 *ids, guint n_ids, gboolean titles, GPtrArray *records,
           GError **error)
{
  g_autoptr (GArray) links = g_array_sized_new (FALSE, FALSE, sizeof (AccordLink), 2 * n_ids);
  Loading loading = { db, NULL, { ids, n_ids }, 0, records, links };

  g_return_val_if_fail (records->len == 0, FALSE);

  do
    {
      loading.plan = plan_of (db, kind);
      loading.at = 0;
      g_ptr_array_set_size (records, 0);
      g_array_set_size (links, 0);
      if (!load_rows (db, &loading, error))
        return FALSE;
    }
  while (is_outgrown (db, loading.plan));
#if ACCORD_DEVELOPMENT
  assert_rest_empty (db, loading.plan, &loading.set);
#endif
  for (; loading.at < n_ids; loading.at++)
    g_ptr_array_add (records, NULL);
  return !titles || accord_link_titles_load (db, (AccordLink *) (void *) links->data, links->len, error);
}

/**
 * accord_row_load_many:
 * @db: in a snapshot
 * @kind: their kind
 * @ids: (array length=n_ids): of records
 * @n_ids: how many
 * @records: (element-type AccordRecord): added to in the order asked; %NULL for those that are not there
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_row_load_many (AccordReader *db, const AccordKind *kind, const gint64 *ids, guint n_ids, GPtrArray *records,
                      GError **error)
{
  return load_many (db, kind, ids, n_ids, TRUE, records, error);
}

/* A row whose links nobody will read out: their titles are not looked up. NULL without an error: there is none. */
AccordRecord *
accord_row_load_bare (AccordReader *db, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (1, accord_row_unref);

  return load_many (db, kind, &id, 1, FALSE, records, error) ? g_steal_pointer (&records->pdata[0]) : NULL;
}

/* NULL without an error: there is no such row. */
AccordRecord *
accord_row_load (AccordReader *db, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (1, accord_row_unref);

  return accord_row_load_many (db, kind, &id, 1, records, error) ? g_steal_pointer (&records->pdata[0]) : NULL;
}
