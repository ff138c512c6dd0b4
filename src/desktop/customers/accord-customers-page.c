/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomersPage: list and record of customers. It only holds the two together: what the list
 * chooses is shown, what is deleted gives way to its neighbour, what comes back is shown again.
 *
 *   AdwNavigationSplitView
 *     list   AccordCustomersList, or its rows as an AccordRecordTable over the whole width
 *     record AdwNavigationView ─ AccordCustomerPane, drill pages pushed over it
 */

#include "accord-config.h"

#include "accord-customers-page-private.h"

#include "accord-customers-table.h"
#include "accord-record-dialog.h"

#define NEIGHBOURS_LOOKED_AT 1000

enum { PROP_NARROW = 1, PROP_TABLE, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordCustomersPage, accord_customers_page, ADW_TYPE_BIN)

static guint shown_signal, form_signal;

static void
update_actions (AccordCustomersPage *self)
{
  gint64 id;

  if (self->record == NULL)
    return;
  id = accord_customer_pane_get_id (self->record);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.previous",
                                 accord_customers_list_neighbour (self->list, id, -1) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.next", accord_customers_list_neighbour (self->list, id, 1) != 0);
}

void
accord_customers_page_set_shown (AccordCustomersPage *self, gint64 id)
{
  adw_navigation_view_pop_to_page (self->navigation, self->record_page);
  accord_customer_pane_set_id (self->record, id);
  update_actions (self);
  g_signal_emit (self, shown_signal, 0, id);
}

static void
chosen_cb (AccordCustomersPage *self, gint64 id)
{
  accord_customers_page_set_shown (self, id);
}

static void
opened_cb (AccordCustomersPage *self, gint64 id)
{
  accord_customers_page_set_shown (self, id);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* A list beside the record shows what is selected; a list alone opens what is clicked. */
static void
collapsed_cb (AccordCustomersPage *self)
{
  if (self->list != NULL)
    accord_customers_list_set_pushes (self->list, adw_navigation_split_view_get_collapsed (self->split));
}

/* A table takes the whole width; a record is pushed over it, as in a narrow window. */
static void
update_collapsed (AccordCustomersPage *self)
{
  if (self->split != NULL)
    adw_navigation_split_view_set_collapsed (self->split, self->narrow || self->table != NULL);
}

static void
set_table (AccordCustomersPage *self, gboolean table)
{
  if ((self->table != NULL) == table)
    return;
  if (table)
    {
      self->table = g_object_ref_sink (accord_customers_table_new (self->list));
      g_signal_connect_object (self->table, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
    }
  accord_customers_list_set_table (self->list, table ? self->table : NULL);
  if (!table)
    g_clear_object (&self->table);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.columns", table);
  update_collapsed (self);
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TABLE]);
}

static void
accord_customers_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordCustomersPage *self = ACCORD_CUSTOMERS_PAGE (object);

  g_value_set_boolean (value, id == PROP_NARROW ? self->narrow : self->table != NULL);
}

static void
accord_customers_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordCustomersPage *self = ACCORD_CUSTOMERS_PAGE (object);

  if (id == PROP_TABLE)
    {
      set_table (self, g_value_get_boolean (value));
      return;
    }
  self->narrow = g_value_get_boolean (value);
  update_collapsed (self);
  g_object_notify_by_pspec (object, pspec);
}

/* The nearest that was not deleted with it. A longer way is not gone: then the list says where to go on. */
static gint64
find_left (AccordCustomersPage *self, const AccordChangeSet *set, gint64 id, int by)
{
  for (int i = 1; i <= NEIGHBOURS_LOOKED_AT; i++)
    {
      gint64 next = accord_customers_list_neighbour (self->list, id, i * by);

      if (next == 0 || next == id || !accord_change_set_did (set, &accord_customer_kind, next, 'd'))
        return next != id ? next : 0;
    }
  return 0;
}

/* The list still has the order from before: it reads again with the next frame. */
static void
leave_deleted (AccordCustomersPage *self, const AccordChangeSet *set, gint64 id)
{
  gint64 next = find_left (self, set, id, 1);

  if (next == 0)
    next = find_left (self, set, id, -1);
  self->deleted = id;
  accord_customers_list_select (self->list, next);
  accord_customers_page_set_shown (self, next);
  if (next == 0 || adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static void
committed_cb (AccordCustomersPage *self, AccordChangeSet *set)
{
  gint64 id = accord_customer_pane_get_id (self->record);

  if (id != 0 && accord_change_set_did (set, &accord_customer_kind, id, 'd'))
    leave_deleted (self, set, id);
  else if (self->deleted != 0 && set->origin == ACCORD_ORIGIN_UNDO &&
           accord_change_set_did (set, &accord_customer_kind, self->deleted, 'r'))
    accord_customers_page_show (self, self->deleted);
  update_actions (self);
}

static void
added_cb (AccordCustomersPage *self, gint64 id)
{
  accord_customers_page_show (self, id);
}

static void
accord_customers_page_dispose (GObject *object)
{
  AccordCustomersPage *self = ACCORD_CUSTOMERS_PAGE (object);

  g_clear_object (&self->table);
  self->list = NULL;
  self->record = NULL;
  /* libadwaita 1.7 keeps a split view that has gone back to its list; what is in it must go. */
  if (self->split != NULL)
    {
      adw_navigation_split_view_set_sidebar (self->split, NULL);
      adw_navigation_split_view_set_content (self->split, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customers_page_parent_class)->dispose (object);
}

static void
accord_customers_page_class_init (AccordCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = accord_customers_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = accord_customers_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = accord_customers_page_set_property;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  props[PROP_TABLE] = g_param_spec_boolean ("table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_install_property_action (widget_class, "customers.table", "table");
  /**
   * AccordCustomersPage::shown:
   * @id: the customer whose record is shown now, 0 for none
   */
  shown_signal = g_signal_new ("shown", ACCORD_TYPE_CUSTOMERS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * AccordCustomersPage::form:
   * @dialog: an #AccordRecordDialog in which a new customer is about to be typed
   */
  form_signal = g_signal_new ("form", ACCORD_TYPE_CUSTOMERS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              ACCORD_TYPE_RECORD_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/customers/accord-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersPage, split);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersPage, list_page);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersPage, navigation);
  gtk_widget_class_bind_template_child (widget_class, AccordCustomersPage, record_page);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  accord_customers_page_install_actions (widget_class);
}

static void
accord_customers_page_init (AccordCustomersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.columns", FALSE);
}

static GtkWidget *
make (AccordWorkspace *workspace, gboolean ahead)
{
  AccordCustomersPage *self = g_object_new (ACCORD_TYPE_CUSTOMERS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = ACCORD_CUSTOMERS_LIST (accord_customers_list_new (workspace, ahead));
  self->record = ACCORD_CUSTOMER_PANE (accord_customer_pane_new (workspace));
  if (ahead)
    accord_customer_pane_prepare (self->record);
  adw_navigation_page_set_child (self->list_page, GTK_WIDGET (self->list));
  adw_navigation_page_set_child (self->record_page, GTK_WIDGET (self->record));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record, "opened", G_CALLBACK (accord_customers_page_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_customers_list_get_model (self->list), "items-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  accord_customers_page_add_keys (self);
  collapsed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * accord_customers_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the part; the window drops it with the file
 */
GtkWidget *
accord_customers_page_new (AccordWorkspace *workspace)
{
  return make (workspace, FALSE);
}

/**
 * accord_customers_page_new_ahead:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the part before anybody asked for it; its list asks for nothing until it is seen
 */
GtkWidget *
accord_customers_page_new_ahead (AccordWorkspace *workspace)
{
  return make (workspace, TRUE);
}

/**
 * accord_customers_page_show:
 * @self: the part
 * @id: a customer
 *
 * Shows its record and selects it in the list.
 */
void
accord_customers_page_show (AccordCustomersPage *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_PAGE (self));

  self->deleted = 0;
  accord_customers_list_select (self->list, id);
  accord_customers_page_set_shown (self, id);
  adw_navigation_split_view_set_show_content (self->split, id != 0);
}

/**
 * accord_customers_page_show_view:
 * @self: the part
 * @view: a saved view, 0 for all customers
 *
 * Shows the list as the view keeps it.
 */
void
accord_customers_page_show_view (AccordCustomersPage *self, gint64 view)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_PAGE (self));

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  accord_customers_list_open_view (self->list, view);
}

/**
 * accord_customers_page_new_customer:
 * @self: the part
 *
 * Opens the form of a new customer, whose record is shown then.
 */
void
accord_customers_page_new_customer (AccordCustomersPage *self)
{
  AdwDialog *dialog;

  g_return_if_fail (ACCORD_IS_CUSTOMERS_PAGE (self));

  if (accord_workspace_is_read_only (self->workspace))
    return;
  dialog = accord_record_dialog_new_add (self->workspace, &accord_customer_kind, NULL, 0);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, form_signal, 0, dialog);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * accord_customers_page_add_banner:
 * @self: the part
 * @widget: asks something about the customer shown (signal "shown")
 *
 * Puts a widget above the record.
 */
void
accord_customers_page_add_banner (AccordCustomersPage *self, GtkWidget *widget)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_PAGE (self));
  accord_customer_pane_add_banner (self->record, widget);
}

/**
 * accord_customers_page_focus_search:
 * @self: the part
 *
 * Shows the list and puts the cursor into its search.
 */
void
accord_customers_page_focus_search (AccordCustomersPage *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_PAGE (self));

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  accord_customers_list_focus_search (self->list);
}

/**
 * accord_customers_page_log:
 * @self: the part
 * @contact: a person of the customer on show, 0: the one proposed
 *
 * Opens the composer of the record.
 *
 * Returns: %FALSE if no record is on show, or the file is only read
 */
gboolean
accord_customers_page_log (AccordCustomersPage *self, gint64 contact)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_PAGE (self), FALSE);
  return accord_customer_pane_log (self->record, contact);
}

/**
 * accord_customers_page_find:
 * @self: the part
 * @text: what is looked for
 *
 * Shows the list of the customers that fit.
 */
void
accord_customers_page_find (AccordCustomersPage *self, const char *text)
{
  accord_customers_page_focus_search (self);
  accord_customers_list_set_search (self->list, text);
}

/**
 * accord_customers_page_get_shown:
 * @self: the part
 *
 * Returns: the customer whose record is shown, 0 for none
 */
gint64
accord_customers_page_get_shown (AccordCustomersPage *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_PAGE (self), 0);
  return accord_customer_pane_get_id (self->record);
}
