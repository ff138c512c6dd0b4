/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerPurchases: see the header.
 *
 *   set_customer, commit, shown ─ once per frame ─▶ accord_report_bought() ─▶ strip, products, purchases
 *
 * Main thread. */

#include "accord-config.h"

#include "accord-customer-purchases.h"

#include "accord-bought.h"
#include "accord-commit.h"
#include "accord-customer-behaviour.h"
#include "accord-customer-purchases-rows.h"
#include "accord-customer-stats.h"
#include "accord-date.h"
#include "accord-frame-call.h"
#include "accord-newest-answer.h"
#include "accord-record-section.h"
#include "accord-stat-strip.h"

#include <glib/gi18n-lib.h>

enum { CELL_ALL, CELL_LAST, CELL_NEXT };

struct _AccordCustomerPurchases {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *customer; /* nullable */
  AccordFrameCall read;
  AccordNewestAnswer asked;
  GtkWidget *nothing;
  GtkWidget *some; /* all of the below */
  AccordStatStrip *strip;
  AccordCustomerBehaviour *behaviour;
  GtkWidget *mix;
  GtkListBox *parts;
  GtkListBox *orders;
  GtkWidget *all;
};

G_DEFINE_FINAL_TYPE (AccordCustomerPurchases, accord_customer_purchases, ADW_TYPE_BIN)

static void
show_all (AccordStatCell *cell, const AccordBought *bought, const char *currency)
{
  g_autofree char *sum = accord_money_format_card (bought->sum, currency);
  g_autofree char *number = g_strdup_printf (ngettext ("%d purchase", "%d purchases", (gulong) bought->n_orders), (int) bought->n_orders);
  g_autofree char *words = bought->n_left_out == 0
                             ? g_steal_pointer (&number)
                             /* Translators: "5 purchases · 1 not in EUR": without an amount in that currency */
                             : g_strdup_printf (_("%1$s · %2$d not in %3$s"), number, (int) bought->n_left_out, currency);

  accord_stat_cell_set_value (cell, bought->n_left_out == bought->n_orders ? "—" : sum);
  accord_stat_cell_set_comparison (cell, words, ACCORD_TINT_NEUTRAL, 0);
}

static void
show_last (AccordStatCell *cell, const AccordBought *bought)
{
  g_autofree char *last = accord_date_format_relative (bought->last, accord_date_today ());
  g_autofree char *first = accord_date_format (bought->first);
  g_autofree char *words = bought->n_orders == 1 ? g_strdup (_("The only one")) : g_strdup_printf (_("the first on %s"), first);

  accord_stat_cell_set_value (cell, last);
  accord_stat_cell_set_comparison (cell, words, ACCORD_TINT_NEUTRAL, 0);
}

/* What is expected is said with why; what did not come, in words too. */
static void
show_next (AccordStatCell *cell, const AccordBought *bought)
{
  gint64 late = accord_date_today () - bought->next;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (bought->every == 0)
    {
      accord_stat_cell_set_value (cell, "—");
      accord_stat_cell_set_comparison (cell, _("Needs two purchases"), ACCORD_TINT_NEUTRAL, 0);
      return;
    }
  day = accord_date_format (bought->next);
  if (late > 0)
    words = g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) late), (int) late);
  else
    words = g_strdup_printf (ngettext ("usually every day", "usually every %d days", (gulong) bought->every), (int) bought->every);
  accord_stat_cell_set_value (cell, day);
  accord_stat_cell_set_comparison (cell, words, late > 0 ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL, 0);
}

static void
show_parts (AccordCustomerPurchases *self, const AccordBought *bought, const char *currency)
{
  const AccordBoughtPart *parts = (const AccordBoughtPart *) (void *) bought->parts->data;
  gboolean any = bought->parts->len > 1 || (bought->parts->len == 1 && parts[0].product != 0);

  gtk_list_box_remove_all (self->parts);
  gtk_widget_set_visible (self->mix, any);
  for (guint i = 0; any && i < bought->parts->len; i++)
    gtk_list_box_append (self->parts, accord_purchases_part_row (&parts[i], bought->parts_sum, currency));
}

static void
show_orders (AccordCustomerPurchases *self, const AccordBought *bought)
{
  g_autofree char *number = accord_number_format (bought->n_all);
  g_autofree char *label = g_strdup_printf (_("Show All %s Purchases"), number);

  gtk_list_box_remove_all (self->orders);
  for (guint i = 0; i < bought->orders->len; i++)
    gtk_list_box_append (self->orders, accord_purchases_order_row (&g_array_index (bought->orders, AccordBoughtOrder, i)));
  gtk_button_set_label (GTK_BUTTON (self->all), label);
  gtk_widget_set_visible (self->all, bought->n_all > bought->orders->len);
}

static void
show (AccordCustomerPurchases *self, const AccordBought *bought)
{
  const char *currency = accord_workspace_get_currency (self->workspace);

  gtk_widget_set_visible (self->nothing, bought->n_orders == 0);
  gtk_widget_set_visible (self->some, bought->n_orders > 0);
  if (bought->n_orders == 0)
    return;
  show_all (accord_stat_strip_get_cell (self->strip, CELL_ALL), bought, currency);
  show_last (accord_stat_strip_get_cell (self->strip, CELL_LAST), bought);
  show_next (accord_stat_strip_get_cell (self->strip, CELL_NEXT), bought);
  show_parts (self, bought, currency);
  show_orders (self, bought);
}

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  if (value != NULL)
    show (owner, g_value_get_boxed (value));
  else
    accord_say_error (owner, error->message);
}

static void
read_due (gpointer data)
{
  AccordCustomerPurchases *self = data;

  accord_newest_answer_drop (&self->asked);
  if (self->customer == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  accord_customer_behaviour_read (self->behaviour, accord_entity_get_id (self->customer));
  accord_newest_answer_ask (&self->asked,
                            accord_report_bought (accord_workspace_get_store (self->workspace), accord_entity_get_id (self->customer),
                                                  accord_workspace_get_currency (self->workspace), accord_date_today ()));
}

static void
committed_cb (AccordCustomerPurchases *self, AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_deal_kind) || accord_change_set_touches (set, &accord_deal_line_kind) ||
      accord_change_set_touches (set, &accord_product_kind) || accord_change_set_touches (set, &accord_stage_kind) ||
      accord_change_set_touches (set, &accord_workspace_kind))
    accord_frame_call_queue (&self->read);
}

static void
all_cb (AccordCustomerPurchases *self)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (navigation != NULL && self->customer != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), accord_customer_stats_drill_purchases (self->workspace, self->customer));
}

static void
accord_customer_purchases_dispose (GObject *object)
{
  AccordCustomerPurchases *self = ACCORD_CUSTOMER_PURCHASES (object);

  accord_newest_answer_drop (&self->asked);
  accord_frame_call_clear (&self->read);
  G_OBJECT_CLASS (accord_customer_purchases_parent_class)->dispose (object);
  g_clear_object (&self->customer);
  g_clear_object (&self->workspace);
}

static void
accord_customer_purchases_class_init (AccordCustomerPurchasesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_purchases_dispose;
}

static void
accord_customer_purchases_init (AccordCustomerPurchases *self)
{
  accord_frame_call_init (&self->read, read_due, self);
  accord_newest_answer_init (&self->asked, self, answered);
  g_signal_connect (self, "map", G_CALLBACK (read_due), NULL);
}

static GtkListBox *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_section (const char *heading, GtkListBox *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), accord_section_heading_new (heading, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  return box;
}

static void
make_some (AccordCustomerPurchases *self)
{
  GtkWidget *orders;

  self->some = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->strip = ACCORD_STAT_STRIP (accord_stat_strip_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->strip), "tight");
  accord_stat_strip_add (self->strip, _("Bought"));
  accord_stat_strip_add (self->strip, _("Latest purchase"));
  accord_stat_strip_add (self->strip, _("Next expected"));
  self->behaviour = ACCORD_CUSTOMER_BEHAVIOUR (accord_customer_behaviour_new (self->workspace));
  self->parts = make_list (_("By product"));
  self->orders = make_list (_("Purchases"));
  self->mix = make_section (_("By Product"), self->parts);
  orders = make_section (_("Purchases"), self->orders);
  self->all = gtk_button_new ();
  gtk_widget_add_css_class (self->all, "flat");
  gtk_box_append (GTK_BOX (orders), self->all);
  gtk_box_append (GTK_BOX (self->some), GTK_WIDGET (self->strip));
  gtk_box_append (GTK_BOX (self->some), GTK_WIDGET (self->behaviour));
  gtk_box_append (GTK_BOX (self->some), self->mix);
  gtk_box_append (GTK_BOX (self->some), orders);
  gtk_widget_set_visible (self->some, FALSE);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "cell-activated", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_customer_purchases_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page, of nobody
 */
GtkWidget *
accord_customer_purchases_new (AccordWorkspace *workspace)
{
  AccordCustomerPurchases *self = g_object_new (ACCORD_TYPE_CUSTOMER_PURCHASES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->workspace = g_object_ref (workspace);
  self->nothing = g_object_new (GTK_TYPE_LABEL, "label", _("Nothing bought yet. Deals that are won stand here with what was bought."),
                                "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->nothing, "secondary");
  make_some (self);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->some);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_customer_purchases_set_customer:
 * @self: the page
 * @customer: (nullable): whose purchases
 */
void
accord_customer_purchases_set_customer (AccordCustomerPurchases *self, AccordEntity *customer)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PURCHASES (self));

  if (!g_set_object (&self->customer, customer))
    return;
  gtk_widget_set_visible (self->some, FALSE);
  gtk_widget_set_visible (self->nothing, FALSE);
  read_due (self);
}

/**
 * accord_customer_purchases_set_compact:
 * @self: the page
 * @compact: whether there is little room
 */
void
accord_customer_purchases_set_compact (AccordCustomerPurchases *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PURCHASES (self));
  accord_stat_strip_set_columns (self->strip, compact ? 2 : 0);
}

/**
 * accord_customer_purchases_set_standing:
 * @self: the page
 * @standing: (nullable): how the customer stands
 */
void
accord_customer_purchases_set_standing (AccordCustomerPurchases *self, const AccordStanding *standing)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PURCHASES (self));
  accord_customer_behaviour_set_standing (self->behaviour, standing);
}
