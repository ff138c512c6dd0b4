/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordColumnView: see the header; the rows are in accord-column-rows.c, dragging in
 * accord-column-drag.c. Own widget because a column is a list, a form and a drop place at once.
 *
 *   AccordBoardColumn ─▶ AccordGapModel ─▶ GtkNoSelection ─▶ GtkListView of AccordBoardCard */

#include "accord-config.h"

#include "accord-column-private.h"

#include "accord-deal-commands.h"

#include <glib/gi18n-lib.h>

enum {
  OPEN,
  MENU,
  FOLD_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordColumnView, accord_column_view, ADW_TYPE_BIN)

/* Rows */

static void
setup_cb (GtkListItemFactory *factory, GObject *item, gpointer data)
{
  AccordColumnView *self = data;
  GtkListItem *row = GTK_LIST_ITEM (item);

  gtk_list_item_set_child (row, accord_board_card_new (self->context, accord_board_column_get_stage (self->column),
                                                       row));
}

static void
bind_cb (GtkListItemFactory *factory, GObject *item, gpointer data)
{
  GtkListItem *row = GTK_LIST_ITEM (item);
  gpointer object = gtk_list_item_get_item (row);
  AccordBoardCard *card = ACCORD_BOARD_CARD (gtk_list_item_get_child (row));

  gtk_list_item_set_focusable (row, !ACCORD_IS_GAP (object));
  gtk_list_item_set_activatable (row, !ACCORD_IS_GAP (object));
  if (ACCORD_IS_GAP (object))
    accord_board_card_bind_gap (card);
  else
    accord_board_card_bind (card, ACCORD_ENTITY (object));
}

static void
unbind_cb (GtkListItemFactory *factory, GObject *item, gpointer data)
{
  accord_board_card_unbind (ACCORD_BOARD_CARD (gtk_list_item_get_child (GTK_LIST_ITEM (item))));
}

static GtkListItemFactory *
make_factory (AccordColumnView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

/* What follows the model */

static void
update_empty (AccordColumnView *self)
{
  AccordIdList *deals = accord_board_column_get_deals (self->column);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->gaps)) == 0;
  AccordEmptyReason reason = accord_id_list_get_empty_reason (deals);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (self->empty)),
                      reason == ACCORD_EMPTY_FAILED ? accord_id_list_get_error (deals)
                      : accord_board_column_is_partial (self->column) ? _("No deal here matches the filter")
                      : accord_deal_may_enter (self->column)          ? _("Drop a deal here or press N")
                                                                      : _("No deal here"));
  gtk_widget_set_visible (self->empty, is_empty && reason != ACCORD_EMPTY_LOADING);
}

static void
update (AccordColumnView *self)
{
  update_empty (self);
  accord_column_strip_update (self);
}

/* Opening */

static void
activated_cb (GtkListView *list, guint position, gpointer data)
{
  AccordColumnView *self = data;
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->gaps), position);

  if (ACCORD_IS_ENTITY (item))
    g_signal_emit (self, signals[OPEN], 0, accord_entity_get_id (ACCORD_ENTITY (item)));
}

static void
add_closed_cb (AccordColumnView *self)
{
  accord_column_view_focus_position (self, 0);
  gtk_revealer_set_reveal_child (self->add_revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->add_revealer), FALSE);
}

static void
add_cb (AccordColumnView *self)
{
  accord_column_view_add (self, 0);
}

static void
fold_cb (AccordColumnView *self)
{
  accord_column_view_set_folded (self, !self->folded);
}

/* Parts */

static void
make_list (AccordColumnView *self)
{
  GListModel *cards = G_LIST_MODEL (g_object_ref (self->gaps));

  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (cards)),
                                                 make_factory (self)));
  accord_lazy_rows_follow (self->list);
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, 0);
  accord_column_press_init (self);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
}

static GtkWidget *
make_cards (AccordColumnView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *words = gtk_label_new (NULL);

  make_list (self);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (words, "secondary");
  self->empty = g_object_new (ADW_TYPE_BIN, "child", words, "focusable", TRUE, "can-target", FALSE,
                              "valign", GTK_ALIGN_START, "visible", FALSE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->empty, "column-empty");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->scroller));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->empty);
  gtk_widget_set_vexpand (overlay, TRUE);
  return overlay;
}

static void
make_parts (AccordColumnView *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->open_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->open_box, "board-column");
  gtk_widget_set_vexpand (self->open_box, TRUE);
  self->head = ACCORD_COLUMN_HEAD (accord_column_head_new (self->context, self->column));
  g_signal_connect_object (self->head, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->head, "fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  self->add_revealer = g_object_new (GTK_TYPE_REVEALER, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (self->open_box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (self->open_box), GTK_WIDGET (self->add_revealer));
  gtk_box_append (GTK_BOX (self->open_box), make_cards (self));
  gtk_box_append (GTK_BOX (both), self->open_box);
  gtk_box_append (GTK_BOX (both), accord_column_strip_make (self));
  gtk_widget_set_vexpand (self->strip, TRUE);
  gtk_widget_set_visible (self->strip, FALSE);
  adw_bin_set_child (ADW_BIN (self), both);
}

static void
accord_column_view_dispose (GObject *object)
{
  AccordColumnView *self = ACCORD_COLUMN_VIEW (object);

  g_clear_handle_id (&self->unfold_source, g_source_remove);
  g_clear_handle_id (&self->leaving, g_source_remove);
  g_clear_object (&self->gaps);
  g_clear_object (&self->column);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (accord_column_view_parent_class)->dispose (object);
}

static void
accord_column_view_class_init (AccordColumnViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_column_view_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "accordcolumnview");
  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_COLUMN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MENU] = g_signal_new ("menu", ACCORD_TYPE_COLUMN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[FOLD_CHANGED] = g_signal_new ("fold-changed", ACCORD_TYPE_COLUMN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_column_view_init (AccordColumnView *self)
{
  accord_column_width_init (self);
}

/**
 * accord_column_view_new:
 * @context: the board's
 * @column: the stage it shows
 *
 * Returns: (transfer floating): an unfolded column
 */
GtkWidget *
accord_column_view_new (AccordBoardContext *context, AccordBoardColumn *column)
{
  AccordColumnView *self = g_object_new (ACCORD_TYPE_COLUMN_VIEW, NULL);

  self->context = g_object_ref (context);
  self->column = g_object_ref (column);
  self->gaps = accord_gap_model_new (G_LIST_MODEL (column));
  make_parts (self);
  accord_column_drag_init (self);
  accord_column_lock_init (self);
  g_signal_connect_object (self->gaps, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_board_column_get_deals (column), "notify::empty-reason",
                           G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_column_view_get_column:
 * @self: a column
 *
 * Returns: (transfer none): the stage it shows
 */
AccordBoardColumn *
accord_column_view_get_column (AccordColumnView *self)
{
  g_return_val_if_fail (ACCORD_IS_COLUMN_VIEW (self), NULL);
  return self->column;
}

/**
 * accord_column_view_get_list:
 * @self: a column
 *
 * Returns: (transfer none): the box of its cards, where keys are heard
 */
GtkWidget *
accord_column_view_get_list (AccordColumnView *self)
{
  g_return_val_if_fail (ACCORD_IS_COLUMN_VIEW (self), NULL);
  return gtk_widget_get_parent (GTK_WIDGET (self->scroller));
}

/**
 * accord_column_view_set_folded:
 * @self: a column
 * @folded: whether it is a strip of 44 px
 */
void
accord_column_view_set_folded (AccordColumnView *self, gboolean folded)
{
  g_return_if_fail (ACCORD_IS_COLUMN_VIEW (self));

  if (self->folded == folded)
    return;
  self->folded = folded;
  gtk_widget_set_visible (self->open_box, !folded);
  accord_column_head_set_aligned (self->head, !folded);
  gtk_widget_set_visible (self->strip, folded);
  g_signal_emit (self, signals[FOLD_CHANGED], 0);
}

/**
 * accord_column_view_get_folded:
 * @self: a column
 *
 * Returns: whether it is folded
 */
gboolean
accord_column_view_get_folded (AccordColumnView *self)
{
  g_return_val_if_fail (ACCORD_IS_COLUMN_VIEW (self), FALSE);
  return self->folded;
}

/**
 * accord_column_view_set_alone:
 * @self: a column
 * @alone: whether it is the only one shown, in a narrow window
 */
void
accord_column_view_set_alone (AccordColumnView *self, gboolean alone)
{
  g_return_if_fail (ACCORD_IS_COLUMN_VIEW (self));

  accord_column_head_set_alone (self->head, alone);
  if (alone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "alone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "alone");
}

/**
 * accord_column_view_add:
 * @self: a column
 * @customer: whose deal; 0: to be chosen
 *
 * Opens quick add.
 */
void
accord_column_view_add (AccordColumnView *self, gint64 customer)
{
  g_return_if_fail (ACCORD_IS_COLUMN_VIEW (self));

  if (self->add == NULL)
    {
      self->add = ACCORD_QUICK_ADD (accord_quick_add_new (self->context, self->column));
      g_signal_connect_object (self->add, "closed", G_CALLBACK (add_closed_cb), self, G_CONNECT_SWAPPED);
      gtk_revealer_set_child (self->add_revealer, GTK_WIDGET (self->add));
    }
  accord_column_view_set_folded (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->add_revealer), TRUE);
  gtk_revealer_set_reveal_child (self->add_revealer, TRUE);
  accord_quick_add_start (self->add, customer);
}
