/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStatStrip: one card of 3–5 figures, in one row or in columns. */

#include "accord-config.h"

#include "accord-stat-strip.h"

struct _AccordStatStrip {
  AdwBin parent_instance;

  GtkGrid *grid;
  GPtrArray *cells; /* AccordStatCell, owned by the grid */
  int columns;
};

G_DEFINE_FINAL_TYPE (AccordStatStrip, accord_stat_strip, ADW_TYPE_BIN)

enum { PROP_COLUMNS = 1, N_PROPS };
enum { CELL_ACTIVATED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
place_cell (AccordStatStrip *self, guint index)
{
  GtkWidget *cell = g_ptr_array_index (self->cells, index);
  int columns = self->columns > 0 ? self->columns : G_MAXINT;

  if (gtk_widget_get_parent (cell) != NULL)
    gtk_grid_remove (self->grid, cell);
  gtk_grid_attach (self->grid, cell, (int) index % columns, (int) index / columns, 1, 1);
  if (self->columns == 0 && index > 0)
    gtk_widget_add_css_class (cell, "ruled");
  else
    gtk_widget_remove_css_class (cell, "ruled");
}

static void
cell_clicked_cb (GtkButton *cell, AccordStatStrip *self)
{
  guint index;

  if (g_ptr_array_find (self->cells, cell, &index))
    g_signal_emit (self, signals[CELL_ACTIVATED], 0, (int) index);
}

static void
accord_stat_strip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLUMNS)
    g_value_set_int (value, ACCORD_STAT_STRIP (object)->columns);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_stat_strip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLUMNS)
    accord_stat_strip_set_columns (ACCORD_STAT_STRIP (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_stat_strip_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_STAT_STRIP (object)->cells, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_stat_strip_parent_class)->finalize (object);
}

static void
accord_stat_strip_class_init (AccordStatStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_stat_strip_get_property;
  object_class->set_property = accord_stat_strip_set_property;
  object_class->finalize = accord_stat_strip_finalize;
  props[PROP_COLUMNS] = g_param_spec_int ("columns", NULL, NULL, 0, 8, 0,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * AccordStatStrip::cell-activated:
   * @index: the cell, counted from 0
   */
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", ACCORD_TYPE_STAT_STRIP,
                                          G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
accord_stat_strip_init (AccordStatStrip *self)
{
  self->cells = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "stat-strip");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * accord_stat_strip_new:
 *
 * Returns: (transfer floating): a strip without cells
 */
GtkWidget *
accord_stat_strip_new (void)
{
  return g_object_new (ACCORD_TYPE_STAT_STRIP, NULL);
}

/**
 * accord_stat_strip_add:
 * @self: a strip
 * @caption: what the figure is
 *
 * Returns: (transfer none): the new cell
 */
AccordStatCell *
accord_stat_strip_add (AccordStatStrip *self, const char *caption)
{
  GtkWidget *cell;

  g_return_val_if_fail (ACCORD_IS_STAT_STRIP (self), NULL);

  cell = accord_stat_cell_new (caption);
  g_signal_connect_object (cell, "clicked", G_CALLBACK (cell_clicked_cb), self, 0);
  g_ptr_array_add (self->cells, cell);
  place_cell (self, self->cells->len - 1);
  return ACCORD_STAT_CELL (cell);
}

/**
 * accord_stat_strip_get_cell:
 * @self: a strip
 * @index: counted from 0
 *
 * Returns: (transfer none) (nullable): the cell
 */
AccordStatCell *
accord_stat_strip_get_cell (AccordStatStrip *self, int index)
{
  g_return_val_if_fail (ACCORD_IS_STAT_STRIP (self), NULL);

  if (index < 0 || (guint) index >= self->cells->len)
    return NULL;
  return g_ptr_array_index (self->cells, index);
}

/**
 * accord_stat_strip_set_columns:
 * @self: a strip
 * @columns: 0 for one row with separators, 2 for narrow windows
 */
void
accord_stat_strip_set_columns (AccordStatStrip *self, int columns)
{
  g_return_if_fail (ACCORD_IS_STAT_STRIP (self));

  if (self->columns == columns)
    return;
  self->columns = columns;
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_autoptr (GtkWidget) cell = g_object_ref (g_ptr_array_index (self->cells, i));

      place_cell (self, i);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLUMNS]);
}

/**
 * accord_stat_strip_align:
 * @self: a strip
 * @other: the strip below it, as wide
 *
 * Makes the columns of both as wide as each other, so that their separators stand in one line.
 */
void
accord_stat_strip_align (AccordStatStrip *self, AccordStatStrip *other)
{
  g_return_if_fail (ACCORD_IS_STAT_STRIP (self));
  g_return_if_fail (ACCORD_IS_STAT_STRIP (other));

  for (guint i = 0; i < MIN (self->cells->len, other->cells->len); i++)
    {
      g_autoptr (GtkSizeGroup) column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

      gtk_size_group_add_widget (column, g_ptr_array_index (self->cells, i));
      gtk_size_group_add_widget (column, g_ptr_array_index (other->cells, i));
    }
}
