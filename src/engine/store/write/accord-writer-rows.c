/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows being changed and deleted, each with what the journal keeps of it: an edit is one journal row, a deletion is
 * the row's del column: 0 never deleted, n deleted by txn n, -n restored by txn n. */
#include "accord-config.h"

#include <string.h>
#include "accord-columns-kept.h"
#include "accord-hollow.h"
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
  if (n_rows > 0 && accord_writer_is_of_process (kind))
    self->process_changed = TRUE;
}

/* ",\"name\"" of the columns of a field; how many they are. */
int
accord_writer_append_columns (GString *columns, const AccordField *field)
{
  const char *second = accord_field_second_column (field);
  int n = 1;

  g_string_append_printf (columns, ",\"%s\"", field->name);
  if (second != NULL)
    g_string_append_printf (columns, ",\"%s\"", second), n++;
  return n;
}

static gboolean
make_room (AccordWriter *self, const AccordKind *kind, const int *fields, int n_fields, GError **error)
{
  guint64 asked = 0;

  for (int i = 0; i < n_fields; i++)
    asked |= G_GUINT64_CONSTANT (1) << fields[i];
  return accord_hollow_fill_own (self->db, kind, error) && accord_hollow_fill (self->db, kind, asked, error);
}

/* Returns the next free parameter; one that is not bound is NULL. Readers are told first that the field holds
 * something. */
int
accord_writer_bind_field (AccordWriter *self, AccordStatement *st, int parameter, const AccordKind *kind, int at,
                          const AccordValue *value)
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

static char *
update_sql (const AccordKind *kind, const int *fields, int n_fields)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE \"%s\" SET last=?,clk=?", kind->name);
  for (int i = 0; i < n_fields; i++)
    {
      g_autoptr (GString) columns = g_string_new (NULL);
      g_auto (GStrv) names = NULL;

      accord_writer_append_columns (columns, &kind->fields[fields[i]]);
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
stamp_after (AccordWriter *self, AccordRecord *before, const int *fields, int n_fields, const char *const *unknown)
{
  AccordStamp stamp = self->stamp;

  if (unknown != NULL && *unknown != NULL && !self->foreign)
    stamp = MAX (stamp, accord_stamp_next (accord_writer_unknown_clock (self, before, unknown)));
  for (int i = 0; !self->foreign && i < n_fields; i++)
    {
      gboolean is_birth;

      stamp = MAX (stamp, accord_stamp_next (accord_writer_field_clock (self, before, fields[i], &is_birth).stamp));
    }
  return stamp;
}

static gboolean
write_fields (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields,
              const char *const *unknown, char operation, const char *data, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autofree char *sql = update_sql (kind, fields, n_fields);
  AccordStamp stamp = stamp_after (self, before, fields, n_fields, unknown);
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
      parameter = accord_writer_bind_field (self, st, parameter, kind, fields[i], &values[i]);
    }
  accord_statement_bind_int (st, parameter, accord_record_id (before));
  if (!accord_statement_run (st, error))
    return FALSE;
  accord_writer_touched (self, kind, 1);
  return accord_writer_empty_unknown (self, before, unknown, &(AccordWriteClock) { stamp, self->replica }, error) &&
         update_derived (self, before, fields, values, n_fields, error);
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
    parameter = accord_writer_bind_field (self, st, parameter, kind, fields[i], &values[i]);
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

  return write_fields (self, before, fields, values, n_fields, NULL, 'u', data, error);
}

/**
 * accord_writer_erase:
 * @is_person: whether the row is that of the person who is erased, and not one around
 * @unknown: (nullable): fields that only a newer program knows, and that become empty as well
 *
 * As accord_writer_update(), for good: the journal keeps that it was done, and not what was there.
 */
gboolean
accord_writer_erase (AccordWriter *self, AccordRecord *before, gboolean is_person, const int *fields, const AccordValue *values,
                     int n_fields, const char *const *unknown, GError **error)
{
  return write_fields (self, before, fields, values, n_fields, unknown, 'e', is_person ? "{\"_who\":1}" : NULL, error) &&
         accord_writer_note_erasure (self, error);
}

/* Somebody was erased: the journal may say nothing of values that rows still have, and what was shared of them is
 * taken back too. What was kept beside the file for the next opening goes at once; without it that opening only takes longer. */
gboolean
accord_writer_note_erasure (AccordWriter *self, GError **error)
{
  g_autofree char *when = g_strdup_printf ("%" G_GINT64_FORMAT, self->txn), *noted = accord_writer_get_note (self, "erased");

  if (g_strcmp0 (noted, when) == 0)
    return TRUE;
  accord_columns_kept_drop_all (self->store);
  return accord_writer_set_note (self, "erased", when, error);
}

/* When it was last said whether the record is in the Trash: by a change of its own, or with many others. A pair may
 * be born more than once, and each time that says that it is there. */
AccordWriteClock
accord_writer_deletion_clock (AccordWriter *self, AccordRecord *record)
{
  AccordWriteClock own = { 0 }, set = { 0 };
  gint64 txn = ABS (accord_record_deleted (record));

  if (!accord_clocks_find_deletion (accord_record_clocks (record), &own))
    accord_clocks_look (accord_record_clocks (record), ACCORD_CLOCK_LIVING, &own);
  if (txn != 0)
    set = accord_writer_txn_clock (self, txn);
  if (accord_writer_compare_clocks (self, &own, &set) < 0)
    own = set;
  if (accord_record_kind (record)->flags & ACCORD_KIND_PAIR)
    {
      set = accord_writer_txn_clock (self, accord_record_born (record));
      own = accord_writer_compare_clocks (self, &own, &set) < 0 ? set : own;
    }
  return own;
}

/* One record into the Trash, or back. */
gboolean
accord_writer_set_deleted (AccordWriter *self, const AccordKind *kind, gint64 id, gboolean deleted, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET del=?,last=?,clk=? WHERE id=?", kind->name);
  g_autoptr (AccordRecord) before = accord_writer_load (self, kind, id, error);
  g_autoptr (AccordStatement) st = before && accord_hollow_fill_own (self->db, kind, error) ? accord_reader_prepare (self->db, sql, error) : NULL;
  AccordStamp stamp = self->stamp;
  g_autoptr (GBytes) clocks = NULL;
  gint64 change;

  if (st == NULL)
    return FALSE;
  if (!self->foreign)
    stamp = MAX (stamp, accord_stamp_next (accord_writer_deletion_clock (self, before).stamp));
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
