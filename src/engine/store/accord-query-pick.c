/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A choice of rows of a list as a query of its own: sorted as the list is, and never more than the list
 * shows. */

#include "accord-config.h"

#include "accord-query-pick.h"

#include "accord-query-private.h"

/**
 * accord_query_pick:
 * @list: what a list shows
 * @ids: (array length=n_ids): records that were picked, whatever the list is narrowed by now
 *
 * Returns: (transfer full): only these, in the order of the list
 */
AccordQuery *
accord_query_pick (const AccordQuery *list, const gint64 *ids, guint n_ids)
{
  AccordQuery *self = accord_query_new (list->kind);

  self->sort = list->sort;
  self->descending = list->descending;
  self->deleted = list->deleted;
  g_strlcpy (self->currency, list->currency, sizeof self->currency);
  accord_query_keep_ids (self, ids, n_ids, TRUE);
  return self;
}

static gboolean
holds (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/**
 * accord_query_leave_out:
 * @list: what a list shows
 * @ids: (array length=n_ids): some of it
 *
 * Returns: (transfer full): all that @list finds but these, in its order. A list of fixed records stays one
 */
AccordQuery *
accord_query_leave_out (const AccordQuery *list, const gint64 *ids, guint n_ids)
{
  AccordQuery *self = accord_query_copy (list);
  g_autoptr (GArray) rest = NULL;

  if (n_ids == 0)
    return self;
  if (list->ids == NULL)
    {
      accord_query_keep_ids (self, ids, n_ids, FALSE);
      return self;
    }
  rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < list->ids->len; i++)
    if (!list->keeps_ids || !holds (ids, n_ids, g_array_index (list->ids, gint64, i)))
      g_array_append_val (rest, g_array_index (list->ids, gint64, i));
  if (!list->keeps_ids)
    g_array_append_vals (rest, ids, n_ids);
  accord_query_keep_ids (self, (gint64 *) (void *) rest->data, rest->len, list->keeps_ids);
  return self;
}
