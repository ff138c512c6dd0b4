/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys, buttons and menus of the customers' page do. */

#include "accord-config.h"

#include "accord-customers-page-private.h"

#include "accord-customers-table.h"

static void
step (AccordCustomersPage *self, int steps)
{
  gint64 id = accord_customers_list_neighbour (self->list, accord_customer_pane_get_id (self->record), steps);

  if (id == 0)
    return;
  accord_customers_list_select (self->list, id);
  accord_customers_page_set_shown (self, id);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (ACCORD_CUSTOMERS_PAGE (widget), -1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (ACCORD_CUSTOMERS_PAGE (widget), 1);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customer_pane_log (ACCORD_CUSTOMERS_PAGE (widget)->record, 0);
}

/* While several are picked the key means them, wherever in the list the focus is, and not the one on show. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersPage *self = ACCORD_CUSTOMERS_PAGE (widget);

  if (accord_customers_list_is_picking (self->list))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.delete", NULL);
  else
    accord_customer_pane_activate (self->record, "record.delete");
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customers_page_focus_search (ACCORD_CUSTOMERS_PAGE (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customers_export (widget, ACCORD_CUSTOMERS_PAGE (widget)->list, ACCORD_CUSTOMERS_PAGE (widget)->table);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customers_print (widget, ACCORD_CUSTOMERS_PAGE (widget)->list, ACCORD_CUSTOMERS_PAGE (widget)->table);
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (ACCORD_CUSTOMERS_PAGE (widget)->table, "table.columns", NULL);
}

/* Ctrl+V where no text has the cursor: what was copied is read into new records. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return gtk_widget_activate_action (widget, "win.paste-people", "s", "");
}

/**
 * accord_customers_page_install_actions:
 * @klass: class of #AccordCustomersPage
 */
void
accord_customers_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "customers.previous", NULL, previous_action);
  gtk_widget_class_install_action (klass, "customers.next", NULL, next_action);
  gtk_widget_class_install_action (klass, "customers.log", NULL, log_action);
  gtk_widget_class_install_action (klass, "customers.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "customers.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "customers.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "customers.print", NULL, print_action);
  gtk_widget_class_install_action (klass, "customers.columns", NULL, columns_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Up, GDK_ALT_MASK, "customers.previous", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Down, GDK_ALT_MASK, "customers.next", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "customers.search", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "customers.print", NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
}

static gboolean
list_delete_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return gtk_widget_activate_action (widget, "customers.delete", NULL);
}

static gboolean
list_rename_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  accord_customer_pane_activate (ACCORD_CUSTOMERS_PAGE (data)->record, "record.rename");
  return TRUE;
}

/* Keys that act on a record only while the list, not a text, has the focus. */
void
accord_customers_page_add_keys (AccordCustomersPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0), gtk_callback_action_new (list_delete_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F2, 0), gtk_callback_action_new (list_rename_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}
