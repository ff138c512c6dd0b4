/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers as a table: the same rows, search, filter and order as the list, of which it is another view. */

#include "accord-config.h"

#include "accord-customers-table.h"

#include "accord-commit.h"
#include "accord-export-dialog.h"
#include "accord-record-table.h"
#include "accord-table-print.h"

/* The list owns the query. */
static void
sort_cb (AccordCustomersList *list, const char *path, gboolean descending)
{
  g_object_set (list, "sort", path, "descending", descending, NULL);
}

static void
show_order (AccordRecordTable *table, GParamSpec *pspec, AccordCustomersList *list)
{
  g_autofree char *sort = NULL;
  gboolean descending;

  g_object_get (list, "sort", &sort, "descending", &descending, NULL);
  accord_record_table_set_sort (table, sort, descending);
}

/**
 * accord_customers_table_new:
 * @list: whose rows are shown
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
accord_customers_table_new (AccordCustomersList *list)
{
  g_autoptr (AccordIdSelection) selection = accord_id_selection_new (ACCORD_ID_LIST (accord_customers_list_get_model (list)));
  GtkWidget *table = accord_record_table_new (selection, &accord_customer_kind);

  g_signal_connect_object (table, "sort", G_CALLBACK (sort_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "heading", G_CALLBACK (accord_customers_list_dup_heading), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::sort", G_CALLBACK (show_order), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::descending", G_CALLBACK (show_order), table, G_CONNECT_SWAPPED);
  show_order (ACCORD_RECORD_TABLE (table), NULL, list);
  return table;
}

static GPtrArray *
columns_of (GtkWidget *table)
{
  return table != NULL ? accord_record_table_get_columns (ACCORD_RECORD_TABLE (table)) : NULL;
}

/**
 * accord_customers_export:
 * @from: where it is asked
 * @table: (nullable): shows the list
 *
 * Asks how the customers of the list are to be written to a file.
 */
void
accord_customers_export (GtkWidget *from, AccordCustomersList *list, GtkWidget *table)
{
  AccordIdList *rows = ACCORD_ID_LIST (accord_customers_list_get_model (list));

  accord_export_dialog_present (from, accord_id_list_get_workspace (rows), accord_id_list_get_query (rows), columns_of (table));
}

/**
 * accord_customers_print:
 * @from: where it is asked
 * @table: (nullable): shows the list
 *
 * Prints the customers of the list as a table.
 */
void
accord_customers_print (GtkWidget *from, AccordCustomersList *list, GtkWidget *table)
{
  AccordIdList *rows = ACCORD_ID_LIST (accord_customers_list_get_model (list));
  g_autofree char *title = accord_customers_list_dup_heading (list);

  dex_future_disown (accord_tell_refusal (from, accord_table_print (from, accord_id_list_get_workspace (rows),
                                                                    accord_id_list_get_query (rows), columns_of (table), title,
                                                                    NULL)));
}
