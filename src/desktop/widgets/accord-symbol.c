/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What GtkImage does with a symbolic icon, for widgets that draw themselves. */

#include "accord-config.h"

#include "accord-symbol.h"

/**
 * accord_symbol_snapshot:
 * @widget: whose colour, scale and direction the icon has
 * @snapshot: where it is drawn
 * @kept: (inout): the icon once it has been looked up; to be cleared when the name or the theme changes
 * @icon_name: a symbolic icon
 * @size: px
 * @at: its corner
 *
 * Draws the icon.
 */
void
accord_symbol_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, GdkPaintable **kept,
                        const char *icon_name, int size, const graphene_point_t *at)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA color;

  if (*kept == NULL)
    *kept = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, icon_name, NULL, size,
                                                       gtk_widget_get_scale_factor (widget),
                                                       gtk_widget_get_direction (widget),
                                                       GTK_ICON_LOOKUP_FORCE_SYMBOLIC));
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, at);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (*kept), snapshot, size, size,
                                            (GdkRGBA[]) { color, color, color, color }, 4);
  gtk_snapshot_restore (snapshot);
}
