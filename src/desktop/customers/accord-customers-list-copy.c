/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copying rows as a table, for spreadsheets, letters and mails; and handing them to the export dialog. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-commit.h"
#include "accord-export-dialog.h"
#include "accord-table-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GdkContentProvider *
provider_for (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  AccordCustomersList *self = data;
  char **both = g_value_get_boxed (dex_future_get_value (future, NULL));
  GdkContentProvider *providers[3];
  g_autoptr (GdkContentProvider) all = NULL;

  providers[0] = provider_for ("text/html", both[1]);
  providers[1] = provider_for ("text/plain;charset=utf-8", both[0]);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, both[0]);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  accord_say (GTK_WIDGET (self), _("Copied as a table: paste it into a spreadsheet, a letter or an e-mail."));
  return dex_ref (future);
}

/* What is picked; nothing picked means the whole list. */
AccordSelection *
accord_customers_list_picked_or_all (AccordCustomersList *self)
{
  AccordQuery *query = accord_id_list_get_query (self->list);

  if (accord_picks_get_active (self->picks) && accord_picks_get_n (self->picks) > 0)
    return accord_picks_get_selection (self->picks);
  return accord_selection_new (accord_query_kind (query), query, g_array_new (FALSE, FALSE, sizeof (gint64)),
                               MAX (accord_id_list_get_total (self->list), (gint64) accord_id_list_get_n (self->list)));
}

/* Puts what is picked, or the whole list, on the clipboard. */
void
accord_customers_list_copy (AccordCustomersList *self)
{
  g_autoptr (AccordSelection) selection = accord_customers_list_picked_or_all (self);

  dex_future_disown (dex_future_then (accord_tell_refusal (GTK_WIDGET (self),
    accord_table_text_read (self->workspace, selection)), read_cb, g_object_ref (self), g_object_unref));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customers_list_copy (ACCORD_CUSTOMERS_LIST (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);
  g_autoptr (AccordSelection) selection = accord_customers_list_picked_or_all (self);
  g_autoptr (AccordQuery) query = accord_selection_to_query (selection, accord_id_list_get_query (self->list));

  accord_export_dialog_present (widget, self->workspace, query, NULL);
}

void
accord_customers_list_install_copy (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "list.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "list.copy-all", NULL, copy_action);
  gtk_widget_class_install_action (klass, "list.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "list.export-all", NULL, export_action);
}
