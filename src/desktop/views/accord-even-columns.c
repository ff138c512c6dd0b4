/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As many columns beside each other as there is room for, all of one width: those of the last line stand below those of
 * the first, which AdwWrapBox does not see to. */

#include "accord-config.h"

#include "accord-even-columns.h"

#define GAP 10

/* Of the child that wants most. */
static int
widest (GtkWidget *box)
{
  int least = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }
  return least;
}

static int
count_columns (GtkWidget *box, int width)
{
  return MAX (1, (width + GAP) / (widest (box) + GAP));
}

/* Returns: the height of the line that begins with @child; @next: the child that begins the next one. */
static int
line_height (GtkWidget *child, int columns, int width, GtkWidget **next)
{
  int height = 0;

  for (int i = 0; i < columns && child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
      i++;
    }
  *next = child;
  return height;
}

static GtkSizeRequestMode
request_mode (GtkWidget *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *box, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  int columns, width, height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = widest (box);
      return;
    }
  columns = count_columns (box, for_size);
  width = (MAX (for_size, 1) - (columns - 1) * GAP) / columns;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;)
    height += line_height (child, columns, for_size < 0 ? -1 : width, &child) + GAP;
  *minimum = *natural = MAX (height - GAP, 0);
}

static void
allocate (GtkWidget *box, int width, int height, int baseline)
{
  int columns = count_columns (box, width), y = 0;
  gboolean rtl = gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (box), *next; child != NULL; child = next)
    {
      int line = line_height (child, columns, (width - (columns - 1) * GAP) / columns, &next);

      for (int i = 0; child != next; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
          {
            int from = i * (width + GAP) / columns, to = (i + 1) * (width + GAP) / columns - GAP;

            gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - to : from, y, to - from, line }, -1);
            i++;
          }
      y += line + GAP;
    }
}

/**
 * accord_even_columns_new:
 *
 * Returns: (transfer floating): a box without children
 */
GtkWidget *
accord_even_columns_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (request_mode, measure, allocate));
  return box;
}
