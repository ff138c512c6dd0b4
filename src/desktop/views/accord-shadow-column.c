/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordShadowColumn: heading with number and sums, and cards as the board has them. Amounts are those of the
 * board's day; names and customers those of today. */

#include "accord-config.h"

#include "accord-shadow-column.h"

#include "accord-close-drag.h"
#include "accord-data-label.h"
#include "accord-deal-card.h"
#include "accord-shadow-sums.h"
#include "accord-money.h"
#include "accord-shadow-card.h"

#include <glib/gi18n-lib.h>

struct _AccordShadowColumn {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gboolean movable;
  gint64 stage;
  GtkLabel *name;
  GtkLabel *count;
  GtkLabel *sum;
  GListStore *cards;
  GtkSingleSelection *selection;
  GtkListView *view;
};

enum { PUT, STEP, OPEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordShadowColumn, accord_shadow_column, ADW_TYPE_BIN)

/* Cards */

static char *
amount_words (const AccordPastDeal *deal)
{
  if (*deal->currency == '\0')
    return g_strdup (_("Unpriced"));
  return accord_money_format_card (deal->amount, deal->currency);
}

static void
fill_card (GtkListItem *item, AccordEntity *entity)
{
  AccordShadowCard *card = gtk_list_item_get_item (item);
  AccordDealCard *widget = ACCORD_DEAL_CARD (gtk_list_item_get_child (item));
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *amount = amount_words (accord_shadow_card_get (card));
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  accord_deal_card_set_title (widget, accord_entity_get_title (entity));
  accord_deal_card_set_customer (widget, record != NULL ? accord_record_title_of (record, "customer") : NULL);
  accord_deal_card_set_owner (widget, record != NULL ? accord_record_title_of (record, "owner") : NULL);
  accord_deal_card_set_amount (widget, amount);
  accord_deal_card_set_quiet (widget, accord_shadow_card_is_moved (card) ? _("Moved, not saved") : NULL);
  accord_deal_card_clear_step (widget);
  name = accord_deal_card_describe (widget);
  label = accord_shadow_card_is_moved (card) ? g_strdup_printf (_("%s, moved, not saved"), name) : g_strdup (name);
  gtk_list_item_set_accessible_label (item, label);
}

static void
record_cb (AccordEntity *entity, GParamSpec *pspec, GtkListItem *item)
{
  if (gtk_list_item_get_item (item) != NULL)
    fill_card (item, entity);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AccordShadowColumn *self)
{
  gtk_list_item_set_child (item, accord_deal_card_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AccordShadowColumn *self)
{
  const AccordPastDeal *deal = accord_shadow_card_get (gtk_list_item_get_item (item));
  AccordEntity *entity = accord_workspace_get_entity (self->workspace, &accord_deal_kind, deal->deal);

  g_object_set_data_full (G_OBJECT (item), "deal", entity, g_object_unref);
  g_signal_connect_object (entity, "notify::record", G_CALLBACK (record_cb), item, 0);
  fill_card (item, entity);
  if (self->movable)
    accord_close_drag_offer (gtk_list_item_get_child (item), self->workspace, deal->deal);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, AccordShadowColumn *self)
{
  g_signal_handlers_disconnect_by_func (g_object_get_data (G_OBJECT (item), "deal"), record_cb, item);
  g_object_set_data (G_OBJECT (item), "deal", NULL);
}

static void
activate_cb (AccordShadowColumn *self, guint position)
{
  g_autoptr (AccordShadowCard) card = g_list_model_get_item (G_LIST_MODEL (self->cards), position);

  if (card != NULL)
    g_signal_emit (self, signals[OPEN], 0, accord_shadow_card_get (card)->deal);
}

/* Moving */

static gboolean
drop (gpointer target, gint64 deal)
{
  g_signal_emit (target, signals[PUT], 0, deal);
  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  AccordShadowColumn *self = ACCORD_SHADOW_COLUMN (widget);
  gint64 deal = accord_shadow_column_get_focused (self);

  if (!self->movable || deal == 0)
    return FALSE;
  g_signal_emit (self, signals[STEP], 0, deal, g_variant_get_int32 (parameter));
  return TRUE;
}

static void
accord_shadow_column_dispose (GObject *object)
{
  AccordShadowColumn *self = ACCORD_SHADOW_COLUMN (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cards);
  G_OBJECT_CLASS (accord_shadow_column_parent_class)->dispose (object);
}

static void
accord_shadow_column_class_init (AccordShadowColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_shadow_column_dispose;
  signals[PUT] = g_signal_new ("put", ACCORD_TYPE_SHADOW_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[STEP] = g_signal_new ("step", ACCORD_TYPE_SHADOW_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                G_TYPE_INT);
  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_SHADOW_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, step_cb, "i", 1);
}

static GtkWidget *
make_list (AccordShadowColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->cards = g_list_store_new (ACCORD_TYPE_SHADOW_CARD);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->cards)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "shadow-list");
  gtk_list_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
accord_shadow_column_init (AccordShadowColumn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = GTK_LABEL (accord_data_label_new ("heading"));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  self->count = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  self->sum = GTK_LABEL (accord_data_label_new ("caption numeric secondary"));
  gtk_label_set_xalign (self->sum, 0);
  gtk_label_set_ellipsize (self->sum, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "shadow-column");
  gtk_widget_set_size_request (GTK_WIDGET (self), 190, 88);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_shadow_column_new:
 * @workspace: the open file
 * @movable: whether deals are moved here and away
 */
GtkWidget *
accord_shadow_column_new (AccordWorkspace *workspace, gboolean movable)
{
  AccordShadowColumn *self = g_object_new (ACCORD_TYPE_SHADOW_COLUMN, NULL);

  self->workspace = g_object_ref (workspace);
  self->movable = movable;
  if (movable)
    accord_close_drag_take (GTK_WIDGET (self), workspace, drop);
  return GTK_WIDGET (self);
}

static gboolean
is_moved (const GArray *moved, gint64 deal)
{
  for (guint i = 0; moved != NULL && i < moved->len; i++)
    if (g_array_index (moved, AccordWhatIf, i).deal == deal)
      return TRUE;
  return FALSE;
}

/* Whether the list holds these cards already: it then keeps its cursor. */
static gboolean
holds (AccordShadowColumn *self, GPtrArray *cards)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->cards)) != cards->len)
    return FALSE;
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (AccordShadowCard) old = g_list_model_get_item (G_LIST_MODEL (self->cards), i);
      AccordShadowCard *card = g_ptr_array_index (cards, i);
      const AccordPastDeal *a = accord_shadow_card_get (old), *b = accord_shadow_card_get (card);

      if (a->deal != b->deal || a->amount != b->amount || !g_str_equal (a->currency, b->currency) ||
          accord_shadow_card_is_moved (old) != accord_shadow_card_is_moved (card))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_shadow_column_show:
 * @column: what stands in it
 * @moved: (nullable) (element-type AccordWhatIf): deals that are only imagined to
 * @currency: of its sums
 */
void
accord_shadow_column_show (AccordShadowColumn *self, const AccordPastColumn *column, const GArray *moved, const char *currency)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = accord_number_format (column->deals->len);
  g_auto (AccordSumLines) lines = { 0 };
  g_autofree char *sum = NULL;
  g_autofree char *label = NULL;

  accord_sum_lines_init (&lines, currency);
  accord_shadow_sums_add (&lines, column);
  sum = accord_shadow_sums_words (&lines);
  label = g_strdup_printf (ngettext ("%1$s, %2$s deal, %3$s", "%1$s, %2$s deals, %3$s", column->deals->len), column->name, count, sum);
  self->stage = column->stage;
  for (guint i = 0; i < column->deals->len; i++)
    {
      const AccordPastDeal *deal = &g_array_index (column->deals, AccordPastDeal, i);

      g_ptr_array_add (cards, accord_shadow_card_new (deal, is_moved (moved, deal->deal)));
    }
  accord_data_label_set_text (self->name, column->name);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->sum, sum);
  if (!holds (self, cards))
    g_list_store_splice (self->cards, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cards)), cards->pdata, cards->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * accord_shadow_column_get_stage:
 * @self: a column
 *
 * Returns: id of its stage
 */
gint64
accord_shadow_column_get_stage (AccordShadowColumn *self)
{
  return self->stage;
}

/* The deal with the cursor; 0: none. */
gint64
accord_shadow_column_get_focused (AccordShadowColumn *self)
{
  AccordShadowCard *card = gtk_single_selection_get_selected_item (self->selection);

  return card != NULL ? accord_shadow_card_get (card)->deal : 0;
}

/**
 * accord_shadow_column_focus:
 * @deal: id
 *
 * Returns: whether it stands here; it then has the cursor
 */
gboolean
accord_shadow_column_focus (AccordShadowColumn *self, gint64 deal)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->cards)); i++)
    {
      g_autoptr (AccordShadowCard) card = g_list_model_get_item (G_LIST_MODEL (self->cards), i);

      if (accord_shadow_card_get (card)->deal != deal)
        continue;
      gtk_list_view_scroll_to (self->view, i, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return TRUE;
    }
  return FALSE;
}
