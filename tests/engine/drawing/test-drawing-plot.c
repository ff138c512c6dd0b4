/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts drawn into pictures: values below zero have a place of their own. */

#include "accord-config.h"

#include "accord-plot.h"

#include <math.h>

#define WIDTH 400
#define HEIGHT 220

typedef struct {
  AccordPlot *plot;
  AccordPlotFrame *frame;
  cairo_surface_t *surface;
} Picture;

static void
draw (Picture *self, AccordPlotShape shape, const double *values, guint n)
{
  PangoContext *context = accord_plot_paper_context (10);
  cairo_t *cr;

  self->plot = accord_plot_new (shape, ACCORD_UNIT_COUNT, NULL, "T");
  accord_plot_set_columns (self->plot, "A", NULL);
  for (guint i = 0; i < n; i++)
    accord_plot_add (self->plot, NULL)->value = values[i];
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  self->frame = accord_plot_frame_new (self->plot, context, WIDTH, HEIGHT);
  cr = cairo_create (self->surface);
  accord_plot_frame_draw (self->frame, cr, accord_plot_colors (FALSE, FALSE), -1);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
  g_object_unref (context);
}

static void
forget (Picture *self)
{
  accord_plot_frame_free (self->frame);
  accord_plot_unref (self->plot);
  cairo_surface_destroy (self->surface);
}

/* Of the series' blue in columns of pixels from @left to @right: the first row and the one after the last; FALSE: none is. */
static gboolean
find_blue (const Picture *self, double left, double right, int *first, int *end)
{
  const guchar *pixels = cairo_image_surface_get_data (self->surface);
  int stride = cairo_image_surface_get_stride (self->surface);

  *first = *end = -1;
  for (int y = 0; y < HEIGHT; y++)
    for (int x = (int) left; x < (int) right; x++)
      if (((const guint32 *) (gconstpointer) (pixels + y * stride))[x] == 0xff1c71d8)
        {
          if (*first < 0)
            *first = y;
          *end = y + 1;
        }
  return *first >= 0;
}

static void
assert_bar (const Picture *self, guint index, double from, double to)
{
  const cairo_rectangle_t *slot = &self->frame->rects[index], *area = &self->frame->area;
  int first, end;

  g_assert_true (find_blue (self, slot->x, slot->x + slot->width, &first, &end));
  g_assert_cmpfloat_with_epsilon (first, area->y + area->height * from, 1.5);
  g_assert_cmpfloat_with_epsilon (end, area->y + area->height * to, 1.5);
}

/* 100, -50, 0: the area goes from 100 down to -50, so zero lies at two thirds of it; the second bar hangs from there. */
static void
test_a_column_below_zero_hangs_from_it (void)
{
  const double values[] = { 100, -50, 0 };
  const cairo_rectangle_t *slot;
  Picture picture;
  int first, end;

  draw (&picture, ACCORD_PLOT_COLUMNS, values, G_N_ELEMENTS (values));
  assert_bar (&picture, 0, 0, 2.0 / 3);
  assert_bar (&picture, 1, 2.0 / 3, 1);
  slot = &picture.frame->rects[2];
  g_assert_false (find_blue (&picture, slot->x, slot->x + slot->width, &first, &end));
  forget (&picture);
}

/* Months that were all below zero: bars hang from the upper edge. */
static void
test_columns_below_zero_alone (void)
{
  const double values[] = { -30, -60 };
  Picture picture;

  draw (&picture, ACCORD_PLOT_COLUMNS, values, G_N_ELEMENTS (values));
  assert_bar (&picture, 0, 0, 0.5);
  assert_bar (&picture, 1, 0, 1);
  forget (&picture);
}

/* 90, -60, 30: no point of the line, nor half its width and the dot at its end, lies beneath the area, and none above. */
static void
test_a_line_below_zero_stays_in_its_area (void)
{
  const double values[] = { 90, -60, 30 };
  const cairo_rectangle_t *area;
  Picture picture;
  int first, end;

  draw (&picture, ACCORD_PLOT_LINES, values, G_N_ELEMENTS (values));
  area = &picture.frame->area;
  g_assert_true (find_blue (&picture, area->x, area->x + area->width, &first, &end));
  g_assert_cmpfloat (first, >=, area->y - 4);
  g_assert_cmpfloat (end, <=, area->y + area->height + 4);
  g_assert_cmpfloat_with_epsilon (end, area->y + area->height, 4); /* and the least is at its foot */
  forget (&picture);
}

/* What is expected may end below zero: its band is in the area, too. */
static void
test_a_band_below_zero_stays_in_its_area (void)
{
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_LINES, ACCORD_UNIT_COUNT, NULL, "T");
  PangoContext *context = accord_plot_paper_context (10);
  g_autoptr (AccordPlotFrame) frame = NULL;
  AccordPlotMark *mark;

  accord_plot_set_columns (plot, "A", NULL);
  accord_plot_add (plot, NULL)->value = 50;
  mark = accord_plot_add (plot, NULL);
  mark->forecast = 10;
  mark->low80 = mark->low50 = -70;
  mark->high80 = mark->high50 = 90;
  frame = accord_plot_frame_new (plot, context, WIDTH, HEIGHT);
  g_assert_cmpfloat (frame->bottom, ==, -70);
  g_assert_cmpfloat (frame->top, ==, 90);
  g_object_unref (context);
}

/* Of two months the first is not over: its 100 are hatched alone, and solid beside 50 that are expected of the other. */
static void
test_what_is_won_is_not_hatched_as_expected (void)
{
  PangoContext *context = accord_plot_paper_context (10);

  for (int expected = 0; expected < 2; expected++)
    {
      Picture self = { accord_plot_new (ACCORD_PLOT_COLUMNS, ACCORD_UNIT_COUNT, NULL, "T"), NULL, NULL };
      AccordPlotMark *mark;
      const cairo_rectangle_t *slot;
      cairo_t *cr;
      int first, end;

      accord_plot_set_columns (self.plot, "A", NULL);
      mark = accord_plot_add (self.plot, NULL);
      mark->value = 100;
      mark->partial = TRUE;
      mark = accord_plot_add (self.plot, NULL);
      mark->value = 0;
      mark->forecast = expected ? 50 : ACCORD_PLOT_NONE;
      self.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
      self.frame = accord_plot_frame_new (self.plot, context, WIDTH, HEIGHT);
      cr = cairo_create (self.surface);
      accord_plot_frame_draw (self.frame, cr, accord_plot_colors (FALSE, FALSE), -1);
      cairo_destroy (cr);
      cairo_surface_flush (self.surface);
      slot = self.frame->rects;
      g_assert_cmpint (find_blue (&self, slot->x, slot->x + slot->width, &first, &end), ==, expected);
      forget (&self);
    }
  g_object_unref (context);
}

/* 100, -50: the row goes from -50 to 100, so zero lies at a third of it; the second bar goes to the left from there. */
static void
test_a_bar_below_zero_goes_to_the_left (void)
{
  const double values[] = { 100, -50 };
  const cairo_rectangle_t *area, *row;
  Picture picture;
  double zero;
  int first, end;

  draw (&picture, ACCORD_PLOT_BARS, values, G_N_ELEMENTS (values));
  area = &picture.frame->area;
  row = picture.frame->rects;
  zero = area->x + area->width / 3;
  g_assert_true (find_blue (&picture, zero + 4, area->x + area->width, &first, &end));
  g_assert_cmpfloat (first, >=, row[0].y);
  g_assert_cmpfloat (end, <=, row[0].y + row[0].height);
  g_assert_true (find_blue (&picture, area->x, zero - 2, &first, &end));
  g_assert_cmpfloat (first, >=, row[1].y);
  g_assert_cmpfloat (end, <=, row[1].y + row[1].height);
  forget (&picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/plot/a-column-below-zero-hangs-from-it", test_a_column_below_zero_hangs_from_it);
  g_test_add_func ("/drawing/plot/columns-below-zero-alone", test_columns_below_zero_alone);
  g_test_add_func ("/drawing/plot/what-is-won-is-not-hatched-as-expected", test_what_is_won_is_not_hatched_as_expected);
  g_test_add_func ("/drawing/plot/a-bar-below-zero-goes-to-the-left", test_a_bar_below_zero_goes_to_the_left);
  g_test_add_func ("/drawing/plot/a-line-below-zero-stays-in-its-area", test_a_line_below_zero_stays_in_its_area);
  g_test_add_func ("/drawing/plot/a-band-below-zero-stays-in-its-area", test_a_band_below_zero_stays_in_its_area);
  return g_test_run ();
}
