/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of rows deleted and restored at once: how an import of any size is undone in one step. */
#include "accord-config.h"

#include "accord-row.h"
#include "accord-writer-private.h"

/* Rows edited since their birth may still hold just what they were born with, because those edits
 * were undone; such a row counts as untouched. The chain of a row's changes starts at its last. */
static gboolean
read_births (AccordWriter *self, const AccordKind *kind, gint64 change, AccordValue *births, gboolean *known, GError **error)
{
  while (change != 0)
    {
      g_autoptr (AccordStatement) st =
        accord_reader_prepare (self->db, "SELECT data, prev, op FROM chg WHERE seq=?", error);
      g_autoptr (GArray) fields = NULL;

      if (st == NULL)
        return FALSE;
      accord_statement_bind_int (st, 1, change);
      if (!accord_statement_step (st, error))
        return error == NULL || *error == NULL;
      fields = accord_change_read (kind, *accord_statement_text (st, 2) == 'l' ? NULL : accord_statement_text (st, 0));
      for (guint i = 0; i < fields->len; i++)
        {
          AccordChangedField *changed = &g_array_index (fields, AccordChangedField, i);

          accord_value_copy (&births[changed->field], &changed->before);
          known[changed->field] = TRUE;
        }
      change = accord_statement_int (st, 1) < change ? accord_statement_int (st, 1) : 0; /* never in circles */
    }
  return TRUE;
}

static gboolean
is_touched (AccordWriter *self, AccordRecord *record, gboolean *touched, GError **error)
{
  const AccordKind *kind = accord_record_kind (record);
  AccordValue births[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gboolean known[ACCORD_KIND_FIELDS_MAX] = { FALSE };
  gboolean ok = read_births (self, kind, accord_record_last (record), births, known, error);

  *touched = FALSE;
  for (int i = 0; i < kind->n_fields; i++)
    {
      /* What this file counted by itself is nobody's edit. */
      if (known[i] && kind->fields[i].merge != ACCORD_MERGE_LOCAL &&
          !accord_value_equal (&births[i], accord_record_value (record, i)))
        *touched = TRUE;
      accord_value_clear (&births[i]);
    }
  return ok;
}

/* The values that the row was born with, of fields in the order of its kind: what was written since stands
 * in the journal with what it replaced. */
gboolean
accord_writer_births_of (AccordWriter *self, AccordRecord *record, AccordValue *births, GError **error)
{
  const AccordKind *kind = accord_record_kind (record);
  gboolean known[ACCORD_KIND_FIELDS_MAX] = { FALSE };

  if (!read_births (self, kind, accord_record_last (record), births, known, error))
    return FALSE;
  for (int i = 0; i < kind->n_fields; i++)
    if (!known[i])
      accord_value_copy (&births[i], accord_record_value (record, i));
  return TRUE;
}

/* Ids that a statement gives, whose first parameters are those of the span. */
static GArray *
rows_of (AccordStatement *st, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  accord_statement_bind_int (st, 1, first);
  accord_statement_bind_int (st, 2, last);
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&ids) : NULL;
}

/* A pair that others made as well is born in what came from them, and theirs to take away. */
static const char *
born_here (const AccordKind *kind)
{
  return kind->flags & ACCORD_KIND_PAIR ? " AND (SELECT kind FROM txn WHERE id=born)<>'sync'" : "";
}

static GArray *
edited_rows (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM \"%s\" WHERE id BETWEEN ? AND ? AND last IS NOT NULL AND del<=0%s", kind->name, born_here (kind));
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);

  return st != NULL ? rows_of (st, first, last, error) : NULL;
}

/* Those that others made as well stay, and are told with what was edited since. */
static gboolean
add_theirs (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, GArray *touched, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT g.id FROM \"%s\" g JOIN txn t ON t.id=g.born WHERE g.id BETWEEN ? AND ?"
                                          " AND t.kind='sync' AND g.del<=0", kind->name);
  g_autoptr (AccordStatement) st = kind->flags & ACCORD_KIND_PAIR ? accord_reader_prepare (self->db, sql, error) : NULL;
  g_autoptr (GArray) ids = st != NULL ? rows_of (st, first, last, error) : NULL;

  if (ids != NULL)
    g_array_append_vals (touched, ids->data, ids->len);
  return ids != NULL || !(kind->flags & ACCORD_KIND_PAIR);
}

static gboolean
run_span (AccordWriter *self, const AccordKind *kind, const char *sql, gint64 del, gint64 first, gint64 last, gint64 was,
          gint64 *n_done, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);
  gint64 n;

  if (st == NULL || !accord_writer_totals_span (self, kind, first, last, -1, error))
    return FALSE;
  accord_statement_bind_int (st, 1, del);
  accord_statement_bind_int (st, 2, first);
  accord_statement_bind_int (st, 3, last);
  if (was != 0)
    accord_statement_bind_int (st, 4, was);
  if (!accord_statement_run (st, error))
    return FALSE;
  n = sqlite3_changes64 (self->db->db);
  accord_writer_touched (self, kind, n);
  *n_done += n;
  return accord_writer_totals_span (self, kind, first, last, 1, error);
}

/* One by one: what was said of a row since may have a clock that runs ahead of this change set's. */
static gboolean
delete_edited (AccordWriter *self, const AccordKind *kind, GArray *ids, gint64 *n_done, GArray *touched, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (AccordRecord) record = accord_row_load (self->db, kind, id, error);
      gboolean is = FALSE;

      if (record == NULL || !is_touched (self, record, &is, error))
        return FALSE;
      if (is)
        g_array_append_val (touched, id);
      else if (!accord_writer_set_deleted (self, kind, id, TRUE, error))
        return FALSE;
      else
        (*n_done)++;
    }
  return TRUE;
}

/* Rows that may have been put into the Trash, or taken out, ahead of this change set's clock: by one that was
 * wrong and was put right since. @deleted_by: only rows deleted by that change set; 0: rows that came back. */
static GArray *
rows_ahead (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, gint64 deleted_by, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM \"%s\" WHERE id BETWEEN ?1 AND ?2 AND %s>=?3)", kind->name,
                     deleted_by != 0 ? "del=?4 AND (clk IS NOT NULL OR (SELECT h FROM txn WHERE id=?4)"
                     : kind->flags & ACCORD_KIND_PAIR
                       ? "del<=0 AND last IS NULL AND (SELECT kind FROM txn WHERE id=born)<>'sync'"
                         " AND (clk IS NOT NULL OR (SELECT max(h) FROM txn WHERE id IN (born, -del))"
                                     : "del<0 AND last IS NULL AND (clk IS NOT NULL OR (SELECT h FROM txn WHERE id=-del)");
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 3, (gint64) self->stamp);
  if (deleted_by != 0)
    accord_statement_bind_int (st, 4, deleted_by);
  return rows_of (st, first, last, error);
}

/* One by one, each with a clock of its own that is later than what was said: under the clock of the change set
 * others would not follow, and would keep what this file no longer has. */
static gboolean
set_ahead (AccordWriter *self, const AccordKind *kind, GArray *ids, gboolean deleted, gint64 *n_done, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (AccordRecord) record = accord_row_load (self->db, kind, id, error);

      if (record == NULL)
        return FALSE;
      if (accord_writer_deletion_clock (self, record).stamp < self->stamp)
        continue;
      if (!accord_writer_set_deleted (self, kind, id, deleted, error))
        return FALSE;
      (*n_done)++;
    }
  return TRUE;
}

/**
 * accord_writer_delete_span:
 * @touched: gets the ids of rows edited since, which are left alone
 *
 * Deletes what one change set created.
 */
gboolean
accord_writer_delete_span (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, gint64 *n_done,
                           GArray *touched, GError **error)
{
  g_autofree char *untouched =
    g_strdup_printf ("UPDATE \"%s\" SET del=? WHERE id BETWEEN ? AND ? AND last IS NULL AND del<=0%s", kind->name, born_here (kind));
  g_autoptr (GArray) edited = edited_rows (self, kind, first, last, error);
  g_autoptr (GArray) ahead = edited ? rows_ahead (self, kind, first, last, 0, error) : NULL;

  return ahead != NULL && set_ahead (self, kind, ahead, TRUE, n_done, error) &&
         run_span (self, kind, untouched, self->txn, first, last, 0, n_done, error) &&
         delete_edited (self, kind, edited, n_done, touched, error) && add_theirs (self, kind, first, last, touched, error) &&
         (*n_done == 0 || accord_writer_write_span (self, 'd', kind, first, last, error));
}

/**
 * accord_writer_restore_span:
 * @deleted_by: only rows deleted by that change set come back
 */
gboolean
accord_writer_restore_span (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, gint64 deleted_by,
                            gint64 *n_done, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET del=? WHERE id BETWEEN ? AND ? AND del=?", kind->name);
  g_autoptr (GArray) ahead = rows_ahead (self, kind, first, last, deleted_by, error);

  return ahead != NULL && set_ahead (self, kind, ahead, FALSE, n_done, error) &&
         run_span (self, kind, sql, -self->txn, first, last, deleted_by, n_done, error) &&
         (*n_done == 0 || accord_writer_write_span (self, 'r', kind, first, last, error));
}
