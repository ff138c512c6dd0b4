/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan of a flow chart: nothing covers anything else, lanes are those of roles, and files of it are whole. */

#include "accord-config.h"

#include "accord-conversion.h"
#include "accord-flow-plan.h"
#include "accord-flow-words.h"
#include "accord-plot.h"

#include <glib/gstdio.h>
#include <string.h>

static void
node_clear (gpointer data)
{
  AccordFlowNode *node = data;

  g_free (node->name);
  g_free (node->role);
  accord_conversion_free (node->funnel);
  g_free (node);
}

static void
end_clear (gpointer data)
{
  g_free (((AccordFlowEnd *) data)->name);
  g_free (data);
}

static void
add_node (AccordFlow *flow, const char *name, const char *role, gint64 entered, gint64 passed, gboolean won)
{
  AccordFlowNode *node = g_new0 (AccordFlowNode, 1);

  node->name = g_strdup (name);
  node->role = g_strdup (role);
  node->won = won;
  node->funnel = g_new0 (AccordConversion, 1);
  node->funnel->entered = entered;
  node->funnel->passed = passed;
  node->here = (AccordForecastSum) { .n = 12, .unpriced = 1, .sum = 4500000 };
  node->n_left = 7;
  node->dwell = 12.6;
  g_ptr_array_add (flow->nodes, node);
}

static AccordFlow *
make_flow (const char *long_name)
{
  AccordFlow *flow = g_new0 (AccordFlow, 1);
  AccordFlowEnd *end = g_new0 (AccordFlowEnd, 1);

  flow->name = g_strdup ("New Business");
  flow->currency = g_strdup ("EUR");
  flow->period = accord_period_all ();
  flow->nodes = g_ptr_array_new_with_free_func (node_clear);
  flow->ends = g_ptr_array_new_with_free_func (end_clear);
  flow->bottleneck = 1;
  add_node (flow, "Identify", "Marketing", 62, 40, FALSE);
  add_node (flow, long_name, "Sales representative", 40, 19, FALSE);
  add_node (flow, "签约", NULL, 19, 19, FALSE);
  add_node (flow, "Sign", "Sales manager", 0, 0, FALSE);
  add_node (flow, "Won", "Sales representative", 19, 19, TRUE);
  end->name = g_strdup ("Lost");
  g_ptr_array_add (flow->ends, end);
  return flow;
}

static PangoContext *
make_context (const char *font)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_context_set_font_description (context, description);
  return context;
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void
assert_apart (const AccordFlowPlan *plan)
{
  g_assert_cmpuint (plan->n_boxes, >, 1);
  for (guint i = 0; i < plan->n_boxes; i++)
    {
      const cairo_rectangle_t *box = &plan->boxes[i];

      g_assert_cmpfloat (box->x, >=, 0);
      g_assert_cmpfloat (box->x + box->width, <=, plan->width + 0.5);
      g_assert_cmpfloat (box->y + box->height, <=, plan->height + 0.5);
      for (guint k = 0; k < i; k++)
        g_assert_false (overlap (box, &plan->boxes[k]));
    }
}

static void
test_boxes_stand_apart (void)
{
  static const char *const fonts[] = { "Sans 10", "Sans 20" };
  static const double rooms[] = { 280, 360, 619, 620, 900, 2000 };
  g_autoptr (AccordFlow) flow = make_flow ("Donaudampfschifffahrtsgesellschaftskapitänskajüte and more");

  for (guint f = 0; f < G_N_ELEMENTS (fonts); f++)
    for (guint i = 0; i < 2 * G_N_ELEMENTS (rooms); i++)
      {
        const double room = rooms[i / 2];
        PangoContext *context = make_context (fonts[f]);
        g_autoptr (AccordFlowPlan) plan = accord_flow_plan_new (flow, context, room, FALSE, i % 2 == 1);

        g_assert_true (plan->tall || room >= 620);
        g_assert_true (!plan->tall || room < 2000);
        g_assert_cmpint (plan->ribbons, ==, i % 2 == 1 && !plan->tall);
        g_assert_cmpfloat (plan->width, <=, room + 0.5); /* nothing lies outside */
        assert_apart (plan);
        g_object_unref (context);
      }
}

/* Seven stages and the won ones stand beside one another on the page of a window of 1280; on a narrower one below one another. */
static void
test_seven_stages_fit_a_usual_window (void)
{
  g_autoptr (AccordFlow) flow = make_flow ("First contact");
  PangoContext *context = make_context ("Sans 9");
  g_autoptr (AccordFlowPlan) plan = NULL, narrower = NULL;

  add_node (flow, "Solution", NULL, 12, 9, FALSE);
  add_node (flow, "Present", NULL, 12, 9, FALSE);
  add_node (flow, "Negotiate", NULL, 9, 5, FALSE);
  plan = accord_flow_plan_new (flow, context, 994, FALSE, FALSE);
  narrower = accord_flow_plan_new (flow, context, 700, FALSE, FALSE);
  g_assert_cmpuint (flow->nodes->len, ==, 8);
  g_assert_false (plan->tall);
  g_assert_cmpint (plan->money_lines, ==, 2);
  g_assert_cmpfloat (plan->width, <=, 994.5);
  g_assert_true (narrower->tall);
  g_assert_cmpfloat (narrower->width, <=, 700);
  assert_apart (plan);
  assert_apart (narrower);
  g_object_unref (context);
}

/* Marketing, representative (and the stage that nobody is named for), manager, and those who left. */
/* How many px of the line down at @x are drawn on. */
static int
inked (AccordFlowPlan *plan, PangoContext *context, double x, double from, double to)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) plan->width, (int) plan->height);
  cairo_t *cr = cairo_create (surface);
  int n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  accord_flow_plan_draw (plan, cr, context, accord_flow_colors (FALSE, FALSE), -1);
  cairo_surface_flush (surface);
  for (int y = (int) from; y < (int) to; y++)
    {
      const guint32 *row = (const guint32 *) (const void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

      n += (row[(int) x] & 0xffffff) != 0xffffff;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* 62 entered the first stage, 40 went on, 19 of these from the second; nobody is told of as lost or open. */
static void
test_streams_are_as_broad_as_their_numbers (void)
{
  g_autoptr (AccordFlow) flow = make_flow ("First contact");
  PangoContext *context = make_context ("Sans 10");
  g_autoptr (AccordFlowPlan) plan = accord_flow_plan_new (flow, context, 1200, FALSE, TRUE);
  double bar, stream;

  g_assert_true (plan->ribbons);
  bar = inked (plan, context, plan->boxes[0].x + 8, plan->bars, plan->foot);
  stream = inked (plan, context, plan->boxes[0].x + 18, plan->bars, plan->foot);
  g_assert_cmpfloat (ABS (bar - 62 * plan->unit), <=, 2);
  g_assert_cmpfloat (ABS (stream - 40 * plan->unit), <=, 2);
  stream = inked (plan, context, plan->boxes[1].x + 18, plan->bars, plan->foot);
  g_assert_cmpfloat (ABS (stream - 19 * plan->unit), <=, 2);
  g_object_unref (context);
}

static void
test_lanes_are_those_of_roles (void)
{
  g_autoptr (AccordFlow) flow = make_flow ("Needs");
  PangoContext *context = make_context ("Sans 10");
  g_autoptr (AccordFlowPlan) plan = accord_flow_plan_new (flow, context, 1200, FALSE, FALSE);

  g_assert_cmpuint (plan->lanes->len, ==, 4);
  g_assert_cmpstr (g_array_index (plan->lanes, AccordFlowLane, 1).name, ==, "Sales representative");
  g_assert_cmpuint (plan->lane_of[2], ==, plan->lane_of[1]);
  g_assert_cmpuint (plan->lane_of[4], ==, plan->lane_of[1]);
  g_assert_cmpfloat (plan->boxes[0].y, <, plan->boxes[1].y);
  g_assert_cmpfloat (plan->boxes[1].y, ==, plan->boxes[2].y);
  g_object_unref (context);
}

/* What is lost is told into the gap behind a stage, but where the way goes down to another lane it stays below the stage. */
static void
test_words_keep_off_the_way_to_another_lane (void)
{
  g_autoptr (AccordFlow) flow = make_flow ("Needs");
  PangoContext *context = make_context ("Sans 10");
  g_autoptr (AccordFlowPlan) plan = accord_flow_plan_new (flow, context, 1200, FALSE, FALSE);

  for (guint i = 0; i + 1 < flow->nodes->len; i++)
    {
      double end = ACCORD_FLOW_LOST_INDENT + accord_flow_lost_width (plan, i, plan->boxes[i].width);

      g_assert_cmpfloat (end, <, plan->boxes[i + 1].x - plan->boxes[i].x);
      g_assert_true ((end <= plan->boxes[i].width) == (plan->lane_of[i + 1] != plan->lane_of[i]));
    }
  g_object_unref (context);
}

/* Whether anything red shows where a lane's name is written. */
static gboolean
is_red_behind_names (const AccordFlowPlan *plan, PangoContext *context)
{
  AccordFlowColors colors = *accord_flow_colors (FALSE, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) plan->width, (int) plan->height);
  cairo_t *cr = cairo_create (surface);
  gboolean red = FALSE;

  colors.thing = colors.look = (AccordFlowColor) { 1, 0, 0, 1 };
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  accord_flow_plan_draw (plan, cr, context, &colors, -1);
  cairo_surface_flush (surface);
  for (guint i = 0; i < plan->lanes->len; i++)
    {
      const AccordFlowLane *lane = &g_array_index (plan->lanes, AccordFlowLane, i);
      g_autoptr (PangoLayout) layout = lane->name != NULL ? accord_flow_text (context, lane->name, plan->width, 0.86, TRUE, 1) : NULL;
      PangoRectangle ink = { 0 };

      if (layout != NULL)
        pango_layout_get_pixel_extents (layout, NULL, &ink);
      for (int y = (int) lane->y + 9; y < lane->y + 7 + ink.height; y++)
        for (int x = 24; x < 24 + ink.width; x++)
          {
            const guchar *pixel = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;

            red = red || pixel[2] > pixel[1] + 40;
          }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return red;
}

/* What goes on to the next lane passes behind the letters of its name. */
static void
test_names_of_lanes_are_not_crossed (void)
{
  g_autoptr (AccordFlow) flow = make_flow ("Needs");
  PangoContext *context = make_context ("Sans 10");

  for (double room = 640; room < 1100; room += 40)
    {
      g_autoptr (AccordFlowPlan) plan = accord_flow_plan_new (flow, context, room, FALSE, FALSE);

      g_assert_true (plan->tall || !is_red_behind_names (plan, context));
    }
  g_object_unref (context);
}

static void
test_words_say_where_it_sticks (void)
{
  g_autoptr (AccordFlow) flow = make_flow ("Needs");
  g_autofree char *title = accord_flow_title (flow);
  g_autofree char *takeaway = accord_flow_takeaway (flow);

  g_assert_cmpstr (title, ==, "62 deals entered, 19 were won");
  g_assert_nonnull (strstr (takeaway, "“Needs”: 48%"));
  g_assert_nonnull (strstr (takeaway, "13 days"));
  flow->bottleneck = -1;
  g_free (takeaway);
  takeaway = accord_flow_takeaway (flow);
  g_assert_nonnull (strstr (takeaway, "No stage stands out"));
}

static void
test_files_are_whole (void)
{
  g_autoptr (AccordFlow) flow = make_flow ("Needs");
  g_autofree char *folder = g_dir_make_tmp ("accord-flow-XXXXXX", NULL);
  g_autofree char *svg = g_build_filename (folder, "flow.svg", NULL);
  g_autofree char *pdf = g_build_filename (folder, "flow.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "flow.svg", NULL);
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_flow_file_write (flow, svg, ACCORD_FLOW_SVG, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (svg, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<svg "));
  g_assert_true (g_str_has_suffix (g_strchomp (text), "</svg>"));
  g_assert_true (accord_flow_file_write (flow, pdf, ACCORD_FLOW_PDF, TRUE, &error));
  g_assert_true (g_file_get_contents (pdf, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (bytes, "%PDF-", 5), ==, 0);
  g_assert_false (accord_flow_file_write (flow, nowhere, ACCORD_FLOW_SVG, FALSE, &error));
  g_assert_nonnull (error);
  g_unlink (svg);
  g_unlink (pdf);
  g_rmdir (folder);
}

/* A stage may be called like a formula; minus two and a half is none. */
static void
test_tables_run_nothing (void)
{
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_WORDS, ACCORD_UNIT_COUNT, NULL, "Stages");
  g_autofree char *csv = NULL;

  accord_plot_set_columns (plot, "Stage", "Number", NULL);
  accord_plot_set_cells (accord_plot_add (plot, NULL), g_strdup ("-2+3+cmd|' /C calc'!A0"), g_strdup ("-2.5"), NULL);
  accord_plot_set_cells (accord_plot_add (plot, NULL), g_strdup ("+49 30 123"), g_strdup ("7"), NULL);
  csv = accord_plot_to_csv (plot);
  g_assert_cmpstr (csv, ==, "Stage,Number\r\n\"'-2+3+cmd|' /C calc'!A0\",-2.5\r\n\"'+49 30 123\",7\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/flow/boxes-stand-apart", test_boxes_stand_apart);
  g_test_add_func ("/drawing/flow/streams-are-as-broad-as-their-numbers", test_streams_are_as_broad_as_their_numbers);
  g_test_add_func ("/drawing/flow/seven-stages-fit-a-usual-window", test_seven_stages_fit_a_usual_window);
  g_test_add_func ("/drawing/flow/lanes-are-those-of-roles", test_lanes_are_those_of_roles);
  g_test_add_func ("/drawing/flow/words-keep-off-the-way-to-another-lane", test_words_keep_off_the_way_to_another_lane);
  g_test_add_func ("/drawing/flow/names-of-lanes-are-not-crossed", test_names_of_lanes_are_not_crossed);
  g_test_add_func ("/drawing/flow/words-say-where-it-sticks", test_words_say_where_it_sticks);
  g_test_add_func ("/drawing/flow/files-are-whole", test_files_are_whole);
  g_test_add_func ("/drawing/plot/tables-run-nothing", test_tables_run_nothing);
  return g_test_run ();
}
