/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A part of a month's bar: closed is solid, commit paler, best case hatched, the rest hollow. */

#include "accord-config.h"

#include "accord-forecast-part.h"

#include "accord-chart-text.h"

#define RADIUS 4

/* An outline alone: what is least sure. */
static void
draw_hollow (GtkSnapshot *snapshot, const graphene_rect_t *rect, double top, const GdkRGBA *color)
{
  GskRoundedRect outline;
  GdkRGBA pale = *color, line = *color;
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA colors[4] = { line, line, line, line };
  float most = MIN ((float) top, MIN (rect->size.width, rect->size.height) / 2);

  if (rect->size.height < 1)
    return;
  pale.alpha *= 0.12f;
  gsk_rounded_rect_init (&outline, rect, &GRAPHENE_SIZE_INIT (most, most), &GRAPHENE_SIZE_INIT (most, most),
                         &GRAPHENE_SIZE_INIT (0, 0), &GRAPHENE_SIZE_INIT (0, 0));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &pale, rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/**
 * accord_forecast_part_draw:
 * @rect: where
 * @category: how sure it is
 * @highest: whether nothing stands on it
 * @color: of what is closed
 */
void
accord_forecast_part_draw (GtkSnapshot *snapshot, const graphene_rect_t *rect, AccordForecastCategory category, gboolean highest,
                           const GdkRGBA *color)
{
  GdkRGBA pale = *color;
  double top = highest ? RADIUS : 0;

  pale.alpha *= 0.55f;
  if (category == ACCORD_FORECAST_CLOSED)
    accord_chart_draw_bar (snapshot, rect, top, 0, color);
  else if (category == ACCORD_FORECAST_COMMIT)
    accord_chart_draw_bar (snapshot, rect, top, 0, &pale);
  else if (category == ACCORD_FORECAST_BEST)
    accord_chart_draw_hatch (snapshot, rect, top, 0, color);
  else
    draw_hollow (snapshot, rect, top, color);
}
