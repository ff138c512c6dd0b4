/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lives with a record: the rows whose owned links point to it (ACCORD_FIELD_OWNED). */
#include "accord-config.h"

#include "accord-writer-private.h"

static gboolean
collect (AccordWriter *self, const AccordKind *kind, int field, gint64 owner, GArray *owned, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\"=? AND del<=0", kind->name,
                                          kind->fields[field].name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, owner);
  while (accord_statement_step (st, &failed))
    g_array_append_val (owned, ((AccordOwned) { kind, field, accord_statement_int (st, 0) }));
  return accord_error_pass (error, &failed);
}

/**
 * accord_writer_owned:
 * @kind: kind of a record
 * @id: its local id
 *
 * Each owned link has an index of living rows, so this costs a look-up a link.
 *
 * Returns: (transfer full): #AccordOwned of every living row that lives with the record; or %NULL
 */
GArray *
accord_writer_owned (AccordWriter *self, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GArray) owned = g_array_new (FALSE, FALSE, sizeof (AccordOwned));
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    for (int f = 0; f < kinds[i]->n_fields; f++)
      if ((kinds[i]->fields[f].flags & ACCORD_FIELD_OWNED) &&
          accord_kind_is (accord_field_target (&kinds[i]->fields[f]), kind) &&
          !collect (self, kinds[i], f, id, owned, error))
        return NULL;
  return g_steal_pointer (&owned);
}
