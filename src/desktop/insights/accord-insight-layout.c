/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How tiles and cards wrap: rows that are always full, so that no hole stays at the end.
 *
 *   wide   ▭▭▭▭▭    medium  ▭ ▭ ▭    narrow  ▭ ▭
 *                           ▭▭ ▭▭            ▭ ▭
 *                                            ▭▭▭
 */

#include "accord-config.h"

#include "accord-insight-layout.h"

static const int rows_of_5[] = { 5, 0 };
static const int rows_of_3_2[] = { 3, 2, 0 };
static const int rows_of_2_2_1[] = { 2, 2, 1, 0 };
static const int rows_of_3[] = { 3, 0 };
static const int rows_of_2_1[] = { 2, 1, 0 };
static const int rows_of_2[] = { 2, 0 };
static const int rows_of_1[] = { 1, 1, 1, 0 };

/**
 * accord_insight_layout_tiles:
 * @layout: how much room there is
 *
 * Returns: (transfer none) (array zero-terminated=1): how many of five tiles stand in each row
 */
const int *
accord_insight_layout_tiles (AccordInsightLayout layout)
{
  if (layout == ACCORD_LAYOUT_WIDE)
    return rows_of_5;
  return layout == ACCORD_LAYOUT_MEDIUM ? rows_of_3_2 : rows_of_2_2_1;
}

/**
 * accord_insight_layout_cards:
 * @layout: how much room there is
 * @n_cards: how many cards there are, up to 3
 *
 * Returns: (transfer none) (array zero-terminated=1): how many cards stand in each row
 */
const int *
accord_insight_layout_cards (AccordInsightLayout layout, guint n_cards)
{
  if (layout == ACCORD_LAYOUT_NARROW || n_cards < 2)
    return rows_of_1;
  if (n_cards == 2)
    return rows_of_2;
  return layout == ACCORD_LAYOUT_WIDE ? rows_of_3 : rows_of_2_1;
}

static void
place (GtkGrid *grid, GtkWidget *widget, int column, int row, int width)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (grid));
  GtkLayoutChild *child;

  if (gtk_widget_get_parent (widget) == NULL)
    {
      gtk_grid_attach (grid, widget, column, row, width, 1);
      return;
    }
  /* Moved in place, so that keyboard focus stays. */
  child = gtk_layout_manager_get_layout_child (manager, widget);
  g_object_set (child, "column", column, "row", row, "column-span", width, NULL);
}

/* The smallest number of columns that every row divides: each column costs a gap. */
static int
count_units (const int *per_row)
{
  int units = 1;

  for (int row = 0; per_row[row] > 0; row++)
    for (int single = units; units % per_row[row] != 0;)
      units += single;
  return units;
}

/**
 * accord_insight_layout_apply:
 * @grid: a grid with homogeneous columns
 * @widgets: (element-type GtkWidget): its children in order
 * @per_row: (array zero-terminated=1): how many stand in each row
 *
 * Puts the children into full rows.
 */
void
accord_insight_layout_apply (GtkGrid *grid, GPtrArray *widgets, const int *per_row)
{
  int units = count_units (per_row);
  guint next = 0;

  for (int row = 0; per_row[row] > 0; row++)
    for (int i = 0; i < per_row[row] && next < widgets->len; i++)
      {
        int width = units / per_row[row];

        place (grid, g_ptr_array_index (widgets, next++), i * width, row, width);
      }
}
