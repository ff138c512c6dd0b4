/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the hint while typing, exporting and erasing a person guarantee in the window. */

#include "accord-config.h"

#include "care-fixture.h"

#include <glib/gstdio.h>
#include "accord-customer-record.h"
#include "accord-erase-dialog.h"
#include "accord-person-export.h"
#include "accord-twin-bar.h"

static void
type_name (CareFixture *fixture, const char *name)
{
  gtk_editable_set_text (find_widget (care_fixture_dialog (fixture), ADW_TYPE_ENTRY_ROW, NULL, NULL), name);
  customers_fixture_settle ();
}

static void
begin_form (CareFixture *fixture)
{
  g_signal_connect_object (fixture->base.page, "form", G_CALLBACK (accord_twin_bar_add_to_form), fixture->base.workspace, G_CONNECT_SWAPPED);
  accord_customers_page_new_customer (fixture->base.page);
  customers_fixture_settle ();
}

static void
test_typing_a_known_name_says_so (CareFixture *fixture, gconstpointer data)
{
  begin_form (fixture);
  type_name (fixture, "Bright Foods Ltd");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Looks like Bright Foods (same name"));
  type_name (fixture, "Bright Foundry of the North");
  g_assert_false (shows_text (care_fixture_dialog (fixture), "Looks like"));
  type_name (fixture, "Bright Foods");
  care_fixture_press (care_fixture_dialog (fixture), "Open");
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.window)));
  g_assert_cmpint (accord_customers_page_get_shown (fixture->base.page), ==, fixture->base.bright);
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, 8);
}

static void
test_answers_to_older_text_are_dropped (CareFixture *fixture, gconstpointer data)
{
  begin_form (fixture);
  for (int i = 0; i < 20; i++)
    {
      gtk_editable_set_text (find_widget (care_fixture_dialog (fixture), ADW_TYPE_ENTRY_ROW, NULL, NULL), i % 2 ? "Qqqqqq" : "Bright Foods");
      g_main_context_iteration (NULL, FALSE);
    }
  customers_fixture_settle ();
  g_assert_false (shows_text (care_fixture_dialog (fixture), "Looks like"));
}

static void
show_with_bar (CareFixture *fixture, gint64 id)
{
  GtkWidget *bar = accord_twin_bar_new (fixture->base.workspace, &accord_customer_kind);

  accord_customers_page_add_banner (fixture->base.page, bar);
  g_signal_connect_object (fixture->base.page, "shown", G_CALLBACK (accord_twin_bar_set_record), bar, G_CONNECT_SWAPPED);
  accord_customers_page_show (fixture->base.page, id);
  customers_fixture_settle ();
  customers_fixture_settle ();
}

static void
test_record_with_a_twin_offers_to_compare (CareFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordChangeSet) undone = NULL;

  show_with_bar (fixture, fixture->base.nordwind);
  g_assert_true (shows_text (fixture->base.window, "Looks like Nordwind Robotics GmbH (same e-mail"));
  accord_customers_page_show (fixture->base.page, fixture->base.bright);
  customers_fixture_settle ();
  g_assert_false (shows_text (fixture->base.window, "Looks like"));
  accord_customers_page_show (fixture->base.page, fixture->base.nordwind);
  customers_fixture_settle ();
  customers_fixture_settle ();
  care_fixture_press (fixture->base.window, "Not the Same");
  g_assert_false (shows_text (fixture->base.window, "Looks like"));
  undone = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (fixture->base.workspace)));
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (shows_text (fixture->base.window, "Looks like"));
  care_fixture_press (fixture->base.window, "Compare");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Differences"));
}

static void
test_export_says_what_is_in_the_file (CareFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-care-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "twin.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  DexFuture *future = accord_person_save (fixture->base.workspace, &accord_customer_kind, fixture->twin, file);
  g_autofree char *text = NULL;

  accord_test_wait (future);
  g_assert_cmpstr (g_value_get_string (dex_future_get_value (future, NULL)), ==,
                   "twin.json holds everything about 恒瑞医疗器械: its fields, 1 contact, 1 deal and the history of all.");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "accord-person"));
  g_assert_nonnull (strstr (text, "Second scanner"));
  dex_unref (future);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

static void
test_erasing_asks_for_the_name_and_says_what_stays (CareFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) record = NULL;

  accord_customers_page_show (fixture->base.page, fixture->base.hengrui);
  care_fixture_act (fixture, "erase", g_variant_new ("(sx)", "customer", fixture->base.hengrui));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "2 deals with their amounts"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "3 activities with their kinds and days"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "2 contacts there"));
  g_assert_cmpint (count_unnamed (care_fixture_dialog (fixture)), ==, 0);
  gtk_widget_activate_action (care_fixture_dialog (fixture), "erase.erase", NULL); /* nothing typed: not enabled */
  customers_fixture_settle ();
  g_assert_false (shows_text (care_fixture_dialog (fixture), "Erased for Good"));
  type_name (fixture, "苏州恒瑞");
  gtk_widget_activate_action (care_fixture_dialog (fixture), "erase.erase", NULL);
  customers_fixture_settle ();
  record = accord_test_load (fixture->base.workspace, &accord_customer_kind, fixture->base.hengrui);
  g_assert_cmpstr (accord_record_title (record), ==, "苏州恒瑞医疗器械");
  type_name (fixture, "苏州恒瑞医疗器械");
  gtk_widget_activate_action (care_fixture_dialog (fixture), "erase.erase", NULL);
  for (int i = 0; i < 40 && !shows_text (care_fixture_dialog (fixture), "Erased for Good"); i++)
    customers_fixture_settle ();
  g_assert_true (shows_text (care_fixture_dialog (fixture), "records were emptied"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Backups"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Colleagues"));
  g_assert_cmpint (accord_customers_page_get_shown (fixture->base.page), !=, fixture->base.hengrui);
  g_clear_pointer (&record, accord_record_unref);
  record = accord_test_load (fixture->base.workspace, &accord_customer_kind, fixture->base.hengrui);
  g_assert_null (strstr (accord_record_title (record), "恒瑞"));
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_deal_kind), ==, 4);
}

static gboolean
is_tick_of (GtkWidget *button, gconstpointer text)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  return row != NULL && shows_text (row, text);
}

static GtkCheckButton *
tick_of (CareFixture *fixture, const char *text)
{
  return find_widget (care_fixture_dialog (fixture), GTK_TYPE_CHECK_BUTTON, is_tick_of, text);
}

/* What no link leads to is found, shown and taken out where it is chosen; names only by choice, as others may bear them. */
static void
test_erasing_names_who_else_speaks_of_them (CareFixture *fixture, gconstpointer data)
{
  AccordWorkspace *workspace = fixture->base.workspace;
  gint64 view = accord_test_create (workspace, &accord_view_kind, "name", "Like Bright Foods", "target", "customer", "mode", "live", NULL);
  g_autoptr (AccordRecord) left = NULL, cleaned = NULL;

  accord_test_set (workspace, &accord_customer_kind, fixture->base.lumen, "note", "Heard of us by Bright Foods at the fair.");
  care_fixture_act (fixture, "erase", g_variant_new ("(sx)", "customer", fixture->base.bright));
  customers_fixture_await_text (care_fixture_dialog (fixture), "Heard of us by Bright Foods");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "View “Like Bright Foods”"));
  g_assert_cmpint (count_unnamed (care_fixture_dialog (fixture)), ==, 0);
  g_assert_false (gtk_check_button_get_active (tick_of (fixture, "Heard of us")));
  gtk_check_button_set_active (tick_of (fixture, "Heard of us"), TRUE);
  type_name (fixture, "Bright Foods");
  gtk_widget_activate_action (care_fixture_dialog (fixture), "erase.erase", NULL);
  customers_fixture_await_text (care_fixture_dialog (fixture), "Erased for Good");
  cleaned = accord_test_load (workspace, &accord_customer_kind, fixture->base.lumen);
  left = accord_test_load (workspace, &accord_view_kind, view);
  g_assert_cmpstr (accord_record_text (cleaned, "note"), ==, "Heard of us by ··· at the fair.");
  g_assert_cmpstr (accord_record_title (left), ==, "Like Bright Foods");
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

#define ADD(name, func) \
  g_test_add ("/care/" name, CareFixture, NULL, care_fixture_set_up, func, care_fixture_tear_down)
  ADD ("hint/typing-a-known-name-says-so", test_typing_a_known_name_says_so);
  ADD ("hint/answers-to-older-text-are-dropped", test_answers_to_older_text_are_dropped);
  ADD ("hint/record-with-a-twin-offers-to-compare", test_record_with_a_twin_offers_to_compare);
  ADD ("privacy/export-says-what-is-in-the-file", test_export_says_what_is_in_the_file);
  ADD ("privacy/erasing-asks-for-the-name-and-says-what-stays", test_erasing_asks_for_the_name_and_says_what_stays);
  ADD ("privacy/erasing-names-who-else-speaks-of-them", test_erasing_names_who_else_speaks_of_them);

  return g_test_run ();
}
