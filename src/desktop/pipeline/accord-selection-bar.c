/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordSelectionBar: what can be done with all selected cards at once; each is one change set. */

#include "accord-config.h"

#include "accord-selection-bar.h"

#include "accord-bulk-work.h"
#include "accord-cells.h"
#include "accord-commit.h"
#include "accord-deal-commands.h"
#include "accord-deal-rows.h"
#include "accord-deal-transfer.h"
#include "accord-menu-popup.h"
#include "accord-record-chooser.h"
#include "accord-sum-lines.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

#define NAMED 3 /* currencies */

struct _AccordSelectionBar {
  AdwBin parent_instance;

  AccordBoardContext *context;
  GtkRevealer *revealer;
  GtkLabel *words;
  GtkMenuButton *move;
  GtkWidget *owner;
  GtkWidget *lost;
  guint n_shown;
  guint generation;
};

G_DEFINE_FINAL_TYPE (AccordSelectionBar, accord_selection_bar, ADW_TYPE_BIN)

static const char *
currency_of (AccordSelectionBar *self)
{
  return accord_workspace_get_currency (accord_board_context_get_workspace (self->context));
}

/* "3 selected · €109,500 + 1 unpriced" */
static void
show_words (AccordSelectionBar *self, const char *amount, gint64 unpriced)
{
  guint n = self->n_shown;
  g_autofree char *count = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  g_autofree char *words = NULL;

  if (amount != NULL && unpriced > 0)
    words = g_strdup_printf (_("%s · %s + %d unpriced"), count, amount, (int) unpriced);
  else if (amount != NULL)
    words = g_strdup_printf ("%s · %s", count, amount);
  gtk_label_set_text (self->words, words ? words : count);
}

typedef struct {
  AccordSelectionBar *bar;
  GArray *deals;
  guint generation;
} Request;

static Request *
request_new (AccordSelectionBar *self, GArray *deals)
{
  Request *request = g_new (Request, 1);

  *request = (Request) { g_object_ref (self), g_array_ref (deals), self->generation };
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->bar);
  g_array_unref (request->deals);
  g_free (request);
}

/* Each currency by itself. */
static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  const GValue *value = dex_future_get_value (future, NULL);
  g_auto (AccordSumLines) lines = { 0 };
  g_autofree char *amount = NULL;

  if (value == NULL || request->generation != request->bar->generation)
    return dex_future_new_true ();
  accord_sum_lines_init (&lines, currency_of (request->bar));
  accord_sum_lines_add_total (&lines, &((AccordDealRows *) g_value_get_boxed (value))->all.total);
  lines.too_big = lines.too_big || ((AccordDealRows *) g_value_get_boxed (value))->all.too_big;
  amount = accord_sum_lines_join (&lines, FALSE, NAMED, FALSE);
  show_words (request->bar, amount, lines.unpriced);
  return dex_future_new_true ();
}

/* In one currency the deals alone say it; in several all of them are asked, which takes longer the first time. */
static DexFuture *
summed_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordSelectionBar *self = request->bar;
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  const GValue *value = dex_future_get_value (future, NULL);
  GArray *sums = value ? g_value_get_boxed (value) : NULL;
  const AccordColumnSum *sum = sums != NULL && sums->len > 0 ? &g_array_index (sums, AccordColumnSum, 0) : NULL;
  g_autofree char *amount = NULL;

  if (sum == NULL || request->generation != self->generation)
    return dex_future_new_true ();
  if (sum->n_others > 0)
    return dex_future_finally (accord_deal_rows_sum (accord_workspace_get_store (workspace), NULL,
                                                     (const gint64 *) (void *) request->deals->data, request->deals->len,
                                                     currency_of (self)),
                               added_cb, request_new (self, request->deals), request_free);
  amount = sum->n_values > 0 ? accord_money_format_card (sum->sum, currency_of (self)) : NULL;
  show_words (self, amount, (gint64) request->deals->len - sum->n_values);
  return dex_future_new_true ();
}

static void
ask_sum (AccordSelectionBar *self)
{
  static const char *const paths[] = { "amount", NULL };
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  g_autoptr (GArray) deals = accord_board_context_list_selected (self->context);
  DexFuture *sums = accord_store_sums (accord_workspace_get_store (workspace), &accord_deal_kind, paths, currency_of (self),
                                       (const gint64 *) (void *) deals->data, deals->len);

  self->generation++;
  dex_future_disown (dex_future_finally (sums, summed_cb, request_new (self, deals), request_free));
}

static void
fill_menu (AccordSelectionBar *self)
{
  AccordBoard *board = accord_board_context_get_board (self->context);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (board)); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (board), i);

      if (accord_deal_may_enter (column))
        accord_menu_append (menu, accord_board_column_get_title (column), "selected.move", "x", accord_board_column_get_key (column));
    }
  g_menu_append (menu, _("Another Pipeline…"), "selected.transfer");
  gtk_menu_button_set_menu_model (self->move, G_MENU_MODEL (menu));
}

static void
marks_changed_cb (AccordSelectionBar *self)
{
  guint n = accord_board_context_get_n_selected (self->context);
  gboolean dragging = accord_board_context_get_dragged (self->context) != 0;

  gtk_revealer_set_reveal_child (self->revealer, n > 0 && !dragging);
  gtk_widget_set_can_target (GTK_WIDGET (self), n > 0 && !dragging);
  if (n == self->n_shown)
    return;
  if (self->n_shown == 0)
    fill_menu (self);
  self->n_shown = n;
  if (n == 0)
    return;
  show_words (self, NULL, 0);
  ask_sum (self);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordSelectionBar *self = data;
  AccordBoardColumn *to = accord_board_get_shown (accord_board_context_get_board (self->context),
                                                  g_variant_get_int64 (parameter));
  g_autoptr (GArray) deals = accord_board_context_list_selected (self->context);

  if (to == NULL || deals->len == 0)
    return;
  accord_board_context_select_none (self->context);
  accord_deals_move (GTK_WIDGET (self), self->context, (const gint64 *) (void *) deals->data, deals->len, to, 0, NULL);
}

static void
transfer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordSelectionBar *self = data;
  g_autoptr (GArray) deals = accord_board_context_list_selected (self->context);

  if (deals->len > 0)
    accord_deals_transfer (GTK_WIDGET (self), accord_board_context_get_workspace (self->context),
                           (const gint64 *) (void *) deals->data, deals->len);
}

static void
lost_cb (AccordSelectionBar *self)
{
  g_autoptr (GArray) deals = accord_board_context_list_selected (self->context);

  if (deals->len > 0)
    accord_deals_lose (GTK_WIDGET (self), self->context, (const gint64 *) (void *) deals->data, deals->len);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
owner_chosen_cb (AccordSelectionBar *self, gint64 member)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  g_autoptr (GArray) deals = accord_board_context_list_selected (self->context);
  guint n = deals->len;
  g_autofree char *label = g_strdup_printf (ngettext ("Gave %u deal to somebody else", "Gave %u deals to somebody else", n), n);
  g_autoptr (AccordSelection) selection = NULL;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (n == 0)
    return;
  g_array_sort (deals, compare_ids);
  selection = accord_selection_new (&accord_deal_kind, NULL, deals, n);
  accord_value_set_number (&value, member);
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), accord_bulk_work_set (workspace, selection, label, "owner", &value, NULL)));
}

static void
owner_cb (AccordSelectionBar *self)
{
  GtkWidget *chooser = accord_record_chooser_new (accord_board_context_get_workspace (self->context), &accord_member_kind);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (owner_chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), self->owner);
}

static void
close_cb (AccordSelectionBar *self)
{
  accord_board_context_select_none (self->context);
}

static GtkWidget *
make_button (AccordSelectionBar *self, const char *icon, const char *label, GCallback func)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", func, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_bar (AccordSelectionBar *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("accord-cross-symbolic");

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "numeric");
  self->move = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->move, _("Move To"));
  gtk_menu_button_set_direction (self->move, GTK_ARROW_UP);
  gtk_widget_add_css_class (GTK_WIDGET (self->move), "flat");
  self->owner = make_button (self, "accord-person-symbolic", _("Owner"), G_CALLBACK (owner_cb));
  self->lost = make_button (self, "accord-cross-symbolic", _("Lost…"), G_CALLBACK (lost_cb));
  gtk_widget_add_css_class (close, "flat");
  accord_tooltip_set (close, _("Select Nothing"));
  g_signal_connect_object (close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->move));
  gtk_box_append (GTK_BOX (bar), self->owner);
  gtk_box_append (GTK_BOX (bar), self->lost);
  gtk_box_append (GTK_BOX (bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (bar), close);
  gtk_widget_add_css_class (bar, "drop-bar");
  gtk_widget_add_css_class (bar, "selection-bar");
  return bar;
}

static void
accord_selection_bar_dispose (GObject *object)
{
  g_clear_object (&ACCORD_SELECTION_BAR (object)->context);
  G_OBJECT_CLASS (accord_selection_bar_parent_class)->dispose (object);
}

static void
accord_selection_bar_class_init (AccordSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_selection_bar_dispose;
}

static void
accord_selection_bar_init (AccordSelectionBar *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) move = g_simple_action_new ("move", G_VARIANT_TYPE_INT64);
  g_autoptr (GSimpleAction) transfer = g_simple_action_new ("transfer", NULL);

  g_signal_connect_object (transfer, "activate", G_CALLBACK (transfer_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (transfer));
  g_signal_connect_object (move, "activate", G_CALLBACK (move_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (move));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "selected", G_ACTION_GROUP (group));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_transition_duration (self->revealer, 200);
  gtk_revealer_set_child (self->revealer, make_bar (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * accord_selection_bar_new:
 * @context: the board's
 *
 * Returns: (transfer floating): a bar that shows itself while cards are selected
 */
GtkWidget *
accord_selection_bar_new (AccordBoardContext *context)
{
  AccordSelectionBar *self = g_object_new (ACCORD_TYPE_SELECTION_BAR, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "marks-changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
