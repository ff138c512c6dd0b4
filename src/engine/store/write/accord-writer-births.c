/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows being created. A birth is only the row itself and a span of ids: the journal keeps no values of it. With the
 * first row of a kind comes its table, with the first value of a field the room for it. Database thread. */
#include "accord-config.h"

#include <string.h>
#include "accord-absent.h"
#include "accord-hollow.h"
#include "accord-row-uid.h"
#include "accord-search.h"
#include "accord-writer-private.h"

/* Names the columns that take room; a row for which that is not enough has them made first. */
static const char *
insert_sql (AccordWriter *self, const AccordKind *kind, guint64 hollow)
{
  AccordInsert *insert = &self->db->inserts[kind->number];

  if (insert->kind != kind || insert->hollow != hollow)
    {
      g_autoptr (GString) columns = g_string_new ("uid,born");
      g_autoptr (GString) marks = g_string_new ("?,?");
      g_autofree char *sql = NULL;

      for (int i = 0; i < kind->n_fields; i++)
        if (!(hollow >> i & 1))
          for (int n = accord_writer_append_columns (columns, &kind->fields[i]); n > 0; n--)
            g_string_append (marks, ",?");
      sql = g_strdup_printf ("INSERT INTO main.\"%s\"(%s) VALUES(%s)", kind->name, columns->str, marks->str);
      *insert = (AccordInsert) { kind, hollow, g_intern_string (sql) };
    }
  return insert->sql;
}

/* The fields that are not empty. */
static guint64
filled_of (const AccordKind *kind, const AccordValue *values)
{
  guint64 filled = 0;

  for (int i = 0; i < kind->n_fields; i++)
    if (values[i].has_number || values[i].text != NULL)
      filled |= G_GUINT64_CONSTANT (1) << i;
  return filled;
}

/* Ids of one kind mostly follow one another; a gap ends the span. */
static gboolean
extend_births (AccordWriter *self, const AccordKind *kind, gint64 id, GError **error)
{
  OpenSpan *span = &self->births[kind->number];

  if (span->first != 0 && id != span->last + 1)
    {
      if (!accord_writer_write_span (self, 'i', kind, span->first, span->last, error))
        return FALSE;
      span->first = 0;
    }
  if (span->first == 0)
    span->first = id;
  span->last = id;
  return TRUE;
}

static gint64
insert_row (AccordWriter *self, const AccordKind *kind, const AccordId *uid, const AccordValue *values, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;
  guint64 hollow;
  int parameter = 3;
  gint64 id;

  if (!accord_hollow_fill (self->db, kind, filled_of (kind, values), error))
    return 0;
  hollow = accord_hollow_get (self->db, kind);
  st = accord_reader_prepare_lasting (self->db, insert_sql (self, kind, hollow), error);
  if (st == NULL)
    return 0;
  if (uid != NULL)
    accord_statement_bind_static_blob (st, 1, uid->bytes, sizeof uid->bytes);
  else
    accord_statement_bind_null (st, 1);
  accord_statement_bind_int (st, 2, self->txn);
  for (int i = 0; i < kind->n_fields; i++)
    if (!(hollow >> i & 1))
      parameter = accord_writer_bind_field (self, st, parameter, kind, i, &values[i]);
  if (!accord_statement_run (st, error))
    return 0;
  id = sqlite3_last_insert_rowid (self->db->db);
  if (!extend_births (self, kind, id, error))
    return 0;
  accord_writer_touched (self, kind, 1);
  return accord_writer_totals_born (self, kind, id, values, error) &&
         accord_search_add (self->db, kind, id, values, error) ? id : 0;
}

/* Before the first row of a kind. */
gboolean
accord_writer_make_table (AccordWriter *self, const AccordKind *kind, guint64 fields, GError **error)
{
  gint64 coming = self->coming[kind->number];

  if (accord_absent_is_made (self->db, kind))
    return TRUE;
  self->coming[kind->number] = 0;
  return accord_absent_make (self->db, kind, fields, error) &&
         (coming == 0 || accord_writer_expect (self, kind, coming, G_MAXUINT64, error));
}

/**
 * accord_writer_insert:
 * @kind: a table of the kind; fields that the file's own table has besides are left empty
 * @uid: (nullable): its identity; %NULL when it follows from the change set
 * @values: one for each field of @kind
 *
 * Returns: the local id, or 0 with an error
 */
gint64
accord_writer_insert (AccordWriter *self, const AccordKind *kind, const AccordId *uid, const AccordValue *values,
                      GError **error)
{
  const AccordKind *table = accord_reader_get_kind (self->db, kind);
  AccordValue all[ACCORD_KIND_FIELDS_MAX] = { 0 };

  if (!accord_writer_make_table (self, kind, filled_of (kind, values), error))
    return 0;
  if (table->n_fields <= kind->n_fields)
    return insert_row (self, table, uid, values, error);
  memcpy (all, values, sizeof *values * (gsize) kind->n_fields); /* borrowed */
  return insert_row (self, table, uid, all, error);
}

/* What rows without a uid of their own get theirs from. */
static gboolean
ensure_base (AccordWriter *self, GError **error)
{
  AccordId id;
  g_autoptr (AccordStatement) st = NULL;

  if (self->has_base)
    return TRUE;
  st = accord_reader_prepare (self->db, "UPDATE txn SET base=? WHERE id=?", error);
  if (st == NULL)
    return FALSE;
  accord_id_new (&id);
  accord_statement_bind_static_blob (st, 1, id.bytes, ACCORD_UID_BASE);
  accord_statement_bind_int (st, 2, self->txn);
  self->has_base = accord_statement_run (st, error);
  return self->has_base;
}

/**
 * accord_writer_insert_many:
 *
 * As accord_writer_insert(), for one of many rows of the change set: its identity follows from that.
 *
 * Returns: the local id, or 0 with an error
 */
gint64
accord_writer_insert_many (AccordWriter *self, const AccordKind *kind, const AccordValue *values, GError **error)
{
  AccordId uid;

  if (accord_row_uid_may_be_empty (self->db, kind))
    return ensure_base (self, error) ? accord_writer_insert (self, kind, NULL, values, error) : 0;
  accord_id_new (&uid);
  return accord_writer_insert (self, kind, &uid, values, error);
}
