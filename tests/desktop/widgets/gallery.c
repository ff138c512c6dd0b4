/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every widget in one window with made-up data, for looking at; `--out FILE` writes a picture and
 * ends. Arguments: [--dark] [--contrast] [--page record|board|insights|icons] [--out FILE] */

#include "accord-config.h"

#include "gallery-pages.h"

#include "accord-chart-card.h"

#include <locale.h>

#define SETTLE_MS 900

static gboolean dark, contrast;
static char *out, *page;
static int width = 1100;

static const GOptionEntry entries[] = {
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
  { "contrast", 0, 0, G_OPTION_ARG_NONE, &contrast, "Load the high contrast styles", NULL },
  { "page", 0, 0, G_OPTION_ARG_STRING, &page, "record, board, insights or icons", "NAME" },
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "Write a picture and end", "FILE" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window", "PX" },
  { NULL }
};

static gboolean
save_picture (gpointer window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (!gdk_texture_save_to_png (texture, out))
    g_printerr ("Could not write %s\n", out);
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
make_page (void)
{
  if (g_strcmp0 (page, "board") == 0)
    return gallery_board_page ();
  if (g_strcmp0 (page, "insights") == 0)
    return gallery_insights_page ();
  if (g_strcmp0 (page, "icons") == 0)
    return gallery_icons_page ();
  return gallery_record_page ();
}

static void
activated_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  if (dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  if (contrast)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_resource (provider, "/io/github/accord_app/Accord/style-hc.css");
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_page ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_title (GTK_WINDOW (window), "Gallery");
  gtk_window_set_default_size (GTK_WINDOW (window), width, 860);
  gtk_window_present (GTK_WINDOW (window));
  if (out != NULL)
    g_timeout_add (SETTLE_MS, save_picture, window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id", "io.github.accord_app.Accord.Gallery",
                              "resource-base-path", "/io/github/accord_app/Accord",
                              "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_application_add_main_option_entries (G_APPLICATION (application), entries);
  g_signal_connect (application, "activate", G_CALLBACK (activated_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
