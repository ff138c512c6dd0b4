/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the window of a chart that is a widget of its own: its picture is what it draws, with heading and sentence above,
 * replayed by cairo; its table is that of the widget. The card owns everything. Main thread. */

#include "accord-config.h"

#include "accord-chart-menu.h"

#include "accord-commit.h"
#include "accord-chart.h"
#include "accord-plot-save.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#define MARGIN 16.0

/* The same table as a chart of the engine, which knows how to become a file. */
static AccordPlot *
plot_of (AccordChartCard *card)
{
  AccordChart *chart = ACCORD_CHART (accord_chart_card_get_chart (card));
  g_autofree char *heading = NULL, *takeaway = NULL;
  AccordPlot *plot;

  g_object_get (card, "heading", &heading, "takeaway", &takeaway, NULL);
  plot = accord_plot_new (ACCORD_PLOT_WORDS, ACCORD_UNIT_COUNT, NULL, heading);
  plot->takeaway = g_steal_pointer (&takeaway);
  plot->explanation = g_strdup (g_object_get_data (G_OBJECT (card), "explanation"));
  plot->columns = g_strdupv ((char **) accord_chart_get_columns (chart));
  for (int i = 0; i < accord_chart_get_n_marks (chart); i++)
    {
      AccordPlotMark *mark = accord_plot_add (plot, NULL);

      mark->cells = g_strdupv ((char **) accord_chart_get_cells (chart, i));
    }
  return plot;
}

static PangoLayout *
make_words (AccordChartCard *card, double width)
{
  g_autoptr (AccordPlot) plot = plot_of (card);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (card), NULL);
  g_autofree char *text = g_markup_printf_escaped ("<b>%s</b>\n%s", plot->title, plot->takeaway != NULL ? plot->takeaway : "");

  pango_layout_set_markup (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

/* Draws heading, sentence and chart; gives the size that this takes. @cr: NULL only measures. */
static void
draw (AccordChartCard *card, cairo_t *cr, double *width, double *height)
{
  GtkWidget *chart = accord_chart_card_get_chart (card);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (chart);
  double w = MAX (gtk_widget_get_width (chart), 200), h = MAX (gtk_widget_get_height (chart), 100);
  g_autoptr (PangoLayout) words = make_words (card, w);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GdkRGBA color;
  int text_height;

  pango_layout_get_pixel_size (words, NULL, &text_height);
  *width = w + 2 * MARGIN;
  *height = h + text_height + 3 * MARGIN;
  if (cr == NULL)
    return;
  gtk_widget_get_color (GTK_WIDGET (card), &color);
  /* Light words stand on a dark ground. */
  if (color.red + color.green + color.blue > 1.5)
    cairo_set_source_rgb (cr, 0.13, 0.13, 0.15);
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_move_to (cr, MARGIN, MARGIN);
  pango_cairo_show_layout (cr, words);
  cairo_translate (cr, MARGIN, text_height + 2 * MARGIN);
  gdk_paintable_snapshot (paintable, snapshot, w, h);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node != NULL)
    gsk_render_node_draw (node, cr);
}

/**
 * accord_chart_menu_write_svg:
 * @card: a card with a chart
 * @path: the file
 *
 * Returns: %FALSE with an error that says what cannot be written
 */
gboolean
accord_chart_menu_write_svg (AccordChartCard *card, const char *path, GError **error)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  draw (card, NULL, &width, &height);
  surface = cairo_svg_surface_create (path, width, height);
  cr = cairo_create (surface);
  draw (card, cr, &width, &height);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The chart could not be written to “%s”: %s. Choose another place."), path,
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_svg (gpointer card, const char *path, GError **error)
{
  return accord_chart_menu_write_svg (card, path, error);
}

static GdkTexture *
make_picture (AccordChartCard *card)
{
  double width, height;
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  gsize stride;
  cairo_t *cr;

  draw (card, NULL, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (2 * width), (int) (2 * height));
  cairo_surface_set_device_scale (surface, 2, 2);
  cr = cairo_create (surface);
  draw (card, cr, &width, &height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface), GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}

static void
explain_cb (GSimpleAction *action, GVariant *parameter, gpointer card)
{
  g_autoptr (AccordPlot) plot = plot_of (card);

  accord_plot_explain (card, plot);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer card)
{
  g_autoptr (AccordPlot) plot = plot_of (card);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_str_equal (g_variant_get_string (parameter, NULL), "table"))
    {
      accord_plot_copy_table (card, plot);
      return;
    }
  texture = make_picture (card);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (card), texture);
  accord_say (card, _("Copied the chart as a picture."));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer card)
{
  g_autoptr (AccordPlot) plot = plot_of (card);
  const char *ending = g_variant_get_string (parameter, NULL);

  accord_plot_save_drawn (card, plot, ending, g_str_equal (ending, "svg") ? write_svg : NULL, card);
}

/**
 * accord_chart_menu_add:
 * @card: a card whose chart is an #AccordChart with columns
 * @explanation: how it is counted, finished sentences
 */
void
accord_chart_menu_add (AccordChartCard *card, const char *explanation)
{
  static const GActionEntry entries[] = {
    { "explain", explain_cb, NULL, NULL, NULL, { 0 } },
    { "copy", copy_cb, "s", NULL, NULL, { 0 } },
    { "save", save_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (ACCORD_IS_CHART_CARD (card) && explanation != NULL);

  accord_chart_menu_set_explanation (card, explanation);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), card);
  gtk_widget_insert_action_group (GTK_WIDGET (card), "plot", G_ACTION_GROUP (group));
  accord_chart_card_add_button (card, accord_plot_menu_button (NULL));
}

/**
 * accord_chart_menu_set_explanation:
 * @card: a card with this menu
 * @explanation: how it is counted now, finished sentences
 */
void
accord_chart_menu_set_explanation (AccordChartCard *card, const char *explanation)
{
  g_object_set_data_full (G_OBJECT (card), "explanation", g_strdup (explanation), g_free);
}
