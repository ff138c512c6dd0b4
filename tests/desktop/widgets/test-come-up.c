/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a page that are drawn some frames after they were placed: part of test-widgets. */

#include "test-come-up.h"

#include <adwaita.h>

#include "accord-come-up.h"
#include "accord-measure-ahead.h"
#include "test-field-row.h"

#define N_PARTS 2

typedef struct {
  GtkWidget *parts[N_PARTS];
  gint64 placed[N_PARTS]; /* frames, from 1 on; 0: not yet */
  gint64 drawn[N_PARTS];
} Page;

static gint64
frame_of (GtkWidget *widget)
{
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (widget)) + 1;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  gint64 *drawn = data;

  if (*drawn == 0)
    *drawn = frame_of (GTK_WIDGET (area));
}

static void
resize_cb (GtkWidget *area, int width, int height, gint64 *placed)
{
  if (*placed == 0)
    *placed = frame_of (area);
}

static GtkWidget *
page_new (Page *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < N_PARTS; i++)
    {
      page->parts[i] = gtk_drawing_area_new ();
      gtk_widget_set_size_request (page->parts[i], 60, 40);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (page->parts[i]), draw, &page->drawn[i], NULL);
      g_signal_connect (page->parts[i], "resize", G_CALLBACK (resize_cb), &page->placed[i]);
      gtk_box_append (GTK_BOX (box), page->parts[i]);
    }
  return box;
}

static void
test_parts_come_one_a_frame (void)
{
  Page page = { 0 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *box = page_new (&page);

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("before"), "before");
  gtk_stack_add_named (GTK_STACK (stack), box, "page");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  test_settle ();
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page");
  accord_come_up (page.parts[0], 1);
  accord_come_up (page.parts[1], 2);
  accord_come_up (page.parts[1], 9); /* on its way already */
  g_assert_cmpuint (accord_come_up_n_waiting (), ==, 2);
  g_assert_true (accord_come_up_hides (page.parts[1]));
  g_assert_false (accord_come_up_hides (box));
  while (page.drawn[1] == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (page.placed[0], >, 0);
  g_assert_cmpint (page.drawn[0], ==, page.placed[0] + 1);
  g_assert_cmpint (page.drawn[1], ==, page.placed[1] + 2);
  g_assert_cmpuint (accord_come_up_n_waiting (), ==, 0);
  g_assert_false (accord_come_up_hides (page.parts[1]));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A window that is closed meanwhile leaves nothing waiting. */
static void
test_gone_before_it_came (void)
{
  Page page = { 0 };
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page_new (&page));
  gtk_window_present (GTK_WINDOW (window));
  accord_come_up (page.parts[0], 100);
  g_assert_cmpuint (accord_come_up_n_waiting (), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
  g_assert_cmpuint (accord_come_up_n_waiting (), ==, 0);
}

static void
resized_cb (GtkWidget *area, int width, int height, guint *n)
{
  ++*n;
}

/* What stands already when its page is shown is not placed again. */
static void
test_laid_out_ahead (void)
{
  Page page = { 0 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *box = page_new (&page);
  guint n = 0;

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("before"), "before");
  gtk_stack_add_named (GTK_STACK (stack), box, "page");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  test_settle ();
  g_assert_cmpint (gtk_widget_get_width (page.parts[1]), ==, 0);
  for (int i = 0; i < N_PARTS; i++)
    g_signal_handlers_disconnect_by_func (page.parts[i], resize_cb, &page.placed[i]);
  g_signal_connect (page.parts[1], "resize", G_CALLBACK (resized_cb), &n);
  accord_lay_out_ahead (box);
  g_assert_cmpint (gtk_widget_get_width (page.parts[1]), ==, gtk_widget_get_width (stack));
  g_assert_false (gtk_widget_get_mapped (page.parts[1]));
  g_assert_cmpuint (n, ==, 1);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page");
  while (page.drawn[1] == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page that is narrow here has its shape before it is shown, and is all there at once. */
static void
test_shape_taken_ahead (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *bin = g_object_new (ADW_TYPE_BREAKPOINT_BIN, "width-request", 100, "height-request", 100, NULL);
  GtkWidget *label = gtk_label_new ("wide");
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 2000px"));

  adw_breakpoint_add_setters (breakpoint, G_OBJECT (label), "label", "narrow", NULL);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), label);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), breakpoint);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("before"), "before");
  gtk_stack_add_named (GTK_STACK (stack), bin, "page");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  test_settle ();
  g_assert_true (accord_lay_out_ahead (bin));
  test_settle ();
  g_assert_false (accord_lay_out_ahead (bin));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "narrow");
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page");
  g_assert_true (gtk_widget_get_mapped (label));
  gtk_window_destroy (GTK_WINDOW (window));
}

void
test_come_up_add (void)
{
  g_test_add_func ("/widgets/ahead/a-page-with-breakpoints-has-its-shape-before-it-is-shown", test_shape_taken_ahead);
  g_test_add_func ("/widgets/ahead/a-page-laid-out-ahead-is-not-laid-out-again-when-shown", test_laid_out_ahead);
  g_test_add_func ("/widgets/come-up/placed-in-one-frame-and-drawn-in-the-next", test_parts_come_one_a_frame);
  g_test_add_func ("/widgets/come-up/gone-before-it-came", test_gone_before_it_came);
}
