/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several windows of the whole application: files that come late, whose reminders go on, and that it ends. */

#include "accord-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include "accord-application-private.h"
#include "accord-backups.h"
#include "accord-date.h"
#include "accord-place.h"
#include "accord-test-settle.h"
#include "accord-test.h"
#include "accord-window.h"

#define PATIENCE (60 * G_USEC_PER_SEC)

static AccordApplication *application;

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

#define WAIT_UNTIL(condition)                                      \
  G_STMT_START                                                     \
  {                                                                \
    gint64 give_up = g_get_monotonic_time () + PATIENCE;           \
                                                                   \
    while (!(condition))                                           \
      {                                                            \
        wait_ms (10);                                              \
        g_assert_cmpint (g_get_monotonic_time (), <, give_up);     \
      }                                                            \
  }                                                                \
  G_STMT_END

static char *
new_file (const char *name)
{
  char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (AccordWorkspace) workspace = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  workspace = accord_test_object (accord_workspace_create (path, NULL, "EUR"));
  accord_test_done (accord_workspace_close (workspace));
  return path;
}

static AccordWindow *
begin (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AccordWindow *window = accord_window_new (application);

  accord_window_open_files (window, &file, 1);
  return window;
}

static gboolean
shows (AccordWindow *window, const char *path)
{
  AccordWorkspace *workspace = accord_window_get_workspace (window);

  return workspace != NULL && g_strcmp0 (accord_workspace_get_path (workspace), path) == 0;
}

static void
wait_for (AccordWindow *window, const char *path)
{
  WAIT_UNTIL (shows (window, path));
}

static AccordWindow *
open_window (const char *path)
{
  AccordWindow *window = begin (path);

  wait_for (window, path);
  return window;
}

static const char *
reminded_of (void)
{
  return application->reminders != NULL ? accord_workspace_get_path (accord_reminders_get_workspace (application->reminders)) : NULL;
}

/* Nobody holds it any more. */
static void
wait_until_closed (const char *path)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GError *error = NULL;

  for (;;)
    {
      DexFuture *opened = accord_workspace_open (path, ACCORD_STORE_WRITE);
      g_autoptr (AccordWorkspace) workspace = NULL;

      accord_test_wait (opened);
      g_clear_error (&error);
      if (dex_future_get_value (opened, &error) != NULL)
        workspace = g_value_dup_object (dex_future_get_value (opened, NULL));
      dex_unref (opened);
      if (workspace != NULL && !accord_workspace_is_read_only (workspace))
        {
          accord_test_done (accord_workspace_close (workspace));
          return;
        }
      wait_ms (20);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static void
test_late (void)
{
  g_autofree char *first = new_file ("Late first.accord"), *second = new_file ("Late second.accord");
  AccordWindow *window = open_window (first);
  AccordWindow *hasty = begin (second);
  g_autofree char *last = NULL;

  g_object_add_weak_pointer (G_OBJECT (hasty), (gpointer *) &hasty);
  accord_window_leave (hasty);
  WAIT_UNTIL (hasty == NULL);
  g_assert_true (shows (window, first));
  g_assert_cmpstr (reminded_of (), ==, first);
  last = g_settings_get_string (application->settings, "last-file");
  g_assert_cmpstr (last, ==, first);
  wait_until_closed (second);
  accord_window_leave (window);
  wait_until_closed (first);
}

static void
test_reminders (void)
{
  g_autofree char *first = new_file ("Reminders first.accord"), *second = new_file ("Reminders second.accord");
  AccordWindow *window = open_window (first), *other = open_window (second);

  accord_window_leave (window);
  g_assert_cmpstr (reminded_of (), ==, second);
  window = open_window (first);
  g_assert_cmpstr (reminded_of (), ==, first);
  accord_window_leave (window);
  g_assert_cmpstr (reminded_of (), ==, second);
  accord_window_leave (other);
  g_assert_null (application->reminders);
  wait_until_closed (first);
  wait_until_closed (second);
}

/* The frame's own button, with a dialog on the window: either it goes, or it stays as it was. */
static void
test_dialog (void)
{
  g_autofree char *first = new_file ("Dialog.accord");
  AccordWindow *window = open_window (first);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "help", NULL);
  accord_test_settle (500);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_window_close (GTK_WINDOW (window));
  accord_test_settle (1000);
  if (window != NULL)
    {
      g_assert_true (shows (window, first));
      accord_window_leave (window);
    }
  wait_until_closed (first);
}

static AdwDialog *
wait_for_dialog (AccordWindow *window)
{
  AdwDialog *dialog;

  WAIT_UNTIL ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL);
  return dialog;
}

/* A workspace and a table given in one go: one is opened, and the other offered to be imported into it; in a window that
 * shows the workspace already, too. */
static void
test_given_along (void)
{
  g_autofree char *path = new_file ("Along.accord"), *table = g_build_filename (g_get_user_data_dir (), "along.csv", NULL);
  g_autoptr (GFile) workspace = g_file_new_for_path (path), file = g_file_new_for_path (table);
  GFile *files[] = { file, workspace };
  AccordWindow *window = accord_window_new (application);

  g_assert_true (g_file_set_contents (table, "name,city\nNordwind,Kiel\n", -1, NULL));
  for (int i = 0; i < 2; i++)
    {
      AdwDialog *dialog;

      accord_window_open_files (window, files, 2);
      wait_for (window, path);
      dialog = wait_for_dialog (window);
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (dialog), ==, "AccordAssistant");
      adw_dialog_force_close (dialog);
      WAIT_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL);
    }
  accord_window_leave (window);
  wait_until_closed (path);
}

static guint
count_workspaces (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "Restored") && g_str_has_suffix (name, ".accord");
  return n;
}

/* Pressed twice, and the dialog closed before it is done: one copy, and the window keeps the file that it shows. */
static void
test_restored (void)
{
  g_autofree char *path = new_file ("Restored.accord");
  AccordWindow *window = open_window (path);
  AccordWorkspace *workspace = accord_window_get_workspace (window);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *place = accord_place_free ("Restored"), *folder = g_path_get_dirname (place);
  guint before = count_workspaces (folder);
  AdwDialog *dialog;

  accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  accord_test_done (accord_backups_make (workspace, accord_date_today ()));
  list = accord_backups_list (path);
  g_assert_cmpuint (list->len, ==, 1);
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "backups", NULL);
  dialog = wait_for_dialog (window);
  for (int i = 0; i < 2; i++)
    gtk_widget_activate_action (GTK_WIDGET (dialog), "backups.restore", "s", ((AccordBackup *) list->pdata[0])->path);
  adw_dialog_force_close (dialog);
  WAIT_UNTIL (count_workspaces (folder) > before);
  accord_test_settle (1500); /* a second copy, or a window that goes over to the first, would come now */
  g_assert_true (shows (window, path));
  g_assert_cmpuint (count_workspaces (folder), ==, before + 1);
  accord_window_leave (window);
  wait_until_closed (path);
}

static GtkWidget *
find_labelled (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
hurt (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  memset (text, 0, 100);
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

/* What was made of the damaged file is out of reach for a moment; it need not be made again. */
static void
test_repaired (void)
{
  g_autofree char *first = new_file ("Sound.accord"), *damaged = new_file ("Damaged.accord");
  g_autofree char *made = g_strconcat (damaged, ".repair", NULL), *away = g_strconcat (made, ".away", NULL);
  AccordWindow *window = open_window (first);
  GtkWidget *keep;

  hurt (damaged);
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "repair", g_variant_new_string (damaged));
  keep = find_labelled (GTK_WIDGET (wait_for_dialog (window)), "_Keep and Open");
  WAIT_UNTIL (gtk_widget_get_sensitive (keep));
  g_assert_cmpint (g_rename (made, away), ==, 0);
  g_signal_emit_by_name (keep, "clicked");
  WAIT_UNTIL (gtk_widget_get_sensitive (keep));
  g_assert_cmpint (g_rename (away, made), ==, 0);
  g_signal_emit_by_name (keep, "clicked");
  WAIT_UNTIL (!shows (window, first) && accord_window_get_workspace (window) != NULL);
  accord_window_leave (window);
  wait_until_closed (first);
}

/* In the running program: its file is kept, another takes its place, and quitting ends it. */
static gboolean
keep_and_quit_cb (gpointer data)
{
  char **paths = data;
  AccordWindow *window = gtk_application_get_windows (GTK_APPLICATION (application))->data;

  g_settings_set_boolean (application->settings, "reminders-in-background", TRUE);
  wait_for (window, paths[0]);
  accord_window_leave (window);
  g_assert_nonnull (application->kept);
  g_assert_cmpstr (reminded_of (), ==, paths[0]);
  window = open_window (paths[1]);
  g_assert_null (application->kept);
  g_assert_cmpstr (reminded_of (), ==, paths[1]);
  wait_until_closed (paths[0]);
  accord_window_leave (window);
  g_assert_nonnull (application->kept);
  g_assert_cmpstr (reminded_of (), ==, paths[1]);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
still_there_cb (gpointer data)
{
  g_error ("The program is still there after it was quit");
  return G_SOURCE_REMOVE;
}

static void
test_kept (void)
{
  g_autofree char *first = new_file ("Kept first.accord"), *second = new_file ("Kept second.accord");
  char *paths[] = { first, second }, *argv[] = { (char *) "accord", NULL };
  guint watch = g_timeout_add_seconds (60, still_there_cb, NULL);

  g_settings_set_string (application->settings, "last-file", first);
  g_timeout_add (100, keep_and_quit_cb, paths);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, argv), ==, 0);
  g_source_remove (watch);
}

static GtkWidget *
find_type (GtkWidget *root, GType type, gboolean (*is_it) (GtkWidget *widget))
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) && is_it (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type, is_it);
  return found;
}

static gboolean
is_plus_row (GtkWidget *row)
{
  return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Customers") == 0;
}

static gboolean
is_label_entry (GtkWidget *row)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Label") == 0;
}

/* The Tab key goes round through the list of parts, which chooses nothing by that. */
static void
test_tab_keeps_what_is_typed (void)
{
  g_autofree char *path = new_file ("Fields.accord");
  AccordWindow *window = open_window (path);
  GtkWidget *row, *entry, *dialog;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "preferences-page", g_variant_new_string ("fields"));
  WAIT_UNTIL ((dialog = (GtkWidget *) adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL);
  WAIT_UNTIL ((row = find_type (dialog, ADW_TYPE_ACTION_ROW, is_plus_row)) != NULL);
  wait_ms (300);
  gtk_widget_activate (row);
  WAIT_UNTIL ((entry = find_type (dialog, ADW_TYPE_ENTRY_ROW, is_label_entry)) != NULL);
  wait_ms (300);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Grade");
  for (int i = 0; i < 12; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      wait_ms (30);
    }
  wait_ms (500);
  g_assert_true (find_type (dialog, ADW_TYPE_ENTRY_ROW, is_label_entry) == entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Grade");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  accord_window_leave (window);
  wait_until_closed (path);
}

#define LONG_SENTENCE                                                                                                \
  "“Customers of the North.accord” has lost its table “customer”: another program changed the file while it was " \
  "open. Repair it, or restore the newest backup."

static gboolean
is_long_sentence (GtkWidget *widget)
{
  return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), LONG_SENTENCE) == 0;
}

/* What to do stands at its end. */
static void
test_a_refusal_is_whole_on_a_telephone (void)
{
  g_autofree char *path = new_file ("Telephone.accord");
  AccordWindow *window = open_window (path);
  graphene_rect_t bounds;
  GtkWidget *words;
  int least;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (window)) > 0);
  wait_ms (800);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 420);
  accord_window_say_error (window, LONG_SENTENCE);
  WAIT_UNTIL ((words = find_type (GTK_WIDGET (window), GTK_TYPE_LABEL, is_long_sentence)) != NULL);
  wait_ms (800);
  gtk_widget_measure (words, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (words), &least, NULL, NULL, NULL);
  g_assert_true (gtk_widget_compute_bounds (words, gtk_widget_get_parent (words), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (gtk_widget_get_parent (words)));
  g_assert_cmpint (gtk_widget_get_height (words), >=, least);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (words))));
  accord_window_leave (window);
  wait_until_closed (path);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  dex_init ();
  application = accord_application_new ();
  g_application_set_default (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_test_add_func ("/desktop/windows/one-that-is-closed-before-its-file-is-open-harms-nobody-and-holds-nothing", test_late);
  g_test_add_func ("/desktop/windows/closing-one-leaves-the-reminders-of-the-other", test_reminders);
  g_test_add_func ("/desktop/windows/one-that-is-closed-under-a-dialog-goes-or-stays-as-it-was", test_dialog);
  g_test_add_func ("/desktop/windows/a-table-given-along-with-a-workspace-is-offered-for-import", test_given_along);
  g_test_add_func ("/desktop/windows/a-backup-that-is-restored-behind-a-closed-dialog-takes-no-file-away", test_restored);
  g_test_add_func ("/desktop/windows/a-repair-that-could-not-be-kept-can-be-kept-again", test_repaired);
  g_test_add_func ("/desktop/windows/the-tab-key-keeps-what-is-typed-in-the-preferences", test_tab_keeps_what_is_typed);
  g_test_add_func ("/desktop/windows/a-refusal-is-whole-on-a-telephone", test_a_refusal_is_whole_on_a_telephone);
  g_test_add_func ("/desktop/windows/a-kept-file-makes-room-for-the-next-and-quitting-ends", test_kept);
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
