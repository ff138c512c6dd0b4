/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lives with a record: the rows whose owned links point to it (ACCORD_FIELD_OWNED). */
#include "accord-config.h"

#include "accord-writer-private.h"

/* One owned link of the program's tables: which these are never changes. */
typedef struct {
  const AccordKind *kind;
  int field;
  const AccordKind *target;
  char *sql; /* of its living rows */
} OwnedLink;

static GArray *
find_links (void)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (OwnedLink));
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    for (int f = 0; f < kinds[i]->n_fields; f++)
      {
        const AccordField *field = &kinds[i]->fields[f];

        if (field->flags & ACCORD_FIELD_OWNED)
          g_array_append_val (links, ((OwnedLink) { kinds[i], f, accord_field_target (field),
                                                    g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\"=? AND del<=0",
                                                                     kinds[i]->name, field->name) }));
      }
  return links;
}

static const GArray *
owned_links (void)
{
  static gsize links;

  if (g_once_init_enter (&links))
    g_once_init_leave (&links, (gsize) find_links ());
  return (const GArray *) links;
}

static gboolean
collect (AccordWriter *self, const OwnedLink *link, gint64 owner, GArray *owned, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, link->sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, owner);
  while (accord_statement_step (st, &failed))
    g_array_append_val (owned, ((AccordOwned) { link->kind, link->field, accord_statement_int (st, 0) }));
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
  const GArray *links = owned_links ();

  for (guint i = 0; i < links->len; i++)
    {
      const OwnedLink *link = &g_array_index (links, OwnedLink, i);

      if (accord_kind_is (link->target, kind) && !collect (self, link, id, owned, error))
        return NULL;
    }
  return g_steal_pointer (&owned);
}
