/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Widgets that are not seen yet are measured a few at a time, those within before those around them: GTK remembers what it
 * measured, and the fonts are there, when all of them are laid out. They are laid out ahead too: GTK keeps where everything
 * stands as long as the stack around the page has the size it had, and what changes until then is laid out alone. */

#include "accord-measure-ahead.h"

#include <adwaita.h>

#define AT_A_TIME 100

typedef struct {
  guint passed;
  guint from;
  guint until;
} Walk;

/* Returns: whether the piece is done */
static gboolean
measure (GtkWidget *widget, Walk *walk)
{
  int least, width = gtk_widget_get_width (widget);

  if (!gtk_widget_get_visible (widget))
    return FALSE;
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    if (!GTK_IS_NATIVE (at) && measure (at, walk))
      return TRUE;
  if (walk->passed++ < walk->from)
    return FALSE;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (width > 0) /* it was laid out once, and is likely to get that width again */
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, NULL, NULL, NULL);
  return walk->passed == walk->until;
}

/**
 * accord_measure_ahead:
 * @root: a page in a window, not on show
 * @n_measured: (inout): how many of its widgets were measured; 0 to begin
 *
 * Measures the next few of them.
 *
 * Returns: whether there are more
 */
gboolean
accord_measure_ahead (GtkWidget *root, guint *n_measured)
{
  Walk walk = { 0, *n_measured, *n_measured + AT_A_TIME };

  g_return_val_if_fail (GTK_IS_WIDGET (root), FALSE);

  *n_measured = walk.until;
  return measure (root, &walk);
}

/* A bin that has taken another shape shows what is in it from its next frame on. Realized it has that frame now; else it would be
 * the first in which the page is seen, and all that is in it came one later. Returns: whether there is one that has it now. */
static gboolean
take_shape (GtkWidget *widget)
{
  GtkWidget *child = ADW_IS_BREAKPOINT_BIN (widget) ? adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (widget)) : NULL;
  gboolean takes = child != NULL && !gtk_widget_get_child_visible (child) && !gtk_widget_get_realized (widget);

  if (takes)
    gtk_widget_realize (widget);
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    takes = (!GTK_IS_NATIVE (at) && gtk_widget_get_visible (at) && take_shape (at)) || takes;
  return takes;
}

/**
 * accord_lay_out_ahead:
 * @page: a child of a stack in a window, not on show
 *
 * Gives everything in it the place that it will have when the stack shows it; where that is so already, nothing is done.
 *
 * Returns: whether it is to be called again a frame later: a page with breakpoints has only taken its shape
 */
gboolean
accord_lay_out_ahead (GtkWidget *page)
{
  GtkWidget *stack = gtk_widget_get_parent (page);
  int width, height, least;

  g_return_val_if_fail (GTK_IS_WIDGET (page), FALSE);

  if (stack == NULL || gtk_widget_get_mapped (page))
    return FALSE;
  width = gtk_widget_get_width (stack);
  height = gtk_widget_get_height (stack);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (width == 0 || height == 0)
    return FALSE;
  /* One that has not taken the shape of a small window yet takes it now, and fits the next time. */
  width = MAX (width, least);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_allocate (page, width, MAX (height, least), -1, NULL);
  return take_shape (page);
}
