/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The popover that names a mark: heading, one line per column, and what Enter does. It never takes
 * the pointer, or hovering it would leave the chart. */

#include "accord-config.h"

#include "accord-chart-tooltip.h"

#include "accord-data-label.h"

static void
mapped_cb (GtkWidget *popover)
{
  cairo_region_t *nothing = cairo_region_create ();

  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (popover)), nothing);
  cairo_region_destroy (nothing);
}

/**
 * accord_chart_tooltip_new:
 * @chart: the chart it belongs to
 *
 * Returns: (transfer floating): a hidden popover whose parent is @chart
 */
GtkWidget *
accord_chart_tooltip_new (AccordChart *chart)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
  gtk_widget_set_can_focus (popover, FALSE);
  gtk_widget_set_can_target (popover, FALSE);
  gtk_widget_add_css_class (popover, "chart-tooltip");
  g_signal_connect (popover, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_widget_set_parent (popover, GTK_WIDGET (chart));
  return popover;
}

static void
add_line (GtkGrid *grid, int row, const char *name, const char *value)
{
  GtkWidget *name_label = accord_data_label_new ("secondary");
  GtkWidget *value_label = accord_data_label_new ("numeric");

  gtk_label_set_text (GTK_LABEL (name_label), name);
  accord_data_label_set_text (GTK_LABEL (value_label), value);
  gtk_label_set_xalign (GTK_LABEL (value_label), 1);
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_grid_attach (grid, name_label, 0, row, 1, 1);
  gtk_grid_attach (grid, value_label, 1, row, 1, 1);
}

static GtkWidget *
make_drill_line (const char *drill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *key = gtk_label_new ("↵");
  GtkWidget *words = accord_data_label_new ("caption secondary");

  gtk_widget_add_css_class (key, "keycap");
  gtk_label_set_text (GTK_LABEL (words), drill);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_top (box, 4);
  return box;
}

/**
 * accord_chart_tooltip_show:
 * @tooltip: made by accord_chart_tooltip_new()
 * @chart: its chart
 * @index: a mark
 * @bounds: where the mark is, in the chart's coordinates
 */
void
accord_chart_tooltip_show (GtkPopover *tooltip, AccordChart *chart, int index,
                           const graphene_rect_t *bounds)
{
  const char *const *columns = accord_chart_get_columns (chart);
  const char *const *cells = accord_chart_get_cells (chart, index);
  const char *drill = accord_chart_get_drill (chart, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = accord_data_label_new ("heading");
  GtkWidget *grid = gtk_grid_new ();
  GdkRectangle place = { (int) bounds->origin.x, (int) bounds->origin.y,
                         (int) bounds->size.width, MAX ((int) bounds->size.height, 1) };

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  accord_data_label_set_text (GTK_LABEL (heading), cells[0]);
  gtk_box_append (GTK_BOX (box), heading);
  for (int i = 1; columns[i] != NULL && cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      add_line (GTK_GRID (grid), i, columns[i], cells[i]);
  gtk_box_append (GTK_BOX (box), grid);
  if (drill != NULL)
    gtk_box_append (GTK_BOX (box), make_drill_line (drill));
  gtk_popover_set_child (tooltip, box);
  gtk_popover_set_pointing_to (tooltip, &place);
  gtk_popover_popup (tooltip);
}
