/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStageStrip: which stage a narrow window shows. Chips follow the board's columns. */

#include "accord-config.h"

#include "accord-stage-strip.h"

#include "accord-chip.h"

struct _AccordStageStrip {
  AdwBin parent_instance;

  AccordBoardContext *context;
  GtkScrolledWindow *scroller;
  GtkBox *box;
  AccordBoardColumn *chosen; /* owned; NULL: the board is empty */
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordStageStrip, accord_stage_strip, ADW_TYPE_BIN)

static AccordBoardColumn *
column_of (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "accord-column");
}

static void
scroll_to (AccordStageStrip *self, GtkWidget *chip)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (chip, GTK_WIDGET (self->box), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (self->scroller), bounds.origin.x - 40,
                               bounds.origin.x + bounds.size.width + 40);
}

static void
toggled_cb (GtkToggleButton *chip, gpointer data)
{
  AccordStageStrip *self = data;

  if (!gtk_toggle_button_get_active (chip))
    return;
  g_set_object (&self->chosen, column_of (GTK_WIDGET (chip)));
  scroll_to (self, GTK_WIDGET (chip));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
count_to_int (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_int (to, (int) g_value_get_int64 (from));
  return TRUE;
}

static GtkWidget *
make_chip (AccordStageStrip *self, AccordBoardColumn *column, GtkWidget *group)
{
  GtkWidget *chip = accord_chip_new (accord_board_column_get_title (column), NULL);

  g_object_set_data_full (G_OBJECT (chip), "accord-column", g_object_ref (column), g_object_unref);
  if (accord_board_column_get_stage (column) != NULL)
    g_object_bind_property (accord_board_column_get_stage (column), "title", chip, "caption", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (column, "count", chip, "count", G_BINDING_SYNC_CREATE, count_to_int, NULL, NULL,
                               NULL);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (group));
  if (column == self->chosen)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return chip;
}

static void
rebuild (AccordStageStrip *self)
{
  GListModel *columns = G_LIST_MODEL (accord_board_context_get_board (self->context));
  guint n = g_list_model_get_n_items (columns);
  gboolean still_there = FALSE;
  GtkWidget *first = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *chip = make_chip (self, column, first);

      still_there = still_there || column == self->chosen;
      first = first ? first : chip;
      gtk_box_append (self->box, chip);
    }
  if (!still_there && first != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
}

static void
accord_stage_strip_dispose (GObject *object)
{
  AccordStageStrip *self = ACCORD_STAGE_STRIP (object);

  g_clear_object (&self->chosen);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (accord_stage_strip_parent_class)->dispose (object);
}

static void
accord_stage_strip_class_init (AccordStageStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_stage_strip_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
accord_stage_strip_init (AccordStageStrip *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "stage-strip");
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->box));
  /* Chips keep their words; the strip is scrolled instead. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (self->scroller)),
                                     GTK_SCROLL_NATURAL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * accord_stage_strip_new:
 * @context: the board's
 *
 * Returns: (transfer floating): a strip with the first stage chosen
 */
GtkWidget *
accord_stage_strip_new (AccordBoardContext *context)
{
  AccordStageStrip *self = g_object_new (ACCORD_TYPE_STAGE_STRIP, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (accord_board_context_get_board (context), "items-changed", G_CALLBACK (rebuild),
                           self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

/**
 * accord_stage_strip_get_chosen:
 * @self: a strip
 *
 * Returns: (transfer none) (nullable): the chosen stage
 */
AccordBoardColumn *
accord_stage_strip_get_chosen (AccordStageStrip *self)
{
  g_return_val_if_fail (ACCORD_IS_STAGE_STRIP (self), NULL);
  return self->chosen;
}

/**
 * accord_stage_strip_choose:
 * @self: a strip
 * @column: a stage
 */
void
accord_stage_strip_choose (AccordStageStrip *self, AccordBoardColumn *column)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (; chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (column_of (chip) == column)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}
