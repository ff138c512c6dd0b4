/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file that was salvaged is asked before its records are brought up to date. */
#include "accord-config.h"

#include "accord-writer-private.h"

static GArray *
read_ids (AccordWriter *self, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  if (parameter >= 0)
    accord_statement_bind_int (st, 1, parameter);
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&ids) : NULL;
}

/**
 * accord_writer_txns_behind:
 * @txn: a change set, or 0
 *
 * Returns: (transfer full) (nullable): those that came after it
 */
GArray *
accord_writer_txns_behind (AccordWriter *self, gint64 txn, GError **error)
{
  return read_ids (self, "SELECT id FROM txn WHERE id>?1 AND h>0 ORDER BY id", txn, error);
}

/**
 * accord_writer_dangling:
 * @field: a link
 *
 * Returns: (transfer full) (nullable): the records whose link names one that is not there
 */
GArray *
accord_writer_dangling (AccordWriter *self, const AccordKind *kind, int field, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT t.id FROM \"%s\" t LEFT JOIN \"%s\" l ON l.id=t.\"%s\" WHERE t.\"%s\" IS NOT NULL AND l.id IS NULL", kind->name,
                     accord_field_target (&kind->fields[field])->name, kind->fields[field].name, kind->fields[field].name);

  return read_ids (self, sql, -1, error);
}

gint64
accord_writer_first_living (AccordWriter *self, const AccordKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min(id) FROM \"%s\" WHERE del<=0", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, NULL);

  return st != NULL && accord_statement_step (st, NULL) ? accord_statement_int (st, 0) : 0;
}
