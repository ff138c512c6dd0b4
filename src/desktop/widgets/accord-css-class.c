/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks that a widget has or has not. */

#include "accord-config.h"

#include "accord-css-class.h"

/**
 * accord_css_class_set:
 * @widget: (type GtkWidget): a widget
 * @name: a class of the style sheet
 * @set: whether it has it
 */
void
accord_css_class_set (gpointer widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}
