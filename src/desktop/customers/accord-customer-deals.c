/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerDeals: name, amount, dashes and name of the stage.
 *
 *   open deals ─▶ at most 6 ─┐
 *   closed     ─▶ at most 3 ─┴─▶ GtkFlattenListModel ─▶ rows; below: Show All 103 Deals
 */

#include "accord-config.h"

#include "accord-customer-deals.h"

#include "accord-commit.h"
#include "accord-record-section.h"
#include "accord-data-label.h"
#include "accord-id-list.h"
#include "accord-records-page.h"
#include "accord-stage-dashes.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define MAX_OPEN 6
#define MAX_CLOSED 3

struct _AccordCustomerDeals {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *customer;
  AccordIdList *open;
  AccordIdList *closed;
  AccordIdList *stages;
  GtkListBox *list;
  GtkWidget *all;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (AccordCustomerDeals, accord_customer_deals, ADW_TYPE_BIN)

static char *
amount_of (AccordRecord *record)
{
  AccordMoney money;

  if (!accord_record_get_money (record, "amount", &money))
    return NULL;
  return accord_money_format_card (money.minor, money.currency);
}

static void
deal_changed_cb (GtkWidget *row, GParamSpec *pspec, AccordEntity *deal)
{
  AccordRecord *record = accord_entity_get_record (deal);
  const char *stage = accord_entity_get_text (deal, "stage");
  g_autofree char *amount = record != NULL ? amount_of (record) : NULL;
  g_autofree char *name = g_strjoin (", ", accord_entity_get_title (deal), stage != NULL ? stage : "—", amount, NULL);

  accord_data_label_set_text (g_object_get_data (G_OBJECT (row), "title"), accord_entity_get_title (deal));
  accord_data_label_set_optional (g_object_get_data (G_OBJECT (row), "amount"), amount);
  accord_data_label_set_text (g_object_get_data (G_OBJECT (row), "stage"), stage);
  if (record != NULL)
    accord_stage_dashes_set_stage (g_object_get_data (G_OBJECT (row), "dashes"), accord_record_number (record, "stage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
deal_row (gpointer item, gpointer data)
{
  AccordCustomerDeals *self = data;
  AccordEntity *deal = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = accord_data_label_new (NULL);
  GtkWidget *amount = accord_data_label_new ("numeric");
  GtkWidget *stage = accord_data_label_new ("caption secondary");
  GtkWidget *dashes = accord_stage_dashes_new (self->stages);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (amount), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (first), title);
  gtk_box_append (GTK_BOX (first), amount);
  gtk_box_append (GTK_BOX (second), dashes);
  gtk_box_append (GTK_BOX (second), stage);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_add_css_class (box, "deal-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "amount", amount);
  g_object_set_data (G_OBJECT (row), "stage", stage);
  g_object_set_data (G_OBJECT (row), "dashes", dashes);
  g_object_set_data_full (G_OBJECT (row), "deal", g_object_ref (deal), g_object_unref);
  g_signal_connect_object (deal, "notify::record", G_CALLBACK (deal_changed_cb), row, G_CONNECT_SWAPPED);
  deal_changed_cb (row, NULL, deal);
  return row;
}

static void
row_activated_cb (AccordCustomerDeals *self, GtkListBoxRow *row)
{
  AccordEntity *deal = g_object_get_data (G_OBJECT (row), "deal");

  accord_show_record (GTK_WIDGET (self), &accord_deal_kind, accord_entity_get_id (deal));
}

static AccordQuery *
deals_query (AccordCustomerDeals *self)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);

  accord_query_add_number (query, "customer", ACCORD_OP_IS, accord_entity_get_id (self->customer));
  return query;
}

static void
all_cb (AccordCustomerDeals *self)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autofree char *title = g_strdup_printf (_("Deals with %s"), accord_entity_get_title (self->customer));
  g_autoptr (AccordQuery) query = deals_query (self);

  accord_query_set_sort (query, "opened_on", TRUE, NULL);
  if (navigation != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation),
                              accord_records_page_new (self->workspace, title, NULL, NULL, query));
}

static void
add_cb (AccordCustomerDeals *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-deal", "x", accord_entity_get_id (self->customer));
}

static void
update (AccordCustomerDeals *self)
{
  gint64 n = MAX (accord_id_list_get_total (self->open), 0) + MAX (accord_id_list_get_total (self->closed), 0);
  guint shown = MIN (accord_id_list_get_n (self->open), MAX_OPEN) + MIN (accord_id_list_get_n (self->closed), MAX_CLOSED);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *label = g_strdup_printf (_("Show All %s Deals"), number);

  gtk_button_set_label (GTK_BUTTON (self->all), label);
  gtk_widget_set_visible (self->all, n > shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list), shown > 0);
  gtk_widget_set_visible (self->nothing, shown == 0 && !accord_id_list_is_loading (self->open) &&
                                         !accord_id_list_is_loading (self->closed));
}

static void
accord_customer_deals_dispose (GObject *object)
{
  AccordCustomerDeals *self = ACCORD_CUSTOMER_DEALS (object);

  if (self->open != NULL)
    g_signal_handlers_disconnect_by_data (self->open, self);
  if (self->closed != NULL)
    g_signal_handlers_disconnect_by_data (self->closed, self);
  g_clear_object (&self->open);
  g_clear_object (&self->closed);
  g_clear_object (&self->stages);
  g_clear_object (&self->customer);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customer_deals_parent_class)->dispose (object);
}

static void
accord_customer_deals_class_init (AccordCustomerDealsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_deals_dispose;
}

static void
accord_customer_deals_init (AccordCustomerDeals *self)
{
}

static GListModel *
make_model (AccordCustomerDeals *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkSliceListModel) open = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->open)), 0, MAX_OPEN);
  g_autoptr (GtkSliceListModel) closed = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->closed)), 0, MAX_CLOSED);

  g_list_store_append (parts, open);
  g_list_store_append (parts, closed);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static void
make_lists (AccordCustomerDeals *self)
{
  g_autoptr (AccordQuery) stages = accord_query_new (&accord_stage_kind);

  self->open = accord_id_list_new (self->workspace);
  self->closed = accord_id_list_new (self->workspace);
  self->stages = accord_id_list_new (self->workspace);
  accord_query_set_sort (stages, "rank", FALSE, NULL);
  accord_id_list_set_query (self->stages, stages);
  for (AccordIdList **list = (AccordIdList *[]) { self->open, self->closed, NULL }; *list != NULL; list++)
    {
      g_signal_connect_swapped (*list, "items-changed", G_CALLBACK (update), self);
      g_signal_connect_swapped (*list, "notify::total", G_CALLBACK (update), self);
      g_signal_connect_swapped (*list, "notify::loading", G_CALLBACK (update), self);
    }
}

/**
 * accord_customer_deals_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, without a customer
 */
GtkWidget *
accord_customer_deals_new (AccordWorkspace *workspace)
{
  AccordCustomerDeals *self = g_object_new (ACCORD_TYPE_CUSTOMER_DEALS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *add = gtk_button_new_from_icon_name ("accord-plus-symbolic");
  g_autoptr (GListModel) model = NULL;

  self->workspace = g_object_ref (workspace);
  make_lists (self);
  model = make_model (self);
  gtk_widget_add_css_class (add, "flat");
  accord_tooltip_set (add, _("New Deal (Ctrl+Shift+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New deal"), -1);
  gtk_widget_set_visible (add, !accord_workspace_is_read_only (workspace));
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Deals"), -1);
  gtk_list_box_bind_model (self->list, model, deal_row, self, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  self->all = gtk_button_new ();
  gtk_widget_add_css_class (self->all, "flat");
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  self->nothing = g_object_new (GTK_TYPE_LABEL, "label", _("No deals yet"), "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->nothing, "secondary");
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Deals"), add));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->all);
  gtk_box_append (GTK_BOX (box), self->nothing);
  adw_bin_set_child (ADW_BIN (self), box);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_customer_deals_set_customer:
 * @self: the section
 * @customer: (nullable): whose deals
 */
void
accord_customer_deals_set_customer (AccordCustomerDeals *self, AccordEntity *customer)
{
  g_autoptr (AccordQuery) open = NULL;
  g_autoptr (AccordQuery) closed = NULL;

  g_return_if_fail (ACCORD_IS_CUSTOMER_DEALS (self));

  if (!g_set_object (&self->customer, customer))
    return;
  if (customer != NULL)
    {
      open = deals_query (self);
      accord_query_add (open, "closed_on", ACCORD_OP_EMPTY, NULL, NULL);
      accord_query_set_sort (open, "opened_on", TRUE, NULL);
      closed = deals_query (self);
      accord_query_add (closed, "closed_on", ACCORD_OP_NOT_EMPTY, NULL, NULL);
      accord_query_set_sort (closed, "closed_on", TRUE, NULL);
    }
  accord_id_list_set_query (self->open, open);
  accord_id_list_set_query (self->closed, closed);
}
