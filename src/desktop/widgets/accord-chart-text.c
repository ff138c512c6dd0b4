/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts and bars that charts draw. */

#include "accord-config.h"

#include "accord-chart-text.h"

#define RADIUS 4
#define HATCH_STEP 6
#define HATCH_LINE 1.3f

/**
 * accord_chart_text_new:
 * @widget: gives font and direction
 * @text: what is written
 * @scale: of the widget's font: 0.82 for axes
 * @bold: for the current mark
 *
 * Returns: (transfer full): a layout with figures of equal width
 */
PangoLayout *
accord_chart_text_new (GtkWidget *widget, const char *text, double scale, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/**
 * accord_chart_text_draw:
 * @snapshot: where to
 * @layout: the text
 * @x: position of the text's point @align_x
 * @y: position of the text's point @align_y
 * @align_x: 0 start, 0.5 middle, 1 end
 * @align_y: the same, downwards
 * @color: of the text
 */
void
accord_chart_text_draw (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y,
                        double align_x, double align_y, const GdkRGBA *color)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (int) (x - align_x * width),
                                                          (float) (int) (y - align_y * height)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
round_ends (GskRoundedRect *rounded, const graphene_rect_t *rect, double top, double bottom)
{
  float most = MIN (rect->size.width, rect->size.height) / 2;
  graphene_size_t upper = GRAPHENE_SIZE_INIT (MIN ((float) top, most), MIN ((float) top, most));
  graphene_size_t lower = GRAPHENE_SIZE_INIT (MIN ((float) bottom, most),
                                              MIN ((float) bottom, most));

  gsk_rounded_rect_init (rounded, rect, &upper, &upper, &lower, &lower);
}

/**
 * accord_chart_draw_bar:
 * @snapshot: where to
 * @rect: the bar
 * @top: radius of the upper corners
 * @bottom: radius of the lower corners
 * @color: its fill
 */
void
accord_chart_draw_bar (GtkSnapshot *snapshot, const graphene_rect_t *rect, double top,
                       double bottom,
                       const GdkRGBA *color)
{
  GskRoundedRect rounded;

  if (rect->size.height <= 0 || rect->size.width <= 0)
    return;
  round_ends (&rounded, rect, top, bottom);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

/**
 * accord_chart_draw_hatch:
 * @snapshot: where to
 * @rect: the bar
 * @top: radius of the upper corners
 * @bottom: radius of the lower corners
 * @color: of the lines; the ground is paler
 *
 * Draws what is not certain: a forecast, a month that is not over.
 */
void
accord_chart_draw_hatch (GtkSnapshot *snapshot, const graphene_rect_t *rect, double top,
                         double bottom,
                         const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskRoundedRect rounded;
  GskStroke *stroke;
  GdkRGBA ground = *color, line = *color;
  float left = rect->origin.x, top_edge = rect->origin.y;

  if (rect->size.height <= 0 || rect->size.width <= 0)
    return;
  for (float offset = HATCH_STEP / 2.f; offset < rect->size.width + rect->size.height; offset += HATCH_STEP)
    {
      gsk_path_builder_move_to (builder, left, top_edge + offset);
      gsk_path_builder_line_to (builder, left + offset, top_edge);
    }
  path = gsk_path_builder_to_path (builder);
  stroke = gsk_stroke_new (HATCH_LINE);
  ground.alpha *= 0.22f;
  line.alpha *= 0.75f;
  round_ends (&rounded, rect, top, bottom);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, rect);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &line);
  gtk_snapshot_pop (snapshot);
  gsk_stroke_free (stroke);
}
