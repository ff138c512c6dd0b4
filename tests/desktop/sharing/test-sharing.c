/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two files on one folder: what a window shows of what the other one does, and what it leaves alone.
 *
 *   test-sharing --picture FILE.png WIDTH HEIGHT [dark] [empty|gone|paused|waiting|wrong-clock|shortened] [leave|clock]   to look at */

#include "accord-config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include "accord-bulk.h"
#include "accord-composer.h"
#include "accord-customer-record.h"
#include "accord-customer-tags.h"
#include "accord-sharing-ask.h"
#include "accord-sharing-join.h"
#include "accord-sharing-label.h"
#include "accord-sharing-page.h"
#include "accord-sharing.h"
#include "accord-sync-share.h"
#include "customers-fixture.h"

#define CUSTOMER (&accord_customer_kind)

typedef struct {
  CustomersFixture here;
  char *folder;
  char *share;
  AccordSync *mine;
  AccordWorkspace *there; /* a colleague's */
  AccordSync *theirs;
} Two;

static void
round_of (AccordSync *sync)
{
  g_autoptr (AccordSyncStatus) status = accord_test_boxed (accord_sync_round (sync));

  g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
}

static void
remove_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_below (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
set_up (Two *two, gconstpointer data)
{
  g_autofree char *path = NULL;

  customers_fixture_set_up (&two->here, NULL);
  two->folder = g_dir_make_tmp ("accord-sharing-XXXXXX", NULL);
  two->share = g_build_filename (two->folder, "share", NULL);
  path = g_build_filename (two->folder, "colleague.accord", NULL);
  g_mkdir (two->share, 0700);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Many %03d", i);

      accord_test_create (two->here.workspace, CUSTOMER, "name", name, NULL);
    }
  two->mine = accord_sync_share (two->here.workspace, two->share);
  round_of (two->mine);
  accord_test_done (accord_sync_join (path, two->share));
  two->there = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  two->theirs = accord_sync_share (two->there, two->share);
  round_of (two->theirs);
}

static void
tear_down (Two *two, gconstpointer data)
{
  g_clear_object (&two->mine);
  g_clear_object (&two->theirs);
  accord_test_done (accord_workspace_close (two->there));
  accord_test_idle ();
  g_clear_object (&two->there);
  customers_fixture_tear_down (&two->here, NULL);
  remove_below (two->folder);
  g_free (two->share);
  g_free (two->folder);
}

/* The colleague's row of a customer of this file. */
static gint64
their_id (Two *two, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_test_load (two->here.workspace, CUSTOMER, id);
  g_autoptr (AccordRecord) found =
    accord_test_boxed (accord_store_find_uid (accord_workspace_get_store (two->there), CUSTOMER, accord_record_uid (record)));

  return accord_record_id (found);
}

static void
await_text (gpointer root, const char *text)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!shows_text (root, text))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      customers_fixture_settle ();
    }
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)) != NULL &&
         GTK_IS_LIST_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)));
}

/* A call is being written while a colleague changes what is on screen. */
static void
test_follows (Two *two, gconstpointer data)
{
  CustomersFixture *here = &two->here;
  GtkScrolledWindow *list = find_widget (here->window, GTK_TYPE_SCROLLED_WINDOW, is_list, NULL);
  AccordComposer *composer;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  double place;

  accord_customers_page_show (here->page, here->nordwind);
  await_text (here->window, "+49 421 555 0100");
  g_assert_nonnull (list);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (list), 900);
  customers_fixture_settle ();
  place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (list));
  composer = find_widget (here->window, ACCORD_TYPE_COMPOSER, NULL, NULL);
  accord_composer_open (composer, "call");
  buffer = gtk_text_view_get_buffer (find_widget (composer, GTK_TYPE_TEXT_VIEW, NULL, NULL));
  gtk_text_buffer_set_text (buffer, "Not saved yet", -1);
  accord_test_set (two->there, CUSTOMER, their_id (two, here->nordwind), "phone", "+49 421 777 0000");
  accord_test_create (two->there, CUSTOMER, "name", "Aaa at the beginning", NULL);
  round_of (two->theirs);
  round_of (two->mine);
  await_text (here->window, "+49 421 777 0000");
  /* The same record, the same place in the list, the same text. */
  g_assert_true (shows_text (find_widget (here->window, ACCORD_TYPE_CUSTOMER_RECORD, NULL, NULL), "Nordwind Robotics"));
  g_assert_cmpfloat (place, >, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (list)), >=, place);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (list)), <, place + 200);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "Not saved yet");
}

static gboolean
is_labelled (GtkWidget *button, gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

static void
refused_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str (data, g_variant_get_string (parameter, NULL));
}

/* The page in a window of its own, which keeps the last error that is told there. */
static GtkWidget *
present_page (Two *two, char **error)
{
  static const GActionEntry entries[] = { { "error", refused_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = adw_window_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), error);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  adw_window_set_content (ADW_WINDOW (window), accord_sharing_page_new (two->here.workspace));
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 900);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The entry of a conflict, and that its button writes the other value again. */
static void
test_conflict (Two *two, gconstpointer data)
{
  CustomersFixture *here = &two->here;
  gint64 there = their_id (two, here->nordwind);
  GtkWidget *window, *button;
  g_autofree char *error = NULL;
  g_autoptr (AccordRecord) after = NULL;

  accord_test_set (here->workspace, CUSTOMER, here->nordwind, "phone", "+49 421 111");
  g_usleep (3000);
  accord_test_set (two->there, CUSTOMER, there, "phone", "+49 421 222");
  round_of (two->theirs);
  round_of (two->mine);
  window = present_page (two, &error);
  await_text (window, "Before: +49 421 555 0100");
  await_text (window, "Yours");
  await_text (window, "+49 421 111");
  await_text (window, "A colleague’s");
  await_text (window, "+49 421 222");
  g_assert_nonnull (find_widget (window, GTK_TYPE_BUTTON, is_labelled, "Keep"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_BUTTON, is_labelled, "History"));
  button = find_widget (window, GTK_TYPE_BUTTON, is_labelled, "Use Mine");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  for (int i = 0; i < 200; i++)
    {
      g_clear_pointer (&after, accord_record_unref);
      after = accord_test_load (here->workspace, CUSTOMER, here->nordwind);
      if (g_strcmp0 (accord_record_text (after, "phone"), "+49 421 111") == 0)
        break;
      customers_fixture_settle ();
    }
  g_assert_cmpstr (accord_record_text (after, "phone"), ==, "+49 421 111");
  round_of (two->mine);
  round_of (two->theirs);
  g_clear_pointer (&after, accord_record_unref);
  after = accord_test_load (two->there, CUSTOMER, there);
  g_assert_cmpstr (accord_record_text (after, "phone"), ==, "+49 421 111");
  gtk_window_destroy (GTK_WINDOW (window));
  customers_fixture_settle ();
}

static guint
count_labelled (GtkWidget *widget, const char *label)
{
  guint n = GTK_IS_BUTTON (widget) && is_labelled (widget, label) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labelled (child, label);
  return n;
}

/* As when three are settled in a moment: the page is told three times before it has read once. */
static void
test_once (Two *two, gconstpointer data)
{
  CustomersFixture *here = &two->here;
  gint64 there = their_id (two, here->nordwind);
  static const char *const fields[] = { "phone", "city", "note" };
  g_autofree char *error = NULL;
  GtkWidget *window;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    accord_test_set (here->workspace, CUSTOMER, here->nordwind, fields[i], "+49 421 111");
  g_usleep (3000);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    accord_test_set (two->there, CUSTOMER, there, fields[i], "+49 421 222");
  round_of (two->theirs);
  round_of (two->mine);
  window = present_page (two, &error);
  await_text (window, "+49 421 222");
  for (int i = 0; i < 3; i++)
    g_signal_emit_by_name (accord_sharing_of (here->workspace), "changed");
  for (int i = 0; i < 4; i++)
    customers_fixture_settle ();
  g_assert_cmpuint (count_labelled (window, "Keep"), ==, G_N_ELEMENTS (fields));
  gtk_window_destroy (GTK_WINDOW (window));
  customers_fixture_settle ();
}

/* Presses a button of the only entry, waits for the refusal, and looks whether the entry still stands. */
static void
press_refused (GtkWidget *window, const char *label, char **error)
{
  GtkWidget *button = find_widget (window, GTK_TYPE_BUTTON, is_labelled, label);
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_clear_pointer (error, g_free);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_is_sensitive (row)); /* one answer at a time */
  while (*error == NULL || !gtk_widget_is_sensitive (row))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      customers_fixture_settle ();
    }
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_true (g_str_has_suffix (*error, "."));
}

/* What cannot be written is said, and the decision stays to be taken. */
static void
test_refused (Two *two, gconstpointer data)
{
  CustomersFixture *here = &two->here;
  g_autofree char *error = NULL;
  GtkWidget *window;
  sqlite3 *other = NULL;

  accord_test_set (here->workspace, CUSTOMER, here->nordwind, "phone", "+49 421 111");
  g_usleep (3000);
  accord_test_set (two->there, CUSTOMER, their_id (two, here->nordwind), "phone", "+49 421 222");
  round_of (two->theirs);
  round_of (two->mine);
  window = present_page (two, &error);
  await_text (window, "+49 421 111");
  /* Another program writes and does not come to an end. */
  g_assert_cmpint (sqlite3_open (accord_workspace_get_path (here->workspace), &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  press_refused (window, "Use Mine", &error);
  press_refused (window, "Keep", &error);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  g_signal_emit_by_name (find_widget (window, GTK_TYPE_BUTTON, is_labelled, "Keep"), "clicked");
  while (find_widget (window, GTK_TYPE_BUTTON, is_labelled, "Keep") != NULL)
    customers_fixture_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  customers_fixture_settle ();
}

static void
put_tag (AccordWorkspace *workspace, gint64 tag, gint64 customer)
{
  AccordEdit *edit = accord_edit_new ("Tag");
  gint64 id = accord_edit_create (edit, &accord_tagging_kind);

  accord_edit_set_number (edit, &accord_tagging_kind, id, "tag", tag);
  accord_edit_set_number (edit, &accord_tagging_kind, id, "customer", customer);
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

static guint
count_texts (GtkWidget *root, const char *text)
{
  guint n = GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (root)), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_texts (child, text);
  return n;
}

/* Two people put the same tag on the same customer: it is there once, and goes as one. */
#define COMING 6000 /* customers: so many that one sees them come */

static gboolean
create_many (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  int name = accord_kind_find (CUSTOMER, "name");

  for (int i = 0; i < COMING; i++)
    {
      g_autofree char *text = g_strdup_printf ("Coming %04d", i);

      accord_value_set_text (&values[name], text);
      g_assert_cmpint (accord_bulk_create (bulk, CUSTOMER, values, error), !=, 0);
    }
  accord_value_clear (&values[name]);
  return TRUE;
}

static void
await_dialog (GtkWidget *window, gboolean there)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while ((adw_window_get_visible_dialog (ADW_WINDOW (window)) != NULL) != there)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Until the bar says how many of how many there are. */
static void
await_share (GtkWidget *window)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (;;)
    {
      GtkProgressBar *bar = find_widget (window, GTK_TYPE_PROGRESS_BAR, NULL, NULL);

      if (bar != NULL && gtk_progress_bar_get_show_text (bar))
        {
          g_assert_nonnull (strstr (gtk_progress_bar_get_text (bar), " records"));
          g_assert_cmpfloat (gtk_progress_bar_get_fraction (bar), <=, 1);
          return;
        }
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Given up, nothing of it is left; the next time everything comes. */
static void
test_joining (Two *two, gconstpointer data)
{
  g_autofree char *path = g_build_filename (two->folder, "joined.accord", NULL);
  GtkWidget *window = two->here.window;
  AccordWorkspace *joined;
  GtkWidget *cancel;

  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (accord_workspace_get_journal (two->here.workspace), "Import",
                                                                  create_many, NULL, NULL)));
  round_of (two->mine);
  accord_test_done (accord_sync_snapshot (two->mine));
  accord_sharing_join_begin (GTK_WINDOW (window), two->share, path);
  await_dialog (window, TRUE);
  await_share (window);
  g_assert_true (shows_text (window, "Joining a Workspace"));
  cancel = find_widget (adw_window_get_visible_dialog (ADW_WINDOW (window)), GTK_TYPE_BUTTON, NULL, NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cancel)), ==, "_Cancel");
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_false (gtk_widget_is_sensitive (cancel));
  await_dialog (window, FALSE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  accord_sharing_join_begin (GTK_WINDOW (window), two->share, path);
  await_dialog (window, TRUE);
  await_dialog (window, FALSE);
  joined = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  g_assert_cmpint (accord_test_count (joined, CUSTOMER), ==, accord_test_count (two->here.workspace, CUSTOMER));
  accord_test_done (accord_workspace_close (joined));
  accord_test_idle ();
  g_object_unref (joined);
}

static void
test_tagged_at_once (Two *two, gconstpointer data)
{
  CustomersFixture *here = &two->here;
  gint64 tag = accord_test_create (here->workspace, &accord_tag_kind, "name", "Fair 2026", NULL);
  g_autoptr (AccordRecord) record = accord_test_load (here->workspace, &accord_tag_kind, tag);
  g_autoptr (AccordRecord) theirs = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_tagging_kind);
  AccordStore *store = accord_workspace_get_store (here->workspace);
  GtkWidget *tags;

  round_of (two->mine);
  round_of (two->theirs);
  theirs = accord_test_boxed (accord_store_find_uid (accord_workspace_get_store (two->there), &accord_tag_kind, accord_record_uid (record)));
  put_tag (here->workspace, tag, here->nordwind);
  put_tag (two->there, accord_record_id (theirs), their_id (two, here->nordwind));
  round_of (two->theirs);
  round_of (two->mine);
  accord_query_add_number (query, "tag", ACCORD_OP_IS, tag);
  g_assert_cmpint (accord_test_int (accord_store_count (store, query)), ==, 1); /* its identity follows from the two */
  accord_customers_page_show (here->page, here->nordwind);
  await_text (here->window, "Fair 2026");
  tags = find_widget (here->window, ACCORD_TYPE_CUSTOMER_TAGS, NULL, NULL);
  g_assert_cmpuint (count_texts (tags, "Fair 2026"), ==, 1);
  g_signal_emit_by_name (gtk_menu_button_get_popover (find_widget (tags, GTK_TYPE_MENU_BUTTON, NULL, NULL)), "chosen", tag);
  for (int i = 0; i < 200 && accord_test_int (accord_store_count (store, query)) > 0; i++)
    customers_fixture_settle ();
  g_assert_cmpint (accord_test_int (accord_store_count (store, query)), ==, 0);
}

/* What sharing found out when it loaded a snapshot, as the page is told. */
static void
say_shortened (AccordSharing *sharing)
{
  ((AccordSyncStatus *) accord_sync_get_status (accord_sharing_get_sync (sharing)))->is_shortened = TRUE;
  g_signal_emit_by_name (sharing, "changed");
}

static gboolean
is_drawn (GtkWidget *row, gconstpointer title)
{
  return gtk_widget_get_mapped (row) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

/* Who was away longer than history is kept is told on the page, and nobody else. */
static void
test_shortened (Two *two, gconstpointer data)
{
  AccordSharing *sharing = accord_sharing_of (two->here.workspace);
  GtkWidget *window = adw_window_new (), *page;

  accord_sharing_share (sharing, two->share);
  page = accord_sharing_page_new (two->here.workspace);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 900);
  gtk_window_present (GTK_WINDOW (window));
  await_text (window, "Folder");
  accord_sync_status_free (accord_test_boxed (accord_sync_round (accord_sharing_get_sync (sharing))));
  customers_fixture_settle ();
  g_assert_null (find_widget (window, ADW_TYPE_ACTION_ROW, is_drawn, "Older History Came in Short"));
  say_shortened (sharing);
  await_text (window, "This computer was away, and older history is not kept any more: what others did before that came as it stands now.");
  g_assert_nonnull (find_widget (window, ADW_TYPE_ACTION_ROW, is_drawn, "Older History Came in Short"));
  gtk_window_destroy (GTK_WINDOW (window));
  customers_fixture_settle ();
}

static void
await_trouble (GtkWidget *label, const char *expected)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (;;)
    {
      g_autofree char *trouble = NULL;

      g_object_get (label, "trouble", &trouble, NULL);
      if (g_strcmp0 (trouble, expected) == 0)
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      customers_fixture_settle ();
    }
}

/* A sidebar that is folded away keeps nothing to itself: others are told of trouble, and the clock is asked about. */
static void
test_folded (Two *two, gconstpointer data)
{
  AccordSharing *sharing = accord_sharing_of (two->here.workspace);
  GtkWidget *window = adw_window_new (), *sidebar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = accord_sharing_label_new ();
  /* libadwaita measures a long heading too narrow at first, and says so. */
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  gtk_box_append (GTK_BOX (sidebar), label);
  gtk_widget_set_visible (sidebar, FALSE);
  adw_window_set_content (ADW_WINDOW (window), sidebar);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 900);
  gtk_window_present (GTK_WINDOW (window));
  accord_sharing_label_set_workspace (ACCORD_SHARING_LABEL (label), two->here.workspace);
  await_trouble (label, NULL);
  accord_sharing_share (sharing, "/media/not there/Team");
  await_trouble (label, "Folder not reachable");
  accord_sharing_share (sharing, two->share);
  await_trouble (label, NULL);
  g_assert_false (gtk_widget_get_mapped (label));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  accord_now_set (g_get_real_time () / 1000 + G_GINT64_CONSTANT (400) * 24 * 60 * 60 * 1000);
  accord_test_create (two->here.workspace, CUSTOMER, "name", "Somebody new", NULL);
  accord_sync_status_free (accord_test_boxed (accord_sync_round (accord_sharing_get_sync (sharing))));
  await_trouble (label, "This computer’s clock is wrong");
  await_dialog (window, TRUE);
  accord_now_set (0);
  gtk_window_destroy (GTK_WINDOW (window));
  customers_fixture_settle ();
  g_log_set_always_fatal (fatal);
}

static gboolean
has (int argc, char **argv, const char *word)
{
  return g_strv_contains ((const char *const *) argv, word);
}

/* To look at: the page as preferences show it, with a conflict, computers and a file that was not taken. */
static void
draw (int argc, char **argv)
{
  Two two = { 0 };
  GtkWidget *window = adw_window_new (), *view = adw_toolbar_view_new ();
  g_autofree char *command = g_strdup_printf ("import -window root %s", argv[2]);
  g_autofree char *bad = NULL, *words = NULL;
  AccordSharing *sharing;

  set_up (&two, NULL);
  if (g_getenv ("ACCORD_LOCALE_DIR") != NULL) /* the workspace itself is in English */
    {
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ACCORD_LOCALE_DIR"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), has (argc, argv, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  accord_test_set (two.here.workspace, CUSTOMER, two.here.nordwind, "phone", "+49 421 111");
  g_usleep (3000);
  accord_test_set (two.there, CUSTOMER, their_id (&two, two.here.nordwind), "phone", "+49 421 222");
  round_of (two.theirs);
  bad = g_build_filename (two.share, "h", "0000000000000000.json", NULL);
  g_file_set_contents (bad, "not what Accord writes", -1, NULL);
  sharing = accord_sharing_of (two.here.workspace);
  if (!has (argc, argv, "empty"))
    accord_sharing_share (sharing, has (argc, argv, "gone") ? "/media/not there/Team" : two.share);
  if (has (argc, argv, "paused"))
    accord_sharing_set_paused (sharing, TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), accord_sharing_page_new (two.here.workspace));
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[3]), atoi (argv[4]));
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 12; i++)
    customers_fixture_settle ();
  for (int i = 0; i < 3 && has (argc, argv, "waiting"); i++)
    accord_test_create (two.here.workspace, CUSTOMER, "name", "Somebody new", NULL);
  if (has (argc, argv, "wrong-clock"))
    {
      accord_now_set (g_get_real_time () / 1000 + G_GINT64_CONSTANT (400) * 24 * 60 * 60 * 1000);
      accord_test_create (two.here.workspace, CUSTOMER, "name", "Somebody new", NULL);
      accord_sync_status_free (accord_test_boxed (accord_sync_round (accord_sharing_get_sync (sharing))));
    }
  if (has (argc, argv, "shortened"))
    say_shortened (sharing);
  if (has (argc, argv, "leave"))
    accord_sharing_ask_leave (view, sharing);
  if (has (argc, argv, "clock"))
    accord_sharing_ask_clock (view, sharing);
  customers_fixture_settle ();
  words = accord_sharing_get_words (sharing);
  g_print ("%s\n", words != NULL ? words : "not shared");
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    g_printerr ("no picture\n");
  gtk_window_destroy (GTK_WINDOW (window));
  tear_down (&two, NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("accord-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  if (argc > 4 && g_str_equal (argv[1], "--picture"))
    {
      setlocale (LC_ALL, "");
      dex_init ();
      adw_init ();
      draw (argc, argv);
      remove_below (data);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  dex_init ();
  adw_init ();
  g_test_add ("/sharing/a-window-follows-and-keeps-place-and-text", Two, NULL, set_up, test_follows, tear_down);
  g_test_add ("/sharing/what-was-written-at-once-is-an-entry-with-buttons", Two, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/sharing/each-is-an-entry-once-however-quickly-they-change", Two, NULL, set_up, test_once, tear_down);
  g_test_add ("/sharing/an-answer-that-is-refused-is-told-and-can-be-given-again", Two, NULL, set_up, test_refused, tear_down);
  g_test_add ("/sharing/a-tag-that-two-put-on-is-one", Two, NULL, set_up, test_tagged_at_once, tear_down);
  g_test_add ("/sharing/who-was-away-is-told-that-history-is-short", Two, NULL, set_up, test_shortened, tear_down);
  g_test_add ("/sharing/trouble-is-told-though-the-sidebar-is-folded-away", Two, NULL, set_up, test_folded, tear_down);
  g_test_add ("/sharing/joining-tells-how-far-it-is-and-may-be-given-up", Two, NULL, set_up, test_joining, tear_down);
  status = g_test_run ();
  remove_below (data);
  return status;
}
