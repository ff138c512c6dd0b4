/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has only now become visible has no place before the next layout, so that the focus scrolls nowhere. */

#include "accord-config.h"

#include "accord-scroll-to.h"

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (viewport == NULL || !gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), widget, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * accord_scroll_to:
 * @widget: lies in a #GtkViewport; elsewhere nothing happens
 */
void
accord_scroll_to (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  gtk_widget_add_tick_callback (widget, scroll_cb, NULL, NULL);
}
