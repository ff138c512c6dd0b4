/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and shapes of a flow chart: how large they are, and how they get onto the picture. */

#include "accord-config.h"

#include "accord-flow-private.h"

/**
 * accord_flow_text:
 * @width: it is broken and shortened to; 0: as wide as it is
 * @scale: of the context's font
 * @lines: at most
 *
 * Returns: (transfer full): a layout
 */
PangoLayout *
accord_flow_text (PangoContext *context, const char *text, double width, double scale, gboolean bold, int lines)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -lines);
    }
  return layout;
}

double
accord_flow_text_height (PangoContext *context, const char *text, double width, double scale, gboolean bold, int lines)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (context, text, width, scale, bold, lines);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

double
accord_flow_text_width (PangoContext *context, const char *text)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (context, text, 0, ACCORD_FLOW_SMALL, FALSE, 1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of the longest of its words. */
double
accord_flow_word_width (PangoContext *context, const char *text, double scale, gboolean bold)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (context, text, 1, scale, bold, 100);
  int width;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
count_lines (PangoContext *context, const char *text, double width)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (context, text, width, ACCORD_FLOW_SMALL, FALSE, 100);

  return pango_layout_get_line_count (layout);
}

/* The least in which no word is broken and two lines are enough. */
double
accord_flow_halved_width (PangoContext *context, const char *text)
{
  double whole = accord_flow_text_width (context, text), width = MAX (accord_flow_word_width (context, text, ACCORD_FLOW_SMALL, FALSE), whole / 2);

  while (width < whole && count_lines (context, text, width) > 2)
    width += 4;
  return width;
}

void
accord_flow_use (AccordFlowPen *self, const AccordFlowColor *color, double alpha)
{
  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* Returns: its height. @align: 0 start, 0.5 middle, 1 end of @width. */
double
accord_flow_write (AccordFlowPen *self, const char *text, double x, double y, double width, double scale, gboolean bold, int lines,
           double align, const AccordFlowColor *color)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (self->context, text, width, scale, bold, lines);
  int height;

  if (align > 0)
    pango_layout_set_alignment (layout, align < 1 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  accord_flow_use (self, color, 1);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  return height;
}

void
accord_flow_rounded (cairo_t *cr, const cairo_rectangle_t *r, double radius)
{
  double right = r->x + r->width, bottom = r->y + r->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, r->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, r->x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, r->x + radius, r->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}
