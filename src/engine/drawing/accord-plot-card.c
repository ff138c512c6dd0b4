/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart with its title, sentence and legend as one picture: on paper, in an SVG file, on the clipboard. Needs no display. */

#include "accord-config.h"

#include "accord-plot-private.h"

#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define GAP 10
#define SWATCH 12
#define FILE_WIDTH 760.0
#define FILE_MARGIN 18.0

typedef struct {
  AccordPlot *plot;
  PangoContext *context;
  double width;
  const AccordPlotColors *colors;
  cairo_t *cr; /* NULL: only measured */
  double y;
} Card;

static void
words (Card *card, const char *text, double scale, gboolean bold, const AccordPlotColor *color)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (text == NULL || *text == '\0')
    return;
  layout = accord_plot_text (card->context, text, card->width, scale, bold, 12);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (card->cr != NULL)
    {
      cairo_set_source_rgba (card->cr, color->red, color->green, color->blue, color->alpha);
      cairo_move_to (card->cr, 0, card->y);
      pango_cairo_show_layout (card->cr, layout);
    }
  card->y += height;
}

static void
swatch (Card *card, const AccordPlotKey *key, double x, double y)
{
  AccordPlotFrame frame = { .context = card->context };
  AccordPlotPen pen = { &frame, card->cr, card->colors, -1 };
  AccordPlotColor color = card->colors->tones[key->tone];
  const double dashes[] = { 4, 3 };

  if (key->mark == ACCORD_KEY_HATCH)
    {
      accord_plot_hatch (&pen, x, y - SWATCH / 2.0, SWATCH, SWATCH, key->tone, -1);
      return;
    }
  if (key->mark == ACCORD_KEY_BAND)
    color.alpha = 0.3;
  cairo_set_source_rgba (card->cr, color.red, color.green, color.blue, color.alpha);
  cairo_set_line_width (card->cr, 2.2);
  if (key->mark == ACCORD_KEY_DASH)
    cairo_set_dash (card->cr, dashes, 2, 0);
  if (key->mark == ACCORD_KEY_LINE || key->mark == ACCORD_KEY_DASH)
    {
      cairo_move_to (card->cr, x, y);
      cairo_line_to (card->cr, x + SWATCH, y);
      cairo_stroke (card->cr);
    }
  else if (key->mark == ACCORD_KEY_RING)
    {
      cairo_new_path (card->cr);
      cairo_arc (card->cr, x + SWATCH / 2.0, y, 4.5, 0, 2 * G_PI);
      cairo_stroke (card->cr);
    }
  else
    {
      accord_plot_round (card->cr, x, y - SWATCH / 2.0, SWATCH, SWATCH, 3);
      cairo_fill (card->cr);
    }
  cairo_set_dash (card->cr, NULL, 0, 0);
}

static void
legend (Card *card)
{
  double x = 0, line = 0;

  for (guint i = 0; i < card->plot->keys->len; i++)
    {
      const AccordPlotKey *key = g_ptr_array_index (card->plot->keys, i);
      g_autoptr (PangoLayout) layout = accord_plot_text (card->context, key->label, 0, ACCORD_PLOT_SMALL, FALSE, 1);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      if (i == 0)
        card->y += GAP / 2.0;
      if (x > 0 && x + SWATCH + 6 + width > card->width)
        {
          x = 0;
          card->y += height + 2;
        }
      if (card->cr != NULL)
        {
          swatch (card, key, x, card->y + height / 2.0);
          cairo_set_source_rgba (card->cr, card->colors->dim.red, card->colors->dim.green, card->colors->dim.blue, card->colors->dim.alpha);
          cairo_move_to (card->cr, x + SWATCH + 6, card->y);
          pango_cairo_show_layout (card->cr, layout);
        }
      x += SWATCH + 6 + width + 16;
      line = height;
    }
  card->y += line;
}

static double
run (Card *card)
{
  double height = accord_plot_height (card->plot, card->context, card->width);

  words (card, card->plot->title, 1.1, TRUE, &card->colors->text);
  words (card, card->plot->too_little != NULL ? card->plot->too_little : card->plot->takeaway, 1, FALSE, &card->colors->dim);
  for (guint i = 0; card->plot->shape == ACCORD_PLOT_WORDS && i < card->plot->marks->len; i++)
    {
      card->y += 4;
      words (card, accord_plot_mark (card->plot, i)->label, 1, TRUE, &card->colors->text);
      words (card, accord_plot_mark (card->plot, i)->text, ACCORD_PLOT_SMALL, FALSE, &card->colors->dim);
    }
  if (card->plot->too_little != NULL || card->plot->marks->len == 0 || card->plot->shape == ACCORD_PLOT_WORDS)
    return card->y;
  card->y += GAP;
  if (card->cr != NULL)
    {
      g_autoptr (AccordPlotFrame) frame = accord_plot_frame_new (card->plot, card->context, card->width, height);

      cairo_save (card->cr);
      cairo_translate (card->cr, 0, card->y);
      accord_plot_frame_draw (frame, card->cr, card->colors, -1);
      cairo_restore (card->cr);
    }
  card->y += height;
  legend (card);
  return card->y;
}

/**
 * accord_plot_card_height:
 * @plot: a chart
 * @context: fonts
 * @width: room
 *
 * Returns: the height of title, sentence, chart and legend together
 */
double
accord_plot_card_height (AccordPlot *plot, PangoContext *context, double width)
{
  Card card = { plot, context, width, accord_plot_colors (FALSE, FALSE), NULL, 0 };

  return run (&card);
}

/**
 * accord_plot_card_draw:
 * @plot: a chart
 * @cr: where to; the card begins at its origin
 * @context: fonts
 * @width: room
 * @colors: for the ground
 */
void
accord_plot_card_draw (AccordPlot *plot, cairo_t *cr, PangoContext *context, double width, const AccordPlotColors *colors)
{
  Card card = { plot, context, width, colors, cr, 0 };

  run (&card);
}

/**
 * accord_plot_paper_context:
 * @size: of the font, points
 *
 * Returns: (transfer full): fonts for paper and files, without a display
 */
PangoContext *
accord_plot_paper_context (double size)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, 72);
  return context;
}

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
paint (AccordPlot *plot, cairo_surface_t *surface, PangoContext *context, double width, gboolean dark)
{
  const AccordPlotColors *colors = accord_plot_colors (dark, FALSE);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, colors->ground.red, colors->ground.green, colors->ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, FILE_MARGIN, FILE_MARGIN);
  accord_plot_card_draw (plot, cr, context, width - 2 * FILE_MARGIN, colors);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  status = cairo_surface_status (surface);
  return status;
}

/**
 * accord_plot_write_svg:
 * @plot: a chart
 * @path: of the file; one that is there is replaced
 * @error: return location for a #GError
 *
 * Returns: whether the file is there, whole
 */
gboolean
accord_plot_write_svg (AccordPlot *plot, const char *path, GError **error)
{
  PangoContext *context = accord_plot_paper_context (13);
  double height = accord_plot_card_height (plot, context, FILE_WIDTH - 2 * FILE_MARGIN) + 2 * FILE_MARGIN;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (collect, bytes, FILE_WIDTH, height);
  cairo_status_t status = paint (plot, surface, context, FILE_WIDTH, FALSE);

  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The chart could not be drawn: %s. Save it as CSV instead."), cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

/**
 * accord_plot_to_image:
 * @plot: a chart
 * @width: in pixels before @scale
 * @scale: pixels for each of them
 * @dark: on a dark ground
 *
 * Returns: (transfer full): title, sentence, chart and legend as a picture
 */
cairo_surface_t *
accord_plot_to_image (AccordPlot *plot, double width, double scale, gboolean dark)
{
  PangoContext *context = accord_plot_paper_context (13);
  double height = accord_plot_card_height (plot, context, width - 2 * FILE_MARGIN) + 2 * FILE_MARGIN;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * scale), (int) (height * scale));

  cairo_surface_set_device_scale (surface, scale, scale);
  paint (plot, surface, context, width, dark);
  g_object_unref (context);
  return surface;
}
