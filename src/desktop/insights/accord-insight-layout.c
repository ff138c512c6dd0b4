/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How tiles and cards wrap: rows that are always full, so that no hole stays at the end. A wide card takes two places where
 * there are more than two.
 *
 *   wide   ▭▭▭▭▭   ▭▭ ▭    medium  ▭ ▭ ▭    narrow  ▭ ▭
 *                  ▭ ▭ ▭           ▭▭ ▭▭            ▭ ▭
 *                                                   ▭▭▭
 */

#include "accord-config.h"

#include "accord-insight-layout.h"

/**
 * accord_insight_layout_tiles:
 * @layout: how much room there is
 * @n: how many tiles
 *
 * Returns: (transfer full) (element-type int): how many stand in each row, as even as can be, longer rows first
 */
GArray *
accord_insight_layout_tiles (AccordInsightLayout layout, guint n)
{
  const guint most = layout == ACCORD_LAYOUT_WIDE ? 5 : layout == ACCORD_LAYOUT_MEDIUM ? 3 : 2;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_rows = (n + most - 1) / most;

  for (guint row = 0; row < n_rows; row++)
    {
      int count = layout == ACCORD_LAYOUT_NARROW ? (int) MIN (most, n - row * most) : (int) (n / n_rows + (row < n % n_rows));

      g_array_append_val (rows, count);
    }
  return rows;
}

/**
 * accord_insight_layout_cards:
 * @layout: how much room there is
 * @wide: (array length=n): which cards want two places
 * @n: how many cards
 *
 * Returns: (transfer full) (element-type int): how many stand in each row
 */
GArray *
accord_insight_layout_cards (AccordInsightLayout layout, const gboolean *wide, guint n)
{
  const int most = layout == ACCORD_LAYOUT_WIDE ? 3 : layout == ACCORD_LAYOUT_MEDIUM ? 2 : 1;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (int));
  int used = 0, count = 0;

  for (guint i = 0; i < n; i++)
    {
      int weight = MIN (most, wide[i] ? 2 : 1);

      if (used + weight > most)
        {
          g_array_append_val (rows, count);
          used = count = 0;
        }
      used += weight;
      count++;
    }
  if (count > 0)
    g_array_append_val (rows, count);
  return rows;
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

static int
row_weight (const gboolean *wide, guint first, int count)
{
  int weight = 0;

  for (int i = 0; i < count; i++)
    weight += wide != NULL && wide[first + (guint) i] && count > 1 ? 2 : 1;
  return weight;
}

/* The smallest number of columns that every row divides: each column costs a gap. */
static int
count_units (const gboolean *wide, GArray *per_row)
{
  int units = 1;
  guint first = 0;

  for (guint row = 0; row < per_row->len; row++)
    {
      int count = g_array_index (per_row, int, row), weight = row_weight (wide, first, count);

      for (int single = units; units % weight != 0;)
        units += single;
      first += (guint) count;
    }
  return units;
}

/**
 * accord_insight_layout_apply:
 * @grid: a grid with homogeneous columns
 * @widgets: (element-type GtkWidget): its children in order
 * @wide: (array) (nullable): which of them are twice as wide as others in a row
 * @per_row: (element-type int): how many stand in each row
 *
 * Puts the children into full rows.
 */
void
accord_insight_layout_apply (GtkGrid *grid, GPtrArray *widgets, const gboolean *wide, GArray *per_row)
{
  int units = count_units (wide, per_row);
  guint next = 0;

  for (guint row = 0; row < per_row->len; row++)
    {
      int count = g_array_index (per_row, int, row), unit = units / row_weight (wide, next, count), column = 0;

      for (int i = 0; i < count && next < widgets->len; i++, next++)
        {
          int width = unit * (wide != NULL && wide[next] && count > 1 ? 2 : 1);

          place (grid, g_ptr_array_index (widgets, next), column, (int) row, width);
          column += width;
        }
    }
}
