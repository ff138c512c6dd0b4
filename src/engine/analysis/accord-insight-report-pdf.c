/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report on A4: figures first, then the charts as on screen in light colours, then the whole catalogue as a table. Any
 * thread. */

#include "accord-config.h"

#include "accord-insight-report.h"

#include "accord-error.h"
#include "accord-pdf.h"
#include "accord-plot-text.h"

#include <glib/gi18n-lib.h>

#define MARGIN 45.0
#define ROOM (ACCORD_PDF_WIDTH - 2 * MARGIN)
#define FOOT 6.0 /* between the last line and the one that names the page */
#define GAP 16.0
#define TILE_HEIGHT 68.0
#define TILE_LINE 11.0 /* a name in two lines takes so much more */
#define LINES 6        /* of a text, at most */
#define LIST_LINES 30  /* of a list of names: all of them */

typedef struct {
  const AccordInsightReport *report;
  cairo_t *cr;
  PangoContext *context;
  const AccordPlotColors *colors;
  double y;
  guint page;
} Paper;

/* Returns: its height. */
static double
text_of (Paper *self, int lines, const char *words, double x, double y, double width, double scale, gboolean bold, PangoAlignment alignment,
         const AccordPlotColor *color)
{
  g_autoptr (PangoLayout) layout = accord_plot_text (self->context, words, width, scale, bold, lines);
  int height;

  pango_layout_set_alignment (layout, alignment);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, color->alpha);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  return height;
}

static double
text (Paper *self, const char *words, double x, double y, double width, double scale, gboolean bold, PangoAlignment alignment, const AccordPlotColor *color)
{
  return text_of (self, LINES, words, x, y, width, scale, bold, alignment, color);
}

/* Figures beside one another stand on one line, whether they hold Han or not: their letters are higher. */
static void
draw_on_line (Paper *self, const char *words, double x, double line, double width, double scale, gboolean bold, PangoAlignment alignment, const AccordPlotColor *color)
{
  g_autoptr (PangoLayout) layout = accord_plot_text (self->context, words, width, scale, bold, 1);

  text_of (self, 1, words, x, line - pango_layout_get_baseline (layout) / (double) PANGO_SCALE, width, scale, bold, alignment, color);
}

static int
width_of (Paper *self, const char *words, double scale, gboolean bold)
{
  g_autoptr (PangoLayout) layout = accord_plot_text (self->context, words, 0, scale, bold, 1);
  int wide;

  pango_layout_get_pixel_size (layout, &wide, NULL);
  return wide;
}

/* A figure is never cut: where it does not fit it is told shortly. */
static const char *
fitting (Paper *self, const char *full, const char *brief, double width, double scale, gboolean bold)
{
  return width_of (self, full, scale, bold) <= ROOM * width - 4 ? full : brief;
}

/* A cell of a table: what does not fit ends with dots rather than in the next row. */
static void
cell (Paper *self, const char *words, double left, double width, double scale, gboolean bold, PangoAlignment alignment, const AccordPlotColor *color)
{
  text_of (self, 1, words, MARGIN + ROOM * left, self->y, ROOM * width, scale, bold, alignment, color);
}

static void
foot (Paper *self)
{
  g_autofree char *number = g_strdup_printf (_("%1$s · %2$s · page %3$u"), self->report->workspace, self->report->title, self->page);

  text_of (self, 2, number, MARGIN, ACCORD_PDF_HEIGHT - MARGIN + 8, ROOM, 0.85, FALSE, PANGO_ALIGN_CENTER, &self->colors->dim);
}

/* A new page if @height does not fit on this one. */
static void
need (Paper *self, double height)
{
  if (self->y + height <= ACCORD_PDF_HEIGHT - MARGIN - FOOT || self->y <= MARGIN)
    return;
  foot (self);
  cairo_show_page (self->cr);
  self->page++;
  self->y = MARGIN;
}

static void
draw_head (Paper *self)
{
  self->y += text (self, self->report->workspace, MARGIN, self->y, ROOM, 1, FALSE, PANGO_ALIGN_LEFT, &self->colors->dim) + 2;
  self->y += text (self, self->report->title, MARGIN, self->y, ROOM, 2.2, TRUE, PANGO_ALIGN_LEFT, &self->colors->text) + 2;
  self->y += text (self, self->report->subtitle, MARGIN, self->y, ROOM, 1, FALSE, PANGO_ALIGN_LEFT, &self->colors->dim) + GAP;
}

static void
draw_tile (Paper *self, const AccordInsightLine *line, double x, double width, double more)
{
  g_autofree char *value = accord_figure_short (line->now);
  g_autofree char *cases = accord_figure_cases (line->now);

  accord_plot_round (self->cr, x, self->y, width, TILE_HEIGHT + more, 8);
  cairo_set_source_rgb (self->cr, 0.96, 0.96, 0.965);
  cairo_fill (self->cr);
  text_of (self, more > 0 ? 2 : 1, _(line->now->kpi->label), x + 8, self->y + 6, width - 16, 0.85, FALSE, PANGO_ALIGN_LEFT, &self->colors->dim);
  draw_on_line (self, value, x + 8, self->y + 35 + more, width - 16, 1.7, TRUE, PANGO_ALIGN_LEFT, &self->colors->text);
  if (cases != NULL) /* a share is short: they have room beside it */
    draw_on_line (self, cases, x + 8, self->y + 35 + more, width - 16, 0.85, FALSE, PANGO_ALIGN_RIGHT, &self->colors->dim);
  text_of (self, 2, line->change, x + 8, self->y + 42 + more, width - 16, 0.85, FALSE, PANGO_ALIGN_LEFT,
           line->better < 0 ? &self->colors->look_text : &self->colors->dim);
}

static void
draw_tiles (Paper *self)
{
  guint n = MIN (5, self->report->tiles->len);
  double width = n > 0 ? (ROOM - (n - 1) * 8) / n : 0, more = 0;

  for (guint i = 0; i < n; i++)
    if (width_of (self, _(((const AccordInsightLine *) g_ptr_array_index (self->report->tiles, i))->now->kpi->label), 0.85, FALSE) > width - 16)
      more = TILE_LINE;
  for (guint i = 0; i < n; i++)
    draw_tile (self, g_ptr_array_index (self->report->tiles, i), MARGIN + i * (width + 8), width, more);
  self->y += n > 0 ? TILE_HEIGHT + more + GAP : 0;
}

static void
draw_plot (Paper *self, AccordPlot *plot, double x, double width)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, x, self->y);
  accord_plot_card_draw (plot, self->cr, self->context, width, self->colors);
  cairo_restore (self->cr);
}

static gboolean
stands_alone (const Paper *self, guint index, double half)
{
  return g_array_index (self->report->wide, gboolean, index) ||
         accord_plot_is_too_narrow (g_ptr_array_index (self->report->plots, index), self->context, half);
}

/* Wide charts, and those with long names, stand alone, others in pairs. */
static void
draw_plots (Paper *self)
{
  const AccordInsightReport *report = self->report;
  double half = (ROOM - 22) / 2;

  for (guint i = 0; i < report->plots->len; i++)
    {
      AccordPlot *plot = g_ptr_array_index (report->plots, i);
      AccordPlot *next = i + 1 < report->plots->len && !stands_alone (self, i, half) && !stands_alone (self, i + 1, half)
                           ? g_ptr_array_index (report->plots, i + 1) : NULL;
      double width = next != NULL ? half : ROOM;
      double height = accord_plot_card_height (plot, self->context, width);

      if (next != NULL)
        height = MAX (height, accord_plot_card_height (next, self->context, half));
      need (self, height);
      draw_plot (self, plot, MARGIN, width);
      if (next != NULL)
        draw_plot (self, next, MARGIN + half + 22, half);
      self->y += height + GAP;
      i += next != NULL;
    }
}

static void
draw_row (Paper *self, const AccordInsightLine *line)
{
  g_autofree char *value = accord_figure_format (line->now), *brief = accord_figure_short (line->now);
  g_autofree char *before = line->before != NULL ? accord_figure_format (line->before) : g_strdup ("");
  g_autofree char *brief_before = line->before != NULL ? accord_figure_short (line->before) : g_strdup ("");
  g_autofree char *cases = accord_number_format (line->now->n);
  g_autofree char *left_out = line->now->old ? g_strdup (_("old estimate")) : accord_figure_left_out (line->now);
  g_autofree char *counted = g_strdup_printf ("n = %s", cases);
  /* Translators: "n = 85, 2 unpriced" */
  g_autofree char *n = left_out != NULL ? g_strdup_printf (_("%1$s, %2$s"), counted, left_out) : g_steal_pointer (&counted);
  const AccordPlotColor *color = accord_figure_is_weak (line->now) ? &self->colors->dim : &self->colors->text;
  double beside = width_of (self, n, 0.85, FALSE) / ROOM + 0.015; /* the change has what the cases leave */

  need (self, 17);
  cell (self, _(line->now->kpi->label), 0, 0.31, 1, FALSE, PANGO_ALIGN_LEFT, &self->colors->text);
  cell (self, fitting (self, value, brief, 0.12, 1, TRUE), 0.31, 0.12, 1, TRUE, PANGO_ALIGN_RIGHT, color);
  cell (self, fitting (self, before, brief_before, 0.14, 1, FALSE), 0.43, 0.14, 1, FALSE, PANGO_ALIGN_RIGHT, &self->colors->dim);
  cell (self, line->before != NULL ? line->change : "", 0.585, 0.415 - beside, 0.85, FALSE, PANGO_ALIGN_LEFT, line->better < 0 ? &self->colors->look_text : &self->colors->dim);
  cell (self, n, 1 - beside, beside, 0.85, FALSE, PANGO_ALIGN_RIGHT, &self->colors->dim);
  cairo_set_source_rgba (self->cr, 0, 0, 0, 0.08);
  cairo_rectangle (self->cr, MARGIN, self->y + 14.5, ROOM, 0.6);
  cairo_fill (self->cr);
  self->y += 17;
}

/* Neither now nor before was there anything to count. */
static gboolean
says_nothing (const AccordInsightLine *line)
{
  return !line->now->has_value && line->now->n == 0 && (line->before == NULL || (!line->before->has_value && line->before->n == 0));
}

/* In one sentence what would be rows of dashes. */
static void
draw_nothing (Paper *self, int layer)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *words = NULL;
  int height;

  for (guint i = 0; i < self->report->lines->len; i++)
    {
      const AccordInsightLine *line = g_ptr_array_index (self->report->lines, i);

      if ((int) line->now->kpi->layer == layer && says_nothing (line))
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_("between names", ", ") : "", _(line->now->kpi->label));
    }
  if (names->len == 0)
    return;
  /* Translators: names of figures, separated by commas */
  words = g_strdup_printf (_("Nothing to count: %s."), names->str);
  layout = accord_plot_text (self->context, words, ROOM, 0.85, FALSE, LIST_LINES);
  pango_layout_get_pixel_size (layout, NULL, &height);
  need (self, 4 + height);
  self->y += 4 + text_of (self, LIST_LINES, words, MARGIN, self->y + 4, ROOM, 0.85, FALSE, PANGO_ALIGN_LEFT, &self->colors->dim);
}

static void
draw_catalogue (Paper *self)
{
  for (int layer = 0; layer < ACCORD_N_LAYERS; layer++)
    {
      need (self, 90);
      self->y += text (self, accord_layer_label ((AccordLayer) layer), MARGIN, self->y, ROOM, 1.2, TRUE, PANGO_ALIGN_LEFT, &self->colors->text) + 6;
      for (guint i = 0; i < self->report->lines->len; i++)
        {
          const AccordInsightLine *line = g_ptr_array_index (self->report->lines, i);

          if ((int) line->now->kpi->layer == layer && !says_nothing (line))
            draw_row (self, line);
        }
      draw_nothing (self, layer);
      self->y += GAP;
    }
}

static void
draw_report (cairo_surface_t *surface, gpointer report)
{
  Paper paper = { report, cairo_create (surface), accord_plot_paper_context (9), accord_plot_colors (FALSE, FALSE), MARGIN, 1 };

  draw_head (&paper);
  draw_tiles (&paper);
  draw_plots (&paper);
  draw_catalogue (&paper);
  foot (&paper);
  cairo_show_page (paper.cr);
  g_object_unref (paper.context);
  cairo_destroy (paper.cr);
}

/**
 * accord_insight_report_write_pdf:
 * @self: a report
 * @path: written or replaced
 * @error: return location for an #AccordExchangeError
 *
 * Returns: %TRUE when the whole file is there
 */
gboolean
accord_insight_report_write_pdf (const AccordInsightReport *self, const char *path, GError **error)
{
  if (accord_pdf_write (path, self->title, self->workspace, draw_report, (gpointer) self))
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
               _("The report could not be written to “%s”. Check that the folder is there, may be written to and has space left."), path);
  return FALSE;
}
