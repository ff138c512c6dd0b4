/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Toasts above a page: what they leave alone, and what is seen of them. Part of test-widgets. */

#include "test-toast-stage.h"

#include <adwaita.h>

#include "accord-toast-stage.h"
#include "test-field-row.h"

#define SENTENCE "Moved “A deal with a long name that fills the whole of a toast and some more of it” to Negotiation"
#define MARGIN 12        /* px, beside a toast and above it */
#define MARGIN_BELOW 24
#define MS_TO_SLIDE 900  /* it has come up by then */

typedef struct {
  GtkWidget *window;
  GtkWidget *stage; /* or an AdwToastOverlay around the page */
  GtkWidget *page;
  AdwToastOverlay *toasts;
} Shown;

static void
sleep_ms (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
load_style (void)
{
  static GtkCssProvider *provider;

  if (provider != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/accord_app/Accord/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static Shown
show (GtkWidget *page, gboolean around, int width)
{
  Shown shown = { .window = gtk_window_new (), .page = page };

  load_style ();
  if (around)
    {
      shown.stage = adw_toast_overlay_new ();
      shown.toasts = ADW_TOAST_OVERLAY (shown.stage);
      adw_toast_overlay_set_child (shown.toasts, page);
    }
  else
    {
      shown.stage = g_object_new (ACCORD_TYPE_TOAST_STAGE, "child", page, NULL);
      shown.toasts = accord_toast_stage_get_toasts (ACCORD_TOAST_STAGE (shown.stage));
    }
  gtk_window_set_default_size (GTK_WINDOW (shown.window), width, 500);
  gtk_window_set_child (GTK_WINDOW (shown.window), shown.stage);
  gtk_window_present (GTK_WINDOW (shown.window));
  test_settle ();
  return shown;
}

/* Returns: (transfer none): its widget, when it has come up */
static GtkWidget *
say (Shown *shown, AdwToast *toast)
{
  GtkWidget *widget;

  adw_toast_overlay_add_toast (shown->toasts, toast);
  sleep_ms (MS_TO_SLIDE);
  widget = gtk_widget_get_last_child (GTK_WIDGET (shown->toasts));
  g_assert_cmpstr (gtk_widget_get_css_name (widget), ==, "toast");
  return widget;
}

static graphene_rect_t
place_of (Shown *shown, GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, shown->stage, &place));
  return place;
}

static AdwToast *
long_toast (void)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (SENTENCE);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_button_label (toast, "Undo");
  return toast;
}

static AdwToast *
short_toast (void)
{
  return adw_toast_new ("Moved");
}

static AdwToast *
plain_long_toast (void)
{
  AdwToast *toast = adw_toast_new (SENTENCE);

  adw_toast_set_button_label (toast, "Undo");
  return toast;
}

/* ---- styles ---- */

#define TEST_TYPE_PROBE (test_probe_get_type ())
G_DECLARE_FINAL_TYPE (TestProbe, test_probe, TEST, PROBE, GtkWidget)

/* Counts how often its style became another. */
struct _TestProbe {
  GtkWidget parent_instance;
  guint n_changes;
};

G_DEFINE_FINAL_TYPE (TestProbe, test_probe, GTK_TYPE_WIDGET)

static void
test_probe_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TEST_PROBE (widget)->n_changes++;
  GTK_WIDGET_CLASS (test_probe_parent_class)->css_changed (widget, change);
}

static void
test_probe_class_init (TestProbeClass *klass)
{
  GTK_WIDGET_CLASS (klass)->css_changed = test_probe_css_changed;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "probe");
}

static void
test_probe_init (TestProbe *self)
{
}

/* How often something deep within a page, whose style asks where the page stands, was given another by a toast. */
static guint
count_changes (gboolean around)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  TestProbe *probe = g_object_new (TEST_TYPE_PROBE, NULL);
  Shown shown;
  guint n;

  gtk_css_provider_load_from_string (provider, "box.page:last-child probe { color: rgb(200,0,0); } "
                                               "box.page:nth-last-child(1) probe { margin-left: 3px; }");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_widget_add_css_class (box, "page");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (probe));
  shown = show (box, around, 800);
  n = probe->n_changes;
  say (&shown, adw_toast_new ("Moved"));
  n = probe->n_changes - n;
  gtk_window_destroy (GTK_WINDOW (shown.window));
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));
  return n;
}

static void
test_a_toast_leaves_the_styles_of_the_page (void)
{
  g_assert_cmpuint (count_changes (TRUE), >, 0); /* else nothing is told by the other */
  g_assert_cmpuint (count_changes (FALSE), ==, 0);
}

/* ---- the pointer ---- */

static void
assert_reaches (Shown *shown, double x, double y, gboolean is_page)
{
  GtkWidget *picked = gtk_widget_pick (shown->stage, x, y, GTK_PICK_DEFAULT);

  g_assert_nonnull (picked);
  if (is_page)
    g_assert_true (picked == shown->page);
  else
    g_assert_true (gtk_widget_is_ancestor (picked, GTK_WIDGET (shown->toasts)) || picked == GTK_WIDGET (shown->toasts));
}

static void
test_a_click_beside_a_toast_reaches_the_page (void)
{
  const char *classes[] = { "narrow", "asking" };
  Shown shown = show (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), FALSE, 800);

  for (guint i = 0; i <= G_N_ELEMENTS (classes); i++)
    {
      AdwToast *toast = i % 2 == 0 ? short_toast () : long_toast ();
      graphene_rect_t at = place_of (&shown, say (&shown, g_object_ref (toast)));
      double left = at.origin.x, top = at.origin.y, right = left + at.size.width, bottom = top + at.size.height;
      double middle = left + at.size.width / 2;

      assert_reaches (&shown, middle, top + at.size.height / 2, FALSE);
      assert_reaches (&shown, middle, top - 2, TRUE);
      assert_reaches (&shown, middle, bottom + 2, TRUE);
      assert_reaches (&shown, left - 2, top + at.size.height / 2, TRUE);
      assert_reaches (&shown, right + 2, top + at.size.height / 2, TRUE);
      assert_reaches (&shown, left + 1, top + 1, TRUE); /* its corner is round */
      adw_toast_dismiss (toast);
      g_object_unref (toast);
      sleep_ms (MS_TO_SLIDE);
      assert_reaches (&shown, middle, top + at.size.height / 2, TRUE);
      if (i < G_N_ELEMENTS (classes))
        gtk_widget_add_css_class (GTK_WIDGET (shown.toasts), classes[i]);
    }
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

/* ---- what is seen ---- */

/* As large and where it is with an AdwToastOverlay around the page. */
static void
assert_lies_as_around (int width, AdwToast *(*make) (void))
{
  graphene_rect_t places[2];

  for (int around = 0; around < 2; around++)
    {
      Shown shown = show (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), around, width);
      GtkWidget *toast = say (&shown, make ());

      places[around] = place_of (&shown, toast);
      g_assert_cmpfloat (places[around].origin.x, >=, MARGIN);
      g_assert_cmpfloat (places[around].origin.x + places[around].size.width, <=, width - MARGIN);
      g_assert_cmpfloat (places[around].origin.y + places[around].size.height, ==, gtk_widget_get_height (shown.stage) - MARGIN_BELOW);
      gtk_window_destroy (GTK_WINDOW (shown.window));
    }
  g_assert_true (graphene_rect_equal (&places[0], &places[1]));
}

static void
test_a_toast_lies_where_it_would_around (void)
{
  AdwToast *(*makes[]) (void) = { short_toast, long_toast, plain_long_toast };

  for (guint i = 0; i < G_N_ELEMENTS (makes); i++)
    {
      assert_lies_as_around (360, makes[i]);
      assert_lies_as_around (800, makes[i]);
    }
}

/* The page is empty: what is drawn just below the toast is its shadow. */
static void
test_a_toast_has_its_shadow (void)
{
  Shown shown = show (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), FALSE, 800);
  GtkWidget *toast = say (&shown, short_toast ());
  graphene_rect_t at = place_of (&shown, toast);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (shown.stage);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 500);
  cairo_t *cr = cairo_create (surface);
  const unsigned char *pixel;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (shown.stage), gtk_widget_get_height (shown.stage));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  pixel = cairo_image_surface_get_data (surface) + (int) (at.origin.y + at.size.height + 1) * cairo_image_surface_get_stride (surface) +
          (int) (at.origin.x + at.size.width / 2) * 4;
  g_assert_cmpuint (*(const guint32 *) pixel >> 24, >, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
test_a_long_toast_is_whole_on_a_phone (void)
{
  AdwToast *toast = long_toast ();
  GtkWidget *label = adw_toast_get_custom_title (toast);
  Shown shown = show (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), FALSE, 360);
  graphene_rect_t at = place_of (&shown, say (&shown, toast));
  graphene_rect_t words = place_of (&shown, label);
  int height;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &height, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (label), >=, height);
  g_assert_true (graphene_rect_contains_rect (&at, &words));
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
test_a_part_finds_where_its_toasts_are_seen (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("in no window"));
  Shown shown = show (box, FALSE, 400);

  g_assert_true (accord_toasts_above (box) == shown.toasts);
  g_assert_null (accord_toasts_above (label));
  g_object_unref (label);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

void
test_toast_stage_add (void)
{
  g_test_add_func ("/widgets/toast-stage/a-toast-leaves-the-styles-of-the-page", test_a_toast_leaves_the_styles_of_the_page);
  g_test_add_func ("/widgets/toast-stage/a-click-beside-a-toast-reaches-the-page", test_a_click_beside_a_toast_reaches_the_page);
  g_test_add_func ("/widgets/toast-stage/a-toast-lies-where-it-would-around", test_a_toast_lies_where_it_would_around);
  g_test_add_func ("/widgets/toast-stage/a-toast-has-its-shadow", test_a_toast_has_its_shadow);
  g_test_add_func ("/widgets/toast-stage/a-long-toast-is-whole-on-a-phone", test_a_long_toast_is_whole_on_a_phone);
  g_test_add_func ("/widgets/toast-stage/a-part-finds-where-its-toasts-are-seen", test_a_part_finds_where_its_toasts_are_seen);
}
