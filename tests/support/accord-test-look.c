/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program's styles and icons in a test; its own resources are linked into each test program. */

#include "accord-test-look.h"

#define RESOURCES "/io/github/accord_app/Accord/"

static void
add_style (const char *name, guint order)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (css, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + order);
}

void
accord_test_look (void)
{
  static gboolean loaded;
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (loaded)
    return;
  loaded = TRUE;
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), RESOURCES "icons");
  add_style ("style.css", 0);
  if (adw_style_manager_get_dark (manager))
    add_style ("style-dark.css", 1);
  if (adw_style_manager_get_high_contrast (manager))
    add_style ("style-hc.css", 2);
}
