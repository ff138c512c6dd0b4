/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping customers apart that look alike: a record of the kind "distinct" for each two. */

#include "accord-config.h"

#include "accord-distinct.h"

#include <glib/gi18n-lib.h>

/**
 * accord_distinct_edit:
 * @records: (array length=n_records): customers that are not the same
 * @n_records: at least 2
 *
 * Returns: (transfer full): an edit that says so of each two of them
 */
AccordEdit *
accord_distinct_edit (AccordRecord *const *records, guint n_records)
{
  g_autofree char *label = g_strdup_printf (_ ("Kept %1$s and %2$s apart"), accord_record_title (records[0]),
                                            accord_record_title (records[1]));
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < n_records; i++)
    for (guint j = i + 1; j < n_records; j++)
      {
        gint64 id = accord_edit_create (edit, &accord_distinct_kind);

        accord_edit_set_number (edit, &accord_distinct_kind, id, "customer", accord_record_id (records[i]));
        accord_edit_set_number (edit, &accord_distinct_kind, id, "other", accord_record_id (records[j]));
      }
  return edit;
}

/**
 * accord_distinct_of:
 * @store: the open file
 * @customer: a customer
 *
 * Returns: (transfer full): a future that resolves to what was said about @customer
 */
DexFuture *
accord_distinct_of (AccordStore *store, gint64 customer)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_distinct_kind);
  g_autoptr (AccordFilter) any = accord_filter_new (&accord_distinct_kind, TRUE);
  g_auto (AccordOperand) operand = ACCORD_OPERAND_INIT;
  g_autoptr (GError) error = NULL;

  accord_value_set_number (&operand.value, customer);
  if (!accord_filter_add (any, "customer", ACCORD_OP_IS, &operand, 1, &error) ||
      !accord_filter_add (any, "other", ACCORD_OP_IS, &operand, 1, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_query_set_filter (query, any);
  return accord_store_select (store, query);
}

/**
 * accord_distinct_has:
 * @distinct: (element-type AccordRecord): what was said about a customer
 * @other: another one
 *
 * Returns: whether the two were said to be different
 */
gboolean
accord_distinct_has (GPtrArray *distinct, gint64 other)
{
  for (guint i = 0; i < distinct->len; i++)
    if (accord_record_number (distinct->pdata[i], "customer") == other || accord_record_number (distinct->pdata[i], "other") == other)
      return TRUE;
  return FALSE;
}
