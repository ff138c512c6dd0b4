/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What finding and merging duplicates in the window guarantees, on a real workspace. */

#include "accord-config.h"

#include "care-fixture.h"

#include "accord-cluster-row.h"
#include "accord-merge-choice.h"
#include "accord-merge-page.h"

static void
act (CareFixture *fixture, const char *action)
{
  AccordMergePage *page = find_widget (care_fixture_dialog (fixture), ACCORD_TYPE_MERGE_PAGE, NULL, NULL);

  g_assert_nonnull (page);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  customers_fixture_settle ();
  customers_fixture_settle ();
}

static void
undo (CareFixture *fixture)
{
  g_autoptr (AccordChangeSet) set = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (fixture->base.workspace)));

  customers_fixture_settle ();
}

static guint
n_groups (CareFixture *fixture)
{
  GtkListView *view = find_widget (care_fixture_dialog (fixture), GTK_TYPE_LIST_VIEW, NULL, NULL);

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))) : 0;
}

static void
find (CareFixture *fixture)
{
  care_fixture_act (fixture, "find-duplicates", NULL);
  care_fixture_wait (fixture, ACCORD_TYPE_CLUSTER_ROW);
}

static void
open_group (CareFixture *fixture, guint position)
{
  g_signal_emit_by_name (find_widget (care_fixture_dialog (fixture), GTK_TYPE_LIST_VIEW, NULL, NULL), "activate", position);
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  customers_fixture_settle ();
}

static void
assert_text (CareFixture *fixture, gint64 id, const char *field, const char *expected)
{
  g_autoptr (AccordRecord) record = accord_test_load (fixture->base.workspace, &accord_customer_kind, id);

  g_assert_cmpstr (accord_record_text (record, field), ==, expected);
}

static gboolean
is_deleted (CareFixture *fixture, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_test_load (fixture->base.workspace, &accord_customer_kind, id);

  return accord_record_is_deleted (record);
}

static void
test_groups_are_found_with_their_reasons (CareFixture *fixture, gconstpointer data)
{
  find (fixture);
  g_assert_cmpuint (n_groups (fixture), ==, 2);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "恒瑞医疗器械"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Nordwind Robotics GmbH"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "phone"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "2 groups of records that may be one, among 8"));
  g_assert_cmpint (count_unnamed (care_fixture_dialog (fixture)), ==, 0);
}

/* People are compared as customers are, and kept apart as they are. */
static void
test_people_are_kept_apart_too (CareFixture *fixture, gconstpointer data)
{
  AccordWorkspace *workspace = fixture->base.workspace;
  g_autofree char *customer = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->base.hengrui);
  gint64 ids[2];

  for (int i = 0; i < 2; i++)
    ids[i] = accord_test_create (workspace, &accord_contact_kind, "name", "Anna de Vries", "customer", customer, "email",
                                 "anna@harborline.example", NULL);
  care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "contact", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, 8)));
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_PAGE);
  for (int i = 0; i < 50 && accord_test_count (workspace, &accord_distinct_kind) == 0; i++)
    act (fixture, "merge.distinct");
  g_assert_cmpint (accord_test_count (workspace, &accord_distinct_kind), ==, 1);
  undo (fixture);
  g_assert_cmpint (accord_test_count (workspace, &accord_distinct_kind), ==, 0);
}

static void
test_nothing_found_says_what_was_compared (CareFixture *fixture, gconstpointer data)
{
  care_fixture_act (fixture, "find-duplicates", NULL);
  for (int i = 0; i < 20 && !shows_text (care_fixture_dialog (fixture), "No Duplicates Found"); i++)
    customers_fixture_settle ();
  g_assert_true (shows_text (care_fixture_dialog (fixture), "No Duplicates Found"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "There are no two records to compare yet."));
}

static gboolean
shows_other (GtkWidget *card, gconstpointer value)
{
  return shows_text (card, value);
}

static void
test_chosen_values_survive_and_undo_brings_all_back (CareFixture *fixture, gconstpointer data)
{
  gint64 deals = accord_test_count (fixture->base.workspace, &accord_deal_kind);
  const gint64 ids[] = { fixture->base.hengrui, fixture->twin };
  GtkCheckButton *card;

  care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "customer", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, 8)));
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "2 contacts, 2 deals, 3 activities"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "1 contact, 1 deal"));
  card = find_widget (care_fixture_dialog (fixture), GTK_TYPE_CHECK_BUTTON, shows_other, "0512 6288 4418");
  g_assert_nonnull (card);
  g_assert_false (gtk_check_button_get_active (card)); /* with its country code it is more complete */
  gtk_check_button_set_active (card, TRUE);
  act (fixture, "merge.merge");
  assert_text (fixture, fixture->base.hengrui, "phone", "0512 6288 4418");
  assert_text (fixture, fixture->base.hengrui, "note", "Prefers morning calls.");
  g_assert_true (is_deleted (fixture, fixture->twin));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.window)));
  g_assert_cmpint (accord_customers_page_get_shown (fixture->base.page), ==, fixture->base.hengrui);
  /* Later, with other work in between. */
  accord_test_set (fixture->base.workspace, &accord_customer_kind, fixture->base.bright, "city", "York");
  {
    AccordStore *store = accord_workspace_get_store (fixture->base.workspace);
    g_autoptr (GPtrArray) lines = accord_test_boxed (accord_store_recent_txns (store, 2));

    care_fixture_act (fixture, "undo-change", g_variant_new_int64 (((AccordTxnLine *) lines->pdata[1])->txn));
  }
  g_assert_false (is_deleted (fixture, fixture->twin));
  assert_text (fixture, fixture->base.hengrui, "phone", "+86 512 6288 4418");
  assert_text (fixture, fixture->base.hengrui, "note", NULL);
  assert_text (fixture, fixture->base.bright, "city", "York");
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_deal_kind), ==, deals);
}

/* A colleague's change while the page is open: it is seen, what was chosen stays, and the newer value is merged. */
static void
test_what_changes_meanwhile_is_compared_again (CareFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { fixture->base.hengrui, fixture->twin };
  GtkCheckButton *card;

  care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "customer", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, 8)));
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  card = find_widget (care_fixture_dialog (fixture), GTK_TYPE_CHECK_BUTTON, shows_other, "0512 6288 4418");
  gtk_check_button_set_active (card, TRUE);
  accord_test_set (fixture->base.workspace, &accord_customer_kind, fixture->twin, "note", "Moved to Wuxi.");
  accord_test_set (fixture->base.workspace, &accord_customer_kind, fixture->base.bright, "city", "York"); /* nobody here */
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Moved to Wuxi."));
  g_assert_false (shows_text (care_fixture_dialog (fixture), "Prefers morning calls."));
  act (fixture, "merge.merge");
  assert_text (fixture, fixture->base.hengrui, "phone", "0512 6288 4418");
  assert_text (fixture, fixture->base.hengrui, "note", "Moved to Wuxi.");
}

static gboolean
is_labelled (GtkWidget *button, gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

/* Without it Esc would close nothing. */
static void
assert_focus_in_dialog (CareFixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->base.window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, care_fixture_dialog (fixture)));
  g_assert_true (gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus));
}

/* One that is deleted meanwhile is not merged, and that is said. */
static void
test_what_goes_meanwhile_is_said (CareFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { fixture->base.hengrui, fixture->twin };
  AccordEdit *edit = accord_edit_new ("Deleted a customer");

  care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "customer", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, 8)));
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  accord_edit_delete (edit, &accord_customer_kind, fixture->twin);
  accord_change_set_unref (accord_test_commit (fixture->base.workspace, edit));
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (shows_text (care_fixture_dialog (fixture), "One of the records is not there any more"));
  assert_focus_in_dialog (fixture);
  act (fixture, "merge.merge");
  assert_text (fixture, fixture->base.hengrui, "note", NULL);
}

/* However they are asked for: the one that work hangs on stays, unless somebody turns it. */
static void
test_one_with_more_attached_stays (CareFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { fixture->twin, fixture->base.hengrui };
  GtkCheckButton *card;

  care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "customer", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, 8)));
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  act (fixture, "merge.merge");
  g_assert_false (is_deleted (fixture, fixture->base.hengrui));
  g_assert_true (is_deleted (fixture, fixture->twin));
  undo (fixture);
  care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "customer", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, 8)));
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  card = find_widget (care_fixture_dialog (fixture), GTK_TYPE_CHECK_BUTTON, shows_other, "0512 6288 4418");
  gtk_check_button_set_active (card, TRUE);
  gtk_widget_grab_focus (find_widget (care_fixture_dialog (fixture), GTK_TYPE_BUTTON, is_labelled, "Keep This One"));
  care_fixture_press (care_fixture_dialog (fixture), "Keep This One");
  customers_fixture_settle ();
  assert_focus_in_dialog (fixture);
  g_assert_cmpint (count_unnamed (care_fixture_dialog (fixture)), ==, 0);
  act (fixture, "merge.merge");
  g_assert_true (is_deleted (fixture, fixture->base.hengrui));
  g_assert_false (is_deleted (fixture, fixture->twin));
  assert_text (fixture, fixture->twin, "phone", "0512 6288 4418");
  g_assert_cmpint (accord_customers_page_get_shown (fixture->base.page), ==, fixture->twin);
}

static void
test_one_after_another_until_all_are_dealt_with (CareFixture *fixture, gconstpointer data)
{
  find (fixture);
  open_group (fixture, 0);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "1 of 2"));
  act (fixture, "merge.next");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "2 of 2"));
  act (fixture, "merge.previous");
  act (fixture, "merge.merge");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "1 of 1"));
  act (fixture, "merge.merge");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "All Dealt With"));
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, 6);
  undo (fixture);
  g_assert_cmpuint (n_groups (fixture), ==, 1);
  undo (fixture);
  g_assert_cmpuint (n_groups (fixture), ==, 2);
}

static void
test_kept_apart_is_never_proposed_again (CareFixture *fixture, gconstpointer data)
{
  find (fixture);
  open_group (fixture, 0);
  act (fixture, "merge.distinct");
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_distinct_kind), ==, 1);
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, 8);
  adw_dialog_force_close (care_fixture_dialog (fixture));
  customers_fixture_settle ();
  find (fixture);
  g_assert_cmpuint (n_groups (fixture), ==, 1);
  undo (fixture); /* of a scan before: only a new one sees it */
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_distinct_kind), ==, 0);
}

static void
test_what_looks_alike_is_offered (CareFixture *fixture, gconstpointer data)
{
  care_fixture_act (fixture, "merge", g_variant_new ("(sx)", "customer", fixture->base.nordwind));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Merge Nordwind Robotics With…"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Looks Alike"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Nordwind Robotics GmbH"));
  g_signal_emit_by_name (find_widget (care_fixture_dialog (fixture), ADW_TYPE_ACTION_ROW, NULL, NULL), "activated");
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  g_assert_cmpint (count_unnamed (care_fixture_dialog (fixture)), ==, 0);
}

static void
test_narrow_window_names_the_record_of_each_card (CareFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { fixture->base.nordwind, fixture->other_twin };
  GtkWidget *choice;

  care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "customer", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, 8)));
  care_fixture_wait (fixture, ACCORD_TYPE_MERGE_CHOICE);
  choice = find_widget (care_fixture_dialog (fixture), ACCORD_TYPE_MERGE_CHOICE, shows_other, "City");
  g_assert_nonnull (choice);
  g_assert_false (shows_text (choice, "Nordwind Robotics GmbH")); /* the column says whose it is */
  adw_dialog_set_content_width (care_fixture_dialog (fixture), 340);
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (shows_text (choice, "Nordwind Robotics GmbH"));
  g_assert_cmpint (gtk_widget_get_width (choice), <=, 360);
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

#define ADD(name, func, empty) \
  g_test_add ("/care/merge/" name, CareFixture, empty, care_fixture_set_up, func, care_fixture_tear_down)
  ADD ("groups-are-found-with-their-reasons", test_groups_are_found_with_their_reasons, NULL);
  ADD ("nothing-found-says-what-was-compared", test_nothing_found_says_what_was_compared, "");
  ADD ("chosen-values-survive-and-undo-brings-all-back", test_chosen_values_survive_and_undo_brings_all_back, NULL);
  ADD ("what-changes-meanwhile-is-compared-again", test_what_changes_meanwhile_is_compared_again, NULL);
  ADD ("what-goes-meanwhile-is-said", test_what_goes_meanwhile_is_said, NULL);
  ADD ("the-one-with-more-attached-stays", test_one_with_more_attached_stays, NULL);
  ADD ("one-after-another-until-all-are-dealt-with", test_one_after_another_until_all_are_dealt_with, NULL);
  ADD ("kept-apart-is-never-proposed-again", test_kept_apart_is_never_proposed_again, NULL);
  ADD ("people-are-kept-apart-too", test_people_are_kept_apart_too, NULL);
  ADD ("what-looks-alike-is-offered", test_what_looks_alike_is_offered, NULL);
  ADD ("narrow-window-names-the-record-of-each-card", test_narrow_window_names_the_record_of_each_card, NULL);

  return g_test_run ();
}
