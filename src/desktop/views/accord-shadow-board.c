/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordShadowBoard: a column for each stage, made once and filled anew. */

#include "accord-config.h"

#include "accord-shadow-board.h"

#include "accord-shadow-column.h"

struct _AccordShadowBoard {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gboolean movable;
  GtkBox *columns;
};

enum { MOVE, OPEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordShadowBoard, accord_shadow_board, ADW_TYPE_BIN)

static void
put_cb (AccordShadowColumn *column, gint64 deal, AccordShadowBoard *self)
{
  g_signal_emit (self, signals[MOVE], 0, deal, accord_shadow_column_get_stage (column));
}

static void
step_cb (AccordShadowColumn *column, gint64 deal, int columns, AccordShadowBoard *self)
{
  GtkWidget *to = columns < 0 ? gtk_widget_get_prev_sibling (GTK_WIDGET (column)) : gtk_widget_get_next_sibling (GTK_WIDGET (column));

  if (to != NULL)
    g_signal_emit (self, signals[MOVE], 0, deal, accord_shadow_column_get_stage (ACCORD_SHADOW_COLUMN (to)));
}

static void
open_cb (AccordShadowBoard *self, gint64 deal)
{
  g_signal_emit (self, signals[OPEN], 0, deal);
}

static void
accord_shadow_board_dispose (GObject *object)
{
  g_clear_object (&ACCORD_SHADOW_BOARD (object)->workspace);
  G_OBJECT_CLASS (accord_shadow_board_parent_class)->dispose (object);
}

static void
accord_shadow_board_class_init (AccordShadowBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_shadow_board_dispose;
  signals[MOVE] = g_signal_new ("move", ACCORD_TYPE_SHADOW_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                G_TYPE_INT64);
  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_SHADOW_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
accord_shadow_board_init (AccordShadowBoard *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10));
  gtk_box_set_homogeneous (self->columns, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->columns), "shadow-board");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->columns));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * accord_shadow_board_new:
 * @workspace: the open file
 * @movable: whether deals can be moved
 */
GtkWidget *
accord_shadow_board_new (AccordWorkspace *workspace, gboolean movable)
{
  AccordShadowBoard *self = g_object_new (ACCORD_TYPE_SHADOW_BOARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->movable = movable;
  return GTK_WIDGET (self);
}

static GtkWidget *
add_column (AccordShadowBoard *self)
{
  GtkWidget *column = accord_shadow_column_new (self->workspace, self->movable);

  g_signal_connect_object (column, "put", G_CALLBACK (put_cb), self, 0);
  g_signal_connect_object (column, "step", G_CALLBACK (step_cb), self, 0);
  g_signal_connect_object (column, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->columns, column);
  return column;
}

/**
 * accord_shadow_board_show:
 * @columns: (element-type AccordPastColumn): from left to right
 * @moved: (nullable) (element-type AccordWhatIf): deals that are only imagined to stand where they do
 * @currency: of the sums
 */
void
accord_shadow_board_show (AccordShadowBoard *self, GPtrArray *columns, const GArray *moved, const char *currency)
{
  GtkWidget *column = gtk_widget_get_first_child (GTK_WIDGET (self->columns));

  for (guint i = 0; i < columns->len; i++)
    {
      if (column == NULL)
        column = add_column (self);
      accord_shadow_column_show (ACCORD_SHADOW_COLUMN (column), g_ptr_array_index (columns, i), moved, currency);
      column = gtk_widget_get_next_sibling (column);
    }
  while (column != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (column);

      gtk_box_remove (self->columns, column);
      column = next;
    }
}

/* Gives the card the cursor, wherever it stands. */
void
accord_shadow_board_focus (AccordShadowBoard *self, gint64 deal)
{
  for (GtkWidget *column = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); column; column = gtk_widget_get_next_sibling (column))
    if (accord_shadow_column_focus (ACCORD_SHADOW_COLUMN (column), deal))
      return;
}
