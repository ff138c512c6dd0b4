/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordSelection: resolved to ids only where the work is done, on a thread of the store. */

#include "accord-config.h"

#include "accord-selection.h"

#include "accord-money.h"
#include "accord-query-pick.h"

#include <glib/gi18n-lib.h>

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/**
 * accord_selection_new:
 * @kind: of the records
 * @query: (nullable): all that it finds but @ids; %NULL: only @ids
 * @ids: (transfer full) (element-type gint64): records
 * @n: how many records it has now
 *
 * Returns: (transfer full): a selection
 */
AccordSelection *
accord_selection_new (const AccordKind *kind, AccordQuery *query, GArray *ids, gint64 n)
{
  AccordSelection *self = g_new (AccordSelection, 1);

  *self = (AccordSelection) { .kind = kind, .query = query != NULL ? accord_query_ref (query) : NULL, .ids = ids, .n = n };
  g_atomic_ref_count_init (&self->refs);
  g_array_sort (ids, compare_ids);
  return self;
}

/**
 * accord_selection_new_one:
 * @kind: of the record
 * @id: the record
 *
 * Returns: (transfer full): that one
 */
AccordSelection *
accord_selection_new_one (const AccordKind *kind, gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return accord_selection_new (kind, NULL, ids, 1);
}

AccordSelection *
accord_selection_ref (AccordSelection *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_selection_unref (AccordSelection *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->query, accord_query_unref);
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * accord_selection_resolve:
 * @self: a selection
 * @reader: of the store, on its thread
 * @in_order: whether they are wanted in the order of the list where all of it was selected; otherwise they
 *   ascend, so that writing to many of them goes through the file once
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the records
 */
GArray *
accord_selection_resolve (AccordSelection *self, AccordReader *reader, gboolean in_order, GError **error)
{
  g_autoptr (AccordIds) found = NULL;
  GArray *ids;

  if (self->query == NULL)
    return g_array_ref (self->ids);
  found = accord_reader_find (reader, self->query, error);
  if (found == NULL)
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found->n_ids);
  for (guint i = 0; i < found->n_ids; i++)
    if (!g_array_binary_search (self->ids, &found->ids[i], compare_ids, NULL))
      g_array_append_val (ids, found->ids[i]);
  if (!in_order)
    g_array_sort (ids, compare_ids);
  return ids;
}

/**
 * accord_selection_to_query:
 * @self: a selection
 * @list: what the list shows that it was made in
 *
 * Returns: (transfer full): what finds its records, in the order of the list
 */
AccordQuery *
accord_selection_to_query (AccordSelection *self, AccordQuery *list)
{
  const gint64 *ids = (gint64 *) (void *) self->ids->data;

  return self->query == NULL ? accord_query_pick (list, ids, self->ids->len)
                             : accord_query_leave_out (self->query, ids, self->ids->len);
}

/**
 * accord_selection_label:
 * @self: a selection
 * @one: msgid of what is done to one record: "Moved %1$s customer to %2$s"
 * @many: msgid for other numbers of them
 * @what: (nullable): what stands at %2$s
 *
 * Returns: (transfer full): what a change set is called that does something to all of them
 */
char *
accord_selection_label (const AccordSelection *self, const char *one, const char *many, const char *what)
{
  g_autofree char *number = accord_number_format (self->n);
  const char *format = g_dngettext (GETTEXT_PACKAGE, one, many, (gulong) self->n);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, number, what);
#pragma GCC diagnostic pop
}
