/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor of an entry that a list hangs on: part of test-widgets. */

#include "test-caret.h"

#include "accord-caret.h"
#include "test-field-row.h"

static gboolean
blinks (void)
{
  gboolean on;

  g_object_get (gtk_settings_get_default (), "gtk-cursor-blink", &on, NULL);
  return on;
}

/* How many frames the window had in 400 ms, and in how many looks the cursor was out of sight. */
static void
watch_cursor (GtkWidget *window, GtkWidget *text, guint *n_frames, guint *n_off)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 from = gdk_frame_clock_get_frame_counter (clock);
  gint64 until = g_get_monotonic_time () + 400 * 1000;

  *n_off = 0;
  while (g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      *n_off += gtk_widget_has_css_class (text, "caret-off");
    }
  *n_frames = (guint) (gdk_frame_clock_get_frame_counter (clock) - from);
}

/* The cursor is there, and the ring around the entry has come to rest. */
static void
await_rest (GtkWidget *text)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (text);
  gint64 from;

  while (!gtk_widget_has_focus (text))
    g_main_context_iteration (NULL, TRUE);
  do
    {
      from = gdk_frame_clock_get_frame_counter (clock);
      test_settle ();
    }
  while (gdk_frame_clock_get_frame_counter (clock) - from > 1);
}

/* A cursor that GTK fades asks for a frame every 16 ms; a key would wait for the next of them. */
static void
test_caret_asks_for_no_frames (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *plain = gtk_search_entry_new (), *quiet = gtk_search_entry_new ();
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (quiet)));
  guint n_frames, n_off, n_watched = 0;

  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink-time", 200, NULL);
  accord_caret_attach (GTK_EDITABLE (quiet));
  gtk_box_append (GTK_BOX (box), plain);
  gtk_box_append (GTK_BOX (box), quiet);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (quiet);
  await_rest (text);
  g_assert_false (blinks ());
  do /* a machine that had no time for it in between sees it later */
    watch_cursor (window, text, &n_frames, &n_off);
  while (n_off == 0 && n_watched++ < 20);
  g_assert_cmpuint (n_off, >, 0); /* on and off every 100 ms */
  g_assert_cmpuint (n_frames, <=, 12); /* GTK would have 24 */

  gtk_editable_set_text (GTK_EDITABLE (quiet), "n");
  g_assert_false (gtk_widget_has_css_class (text, "caret-off")); /* who types sees it */

  gtk_widget_grab_focus (plain);
  while (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (plain)))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (blinks ());
  g_assert_false (gtk_widget_has_css_class (text, "caret-off"));
  gtk_widget_grab_focus (quiet);
  await_rest (text);
  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
  g_assert_true (blinks ()); /* a window that goes leaves nothing behind */
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-cursor-blink-time");
}

/* Who wants no blinking has none, here neither. */
static void
test_caret_of_who_wants_none (void)
{
  GtkWidget *window = gtk_window_new (), *entry = gtk_search_entry_new ();
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  guint n_frames, n_off;

  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-cursor-blink-time", 200, NULL);
  accord_caret_attach (GTK_EDITABLE (entry));
  gtk_window_set_child (GTK_WINDOW (window), entry);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
  await_rest (text);
  watch_cursor (window, text, &n_frames, &n_off);
  g_assert_cmpuint (n_off, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (blinks ());
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-cursor-blink");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-cursor-blink-time");
}

void
test_caret_add (void)
{
  g_test_add_func ("/widgets/caret/asks-for-no-frames-while-it-rests", test_caret_asks_for_no_frames);
  g_test_add_func ("/widgets/caret/blinks-only-where-that-is-wanted", test_caret_of_who_wants_none);
}
