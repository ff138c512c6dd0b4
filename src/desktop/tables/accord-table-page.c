/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One page of a printed table. Only the page asked for is drawn, from the rows that stand on it. */

#include "accord-config.h"

#include "accord-table-page.h"

#include "accord-data-label.h"

#include <glib/gi18n-lib.h>

#define FONT 9
#define TITLE_FONT 14
#define ROW 17        /* height, points */
#define HEAD 34       /* title, day and the space below */
#define FOOT 22
#define GAP 10        /* between columns */
#define NARROWEST 28
#define MEASURED 48   /* texts of a column that are laid out to know its width */

/**
 * accord_table_page_new:
 * @title: stands above each page
 * @columns: of #AccordTableColumn
 * @n_rows: of the whole table
 *
 * Returns: (transfer full): to be fitted to the paper
 */
AccordTablePage *
accord_table_page_new (const char *title, GPtrArray *columns, guint n_rows)
{
  AccordTablePage *self = g_new0 (AccordTablePage, 1);
  g_autofree char *number = NULL;

  self->title = g_strdup (title);
  self->day = accord_date_format_full (accord_date_today ());
  self->columns = g_ptr_array_ref (columns);
  number = accord_number_format (n_rows);
  self->count = g_strdup_printf (ngettext ("%s record", "%s records", n_rows), number);
  self->n_rows = n_rows;
  self->n_pages = 1;
  return self;
}

void
accord_table_page_free (AccordTablePage *self)
{
  g_free (self->title);
  g_free (self->day);
  g_free (self->count);
  g_ptr_array_unref (self->columns);
  g_free (self->widths);
  g_free (self);
}

static PangoLayout *
make_layout (PangoContext *context, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = accord_data_label_attributes (text);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (font);
  return layout;
}

static double
width_of (PangoContext *context, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (context, text, FONT, bold);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* How wide a text is about, a Han character counting two: so cheap that only the longest need be laid out. */
static guint
places (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return n;
}

static double
widest (PangoContext *context, const AccordTableTexts *sample, guint column)
{
  double width = NARROWEST;
  guint most = 0, measured = 0;

  for (guint row = 0; row < sample->n_rows; row++)
    most = MAX (most, places (accord_table_texts_get (sample, row, column)));
  for (guint row = 0; row < sample->n_rows && measured < MEASURED; row++)
    {
      const char *text = accord_table_texts_get (sample, row, column);

      if (places (text) * 4 < most * 3)
        continue;
      width = MAX (width, width_of (context, text, FALSE));
      measured++;
    }
  return width;
}

/* Where not all rows were seen, a longer one may come. */
static void
measure_columns (AccordTablePage *self, PangoContext *context, const AccordTableTexts *sample)
{
  double reserve = sample->n_rows < self->n_rows ? 1.12 : 1;

  g_free (self->widths);
  self->widths = g_new0 (double, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *title = ((AccordTableColumn *) g_ptr_array_index (self->columns, i))->title;

      self->widths[i] = MAX (width_of (context, title, TRUE), widest (context, sample, i) * reserve) + GAP + 1;
    }
}

static double
total_below (AccordTablePage *self, double most)
{
  double total = 0;

  for (guint i = 0; i < self->columns->len; i++)
    total += MIN (self->widths[i], most);
  return total;
}

/* The widest columns give first: no column is wider than another one that was cut. Where there is room, all
 * grow alike. */
static void
fit_columns (AccordTablePage *self)
{
  double total = total_below (self, self->width);
  double low = 0, high = self->width;

  if (total <= self->width)
    {
      for (guint i = 0; i < self->columns->len; i++)
        self->widths[i] *= self->width / MAX (total, 1);
      return;
    }
  for (int i = 0; i < 40; i++)
    {
      double most = (low + high) / 2;

      if (total_below (self, most) > self->width)
        high = most;
      else
        low = most;
    }
  for (guint i = 0; i < self->columns->len; i++)
    self->widths[i] = MIN (self->widths[i], low);
}

/**
 * accord_table_page_fit:
 * @width: of what may be printed on, in points
 * @height: the same
 * @context: of the paper
 * @sample: the first rows, by which the columns get their widths
 *
 * Settles widths, rows on a page and the number of pages.
 */
void
accord_table_page_fit (AccordTablePage *self, double width, double height, PangoContext *context, const AccordTableTexts *sample)
{
  self->width = width;
  self->height = height;
  measure_columns (self, context, sample);
  fit_columns (self);
  self->rows_per_page = (guint) MAX ((height - HEAD - ROW - FOOT) / ROW, 1);
  self->n_pages = MAX ((self->n_rows + self->rows_per_page - 1) / self->rows_per_page, 1);
}

static void
draw_text (cairo_t *cr, PangoLayout *layout, double x, double y, double width, gboolean at_end)
{
  int text_height;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_size (layout, NULL, &text_height);
  cairo_move_to (cr, x, y - (double) text_height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_line (AccordTablePage *self, cairo_t *cr, double y, double shade, double thickness)
{
  cairo_set_source_rgb (cr, shade, shade, shade);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, self->width, y);
  cairo_stroke (cr);
}

static void
draw_row (AccordTablePage *self, cairo_t *cr, PangoContext *context, const AccordTableTexts *texts, guint row, double y)
{
  double x = 0;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordTableColumn *column = g_ptr_array_index (self->columns, i);
      const char *text = texts != NULL ? accord_table_texts_get (texts, row, i) : column->title;
      g_autoptr (PangoLayout) layout = make_layout (context, text, FONT, texts == NULL);

      draw_text (cr, layout, x, y + ROW / 2.0, self->widths[i] - GAP, accord_table_column_is_number (column));
      x += self->widths[i];
    }
}

static void
draw_edges (AccordTablePage *self, cairo_t *cr, PangoContext *context, guint page)
{
  g_autoptr (PangoLayout) title = make_layout (context, self->title, TITLE_FONT, TRUE);
  g_autoptr (PangoLayout) day = make_layout (context, self->day, FONT, FALSE);
  /* Translators: below a printed page: "Page 2 of 10" */
  g_autofree char *number = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) count = make_layout (context, self->count, FONT, FALSE);
  g_autoptr (PangoLayout) foot = make_layout (context, number, FONT, FALSE);

  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_text (cr, title, 0, HEAD / 2.0 - 4, self->width * 0.7, FALSE);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  draw_text (cr, day, self->width * 0.7, HEAD / 2.0 - 3, self->width * 0.3, TRUE);
  draw_text (cr, count, 0, self->height - FOOT / 2.0, self->width / 2, FALSE);
  draw_text (cr, foot, 0, self->height - FOOT / 2.0, self->width, TRUE);
}

/**
 * accord_table_page_draw:
 * @page: from 0
 * @texts: the rows that stand on this page
 * @context: of the paper
 * @cr: the page
 */
void
accord_table_page_draw (AccordTablePage *self, guint page, const AccordTableTexts *texts, PangoContext *context, cairo_t *cr)
{
  double y = HEAD;

  draw_edges (self, cr, context, page);
  draw_row (self, cr, context, NULL, 0, y);
  y += ROW;
  draw_line (self, cr, y, 0, 0.8);
  for (guint row = 0; row < texts->n_rows; row++)
    {
      draw_row (self, cr, context, texts, row, y);
      y += ROW;
      draw_line (self, cr, y, 0.85, 0.4);
    }
}
