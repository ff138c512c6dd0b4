/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealLines: see the header. A line is added by choosing a product, at the price of the deal's price
 * list or else of the product; a name that is no product becomes a line in words.
 *
 *   chooser ─▶ fiber: product, price of the list ─▶ one change: the line, unfolded at its quantity
 */

#include "accord-config.h"

#include "accord-deal-lines.h"

#include "accord-commit.h"
#include "accord-deal-line-add.h"
#include "accord-deal-part.h"
#include "accord-decimal.h"
#include "accord-field-commit.h"
#include "accord-offer-sum.h"
#include "accord-query.h"
#include "accord-record-chooser.h"

#include <glib/gi18n-lib.h>

struct _AccordDealLines {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordDealPart *part;
  GtkLabel *total;
  GtkLabel *margin;
  GtkWidget *problem;  /* label: why they cannot be added */
  AdwSwitchRow *decide;
  GtkWidget *use;      /* button: their total becomes the amount */
  gboolean showing;    /* the switch follows, nobody turned it */
};

G_DEFINE_FINAL_TYPE (AccordDealLines, accord_deal_lines, ADW_TYPE_BIN)

/* Rows */

void
accord_deal_line_describe (AdwExpanderRow *row, AccordEntity *line, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (line);
  const char *text = accord_record_text (record, "text");
  const char *product = accord_record_title_of (record, "product");
  const char *currency = accord_offer_line_currency (record);
  AccordPriceLine price = { 0 };
  gboolean priced = accord_offer_line_read (record, &price) && currency != NULL;
  g_autofree char *quantity = accord_decimal_format (price.quantity, ACCORD_QUANTITY_DIGITS);
  g_autofree char *unit = priced ? accord_money_format (price.unit, currency) : NULL;
  g_autofree char *rate = accord_rate_format (price.discount);
  g_autofree char *subtitle = NULL;
  g_autofree char *value = NULL;
  gint64 net;

  if (priced && price.discount != 0)
    subtitle = g_strdup_printf (_("%1$s × %2$s − %3$s"), quantity, unit, rate);
  else if (priced)
    subtitle = g_strdup_printf (_("%1$s × %2$s"), quantity, unit);
  if (priced && accord_price_line_net (&price, &net))
    value = accord_money_format (net, currency);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text != NULL ? text : product != NULL ? product : "—");
  adw_expander_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
  gtk_label_set_text (accord_deal_part_value (row), value != NULL ? value : "—");
}

/* Totals */

static gboolean
lines_decide (AccordDealLines *self)
{
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;

  return deal != NULL && accord_record_number (deal, "lines_decide") != 0;
}

static void
show_use (AccordDealLines *self, const AccordPriceSum *sum, const char *currency)
{
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;
  AccordMoney amount = { 0 };
  gboolean same = deal != NULL && currency != NULL && accord_record_get_money (deal, "amount", &amount) &&
                  amount.minor == sum->net && g_str_equal (amount.currency, currency);
  g_autofree char *text = currency != NULL ? accord_money_format (sum->net, currency) : NULL;
  g_autofree char *words = text != NULL ? g_strdup_printf (_("Use %s as the Amount"), text) : NULL;

  gtk_widget_set_visible (self->use, words != NULL && !same && !lines_decide (self) &&
                                       !accord_workspace_is_read_only (self->workspace));
  if (words != NULL)
    gtk_button_set_label (GTK_BUTTON (self->use), words);
}

static void
show_sum (AccordDealLines *self, const AccordPriceSum *sum, const char *currency)
{
  g_autofree char *net = currency != NULL ? accord_money_format (sum->net, currency) : g_strdup ("—");
  g_autofree char *lowered = currency != NULL ? accord_money_format (sum->discount, currency) : NULL;
  g_autofree char *gain = currency != NULL ? accord_money_format (sum->margin, currency) : NULL;
  g_autofree char *share = NULL;
  g_autofree char *words = NULL;
  g_autofree char *margin = NULL;
  gint64 rate;

  if (currency != NULL && sum->discount != 0)
    words = g_strdup_printf (_("Total %1$s, %2$s of discounts taken off"), net, lowered);
  else
    words = g_strdup_printf (_("Total %s"), net);
  if (accord_price_sum_margin_rate (sum, &rate))
    {
      share = accord_rate_format (rate);
      margin = sum->n_costed < sum->n
                 ? g_strdup_printf (_("Margin %1$s, %2$s (%3$d of %4$d lines have a cost)"), gain, share, sum->n_costed, sum->n)
                 : g_strdup_printf (_("Margin %1$s, %2$s"), gain, share);
    }
  gtk_label_set_text (self->total, words);
  gtk_label_set_text (self->margin, margin != NULL ? margin : _("No margin: no line has a cost"));
}

static void
show_totals (AccordDealLines *self)
{
  g_autoptr (GPtrArray) lines = accord_deal_part_get_records (self->part);
  g_autoptr (GError) error = NULL;
  AccordPriceSum sum;
  const char *currency;
  gboolean added = accord_offer_sum_lines (lines, &sum, &currency, &error);

  gtk_widget_set_visible (self->problem, !added);
  gtk_label_set_text (GTK_LABEL (self->problem), added ? "" : error->message);
  if (added)
    {
      show_sum (self, &sum, currency);
      show_use (self, &sum, currency);
    }
  self->showing = TRUE;
  adw_switch_row_set_active (self->decide, lines_decide (self));
  self->showing = FALSE;
}

static void
decide_cb (AccordDealLines *self)
{
  const AccordField *field = &accord_deal_kind.fields[accord_kind_find (&accord_deal_kind, "lines_decide")];
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (self->showing || self->deal == NULL)
    return;
  accord_value_set_number (&value, adw_switch_row_get_active (self->decide));
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), accord_field_commit (self->workspace, self->deal, field, &value)));
}

static void
use_cb (AccordDealLines *self)
{
  g_autoptr (GPtrArray) lines = accord_deal_part_get_records (self->part);
  const AccordField *field = &accord_deal_kind.fields[accord_kind_find (&accord_deal_kind, "amount")];
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  AccordPriceSum sum;
  const char *currency;

  if (self->deal == NULL || !accord_offer_sum_lines (lines, &sum, &currency, NULL) || currency == NULL)
    return;
  accord_value_set_both (&value, sum.net, currency);
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), accord_field_commit (self->workspace, self->deal, field, &value)));
}

/* Adding */

typedef struct {
  AccordDealLines *self;
  AccordDealLineDraft draft;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->self);
  g_free (adding->draft.text);
  g_free (adding->draft.after);
  g_free (adding);
}

static DexFuture *
add_fiber (gpointer data)
{
  Adding *adding = data;
  AccordDealLines *self = adding->self;
  gint64 id = accord_deal_line_add_await (GTK_WIDGET (self), self->workspace, &adding->draft);

  if (id != 0 && accord_deal_part_get_owner (self->part) == adding->draft.deal)
    accord_deal_part_unfold (self->part, id, "quantity");
  return dex_future_new_true ();
}

static void
add_line (AccordDealLines *self, gint64 product, const char *text)
{
  g_autoptr (GPtrArray) lines = accord_deal_part_get_records (self->part);
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;
  Adding *adding;

  if (deal == NULL)
    return;
  adding = g_new0 (Adding, 1);
  adding->self = g_object_ref (self);
  adding->draft = (AccordDealLineDraft) { accord_record_id (deal), accord_record_number (deal, "price_list"), product,
                                          g_strdup (text), NULL };
  if (lines->len > 0)
    adding->draft.after = g_strdup (accord_record_text (lines->pdata[lines->len - 1], "rank"));
  dex_future_disown (dex_scheduler_spawn (NULL, 0, add_fiber, adding, adding_free));
}

static void
product_chosen_cb (AccordDealLines *self, gint64 product)
{
  add_line (self, product, NULL);
}

static void
words_chosen_cb (AccordDealLines *self, const char *text)
{
  add_line (self, 0, text);
}

static void
add_cb (AccordDealLines *self, GtkWidget *button)
{
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, &accord_product_kind));

  accord_record_chooser_set_can_create (chooser, TRUE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (product_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (words_chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, button);
}

static void
accord_deal_lines_dispose (GObject *object)
{
  AccordDealLines *self = ACCORD_DEAL_LINES (object);

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  G_OBJECT_CLASS (accord_deal_lines_parent_class)->dispose (object);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
}

static void
accord_deal_lines_class_init (AccordDealLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_lines_dispose;
}

static void
accord_deal_lines_init (AccordDealLines *self)
{
}

static GtkLabel *
make_line (const char *css)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css);
  gtk_widget_add_css_class (label, "numeric");
  return GTK_LABEL (label);
}

static GtkWidget *
make_foot (AccordDealLines *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->total = make_line ("heading");
  self->margin = make_line ("secondary");
  self->problem = GTK_WIDGET (make_line ("error"));
  self->use = gtk_button_new ();
  gtk_widget_set_halign (self->use, GTK_ALIGN_START);
  g_signal_connect_object (self->use, "clicked", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
  self->decide = g_object_new (ADW_TYPE_SWITCH_ROW, "title", _("Amount Follows the Lines"), "sensitive",
                               !accord_workspace_is_read_only (self->workspace), NULL);
  g_signal_connect_object (self->decide, "notify::active", G_CALLBACK (decide_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->decide));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->total));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->margin));
  gtk_box_append (GTK_BOX (foot), self->problem);
  gtk_box_append (GTK_BOX (foot), self->use);
  gtk_box_append (GTK_BOX (foot), list);
  return foot;
}

/**
 * accord_deal_lines_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, of no deal
 */
GtkWidget *
accord_deal_lines_new (AccordWorkspace *workspace)
{
  AccordDealLines *self = g_object_new (ACCORD_TYPE_DEAL_LINES, NULL);
  const AccordDealPartLook look = { &accord_deal_line_kind, "deal", "rank", _("Product Lines"), _("Add a product line"),
                                    _("No lines yet: the amount is what was typed in."), NULL };

  self->workspace = g_object_ref (workspace);
  self->part = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &look));
  accord_deal_part_set_foot (self->part, make_foot (self));
  accord_deal_part_set_funcs (self->part, NULL, accord_deal_line_describe, NULL, self);
  g_signal_connect_object (self->part, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->part, "changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->part));
  return GTK_WIDGET (self);
}

/**
 * accord_deal_lines_set_deal:
 * @self: the section
 * @deal: (nullable): whose lines
 */
void
accord_deal_lines_set_deal (AccordDealLines *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_LINES (self));

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_set_object (&self->deal, deal);
  if (deal != NULL)
    g_signal_connect_object (deal, "notify::record", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  accord_deal_part_set_owner (self->part, deal != NULL ? accord_entity_get_id (deal) : 0);
  show_totals (self);
}

/**
 * accord_deal_lines_get_records:
 * @self: the section
 *
 * Returns: (transfer full) (element-type AccordRecord): the lines in order
 */
GPtrArray *
accord_deal_lines_get_records (AccordDealLines *self)
{
  g_return_val_if_fail (ACCORD_IS_DEAL_LINES (self), NULL);
  return accord_deal_part_get_records (self->part);
}
