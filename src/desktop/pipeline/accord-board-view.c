/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBoardView: see the header; keys are in accord-board-keys.c, scrolling while a card is
 * dragged in accord-board-scroll.c. Own widget because no stock one lays out lists side by side that
 * exchange their rows. */

#include "accord-config.h"

#include "accord-board-view-private.h"

#include "accord-deal-menu.h"
#include "accord-drop-bar.h"
#include "accord-list-settings.h"
#include "accord-selection-bar.h"

enum {
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordBoardView, accord_board_view, ADW_TYPE_BIN)

static void
open_cb (AccordBoardView *self, gint64 deal)
{
  g_signal_emit (self, signals[OPEN], 0, deal);
}

static void
menu_cb (AccordBoardView *self, gint64 deal, GdkRectangle *place, AccordColumnView *column)
{
  accord_deal_menu_popup (GTK_WIDGET (column), place, self->context, deal, FALSE);
}

/* In a narrow window only the stage chosen in the strip is shown. */
static void
update_shown (AccordBoardView *self)
{
  AccordBoardColumn *chosen = accord_stage_strip_get_chosen (self->strip);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AccordColumnView *column = ACCORD_COLUMN_VIEW (child);
      gboolean folded = accord_column_view_get_folded (column);

      gtk_widget_set_visible (child, !self->narrow || accord_column_view_get_column (column) == chosen);
      gtk_widget_set_hexpand (child, self->narrow);
      accord_column_view_set_alone (column, self->narrow);
      if (self->narrow && folded)
        accord_column_view_set_folded (column, FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->strip), self->narrow);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
menu_of_column_cb (AccordColumnView *column, gint64 deal, GdkRectangle *place, gpointer data)
{
  menu_cb (data, deal, place, column);
}

static char *
folds_name (AccordBoardView *self)
{
  AccordBoard *board = accord_board_context_get_board (self->context);
  const char *grouping = accord_board_get_grouping (board);
  gint64 pipeline = accord_board_get_pipeline (board);

  return grouping ? g_strdup_printf ("board %" G_GINT64_FORMAT " %s", pipeline, grouping)
                  : g_strdup_printf ("board %" G_GINT64_FORMAT, pipeline);
}

/* Folded columns are kept on this computer. */
static void
keep_folds (AccordBoardView *self)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  g_autofree char *list = folds_name (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (accord_column_view_get_folded (ACCORD_COLUMN_VIEW (child)))
      g_string_append_printf (folded, "%" G_GINT64_FORMAT " ",
                              accord_board_column_get_key (accord_column_view_get_column (ACCORD_COLUMN_VIEW (child))));
  accord_list_settings_set (accord_workspace_get_path (workspace), list, folded->str);
}

static gboolean
was_folded (AccordBoardView *self, AccordBoardColumn *column)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  g_autofree char *list = folds_name (self);
  g_autofree char *kept = accord_list_settings_dup (accord_workspace_get_path (workspace), list);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, accord_board_column_get_key (column));
  g_auto (GStrv) folded = kept ? g_strsplit (kept, " ", -1) : NULL;

  return folded != NULL && g_strv_contains ((const char *const *) folded, id);
}

static void
fold_changed_cb (AccordBoardView *self)
{
  update_shown (self);
  if (!self->narrow)
    keep_folds (self);
}

static GtkWidget *
make_column (AccordBoardView *self, AccordBoardColumn *model)
{
  GtkWidget *column = accord_column_view_new (self->context, model);

  g_signal_connect_object (column, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "menu", G_CALLBACK (menu_of_column_cb), self, 0);
  if (was_folded (self, model))
    accord_column_view_set_folded (ACCORD_COLUMN_VIEW (column), TRUE);
  g_signal_connect_object (column, "fold-changed", G_CALLBACK (fold_changed_cb), self, G_CONNECT_SWAPPED);
  accord_board_keys_attach (self, ACCORD_COLUMN_VIEW (column));
  return column;
}

static void
columns_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  AccordBoardView *self = data;
  GtkWidget *before = NULL;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns));

  for (guint i = 0; i < position; i++)
    {
      before = child;
      child = gtk_widget_get_next_sibling (child);
    }
  for (guint i = 0; i < removed; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->columns, child);
      child = next;
    }
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (model, position + i);
      GtkWidget *view = make_column (self, column);

      gtk_box_insert_child_after (self->columns, view, before);
      before = view;
    }
  update_shown (self);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_cb (ACCORD_BOARD_VIEW (widget), g_variant_get_int64 (parameter));
}

/* While a deal is open the pane shows the card that has the focus. */
static void
focus_moved_cb (AccordBoardView *self)
{
  gint64 opened = accord_board_context_get_opened (self->context);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *column = focus ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_COLUMN_VIEW) : NULL;
  gint64 deal = column ? accord_column_view_get_focused (ACCORD_COLUMN_VIEW (column), NULL) : 0;

  if (opened != 0 && deal != 0 && deal != opened && gtk_widget_is_ancestor (column, GTK_WIDGET (self)))
    open_cb (self, deal);
}

static void
accord_board_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (accord_board_view_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_moved_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
accord_board_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  GTK_WIDGET_CLASS (accord_board_view_parent_class)->unroot (widget);
}

static void
accord_board_view_dispose (GObject *object)
{
  AccordBoardView *self = ACCORD_BOARD_VIEW (object);

  accord_board_scroll_stop (self);
  g_clear_weak_pointer (&self->pick_to);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (accord_board_view_parent_class)->dispose (object);
}

static void
accord_board_view_class_init (AccordBoardViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_board_view_dispose;
  GTK_WIDGET_CLASS (klass)->root = accord_board_view_root;
  GTK_WIDGET_CLASS (klass)->unroot = accord_board_view_unroot;
  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "board.open", "x", open_action);
}

static void
accord_board_view_init (AccordBoardView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "board");
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

static void
make_parts (AccordBoardView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->strip = ACCORD_STAGE_STRIP (accord_stage_strip_new (self->context));
  g_signal_connect_object (self->strip, "chosen", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED);
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10));
  gtk_widget_add_css_class (GTK_WIDGET (self->columns), "board-columns");
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->columns));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), accord_drop_bar_new (self->context));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), accord_selection_bar_new (self->context));
  adw_bin_set_child (ADW_BIN (self), overlay);
}

/**
 * accord_board_view_new:
 * @context: the board's
 *
 * Returns: (transfer floating): the board
 */
GtkWidget *
accord_board_view_new (AccordBoardContext *context)
{
  AccordBoardView *self = g_object_new (ACCORD_TYPE_BOARD_VIEW, NULL);
  GListModel *model = G_LIST_MODEL (accord_board_context_get_board (context));

  self->context = g_object_ref (context);
  make_parts (self);
  accord_board_scroll_init (self);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (columns_changed_cb), self, 0);
  columns_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  return GTK_WIDGET (self);
}

/**
 * accord_board_view_set_narrow:
 * @self: a board
 * @narrow: whether it shows one stage at a time
 */
void
accord_board_view_set_narrow (AccordBoardView *self, gboolean narrow)
{
  g_return_if_fail (ACCORD_IS_BOARD_VIEW (self));

  self->narrow = narrow;
  update_shown (self);
}

/**
 * accord_board_view_find_column:
 * @self: a board
 * @column: one of its open columns
 *
 * Returns: (transfer none) (nullable): the widget that shows it
 */
AccordColumnView *
accord_board_view_find_column (AccordBoardView *self, AccordBoardColumn *column)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (accord_column_view_get_column (ACCORD_COLUMN_VIEW (child)) == column)
      return ACCORD_COLUMN_VIEW (child);
  return NULL;
}

/**
 * accord_board_view_show_column:
 * @self: a board
 * @column: one of its columns
 *
 * Scrolls it into view, or chooses it in a narrow window.
 */
void
accord_board_view_show_column (AccordBoardView *self, AccordColumnView *column)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  graphene_rect_t bounds;

  if (self->narrow)
    accord_stage_strip_choose (self->strip, accord_column_view_get_column (column));
  else if (gtk_widget_compute_bounds (GTK_WIDGET (column), GTK_WIDGET (self->columns), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x - 10, bounds.origin.x + bounds.size.width + 10);
}

static AccordColumnView *
focused_column (AccordBoardView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->columns));

  return child != NULL ? ACCORD_COLUMN_VIEW (child) : NULL;
}

/**
 * accord_board_view_add:
 * @self: a board
 * @customer: whose deal; 0: to be chosen
 *
 * Opens quick add in the column with the focus, or the first.
 */
void
accord_board_view_add (AccordBoardView *self, gint64 customer)
{
  AccordColumnView *column;
  GtkWidget *first;

  g_return_if_fail (ACCORD_IS_BOARD_VIEW (self));

  first = gtk_widget_get_first_child (GTK_WIDGET (self->columns));
  column = focused_column (self);
  if (column == NULL && self->narrow && accord_stage_strip_get_chosen (self->strip) != NULL)
    column = accord_board_view_find_column (self, accord_stage_strip_get_chosen (self->strip));
  if (column == NULL && first != NULL)
    column = ACCORD_COLUMN_VIEW (first);
  if (column == NULL)
    return;
  accord_board_view_show_column (self, column);
  accord_column_view_add (column, customer);
}

/**
 * accord_board_view_focus_deal:
 * @self: a board
 * @deal: a deal
 *
 * Puts the focus on its card.
 *
 * Returns: %FALSE if no open column shows it
 */
gboolean
accord_board_view_focus_deal (AccordBoardView *self, gint64 deal)
{
  AccordBoardColumn *model;
  AccordColumnView *column;
  guint position;

  g_return_val_if_fail (ACCORD_IS_BOARD_VIEW (self), FALSE);

  model = accord_board_find_deal (accord_board_context_get_board (self->context), deal, &position);
  column = model ? accord_board_view_find_column (self, model) : NULL;
  if (column == NULL)
    return FALSE;
  accord_board_view_show_column (self, column);
  accord_column_view_focus_position (column, position);
  return TRUE;
}
