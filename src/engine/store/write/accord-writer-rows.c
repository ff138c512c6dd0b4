/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows being created, changed and deleted, each with what the journal keeps of it: a birth is only
 * the row itself and a span of ids, an edit is one journal row, a deletion is the row's del column:
 * 0 never deleted, n deleted by txn n, -n restored by txn n. */
#include "accord-config.h"

#include <string.h>
#include "accord-absent.h"
#include "accord-hollow.h"
#include "accord-row-uid.h"
#include "accord-schema.h"
#include "accord-search.h"
#include "accord-writer-private.h"

/* Every row written passes here: the journal counts them, and the tables of kinds follow. */
void
accord_writer_touched (AccordWriter *self, const AccordKind *kind, gint64 n_rows)
{
  self->written += n_rows;
  self->n_rows += n_rows;
  if (n_rows > 0 && accord_kind_is (kind, &accord_custom_field_kind))
    self->kinds_changed = TRUE;
}

static int
append_columns (GString *columns, const AccordField *field)
{
  const char *second = accord_field_second_column (field);
  int n = 1;

  g_string_append_printf (columns, ",\"%s\"", field->name);
  if (second != NULL)
    g_string_append_printf (columns, ",\"%s\"", second), n++;
  return n;
}

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
          for (int n = append_columns (columns, &kind->fields[i]); n > 0; n--)
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

static gboolean
make_room (AccordWriter *self, const AccordKind *kind, const int *fields, int n_fields, GError **error)
{
  guint64 asked = 0;

  for (int i = 0; i < n_fields; i++)
    asked |= G_GUINT64_CONSTANT (1) << fields[i];
  return accord_hollow_fill (self->db, kind, asked, error);
}

/* Returns the next free parameter; one that is not bound is NULL. Readers are told first that the field holds
 * something. */
static int
bind_field (AccordWriter *self, AccordStatement *st, int parameter, const AccordKind *kind, int at, const AccordValue *value)
{
  const AccordField *field = &kind->fields[at];

  if (value->has_number || value->text != NULL)
    accord_filled_add (self->store->filled, kind, at);
  if (accord_field_has_number (field))
    {
      if (value->has_number)
        accord_statement_bind_int (st, parameter, value->number);
      parameter++;
    }
  if (accord_field_has_text (field))
    {
      if (value->text != NULL)
        accord_statement_bind_static (st, parameter, value->text, (int) g_ref_string_length (value->text));
      parameter++;
    }
  return parameter;
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
      parameter = bind_field (self, st, parameter, kind, i, &values[i]);
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

static char *
update_sql (const AccordKind *kind, const int *fields, int n_fields)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE \"%s\" SET last=?,clk=?", kind->name);
  for (int i = 0; i < n_fields; i++)
    {
      g_autoptr (GString) columns = g_string_new (NULL);
      g_auto (GStrv) names = NULL;

      append_columns (columns, &kind->fields[fields[i]]);
      names = g_strsplit (columns->str + 1, ",", -1);
      for (int k = 0; names[k]; k++)
        g_string_append_printf (sql, ",%s=?", names[k]);
    }
  g_string_append (sql, " WHERE id=?");
  return g_string_free (sql, FALSE);
}

static gboolean
update_search (AccordWriter *self, AccordRecord *before, const int *fields, int n_fields, const AccordValue *after,
               GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autofree AccordValue *old = NULL;
  gboolean concerned = FALSE;

  for (int i = 0; i < n_fields; i++)
    concerned |= accord_search_concerns (kind, fields[i]);
  if (!concerned)
    return TRUE;
  old = accord_record_peek_values (before);
  return accord_search_remove (self->db, kind, accord_record_id (before), old, error) &&
         accord_search_add (self->db, kind, accord_record_id (before), after, error);
}

/* What follows from fields that have changed. */
static gboolean
update_derived (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields,
                GError **error)
{
  g_autofree AccordValue *after = accord_record_peek_values (before);

  for (int i = 0; i < n_fields; i++)
    after[fields[i]] = values[i];
  return accord_writer_totals_changed (self, before, fields, n_fields, after, error) &&
         update_search (self, before, fields, n_fields, after, error);
}

/* An edit made here wins over what it replaces, also where a clock of another computer ran ahead. */
static AccordStamp
stamp_after (AccordWriter *self, AccordRecord *before, const int *fields, int n_fields)
{
  AccordStamp stamp = self->stamp;

  for (int i = 0; !self->foreign && i < n_fields; i++)
    {
      gboolean is_birth;

      stamp = MAX (stamp, accord_writer_field_clock (self, before, fields[i], &is_birth).stamp + 1);
    }
  return stamp;
}

static gboolean
write_fields (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields,
              char operation, const char *data, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autofree char *sql = update_sql (kind, fields, n_fields);
  AccordStamp stamp = stamp_after (self, before, fields, n_fields);
  g_autoptr (GBytes) clocks =
    accord_clocks_set (self->db, accord_record_clocks (before), kind, fields, n_fields, self->replica, stamp);
  g_autoptr (AccordStatement) st =
    make_room (self, kind, fields, n_fields, error) ? accord_reader_prepare (self->db, sql, error) : NULL;
  gint64 change = st ? accord_writer_write_change (self, kind, accord_record_id (before), operation, stamp,
                                                   data, accord_record_last (before), error)
                     : 0;
  int parameter = 3;

  if (change == 0)
    return FALSE;
  accord_statement_bind_int (st, 1, change);
  accord_statement_bind_static_blob (st, 2, g_bytes_get_data (clocks, NULL), g_bytes_get_size (clocks));
  for (int i = 0; i < n_fields; i++)
    {
      accord_filled_add (self->store->filled, kind, fields[i]); /* also when it is emptied: others may still read what was */
      parameter = bind_field (self, st, parameter, kind, fields[i], &values[i]);
    }
  accord_statement_bind_int (st, parameter, accord_record_id (before));
  if (!accord_statement_run (st, error))
    return FALSE;
  accord_writer_touched (self, kind, 1);
  return update_derived (self, before, fields, values, n_fields, error);
}

/* What the row was born with has come: the journal keeps no change of it. */
gboolean
accord_writer_fill_row (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields,
                        GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autofree char *sql = update_sql (kind, fields, n_fields);
  g_autofree char *without = g_strdup_printf ("UPDATE \"%s\" SET %s", kind->name, strstr (sql, "last=?,clk=?,") + strlen ("last=?,clk=?,"));
  g_autoptr (AccordStatement) st =
    make_room (self, kind, fields, n_fields, error) ? accord_reader_prepare (self->db, without, error) : NULL;
  int parameter = 1;

  if (st == NULL)
    return FALSE;
  for (int i = 0; i < n_fields; i++)
    parameter = bind_field (self, st, parameter, kind, fields[i], &values[i]);
  accord_statement_bind_int (st, parameter, accord_record_id (before));
  accord_writer_touched (self, kind, 1);
  return accord_statement_run (st, error) && update_derived (self, before, fields, values, n_fields, error);
}

/**
 * accord_writer_update:
 * @before: the row as it is
 * @fields: indexes of the fields that change, each once
 * @values: their new values
 */
gboolean
accord_writer_update (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values,
                      int n_fields, GError **error)
{
  g_autofree char *data = accord_change_data (self->db, before, fields, values, n_fields);

  return write_fields (self, before, fields, values, n_fields, 'u', data, error);
}

/**
 * accord_writer_erase:
 *
 * As accord_writer_update(), for good: the journal keeps that it was done, and not what was there.
 */
gboolean
accord_writer_erase (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values,
                     int n_fields, GError **error)
{
  g_autofree char *when = g_strdup_printf ("%" G_GINT64_FORMAT, self->txn);

  /* What was shared of it is taken back too. */
  return write_fields (self, before, fields, values, n_fields, 'e', NULL, error) && accord_writer_set_note (self, "erased", when, error);
}

/* When it was last said whether the record is in the Trash: by a change of its own, or with many others. */
AccordWriteClock
accord_writer_deletion_clock (AccordWriter *self, AccordRecord *record)
{
  AccordWriteClock own = { 0 }, set = { 0 };
  gint64 txn = ABS (accord_record_deleted (record));

  accord_clocks_find_deletion (accord_record_clocks (record), &own);
  if (txn != 0)
    set = accord_writer_txn_clock (self, txn);
  return accord_writer_compare_clocks (self, &own, &set) >= 0 ? own : set;
}

/* One record into the Trash, or back. */
gboolean
accord_writer_set_deleted (AccordWriter *self, const AccordKind *kind, gint64 id, gboolean deleted, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET del=?,last=?,clk=? WHERE id=?", kind->name);
  g_autoptr (AccordRecord) before = accord_writer_load (self, kind, id, error);
  g_autoptr (AccordStatement) st = before ? accord_reader_prepare (self->db, sql, error) : NULL;
  AccordStamp stamp = self->stamp;
  g_autoptr (GBytes) clocks = NULL;
  gint64 change;

  if (st == NULL)
    return FALSE;
  if (!self->foreign)
    stamp = MAX (stamp, accord_writer_deletion_clock (self, before).stamp + 1);
  clocks = accord_clocks_set_deletion (accord_record_clocks (before), self->replica, stamp);
  change = accord_writer_write_change (self, kind, id, deleted ? 'd' : 'r', stamp, NULL, accord_record_last (before), error);
  if (change == 0)
    return FALSE;
  accord_statement_bind_int (st, 1, deleted ? self->txn : -self->txn);
  accord_statement_bind_int (st, 2, change);
  accord_statement_bind_static_blob (st, 3, g_bytes_get_data (clocks, NULL), g_bytes_get_size (clocks));
  accord_statement_bind_int (st, 4, id);
  accord_writer_touched (self, kind, 1);
  return accord_statement_run (st, error) && accord_writer_totals_deleted (self, before, deleted, error);
}
