/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of the purchases of a customer: products by their share, purchases with their lines. */

#include "accord-config.h"

#include "accord-customer-purchases-rows.h"

#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-field.h"
#include "accord-kind.h"
#include "accord-meter.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
line_box (const char *text, const char *value, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = accord_data_label_new (css_class);
  GtkWidget *number = accord_data_label_new ("numeric");

  accord_data_label_set_text (GTK_LABEL (title), text);
  accord_data_label_set_optional (GTK_LABEL (number), value);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), number);
  return box;
}

/**
 * accord_purchases_part_row:
 * @part: a product
 * @whole: what all products come to, minor units
 * @currency: of the workspace
 *
 * Returns: (transfer floating): its row, with a bar of its share
 */
GtkWidget *
accord_purchases_part_row (const AccordBoughtPart *part, gint64 whole, const char *currency)
{
  const char *name = part->product != 0 ? part->name : _("Not in the catalogue");
  double share = whole > 0 ? CLAMP ((double) part->sum / (double) whole, 0, 1) : 0;
  g_autofree char *sum = accord_money_format_card (part->sum, currency);
  g_autofree char *percent = accord_percent_format (share);
  g_autofree char *value = g_strdup_printf ("%s · %s", sum, percent);
  g_autofree char *orders = g_strdup_printf (ngettext ("in %d purchase", "in %d purchases", (gulong) part->n_orders), (int) part->n_orders);
  g_autofree char *said = g_strdup_printf ("%s, %s, %s", name, value, orders);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *meter = accord_meter_new ();
  GtkWidget *below = accord_data_label_new ("caption secondary");

  accord_meter_set_fraction (ACCORD_METER (meter), share);
  accord_meter_set_label (ACCORD_METER (meter), said);
  accord_data_label_set_text (GTK_LABEL (below), orders);
  gtk_box_append (GTK_BOX (box), line_box (name, value, NULL));
  gtk_box_append (GTK_BOX (box), meter);
  gtk_box_append (GTK_BOX (box), below);
  gtk_widget_add_css_class (box, "deal-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

static void
open_cb (GtkWidget *button)
{
  gint64 *deal = g_object_get_data (G_OBJECT (button), "deal");

  accord_show_record (button, &accord_deal_kind, *deal);
}

static char *
amount_of (const AccordBoughtOrder *order)
{
  return order->priced ? accord_money_format_card (order->amount, order->currency) : g_strdup (_("Unpriced"));
}

static char *
quantity_of (gint64 thousandths)
{
  const AccordField *field = &accord_deal_line_kind.fields[accord_kind_find (&accord_deal_line_kind, "quantity")];
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, thousandths);
  return accord_field_format (field, &value, NULL);
}

static GtkWidget *
line_row (const AccordBoughtLine *line)
{
  g_autofree char *quantity = quantity_of (line->quantity);
  g_autofree char *net = accord_money_format_card (line->net, line->currency);
  /* Translators: "2 × Robot" */
  g_autofree char *text = g_strdup_printf (_("%1$s × %2$s"), quantity, line->text != NULL ? line->text : "—");
  GtkWidget *box = line_box (text, net, NULL);

  gtk_widget_add_css_class (box, "deal-line");
  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", box, NULL);
}

/**
 * accord_purchases_order_row:
 * @order: a purchase
 *
 * Returns: (transfer floating): its row; it unfolds to its lines, and its button opens the deal
 */
GtkWidget *
accord_purchases_order_row (const AccordBoughtOrder *order)
{
  g_autofree char *day = accord_date_format_full (order->day);
  g_autofree char *amount = amount_of (order);
  g_autofree char *lines = order->lines->len == 0 ? NULL
                             : g_strdup_printf (ngettext ("%s · %u line", "%s · %u lines", order->lines->len), day, order->lines->len);
  g_autofree char *open = g_strdup_printf (_("Open %s"), order->name);
  GtkWidget *row = g_object_new (order->lines->len > 0 ? ADW_TYPE_EXPANDER_ROW : ADW_TYPE_ACTION_ROW, "use-markup", FALSE,
                                 "title", order->name, "subtitle", lines != NULL ? lines : day, "title-lines", 2, NULL);
  GtkWidget *value = accord_data_label_new ("numeric");
  GtkWidget *button = accord_section_button_new ("go-next-symbolic", open);

  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_NONE);
  accord_data_label_set_text (GTK_LABEL (value), amount);
  g_object_set_data_full (G_OBJECT (button), "deal", g_memdup2 (&order->deal, sizeof order->deal), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  if (ADW_IS_EXPANDER_ROW (row))
    {
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button); /* the last one added stands first */
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), value);
      for (guint i = 0; i < order->lines->len; i++)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line_row (&g_array_index (order->lines, AccordBoughtLine, i)));
      return row;
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}
