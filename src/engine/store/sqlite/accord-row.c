/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into records: one SELECT per table of a kind, with the titles of linked records. Whichever table
 * is asked for, a record has the one that the file has now. */
#include "accord-config.h"

#include "accord-row.h"

#include <string.h>

static GHashTable *select_of; /* table of a kind → SQL; tables live as long as the program */
G_LOCK_DEFINE_STATIC (select_of);

static void
append_field (GString *columns, GString *joins, const AccordField *field, int index)
{
  const char *second = accord_field_second_column (field);
  const AccordKind *target = accord_field_is_link (field) ? accord_field_target (field) : NULL;
  int title = target ? accord_kind_title (target) : -1;

  g_string_append_printf (columns, ",t.\"%s\"", field->name);
  if (second != NULL)
    g_string_append_printf (columns, ",t.\"%s\"", second);
  if (target == NULL)
    return;
  if (title < 0)
    {
      g_string_append (columns, ",NULL");
      return;
    }
  g_string_append_printf (columns, ",l%d.\"%s\"", index, target->fields[title].name);
  g_string_append_printf (joins, " LEFT JOIN \"%s\" l%d ON l%d.id=t.\"%s\"", target->name, index, index, field->name);
}

const char *
accord_row_select (const AccordKind *kind)
{
  const char *select;

  G_LOCK (select_of);
  if (select_of == NULL)
    select_of = g_hash_table_new (NULL, NULL);
  select = g_hash_table_lookup (select_of, kind);
  if (select == NULL)
    {
      g_autoptr (GString) columns = g_string_new ("SELECT t.id,t.uid,t.born,t.last,t.del,t.clk");
      g_autoptr (GString) joins = g_string_new (NULL);

      for (int i = 0; i < kind->n_fields; i++)
        append_field (columns, joins, &kind->fields[i], i);
      select = g_strdup_printf ("%s FROM \"%s\" t%s", columns->str, kind->name, joins->str);
      g_hash_table_insert (select_of, (gpointer) kind, (gpointer) select);
    }
  G_UNLOCK (select_of);
  return select;
}

static void
read_field (AccordStatement *st, AccordRecord *record, const AccordField *field, int index, int *column)
{
  AccordValue *value = accord_record_value_for_writing (record, index);

  if (accord_field_has_number (field))
    {
      value->has_number = !accord_statement_is_null (st, *column);
      value->number = accord_statement_int (st, (*column)++);
    }
  if (accord_field_has_text (field))
    {
      const char *text = accord_statement_text (st, (*column)++);

      value->text = text && *text ? g_ref_string_new (text) : NULL;
    }
  if (accord_field_is_link (field))
    accord_record_set_link_title (record, index, accord_statement_text (st, (*column)++));
}

AccordRecord *
accord_row_read (AccordStatement *st, const AccordKind *kind)
{
  AccordId uid = { 0 };
  gsize size;
  gconstpointer blob = accord_statement_blob (st, 1, &size);
  g_autoptr (GBytes) clocks = NULL;
  AccordRecord *record;
  int column = 6;

  if (size == sizeof uid.bytes)
    memcpy (uid.bytes, blob, size);
  record = accord_record_new (kind, accord_statement_int (st, 0), &uid);
  blob = accord_statement_blob (st, 5, &size);
  if (size > 0)
    clocks = g_bytes_new (blob, size);
  accord_record_set_journal (record, accord_statement_int (st, 2), accord_statement_int (st, 3),
                             accord_statement_int (st, 4), clocks);
  for (int i = 0; i < kind->n_fields; i++)
    read_field (st, record, &kind->fields[i], i, &column);
  return record;
}

static AccordRecord *
load_where (AccordReader *db, const AccordKind *kind, const char *where, gint64 id, const AccordId *uid, GError **error)
{
  const AccordKind *table = accord_reader_get_kind (db, kind);
  g_autofree char *sql = g_strconcat (accord_row_select (table), where, NULL);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  if (uid != NULL)
    accord_statement_bind_blob (st, 1, uid->bytes, sizeof uid->bytes);
  else
    accord_statement_bind_int (st, 1, id);
  if (accord_statement_step (st, &failed))
    return accord_row_read (st, table);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* NULL without an error: there is no such row. */
AccordRecord *
accord_row_load (AccordReader *db, const AccordKind *kind, gint64 id, GError **error)
{
  return load_where (db, kind, " WHERE t.id=?1", id, NULL, error);
}

AccordRecord *
accord_row_load_uid (AccordReader *db, const AccordKind *kind, const AccordId *uid, GError **error)
{
  return load_where (db, kind, " WHERE t.uid=?1", 0, uid, error);
}

/* Rows in the order of ids, with one statement for all; NULL in the place of one that is gone. */
gboolean
accord_row_load_many (AccordReader *db, const AccordKind *kind, const gint64 *ids, guint n_ids, GPtrArray *records,
                      GError **error)
{
  const AccordKind *table = accord_reader_get_kind (db, kind);
  g_autofree char *sql = g_strconcat (accord_row_select (table), " WHERE t.id=?1", NULL);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  for (guint i = 0; i < n_ids && failed == NULL; i++)
    {
      accord_statement_bind_int (st, 1, ids[i]);
      g_ptr_array_add (records, accord_statement_step (st, &failed) ? accord_row_read (st, table) : NULL);
      accord_statement_reset (st);
    }
  return accord_error_pass (error, &failed);
}
