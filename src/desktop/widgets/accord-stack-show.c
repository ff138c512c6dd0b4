/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of a stack that are seen now and then, as for an empty list or an error: until then they are not visible at all, so
 * that GTK neither styles nor measures what is in them. */

#include "accord-stack-show.h"

/**
 * accord_stack_show:
 * @stack: a stack
 * @name: one of its pages, which may not be visible yet
 *
 * Shows that page.
 */
void
accord_stack_show (GtkStack *stack, const char *name)
{
  GtkWidget *child = gtk_stack_get_child_by_name (stack, name);

  g_return_if_fail (child != NULL);

  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child (stack, child);
}
