/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands over the value of a tile. */

#include "accord-config.h"

#include "accord-insight-caption.h"

#include <glib/gi18n-lib.h>

/**
 * accord_insight_caption:
 * @kpi: an entry of the catalogue
 *
 * Returns: (transfer none): what the picture of ui.md calls some of them; else as the catalogue does
 */
const char *
accord_insight_caption (const AccordKpi *kpi)
{
  static const struct {
    const char *id;
    const char *caption;
  } captions[] = { { "revenue", N_("Won revenue") }, { "sales-cycle", N_("Sales cycle, median") }, { "open-value", N_("Open pipeline") } };

  for (gsize i = 0; i < G_N_ELEMENTS (captions); i++)
    if (g_str_equal (captions[i].id, kpi->id))
      return _(captions[i].caption);
  return _(kpi->label);
}

/**
 * accord_insight_caption_show:
 * @tile: of the figure
 * @figure: a figure of a period
 *
 * Shows its name, on how many cases it stands, what is left out, and whether its days were changed after they were locked.
 */
void
accord_insight_caption_show (AccordKpiTile *tile, const AccordFigure *figure)
{
  g_autofree char *cases = accord_figure_cases (figure);
  g_autofree char *rest = cases != NULL ? NULL : accord_figure_left_out (figure);
  g_autoptr (GString) words = g_string_new (accord_insight_caption (figure->kpi));

  if (cases != NULL || rest != NULL)
    g_string_append_printf (words, " · %s", cases != NULL ? cases : rest);
  else if (figure->has_value && accord_figure_is_weak (figure))
    g_string_append_printf (words, " · n = %d", (int) figure->n);
  if (figure->restated > 0)
    g_string_append_printf (words, " · %s", _("restated"));
  if (figure->old)
    g_string_append_printf (words, " · %s", _("old estimate"));
  accord_kpi_tile_set_caption (tile, words->str);
}

/* "84 deals today, 2 unpriced"; only "84 unpriced" if none has an amount; a share says of how many. */
void
accord_insight_caption_show_open (AccordKpiTile *tile, const AccordFigure *figure)
{
  gboolean share = figure->kpi->unit == ACCORD_UNIT_RATIO;
  g_autofree char *cases = share ? accord_figure_cases (figure) : NULL, *number = cases != NULL ? g_strdup (cases) : accord_number_format (figure->n);
  g_autofree char *count = share ? g_strdup_printf (_("%s today"), number)
                                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal today", "%s deals today", (gulong) figure->n), number);
  g_autofree char *rest = accord_figure_left_out (figure);
  g_autofree char *words = NULL;

  if (figure->unpriced == figure->n && figure->n > 0)
    words = g_strdup (rest);
  else
    words = rest != NULL ? g_strdup_printf (_("%1$s, %2$s"), count, rest) : g_strdup (count);

  accord_kpi_tile_set_change (tile, 0, ACCORD_BETTER_NEITHER, NULL, words);
}

/**
 * accord_insight_caption_leaves_room:
 * @tile: a tile
 * @figure: what it shows
 *
 * Returns: whether the value leaves room for its course beside it, narrower at least; the value goes first
 */
gboolean
accord_insight_caption_leaves_room (AccordKpiTile *tile, const AccordFigure *figure)
{
  const double scale = 1.9; /* .kpi-value */
  const int beside = 40 + 8; /* the width is that inside the padding */
  g_autofree char *value = accord_figure_short (figure);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (tile), value);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, room = gtk_widget_get_width (GTK_WIDGET (tile));

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return room == 0 || width + beside <= room;
}
