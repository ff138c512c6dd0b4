/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into records, as many as asked for with one statement:
 *
 *   SELECT accord_row(?2, t.id, …every column) FROM accord_ids(?1) x CROSS JOIN kind t ON t.id=x.id
 *
 * accord_row() is a function of ours that makes the record: it is handed the columns where they lie,
 * while asking for each of them by its number costs more than reading them. Each record is one
 * allocation; titles of what it links to are found afterwards, once for all. */
#include "accord-config.h"

#include "accord-row.h"

#include <string.h>

#define POINTER_TYPE "accord-loading"
#define N_OWN 6 /* columns before the first field */

typedef enum {
  SHAPE_NUMBER = 1 << 0,
  SHAPE_TEXT = 1 << 1,
} Shape;

typedef struct {
  const unsigned char *bytes; /* of SQLite, while the row is read */
  gsize size;                 /* 0 where there is no text */
} Text;

/* How rows of a kind are read by one connection. */
typedef struct _AccordRowPlan {
  const AccordKind *kind;
  int n_fields;
  int n_columns;
  gboolean is_wide; /* too many columns for a function */
  char *sql;
  Text *texts;     /* of each field, in the row being read */
  guint8 shapes[]; /* of each field */
} AccordRowPlan;

typedef struct {
  const AccordRowPlan *plan;
  AccordIdSet set;
  guint at; /* next of the set that has no record yet */
  GPtrArray *records;
} Loading;

void
accord_row_plan_free (AccordRowPlan *plan)
{
  g_free (plan->sql);
  g_free (plan->texts);
  g_free (plan);
}

static void
append_columns (AccordRowPlan *plan, GString *columns)
{
  g_string_append (columns, "t.id,t.uid,t.born,t.last,t.del,t.clk");
  plan->n_columns = N_OWN;
  for (int i = 0; i < plan->n_fields; i++)
    {
      const AccordField *field = &plan->kind->fields[i];
      const char *second = accord_field_second_column (field);

      g_string_append_printf (columns, ",t.\"%s\"", field->name);
      if (second != NULL)
        g_string_append_printf (columns, ",t.\"%s\"", second);
      plan->n_columns += second != NULL ? 2 : 1;
      plan->shapes[i] = (guint8) ((accord_field_has_number (field) ? SHAPE_NUMBER : 0) |
                                  (accord_field_has_text (field) ? SHAPE_TEXT : 0));
    }
}

static AccordRowPlan *
plan_new (AccordReader *db, const AccordKind *kind)
{
  AccordRowPlan *plan = g_malloc0 (sizeof *plan + (gsize) kind->n_fields);
  g_autoptr (GString) columns = g_string_new (NULL);

  plan->kind = kind;
  plan->n_fields = kind->n_fields;
  plan->texts = g_new0 (Text, kind->n_fields);
  append_columns (plan, columns);
  plan->is_wide = plan->n_columns + 1 > sqlite3_limit (db->db, SQLITE_LIMIT_FUNCTION_ARG, -1);
  plan->sql = g_strdup_printf ("SELECT %s%s%s FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id",
                               plan->is_wide ? "" : "accord_row(?2,", columns->str, plan->is_wide ? "" : ")", kind->name);
  return plan;
}

static const AccordRowPlan *
plan_of (AccordReader *db, const AccordKind *kind)
{
  AccordRowPlan **plan = &db->row_plans[kind->number];

  if (*plan != NULL && ((*plan)->kind != kind || (*plan)->n_fields != kind->n_fields))
    g_clear_pointer (plan, accord_row_plan_free);
  if (*plan == NULL)
    *plan = plan_new (db, kind);
  return *plan;
}

/* Finds the texts, each with a zero behind it. Returns how many bytes they need. The text is asked for
 * before its length, which that may change. */
static gsize
find_texts (const AccordRowPlan *plan, sqlite3_value **columns)
{
  gsize room = 0;

  for (int i = 0; i < plan->n_fields; i++)
    {
      columns += (plan->shapes[i] & SHAPE_NUMBER) != 0;
      if (plan->shapes[i] & SHAPE_TEXT)
        {
          const unsigned char *text = sqlite3_value_text (*columns);
          gsize size = text != NULL ? (gsize) sqlite3_value_bytes (*columns) : 0;

          plan->texts[i] = (Text) { text, size };
          room += size > 0 ? size + 1 : 0;
          columns++;
        }
    }
  return room;
}

static void
fill (const AccordRowPlan *plan, sqlite3_value **columns, AccordValue *values, char *room)
{
  for (int i = 0; i < plan->n_fields; i++)
    {
      const Text *text = &plan->texts[i];

      if (plan->shapes[i] & SHAPE_NUMBER)
        {
          values[i].has_number = sqlite3_value_type (*columns) != SQLITE_NULL;
          values[i].number = sqlite3_value_int64 (*columns);
          columns++;
        }
      columns += (plan->shapes[i] & SHAPE_TEXT) != 0;
      if (text->size == 0)
        continue;
      values[i].text = memcpy (room, text->bytes, text->size);
      values[i].is_within = TRUE;
      room[text->size] = '\0';
      room += text->size + 1;
    }
}

static AccordRecord *
make_record (const AccordRowPlan *plan, sqlite3_value **columns)
{
  AccordId uid = { 0 };
  g_autoptr (GBytes) clocks = NULL;
  AccordRecord *record;
  AccordValue *values;
  char *texts;

  if (sqlite3_value_bytes (columns[1]) == sizeof uid.bytes)
    memcpy (uid.bytes, sqlite3_value_blob (columns[1]), sizeof uid.bytes);
  if (sqlite3_value_type (columns[5]) != SQLITE_NULL)
    clocks = g_bytes_new (sqlite3_value_blob (columns[5]), (gsize) sqlite3_value_bytes (columns[5]));
  record = accord_record_new_with_room (plan->kind, sqlite3_value_int64 (columns[0]), &uid,
                                        find_texts (plan, columns + N_OWN), &values, &texts);
  accord_record_set_journal (record, sqlite3_value_int64 (columns[2]), sqlite3_value_int64 (columns[3]),
                             sqlite3_value_int64 (columns[4]), clocks);
  fill (plan, columns + N_OWN, values, texts);
  return record;
}

/* Rows come in the order asked; one that is gone is passed over. */
static void
take_row (Loading *loading, sqlite3_value **columns)
{
  AccordRecord *record = make_record (loading->plan, columns);

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
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, loading->plan->sql, error);
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

/* Adds to records, which is empty, rows in the order of ids; NULL in the place of one that is gone. */
gboolean
accord_row_load_many (AccordReader *db, const AccordKind *kind, const gint64 *ids, guint n_ids, GPtrArray *records,
                      GError **error)
{
  Loading loading = { plan_of (db, kind), { ids, n_ids }, 0, records };

  g_return_val_if_fail (records->len == 0, FALSE);

  if (!load_rows (db, &loading, error))
    return FALSE;
  for (; loading.at < n_ids; loading.at++)
    g_ptr_array_add (records, NULL);
  return accord_link_titles_load (db, kind, records, error);
}

/* NULL without an error: there is no such row. */
AccordRecord *
accord_row_load (AccordReader *db, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (1, accord_row_unref);

  return accord_row_load_many (db, kind, &id, 1, records, error) ? g_steal_pointer (&records->pdata[0]) : NULL;
}

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
  accord_error_pass (error, &failed);
  return NULL;
}
