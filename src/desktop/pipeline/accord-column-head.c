/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordColumnHead: follows an AccordBoardColumn. It stays while the cards below it scroll. */

#include "accord-config.h"

#include "accord-column-head.h"

#include "accord-head-sums.h"
#include "accord-data-label.h"
#include "accord-stage-guide.h"
#include "accord-state-bar.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordColumnHead {
  AdwBin parent_instance;

  AccordBoardContext *context;
  AccordBoardColumn *column;
  GtkLabel *name;
  GtkLabel *count;
  AccordHeadSums *sums;
  AccordStateBar *bar;
  GtkWidget *top;       /* name, count, buttons */
  GtkWidget *sums_line; /* sums; buttons while the head is alone */
  GtkWidget *buttons;
  GtkWidget *add;
  GtkWidget *menu;
};

enum {
  ADD,
  FOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordColumnHead, accord_column_head, ADW_TYPE_BIN)

static const char *
currency_of (AccordColumnHead *self)
{
  return accord_workspace_get_currency (accord_board_context_get_workspace (self->context));
}

static void
show_count (AccordColumnHead *self)
{
  gint64 count = accord_board_column_get_count (self->column);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->column));
  g_autofree char *all = accord_number_format (count);
  g_autofree char *some = accord_number_format (shown);
  g_autofree char *share = g_strdup_printf ("%s/%s", some, all);
  gboolean partial = accord_board_column_is_partial (self->column) && (gint64) shown < count;

  /* While a card is on its way the model is ahead of the totals by one. */
  gtk_label_set_text (self->count, partial ? share : all);
}

static void
show_steps (AccordColumnHead *self)
{
  const AccordStepCounts *steps = accord_board_column_get_steps (self->column);
  AccordSteps chosen = accord_board_get_steps (accord_board_context_get_board (self->context));
  int counts[ACCORD_STEP_STATES] = { 0 };
  int state = -1;

  if (steps != NULL)
    {
      counts[ACCORD_STEP_OVERDUE] = (int) steps->overdue;
      counts[ACCORD_STEP_TODAY] = (int) steps->today;
      counts[ACCORD_STEP_NONE] = (int) steps->none;
      counts[ACCORD_STEP_PLANNED] = (int) steps->planned;
    }
  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    if (chosen == (AccordSteps) (1 << i))
      state = i;
  accord_state_bar_set_counts (self->bar, counts);
  accord_state_bar_set_selected (self->bar, state);
}

/* What one head needs a line for, all have: cards begin side by side, and no head has a hole. */
static void
share_lines (AccordColumnHead *self)
{
  GSList *heads = accord_board_context_get_heads (self->context);
  gboolean below = FALSE;

  for (GSList *head = heads; head != NULL && !below; head = head->next)
    below = accord_head_sums_has_unpriced (ACCORD_COLUMN_HEAD (head->data)->sums);
  for (GSList *head = heads; head != NULL; head = head->next)
    accord_head_sums_set_weighted_below (ACCORD_COLUMN_HEAD (head->data)->sums, below);
}

static void
update (AccordColumnHead *self)
{
  accord_data_label_set_text (self->name, accord_board_column_get_title (self->column));
  show_count (self);
  accord_head_sums_update (self->sums);
  share_lines (self);
  show_steps (self);
}

static void
part_toggled_cb (AccordStateBar *bar, int state, gboolean active, gpointer data)
{
  gtk_widget_activate_action (data, "board.show-steps", "u", active ? 1u << state : 0u);
}

static void
add_clicked_cb (AccordColumnHead *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
fold_cb (AccordColumnHead *self)
{
  g_signal_emit (self, signals[FOLD], 0);
}

static void
fold_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  fold_cb (data);
}

/* A group has no guide: it can be folded. */
static void
set_fold_menu (AccordColumnHead *self, GtkMenuButton *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) fold = g_simple_action_new ("fold", NULL);

  g_signal_connect_object (fold, "activate", G_CALLBACK (fold_action_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (fold));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", G_ACTION_GROUP (group));
  g_menu_append (menu, _("_Fold"), "column.fold");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
make_guide_cb (GtkMenuButton *button, gpointer data)
{
  AccordColumnHead *self = data;
  AccordEntity *stage = accord_board_column_get_stage (self->column);
  GtkWidget *guide;

  if (stage == NULL)
    {
      set_fold_menu (self, button);
      return;
    }
  guide = accord_stage_guide_new (accord_board_context_get_workspace (self->context), stage);
  g_signal_connect_object (guide, "fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, guide);
}

static GtkWidget *
make_name_line (AccordColumnHead *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *menu = self->menu = gtk_menu_button_new ();
  GtkWidget *buttons = self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->name = GTK_LABEL (accord_data_label_new ("heading"));
  self->count = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_NONE);
  accord_tooltip_set (add, _("New Deal in This Stage (N)"));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "circular");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), make_guide_cb, self, NULL);
  accord_tooltip_set (menu, _("Stage"));
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_add_css_class (menu, "circular");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), menu);
  gtk_box_append (GTK_BOX (line), buttons);
  return line;
}

static void
accord_column_head_dispose (GObject *object)
{
  AccordColumnHead *self = ACCORD_COLUMN_HEAD (object);

  g_clear_object (&self->context);
  g_clear_object (&self->column);
  G_OBJECT_CLASS (accord_column_head_parent_class)->dispose (object);
}

static void
accord_column_head_class_init (AccordColumnHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_column_head_dispose;
  signals[ADD] = g_signal_new ("add", ACCORD_TYPE_COLUMN_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[FOLD] = g_signal_new ("fold", ACCORD_TYPE_COLUMN_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
accord_column_head_init (AccordColumnHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (self), "column-head");
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE); /* the bar's wish ends here */
  self->top = make_name_line (self);
  gtk_box_append (GTK_BOX (box), self->top);
  self->sums = ACCORD_HEAD_SUMS (accord_head_sums_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->sums), TRUE);
  self->sums_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->sums_line), GTK_WIDGET (self->sums));
  gtk_box_append (GTK_BOX (box), self->sums_line);
  self->bar = ACCORD_STATE_BAR (accord_state_bar_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_END);
  gtk_widget_set_vexpand (GTK_WIDGET (self->bar), TRUE);
  g_signal_connect_object (self->bar, "part-toggled", G_CALLBACK (part_toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_column_head_new:
 * @context: the board's
 * @column: a column
 *
 * Returns: (transfer floating): its head
 */
GtkWidget *
accord_column_head_new (AccordBoardContext *context, AccordBoardColumn *column)
{
  AccordColumnHead *self = g_object_new (ACCORD_TYPE_COLUMN_HEAD, NULL);

  self->context = g_object_ref (context);
  self->column = g_object_ref (column);
  g_signal_connect_object (column, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_board_context_get_board (context), "notify::steps", G_CALLBACK (show_steps), self,
                           G_CONNECT_SWAPPED);
  if (accord_board_column_get_stage (column) != NULL)
    g_signal_connect_object (accord_board_column_get_stage (column), "notify::record", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  else
    {
      accord_tooltip_set (self->add, _("New Deal Here (N)"));
      accord_tooltip_set (self->menu, _("Group"));
      gtk_widget_set_visible (self->add, accord_board_group_get_refusal (accord_board_column_get_group (column)) == NULL);
    }
  accord_head_sums_set_column (self->sums, column, currency_of (self));
  accord_board_context_align_head (context, GTK_WIDGET (self), TRUE);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_column_head_set_aligned:
 * @self: a head
 * @aligned: whether it is seen beside others; %FALSE while its column is folded
 */
void
accord_column_head_set_aligned (AccordColumnHead *self, gboolean aligned)
{
  g_return_if_fail (ACCORD_IS_COLUMN_HEAD (self));

  accord_board_context_align_head (self->context, GTK_WIDGET (self), aligned);
  share_lines (self);
}

/**
 * accord_column_head_set_alone:
 * @self: a head
 * @alone: whether its column is the only one shown, below a strip that says which
 *
 * Leaves the name out then: the buttons stand beside the sums.
 */
void
accord_column_head_set_alone (AccordColumnHead *self, gboolean alone)
{
  GtkWidget *from, *to;

  g_return_if_fail (ACCORD_IS_COLUMN_HEAD (self));

  from = gtk_widget_get_parent (self->buttons);
  to = alone ? self->sums_line : self->top;
  gtk_widget_set_visible (self->top, !alone);
  if (from == to)
    return;
  g_object_ref (self->buttons);
  gtk_box_remove (GTK_BOX (from), self->buttons);
  gtk_box_append (GTK_BOX (to), self->buttons);
  g_object_unref (self->buttons);
}

/**
 * accord_column_head_describe:
 * @self: a head
 *
 * Returns: (transfer full): "Proposal, 5 deals, €360,000, €216,000 weighted", each currency by itself, of the cards
 *   that are shown
 */
char *
accord_column_head_describe (AccordColumnHead *self)
{
  const char *name;
  int count;
  g_autofree char *sums = NULL;
  g_autofree char *deals = NULL;

  g_return_val_if_fail (ACCORD_IS_COLUMN_HEAD (self), NULL);

  count = accord_board_column_is_partial (self->column)
            ? (int) g_list_model_get_n_items (G_LIST_MODEL (self->column))
            : (int) accord_board_column_get_count (self->column);
  name = accord_board_column_get_title (self->column);
  deals = g_strdup_printf (ngettext ("%d deal", "%d deals", (gulong) count), count);
  sums = accord_head_sums_describe (self->column, currency_of (self));
  return g_strjoin (", ", name ? name : "", deals, sums, NULL);
}
