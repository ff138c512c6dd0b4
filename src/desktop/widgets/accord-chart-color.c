/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours of series (ui.md §9), checked for three kinds of colour blindness. Drawn charts need
 * values, legends the style classes; printing uses the light palette. */

#include "accord-config.h"

#include "accord-chart-color.h"

#include <adwaita.h>

#define FADED 0.45f
/* Grey of cards, in the light and the dark style. */
#define LIGHT_CARD 1.f
#define DARK_CARD 0.21f

static const guint32 palette[2][ACCORD_N_SERIES] = {
  { 0x1c71d8, 0xe66100, 0x26b09c, 0x613583, 0x77767b },
  { 0x62a0ea, 0xffa348, 0x8ff0dc, 0xa855c9, 0x9a9996 },
};

/**
 * accord_chart_color:
 * @series: which series
 * @dark: on a dark ground
 * @color: (out): its colour
 */
void
accord_chart_color (AccordSeries series, gboolean dark, GdkRGBA *color)
{
  guint32 rgb;

  g_return_if_fail ((int) series >= 0 && series < ACCORD_N_SERIES);

  rgb = palette[dark ? 1 : 0][series];
  *color = (GdkRGBA) { ((rgb >> 16) & 0xff) / 255.f, ((rgb >> 8) & 0xff) / 255.f, (rgb & 0xff) / 255.f, 1 };
}

/**
 * accord_chart_widget_color:
 * @series: which series
 * @color: (out): its colour in the window's present style
 */
void
accord_chart_widget_color (AccordSeries series, GdkRGBA *color)
{
  accord_chart_color (series, adw_style_manager_get_dark (adw_style_manager_get_default ()), color);
}

/**
 * accord_chart_fade:
 * @color: (inout): a colour of the window's present style
 *
 * Fades a mark that is not pointed at to 45 %. It stays opaque, so that grid lines do not shine
 * through.
 */
void
accord_chart_fade (GdkRGBA *color)
{
  const float ground = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? DARK_CARD : LIGHT_CARD;

  color->red = ground + FADED * (color->red - ground);
  color->green = ground + FADED * (color->green - ground);
  color->blue = ground + FADED * (color->blue - ground);
}

/**
 * accord_chart_css_class:
 * @series: which series
 *
 * Returns: the style class that gives a widget's "color"
 */
const char *
accord_chart_css_class (AccordSeries series)
{
  static const char *const classes[ACCORD_N_SERIES] = {
    "series-blue", "series-orange", "series-teal", "series-purple", "series-grey",
  };

  g_return_val_if_fail ((int) series >= 0 && series < ACCORD_N_SERIES, classes[0]);
  return classes[series];
}
