/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Widgets that are not seen yet are measured a few at a time, those within before those around them: GTK remembers what it
 * measured, and the fonts are there, when all of them are laid out in one frame. */

#include "accord-measure-ahead.h"

#define AT_A_TIME 50

typedef struct {
  guint passed;
  guint from;
  guint until;
} Walk;

/* Returns: whether the piece is done */
static gboolean
measure (GtkWidget *widget, Walk *walk)
{
  int natural;

  if (!gtk_widget_get_visible (widget))
    return FALSE;
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    if (!GTK_IS_NATIVE (at) && measure (at, walk))
      return TRUE;
  if (walk->passed++ < walk->from)
    return FALSE;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
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
