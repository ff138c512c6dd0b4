/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping customers or contacts apart that look alike: a record of the kind "distinct" for each two. */

#include "accord-config.h"

#include "accord-distinct.h"

#include <glib/gi18n-lib.h>

/* The fields that name the two. */
static const char *
first_field (const AccordKind *kind)
{
  return accord_kind_is (kind, &accord_contact_kind) ? "contact" : "customer";
}

static const char *
second_field (const AccordKind *kind)
{
  return accord_kind_is (kind, &accord_contact_kind) ? "other_contact" : "other";
}

/**
 * accord_distinct_edit:
 * @kind: customer or contact
 * @records: (array length=n_records): some that are not the same
 * @n_records: at least 2
 *
 * Returns: (transfer full): an edit that says so of each two of them
 */
AccordEdit *
accord_distinct_edit (const AccordKind *kind, AccordRecord *const *records, guint n_records)
{
  g_autofree char *label = g_strdup_printf (_ ("Kept %1$s and %2$s apart"), accord_record_title (records[0]),
                                            accord_record_title (records[1]));
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < n_records; i++)
    for (guint j = i + 1; j < n_records; j++)
      {
        gint64 id = accord_edit_create (edit, &accord_distinct_kind);

        accord_edit_set_number (edit, &accord_distinct_kind, id, first_field (kind), accord_record_id (records[i]));
        accord_edit_set_number (edit, &accord_distinct_kind, id, second_field (kind), accord_record_id (records[j]));
      }
  return edit;
}

/**
 * accord_distinct_of:
 * @store: the open file
 * @kind: customer or contact
 * @id: one of them
 *
 * Returns: (transfer full): a future that resolves to what was said about it
 */
DexFuture *
accord_distinct_of (AccordStore *store, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_distinct_kind);
  g_autoptr (AccordFilter) any = accord_filter_new (&accord_distinct_kind, TRUE);
  g_auto (AccordOperand) operand = ACCORD_OPERAND_INIT;
  g_autoptr (GError) error = NULL;

  accord_value_set_number (&operand.value, id);
  if (!accord_filter_add (any, first_field (kind), ACCORD_OP_IS, &operand, 1, &error) ||
      !accord_filter_add (any, second_field (kind), ACCORD_OP_IS, &operand, 1, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_query_set_filter (query, any);
  return accord_store_select (store, query);
}

/**
 * accord_distinct_has:
 * @distinct: (element-type AccordRecord): what was said about a record of @kind
 * @kind: customer or contact
 * @other: another one
 *
 * Returns: whether the two were said to be different
 */
gboolean
accord_distinct_has (GPtrArray *distinct, const AccordKind *kind, gint64 other)
{
  for (guint i = 0; i < distinct->len; i++)
    if (accord_record_number (distinct->pdata[i], first_field (kind)) == other ||
        accord_record_number (distinct->pdata[i], second_field (kind)) == other)
      return TRUE;
  return FALSE;
}
