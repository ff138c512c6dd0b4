/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows over pages: nothing is lost, nothing is drawn twice, and what belongs together stays together.
 * What is drawn is read back from the surface: a page with words has dark points. */
#include "accord-config.h"

#include <glib.h>
#include "accord-quote-flow.h"

#define WIDTH 300
#define HEIGHT 200

typedef struct {
  PangoFontMap *fonts;
  PangoContext *context;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (f->fonts), 72);
  f->context = pango_font_map_create_context (f->fonts);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->context);
  g_object_unref (f->fonts);
}

static PangoLayout *
words (Fixture *f, const char *text)
{
  PangoLayout *layout = pango_layout_new (f->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 10");

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, WIDTH * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
height_of_line (Fixture *f)
{
  g_autoptr (PangoLayout) layout = words (f, "Xg");
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

static void
add (Fixture *f, AccordQuoteFlow *flow, const char *text, gboolean table, gboolean keep)
{
  AccordQuoteRow row = { .table = table, .keep = keep };

  row.cells[0] = words (f, text);
  accord_quote_flow_add (flow, &row);
}

/* Rows of points with ink, from @from to @to. */
static int
ink (AccordQuoteFlow *flow, guint page, int from, int to)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  int n = 0;

  accord_quote_flow_draw (flow, page, cr);
  cairo_surface_flush (surface);
  for (int y = from; y < to; y++)
    {
      const guint8 *line = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      gboolean any = FALSE;

      for (int x = 0; x < WIDTH && !any; x++)
        any = line[x] != 0;
      n += any;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

static void
test_rows_fill_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordQuoteFlow) flow = accord_quote_flow_new (WIDTH, HEIGHT);
  int per_page = (int) (HEIGHT / height_of_line (f));

  for (int i = 0; i < 3 * per_page; i++)
    add (f, flow, "Xg", FALSE, FALSE);
  g_assert_cmpuint (accord_quote_flow_break (flow), ==, 3);
  add (f, flow, "One more", FALSE, FALSE);
  g_assert_cmpuint (accord_quote_flow_break (flow), ==, 4);
  g_assert_cmpint (ink (flow, 3, 0, HEIGHT), >, 0);
  g_assert_cmpint (ink (flow, 3, (int) (2 * height_of_line (f)), HEIGHT), ==, 0); /* one line, at the top */
}

/* One row of three pages: it goes on, and its last page holds what is left. */
static void
test_long_row_goes_on (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordQuoteFlow) flow = accord_quote_flow_new (WIDTH, HEIGHT);
  int per_page = (int) (HEIGHT / height_of_line (f));
  g_autoptr (GString) text = g_string_new ("Xg");

  for (int i = 1; i < 2 * per_page + 1; i++)
    g_string_append (text, "\nXg");
  add (f, flow, text->str, FALSE, FALSE);
  g_assert_cmpuint (accord_quote_flow_break (flow), ==, 3);
  g_assert_cmpint (ink (flow, 0, 0, HEIGHT), ==, ink (flow, 1, 0, HEIGHT));
  g_assert_cmpint (ink (flow, 2, 0, (int) height_of_line (f)), >, 0);
  g_assert_cmpint (ink (flow, 2, (int) (2 * height_of_line (f)), HEIGHT), ==, 0);
}

/* Nine of ten lines taken: three rows that belong together all go to the next page. */
static void
test_kept_rows_stay_together (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordQuoteFlow) flow = accord_quote_flow_new (WIDTH, HEIGHT);
  int per_page = (int) (HEIGHT / height_of_line (f));

  for (int i = 0; i < per_page - 1; i++)
    add (f, flow, "Xg", FALSE, FALSE);
  add (f, flow, "Net", FALSE, TRUE);
  add (f, flow, "Tax", FALSE, TRUE);
  add (f, flow, "Total", FALSE, FALSE);
  g_assert_cmpuint (accord_quote_flow_break (flow), ==, 2);
  g_assert_cmpint (ink (flow, 0, (int) ((per_page - 1) * height_of_line (f)) + 1, HEIGHT), ==, 0);
  g_assert_cmpint (ink (flow, 1, (int) (2 * height_of_line (f)) + 1, (int) (3 * height_of_line (f))), >, 0);
}

static void
test_head_is_repeated (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordQuoteFlow) flow = accord_quote_flow_new (WIDTH, HEIGHT);
  AccordQuoteRow head = { .rule = TRUE };
  int per_page = (int) (HEIGHT / height_of_line (f));

  head.cells[0] = words (f, "Description");
  accord_quote_flow_set_head (flow, &head);
  for (int i = 0; i < per_page; i++)
    add (f, flow, "x", TRUE, FALSE);
  add (f, flow, "Xg", TRUE, FALSE);
  g_assert_cmpuint (accord_quote_flow_break (flow), ==, 2);
  /* the head, its rule, and the row below */
  g_assert_cmpint (ink (flow, 1, (int) height_of_line (f) + 6, HEIGHT), >, 0);
}

static void
test_what_never_fits_still_ends (Fixture *f, gconstpointer data)
{
  g_autoptr (AccordQuoteFlow) flow = accord_quote_flow_new (WIDTH, 3);

  add (f, flow, "Higher than its page\nTwice", FALSE, FALSE);
  g_assert_cmpuint (accord_quote_flow_break (flow), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define FLOW(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  FLOW ("/offers/flow/rows-fill-pages", test_rows_fill_pages);
  FLOW ("/offers/flow/a-long-row-goes-on-over-pages", test_long_row_goes_on);
  FLOW ("/offers/flow/kept-rows-stay-together", test_kept_rows_stay_together);
  FLOW ("/offers/flow/the-head-is-repeated", test_head_is_repeated);
  FLOW ("/offers/flow/what-never-fits-still-ends", test_what_never_fits_still_ends);
  return g_test_run ();
}
