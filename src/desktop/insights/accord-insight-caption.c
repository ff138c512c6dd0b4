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
  accord_kpi_tile_set_caption (tile, words->str);
}
