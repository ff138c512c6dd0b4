/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts that are shared by several pages guarantee. */

#include "accord-config.h"

#include "accord-commit.h"
#include "accord-field-list.h"
#include "accord-field-row.h"
#include "accord-history-words.h"
#include "accord-photos.h"
#include "accord-picture-decode.h"
#include "accord-record-chooser.h"
#include "accord-sidebar-button.h"
#include "accord-test.h"

/* A kind of the test's own: what a new line in a table must bring about without a line elsewhere. */
static const AccordField trial_fields[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "shoe_size", ACCORD_FIELD_INTEGER, "Shoe size", ACCORD_FIELD_FACT },
  { "colour", ACCORD_FIELD_TEXT, "Colour", ACCORD_FIELD_PLAIN },
  { "secret", ACCORD_FIELD_TEXT, "Secret", ACCORD_FIELD_HIDDEN },
  { "counted", ACCORD_FIELD_INTEGER, "Counted", ACCORD_FIELD_FACT | ACCORD_FIELD_AUTOMATIC },
};

static const AccordKind trial_kind = {
  .number = 62, .name = "trial", .label = "Trial", .plural = "Trials", .icon_name = "accord-list-symbolic",
  .fields = trial_fields, .n_fields = G_N_ELEMENTS (trial_fields), .file_words = "",
};

static void
test_fields_follow_the_table (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordFieldList *list = ACCORD_FIELD_LIST (g_object_ref_sink (accord_field_list_new (workspace, &trial_kind, NULL)));
  gboolean read_only = FALSE;

  g_assert_null (accord_field_list_get_row (list, "name"));
  g_assert_null (accord_field_list_get_row (list, "secret"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (accord_field_list_get_row (list, "shoe_size"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (accord_field_list_get_row (list, "colour"))));
  g_object_get (accord_field_list_get_row (list, "counted"), "read-only", &read_only, NULL);
  g_assert_true (read_only);
  g_assert_finalize_object (list);
  accord_test_drop (workspace);
}

static void
test_form_fills_what_was_typed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordFieldList *list = ACCORD_FIELD_LIST (g_object_ref_sink (accord_field_list_new (workspace, &accord_customer_kind, NULL)));
  AccordEdit *edit = accord_edit_new ("Added Trial");
  gint64 handle = accord_edit_create (edit, &accord_customer_kind);
  g_auto (AccordValue) city = ACCORD_VALUE_INIT;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) record = NULL;
  gint64 id = 0;

  accord_value_set_text (&city, "Lyon");
  accord_field_row_set_value (accord_field_list_get_row (list, "city"), &city, NULL);
  accord_edit_set_text (edit, &accord_customer_kind, handle, "name", "Trial");
  g_assert_true (accord_field_list_fill (list, edit, handle));
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_customer_kind, &id));
  record = accord_test_load (workspace, &accord_customer_kind, id);
  g_assert_cmpstr (accord_record_text (record, "city"), ==, "Lyon");
  g_assert_null (accord_record_text (record, "phone"));
  g_assert_finalize_object (list);
  accord_test_drop (workspace);
}

static void
told_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str ((char **) data, g_variant_get_string (parameter, NULL));
}

static void
test_refused_edit_is_told (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("error", G_VARIANT_TYPE_STRING);
  g_autofree char *told = NULL;
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  AccordEdit *edit = accord_edit_new ("Renamed Nordwind");
  g_autoptr (AccordRecord) record = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (told_cb), &told);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (box, "win", G_ACTION_GROUP (actions));
  accord_edit_clear (edit, &accord_customer_kind, id, "name");
  accord_commit (box, workspace, edit);
  for (int i = 0; i < 100 && told == NULL; i++)
    accord_test_idle ();
  g_assert_nonnull (told);
  g_assert_nonnull (strstr (told, "Name"));
  record = accord_test_load (workspace, &accord_customer_kind, id);
  g_assert_cmpstr (accord_record_title (record), ==, "Nordwind");
  g_object_unref (box);
  accord_test_drop (workspace);
}

static void
test_history_words (void)
{
  AccordHistoryLine line = { .operation = 'u', .field = accord_kind_find (&accord_customer_kind, "phone") };
  g_autofree char *words = NULL;
  g_autofree char *field = accord_history_field_name (&accord_customer_kind, &line);

  accord_value_set_text (&line.after, "+49 30 1");
  words = accord_history_change_words (&accord_customer_kind, &line);
  g_assert_cmpstr (field, ==, "Phone");
  g_assert_cmpstr (words, ==, "empty → +49 30 1");
  accord_value_clear (&line.after);
}

static void
test_history_of_a_newer_file (void)
{
  AccordHistoryLine line = { .operation = 'u', .field = -1 };
  g_autofree char *field = accord_history_field_name (&accord_customer_kind, &line);
  g_autofree char *words = accord_history_change_words (&accord_customer_kind, &line);

  g_assert_cmpstr (field, ==, "A field of a newer Accord");
  g_assert_cmpstr (words, ==, "Shown after an update of Accord");
}

static void
test_sidebar_button (void)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  GtkWidget *button = accord_sidebar_button_new ();
  GtkWidget *window = adw_window_new ();

  adw_overlay_split_view_set_content (split, button);
  adw_overlay_split_view_set_sidebar (split, gtk_label_new ("Sidebar"));
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (split));
  g_assert_false (gtk_widget_get_visible (button));
  adw_overlay_split_view_set_collapsed (split, TRUE);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (button)), TRUE);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  adw_overlay_split_view_set_show_sidebar (split, FALSE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (button))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A picture of two colours, larger than any avatar. */
static GBytes *
large_picture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1200, 900);
  char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static void
test_picture_is_made_small (void)
{
  g_autoptr (GBytes) large = large_picture ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) small = accord_picture_fit (large, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x89PNG\r\n\x1A\nnothing else", 20);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (small), <, 32 * 1024);
  texture = accord_picture_texture (small, 160, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 160);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 213);
  g_assert_null (accord_picture_texture (broken, 160, &error));
  g_assert_nonnull (error);
}

static void
await_picture (AccordAvatar *avatar, gboolean there)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while ((accord_avatar_get_picture (avatar) != NULL) != there && g_get_monotonic_time () < end)
    accord_test_idle ();
  g_assert_true ((accord_avatar_get_picture (avatar) != NULL) == there);
}

static void
test_picture_is_shown (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordAvatar *avatar = ACCORD_AVATAR (g_object_ref_sink (accord_avatar_new ("Anna", TRUE, 40)));
  gint64 anna = accord_test_create (workspace, &accord_customer_kind, "name", "Anna", NULL);
  gint64 ben = accord_test_create (workspace, &accord_customer_kind, "name", "Ben", NULL);
  g_autoptr (GBytes) large = large_picture ();
  g_autofree char *data = g_base64_encode (g_bytes_get_data (large, NULL), g_bytes_get_size (large));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, anna);

  accord_photos_show (accord_photos_of (workspace), avatar, &accord_customer_kind, anna);
  g_assert_null (accord_avatar_get_picture (avatar));
  accord_test_create (workspace, &accord_photo_kind, "media", "image/png", "data", data, "customer", owner, NULL);
  await_picture (avatar, TRUE);
  accord_photos_show (accord_photos_of (workspace), avatar, &accord_customer_kind, ben);
  g_assert_null (accord_avatar_get_picture (avatar));
  accord_photos_show (accord_photos_of (workspace), avatar, &accord_customer_kind, anna);
  g_assert_nonnull (accord_avatar_get_picture (avatar)); /* kept: no second look */
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  await_picture (avatar, FALSE);
  g_object_unref (avatar);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  dex_init ();
  adw_init ();
  g_test_add_func ("/records/fields/a-line-in-the-table-is-all-it-takes", test_fields_follow_the_table);
  g_test_add_func ("/records/fields/form-fills-only-what-was-typed", test_form_fills_what_was_typed);
  g_test_add_func ("/records/commit/refusal-is-told-and-nothing-written", test_refused_edit_is_told);
  g_test_add_func ("/records/history/says-from-and-to", test_history_words);
  g_test_add_func ("/records/history/unknown-field-is-named-as-such", test_history_of_a_newer_file);
  g_test_add_func ("/records/photos/large-ones-are-made-small", test_picture_is_made_small);
  g_test_add_func ("/records/photos/are-shown-when-they-come-and-gone-when-they-go", test_picture_is_shown);
  g_test_add_func ("/records/sidebar-button/follows-the-sidebar", test_sidebar_button);
  return g_test_run ();
}
