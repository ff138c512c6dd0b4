/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dot at the corner of an icon: behind the button lies something that somebody has to look at. What it is, the button says. */

#include "accord-config.h"

#include "accord-trouble-dot.h"

/**
 * accord_trouble_dot_new:
 * @icon: of a button
 *
 * Returns: (transfer floating): the icon with a dot that is not shown yet
 */
GtkWidget *
accord_trouble_dot_new (GtkWidget *icon)
{
  GtkWidget *overlay = gtk_overlay_new (), *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "trouble-dot");
  gtk_widget_set_halign (dot, GTK_ALIGN_END);
  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_widget_set_can_target (dot, FALSE);
  gtk_widget_set_visible (dot, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), icon);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), dot);
  gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (overlay, GTK_ALIGN_CENTER);
  return overlay;
}

/**
 * accord_trouble_dot_set_shown:
 * @dot: of accord_trouble_dot_new()
 * @shown: whether the dot is there
 */
void
accord_trouble_dot_set_shown (GtkWidget *dot, gboolean shown)
{
  gtk_widget_set_visible (gtk_widget_get_last_child (dot), shown);
}
