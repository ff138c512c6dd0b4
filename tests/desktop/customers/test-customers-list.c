/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the list pane of customers guarantees: filters, order, saved views, selection and bulk actions, on a
 * real workspace in a real window. */

#include "accord-config.h"

#include "customers-fixture.h"

#include "accord-bulk-field-dialog.h"
#include "accord-chip.h"
#include "accord-custom-field.h"
#include "accord-customer-row.h"
#include "accord-date.h"
#include "accord-customers-list-private.h"
#include "accord-field-row.h"
#include "accord-filter-editor.h"
#include "accord-record-table.h"
#include "accord-sidebar-views.h"
#include "accord-view-count.h"
#include "accord-view-save.h"

static AccordCustomersList *
the_list (CustomersFixture *fixture)
{
  return find_widget (fixture->window, ACCORD_TYPE_CUSTOMERS_LIST, NULL, NULL);
}

static guint
n_rows (CustomersFixture *fixture)
{
  return accord_id_list_get_n (the_list (fixture)->list);
}

static void
act (CustomersFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (the_list (fixture)), action, NULL);
  customers_fixture_settle ();
}

static void
undo (CustomersFixture *fixture)
{
  g_autoptr (AccordChangeSet) set = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (fixture->workspace)));

  customers_fixture_settle ();
}

static const char *
undo_label (CustomersFixture *fixture)
{
  return accord_journal_get_undo_label (accord_workspace_get_journal (fixture->workspace));
}

/* The workspace's table as it is now. */
static const AccordKind *
customers_kind (CustomersFixture *fixture)
{
  return accord_store_get_kind (accord_workspace_get_store (fixture->workspace), &accord_customer_kind);
}

static void
add_filter (CustomersFixture *fixture, const char *expression)
{
  g_autoptr (AccordFilter) filter = accord_filter_new (customers_kind (fixture), FALSE);
  g_autoptr (GError) error = NULL;

  accord_filter_parse (filter, expression, "EUR", &error);
  g_assert_no_error (error);
  accord_filter_bar_add (the_list (fixture)->bar, filter);
  customers_fixture_settle ();
}

static void
type_search (CustomersFixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (the_list (fixture)->search), text);
  customers_fixture_settle ();
}

static gboolean
is_removable (GtkWidget *chip, gconstpointer data)
{
  gboolean removable;

  g_object_get (chip, "removable", &removable, NULL);
  return removable;
}

static gboolean
is_called (GtkWidget *button, gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

static void
click (CustomersFixture *fixture, const char *label)
{
  GtkWidget *button = find_widget (fixture->window, GTK_TYPE_BUTTON, is_called, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  customers_fixture_settle ();
}

static void
test_filter_is_a_chip (CustomersFixture *fixture, gconstpointer data)
{
  add_filter (fixture, "city=Bremen");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_true (shows_text (fixture->window, "City is Bremen"));
  g_assert_true (shows_text (fixture->window, "1 of 6"));
  g_assert_true (shows_text (fixture->window, "Save View…"));
  g_signal_emit_by_name (find_widget (fixture->window, ACCORD_TYPE_CHIP, is_removable, NULL), "clicked");
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  g_assert_false (shows_text (fixture->window, "Save View…"));
}

/* A sheet of paper has no chips. */
static void
test_paper_says_what_was_asked (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *all = accord_customers_list_dup_heading (the_list (fixture));
  g_autofree char *some = NULL;

  add_filter (fixture, "city=Bremen");
  type_search (fixture, "nord");
  some = accord_customers_list_dup_heading (the_list (fixture));
  g_assert_cmpstr (all, ==, "Customers");
  g_assert_cmpstr (some, ==, "Customers · City is Bremen · “nord”");
}

/* Ctrl+P in the table prints under the same words. */
static void
test_table_says_what_was_asked (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *heading = NULL;
  GtkWidget *table;

  gtk_widget_activate_action (GTK_WIDGET (the_list (fixture)), "customers.table", NULL);
  customers_fixture_settle ();
  add_filter (fixture, "city=Bremen");
  table = find_widget (fixture->page, ACCORD_TYPE_RECORD_TABLE, NULL, NULL);
  g_assert_nonnull (table);
  g_signal_emit_by_name (table, "heading", &heading);
  g_assert_cmpstr (heading, ==, "Customers · City is Bremen");
}

/* Descriptions are markup: an ampersand that was typed must not take all words away. */
static void
test_typed_marks_are_plain (CustomersFixture *fixture, gconstpointer data)
{
  type_search (fixture, "Procter & <Gamble>");
  customers_fixture_await_text (the_list (fixture), "No customer fits “Procter & <Gamble>”. Check the spelling, or search for a part of the name, city, phone or e-mail.");
  g_assert_true (shows_text (the_list (fixture), "No customer fits “Procter & <Gamble>”. Check the spelling, or search for a part of the name, city, phone or e-mail."));
}

static void
test_a_row_is_never_empty (CustomersFixture *fixture, gconstpointer data)
{
  accord_test_create (fixture->workspace, &accord_customer_kind, "name", "Zeta Nothing Known", NULL);
  customers_fixture_await_text (the_list (fixture), "No contact yet");
  g_assert_true (shows_text (the_list (fixture), "No contact yet"));
}

/* Without industry and place, as people often are. */
static void
test_a_row_says_how_to_reach (CustomersFixture *fixture, gconstpointer data)
{
  accord_test_create (fixture->workspace, &accord_customer_kind, "name", "Zoe Lamberth", "email", "zoe@lamberth.example", NULL);
  for (int i = 0; i < 20 && !shows_text (the_list (fixture), "zoe@lamberth.example"); i++)
    customers_fixture_settle ();
  g_assert_true (shows_text (the_list (fixture), "zoe@lamberth.example"));
}

static void
test_editor_builds_a_choice (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = accord_filter_bar_get_editor (the_list (fixture)->bar);
  GtkWidget *check;

  accord_customers_list_open_filter (the_list (fixture));
  customers_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (editor));
  g_assert_true (shows_text (editor, "Next step"));
  g_assert_cmpint (count_unnamed (editor), ==, 0);
  g_assert_true (accord_filter_editor_choose (ACCORD_FILTER_EDITOR (editor), "lifecycle"));
  customers_fixture_settle ();
  g_assert_cmpint (count_unnamed (editor), ==, 0);
  g_signal_emit_by_name (find_widget (editor, GTK_TYPE_BUTTON, is_called, "Add Filter"), "clicked");
  g_assert_true (shows_text (editor, "Choose at least one."));
  for (check = find_widget (editor, GTK_TYPE_CHECK_BUTTON, NULL, NULL); check != NULL; check = gtk_widget_get_next_sibling (check))
    if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), "Repeat buyer") == 0)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (find_widget (editor, GTK_TYPE_BUTTON, is_called, "Add Filter"), "clicked");
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_true (shows_text (fixture->window, "Lifecycle is Repeat buyer"));
}

/* "Tax or credit code" stands first, and only has the letters. */
static void
test_editor_takes_the_field_that_begins_so (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = accord_filter_bar_get_editor (the_list (fixture)->bar);
  GtkWidget *search;

  accord_test_create (fixture->workspace, &accord_custom_field_kind, "label", "Credit limit", "target", "customer", "type", "money", NULL);
  customers_fixture_settle ();
  accord_customers_list_open_filter (the_list (fixture));
  customers_fixture_settle ();
  search = find_widget (editor, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "credit");
  customers_fixture_settle ();
  g_assert_true (shows_text (editor, "Tax or credit code"));
  g_signal_emit_by_name (search, "activate");
  customers_fixture_settle ();
  g_assert_true (shows_text (editor, "is at least")); /* of the second page: an amount */
}

static void
test_nothing_names_the_filter_to_drop (CustomersFixture *fixture, gconstpointer data)
{
  add_filter (fixture, "city=Bremen");
  add_filter (fixture, "industry=Food");
  type_search (fixture, "nordwind");
  g_assert_true (shows_text (fixture->window, "Nothing fits all filters. 1 customer matches without “Industry is Food”."));
  click (fixture, "Drop This Filter");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
}

static void
test_mine_is_who_sits_here (CustomersFixture *fixture, gconstpointer data)
{
  accord_filter_bar_set_scope (the_list (fixture)->bar, ACCORD_SCOPE_MINE);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  g_assert_true (shows_text (fixture->window, "No customer is yours yet."));
  accord_journal_set_actor (accord_workspace_get_journal (fixture->workspace), fixture->owner);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_cmpint (accord_id_list_id_at (the_list (fixture)->list, 0), ==, fixture->hengrui);
}

/* One choice is not called a filter, and what undoes it is offered once. */
static void
test_an_empty_pool_offers_everyone (CustomersFixture *fixture, gconstpointer data)
{
  accord_filter_bar_set_scope (the_list (fixture)->bar, ACCORD_SCOPE_POOL);
  customers_fixture_settle ();
  while (n_rows (fixture) > 0) /* those without an owner are in it */
    {
      AccordEdit *edit = accord_edit_new ("Claimed");

      accord_edit_set_number (edit, &accord_customer_kind, accord_id_list_id_at (the_list (fixture)->list, 0), "owner", fixture->owner);
      accord_change_set_unref (accord_test_commit (fixture->workspace, edit));
      customers_fixture_settle ();
    }
  g_assert_true (shows_text (fixture->window, "The pool is empty: every customer has an owner."));
  g_assert_false (gtk_widget_get_visible (the_list (fixture)->clear_button));
  click (fixture, "Show Everyone");
  g_assert_cmpuint (n_rows (fixture), ==, 6);
}

static DexFuture *
find_in_a_while (AccordQuery *query, gpointer data)
{
  return dex_ref (data);
}

/* The answer does not come: the title says so, and that nothing was found it does not. */
static void
test_what_takes_long_is_being_looked_for (CustomersFixture *fixture, gconstpointer data)
{
  AccordCustomersList *list = the_list (fixture);
  g_autoptr (DexPromise) answer = dex_promise_new ();
  g_autoptr (AccordQuery) asked = accord_query_new (&accord_customer_kind);
  g_auto (GValue) found = G_VALUE_INIT;

  accord_query_add_text (asked, "name", ACCORD_OP_CONTAINS, "Nordwind");
  accord_id_list_set_finder (list->list, find_in_a_while, answer);
  add_filter (fixture, "name~Nordwind");
  customers_fixture_await_text (list->title, "Looking…");
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  g_assert_false (shows_text (fixture->window, "No Matches"));
  g_value_init (&found, ACCORD_TYPE_IDS);
  g_value_take_boxed (&found, accord_test_boxed (accord_store_find (accord_workspace_get_store (fixture->workspace), asked)));
  dex_promise_resolve (answer, &found);
  customers_fixture_await_text (list->title, "1 of 6");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  accord_id_list_set_finder (list->list, NULL, NULL);
}

/* Whether its summary was read, or is asked for only now. */
static gboolean
is_summed_up (CustomersFixture *fixture, guint position)
{
  AccordCustomersList *list = the_list (fixture);
  g_autoptr (AccordSummaryItem) item = accord_summaries_get (list->summaries, accord_id_list_id_at (list->list, position));

  return accord_summary_item_get (item) != NULL;
}

static void
test_rows_beside_the_view_know_their_next_step (CustomersFixture *fixture, gconstpointer data)
{
  guint position, last = 0;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %02d", i);

      accord_test_create (fixture->workspace, &accord_customer_kind, "name", name, NULL);
    }
  customers_fixture_settle ();
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (the_list (fixture)->view_widget)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row) && accord_customer_row_get_position (row, &position))
      last = MAX (last, position);
  g_assert_cmpuint (last, >, 2);
  g_assert_cmpuint (last + 20, <, n_rows (fixture));
  g_assert_true (is_summed_up (fixture, last));
  g_assert_true (is_summed_up (fixture, last + 1));
  g_assert_true (is_summed_up (fixture, last + 9)); /* what two turns of the wheel bring */
  g_assert_false (is_summed_up (fixture, last + 20));
}

static void
test_next_steps_make_sections (CustomersFixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Overdue", "Today", "Coming Up", "No Next Step" };
  AccordIdList *list = the_list (fixture)->list;

  /* Nothing was asked for: what must happen next comes first. */
  g_assert_cmpstr (the_list (fixture)->now->sort, ==, "next_step");
  g_assert_cmpint (accord_id_list_id_at (list, 0), ==, fixture->hengrui);
  g_assert_cmpint (accord_id_list_id_at (list, 1), ==, fixture->nordwind);
  g_assert_cmpint (accord_id_list_id_at (list, 2), ==, fixture->bright);
  g_assert_cmpuint (accord_id_list_get_section_letter (list, 0), ==, ACCORD_SECTION_OVERDUE);
  g_assert_cmpuint (accord_id_list_get_section_letter (list, 3), ==, ACCORD_SECTION_NO_STEP);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_true (shows_text (fixture->window, titles[i]));
}

static void
test_amounts_sort_greatest_first (CustomersFixture *fixture, gconstpointer data)
{
  AccordIdList *list = the_list (fixture)->list;

  gtk_widget_activate_action (GTK_WIDGET (the_list (fixture)), "list.sort", "s", "open_value");
  customers_fixture_settle ();
  g_assert_cmpint (accord_id_list_id_at (list, 0), ==, fixture->hengrui); /* 224,000 */
  g_assert_cmpint (accord_id_list_id_at (list, 1), ==, fixture->lumen);   /* 76,000 */
  act (fixture, "list.descending");
  g_assert_cmpint (accord_id_list_id_at (list, 0), ==, fixture->lumen);
}

static void
pick (CustomersFixture *fixture, gint64 id)
{
  accord_picks_toggle (the_list (fixture)->picks, id);
  customers_fixture_settle ();
}

static gboolean
owner_is (CustomersFixture *fixture, gint64 id, gint64 owner)
{
  g_autoptr (AccordRecord) record = accord_test_load (fixture->workspace, &accord_customer_kind, id);

  return accord_record_number (record, "owner") == owner;
}

static void
test_selection_shows_what_can_be_done (CustomersFixture *fixture, gconstpointer data)
{
  pick (fixture, fixture->nordwind);
  pick (fixture, fixture->bright);
  g_assert_true (shows_text (fixture->window, "2 Selected"));
  g_assert_true (shows_text (fixture->window, "Follow-up"));
  g_assert_cmpint (count_unnamed (GTK_WIDGET (the_list (fixture))), ==, 0);
  pick (fixture, fixture->bright);
  g_assert_true (shows_text (fixture->window, "1 Selected"));
  act (fixture, "list.select-none");
  g_assert_false (shows_text (fixture->window, "Follow-up"));
}

/* Whether the widget has a key of its own that acts now. */
static gboolean
press_key (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;

      for (guint k = 0; k < n; k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (name, key) && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL))
            return TRUE;
        }
    }
  return FALSE;
}

/* Also from the bar below, where the keyboard is after one of its menus. */
static void
test_escape_ends_the_selection (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (the_list (fixture));

  g_assert_false (press_key (list, "Escape")); /* there is nothing to end: it is for others */
  pick (fixture, fixture->nordwind);
  g_assert_true (shows_text (fixture->window, "1 Selected"));
  g_assert_true (press_key (list, "Escape"));
  customers_fixture_settle ();
  g_assert_false (shows_text (fixture->window, "1 Selected"));
}

static void
test_bulk_owner_is_one_step (CustomersFixture *fixture, gconstpointer data)
{
  AccordCustomersList *list = the_list (fixture);
  g_autoptr (AccordSelection) selection = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  pick (fixture, fixture->nordwind);
  pick (fixture, fixture->bright);
  selection = accord_picks_get_selection (list->picks);
  accord_value_set_number (&value, fixture->owner);
  set = accord_test_boxed (accord_bulk_work_set (fixture->workspace, selection, "Moved 2 customers to Lin Yue", "owner", &value, NULL));
  g_assert_cmpuint (set->n_done, ==, 2);
  g_assert_true (owner_is (fixture, fixture->nordwind, fixture->owner) && owner_is (fixture, fixture->bright, fixture->owner));
  g_assert_false (owner_is (fixture, fixture->lumen, fixture->owner));
  undo (fixture);
  g_assert_true (owner_is (fixture, fixture->nordwind, 0) && owner_is (fixture, fixture->bright, 0));
}

static void
test_all_are_deleted_and_come_back (CustomersFixture *fixture, gconstpointer data)
{
  act (fixture, "list.select-all");
  g_assert_true (shows_text (fixture->window, "6 Selected"));
  pick (fixture, fixture->lumen); /* all but one */
  g_assert_true (shows_text (fixture->window, "5 Selected"));
  act (fixture, "list.delete");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_cmpstr (undo_label (fixture), ==, "Deleted 5 customers");
  g_assert_false (accord_picks_get_active (the_list (fixture)->picks));
  undo (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 6);
}

/* Bulk work is told in spans: the page of one that went with the others does not stay; undo shows it again. */
static void
test_shown_goes_with_the_others (CustomersFixture *fixture, gconstpointer data)
{
  accord_customers_page_show (fixture->page, fixture->hengrui);
  customers_fixture_settle ();
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->hengrui);
  act (fixture, "list.select-all");
  pick (fixture, fixture->bright); /* all but one */
  act (fixture, "list.delete");
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->bright);
  undo (fixture);
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->hengrui);
  act (fixture, "list.select-all");
  act (fixture, "list.delete");
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, 0);
}

/* The focus may lie on a button below the rows: the key means those that are picked, not the one on show. */
static void
test_delete_means_the_picked (CustomersFixture *fixture, gconstpointer data)
{
  accord_customers_list_select (the_list (fixture), fixture->lumen);
  customers_fixture_settle ();
  pick (fixture, fixture->nordwind);
  pick (fixture, fixture->bright);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "customers.delete", NULL);
  customers_fixture_settle ();
  g_assert_cmpstr (undo_label (fixture), ==, "Deleted 2 customers");
  g_assert_cmpuint (n_rows (fixture), ==, 4);
  undo (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 6);
}

static void
delete (CustomersFixture *fixture, gint64 id)
{
  AccordEdit *edit = accord_edit_new ("Merged two customers");

  accord_edit_delete (edit, &accord_customer_kind, id);
  accord_change_set_unref (accord_test_commit (fixture->workspace, edit));
  customers_fixture_settle ();
}

/* As merging does: what it leaves is one record. */
static void
test_merged_ones_are_picked_no_more (CustomersFixture *fixture, gconstpointer data)
{
  pick (fixture, fixture->nordwind);
  pick (fixture, fixture->bright);
  delete (fixture, fixture->lumen); /* not one of them */
  g_assert_true (shows_text (fixture->window, "2 Selected"));
  delete (fixture, fixture->bright);
  g_assert_false (accord_picks_get_active (the_list (fixture)->picks));
  g_assert_false (shows_text (fixture->window, "2 Selected"));
}

/* What a colleague deleted, or an undo took back, leaves the others picked. */
static void
test_others_stay_picked (CustomersFixture *fixture, gconstpointer data)
{
  gint64 id = accord_test_create (fixture->workspace, &accord_customer_kind, "name", "Soon Gone", NULL);

  customers_fixture_settle ();
  pick (fixture, fixture->nordwind);
  pick (fixture, id);
  undo (fixture);
  g_assert_true (shows_text (fixture->window, "1 Selected"));
  g_assert_true (accord_picks_has (the_list (fixture)->picks, fixture->nordwind));
}

/* Nothing was said yet: Enter shall not empty a field of all of them, nor what is no value of it. */
static void
test_edit_field_clears_only_when_asked (CustomersFixture *fixture, gconstpointer data)
{
  AdwAlertDialog *dialog;
  AccordFieldRow *row;
  GtkEditable *editor;

  pick (fixture, fixture->nordwind);
  pick (fixture, fixture->bright);
  act (fixture, "list.edit-field");
  dialog = ADW_ALERT_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  g_assert_true (accord_bulk_field_dialog_choose (ACCORD_BULK_FIELD_DIALOG (dialog), "employees"));
  g_assert_cmpstr (adw_alert_dialog_get_response_label (dialog, "apply"), ==, "_Clear Field");
  g_assert_cmpstr (adw_alert_dialog_get_default_response (dialog), ==, "cancel");
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (dialog, "apply"), ==, ADW_RESPONSE_DESTRUCTIVE);
  row = find_widget (dialog, ACCORD_TYPE_FIELD_ROW, NULL, NULL);
  accord_field_row_edit (row);
  editor = find_widget (row, GTK_TYPE_TEXT, NULL, NULL);
  g_assert_nonnull (editor);
  gtk_editable_set_text (editor, "many");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "apply"));
  gtk_editable_set_text (editor, "250");
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "apply"));
  g_assert_cmpstr (adw_alert_dialog_get_response_label (dialog, "apply"), ==, "_Change");
  g_assert_cmpstr (adw_alert_dialog_get_default_response (dialog), ==, "apply");
  g_signal_emit_by_name (dialog, "response::apply", "apply");
  for (int i = 0; i < 50 && g_strcmp0 (undo_label (fixture), "Changed Employees of 2 customers") != 0; i++)
    customers_fixture_settle (); /* all of them are written behind */
  g_assert_cmpstr (undo_label (fixture), ==, "Changed Employees of 2 customers");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  customers_fixture_settle ();
}

static gint64
count_taggings (CustomersFixture *fixture)
{
  return accord_test_count (fixture->workspace, &accord_tagging_kind);
}

static void
test_tag_is_put_on_once (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordSelection) all = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_tag_kind);
  g_autoptr (AccordIds) tags = accord_test_boxed (accord_store_find (accord_workspace_get_store (fixture->workspace), query));

  act (fixture, "list.select-all");
  all = accord_picks_get_selection (the_list (fixture)->picks);
  g_assert_cmpint (count_taggings (fixture), ==, 1); /* Champion on 恒瑞 */
  accord_test_done (accord_bulk_work_tag (fixture->workspace, all, "Tagged", tags->ids[0], NULL, NULL));
  g_assert_cmpint (count_taggings (fixture), ==, 6);
  accord_test_done (accord_bulk_work_untag (fixture->workspace, all, "Took off", tags->ids[0], NULL));
  g_assert_cmpint (count_taggings (fixture), ==, 0);
  undo (fixture);
  g_assert_cmpint (count_taggings (fixture), ==, 6);
  undo (fixture);
  g_assert_cmpint (count_taggings (fixture), ==, 1);
}

static void
test_follow_up_is_planned_for_each (CustomersFixture *fixture, gconstpointer data)
{
  gint64 before = accord_test_count (fixture->workspace, &accord_activity_kind);
  g_autoptr (AccordSelection) selection = NULL;

  pick (fixture, fixture->lumen);
  pick (fixture, fixture->bright);
  selection = accord_picks_get_selection (the_list (fixture)->picks);
  accord_test_done (accord_bulk_work_plan (fixture->workspace, selection, "Planned", "Greet", accord_date_today () + 1, NULL));
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_activity_kind), ==, before + 2);
  undo (fixture);
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_activity_kind), ==, before);
}

static void
test_cancelled_work_changes_nothing (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordBulkProgress) progress = accord_bulk_progress_new ();
  g_autoptr (AccordSelection) all = NULL;
  g_autoptr (GError) error = NULL;

  act (fixture, "list.select-all");
  all = accord_picks_get_selection (the_list (fixture)->picks);
  accord_bulk_progress_cancel (progress);
  error = accord_test_error (accord_bulk_work_delete (fixture->workspace, all, "Deleted", progress));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_customer_kind), ==, 6);
}

static char *
clipboard_text (CustomersFixture *fixture)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_nonnull (content);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
test_copy_is_a_table (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  pick (fixture, fixture->bright);
  act (fixture, "list.copy");
  text = clipboard_text (fixture);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "Name\tCity\tIndustry");
  g_assert_cmpstr (lines[1], ==, "Bright Foods\tLeeds\tFood");
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
}

static gint64
save_view (CustomersFixture *fixture, const char *name, gboolean fixed)
{
  AccordCustomersList *list = the_list (fixture);
  g_autoptr (AccordSelection) selection = fixed ? accord_customers_list_picked_or_all (list) : NULL;
  g_autoptr (AccordChangeSet) set = accord_test_boxed (accord_view_save_new (fixture->workspace, list->now, name, selection));
  g_autoptr (AccordQuery) query = accord_query_new (&accord_view_kind);
  g_autoptr (AccordIds) views = accord_test_boxed (accord_store_find (accord_workspace_get_store (fixture->workspace), query));

  gint64 newest = 0;

  for (guint i = 0; i < views->n_ids; i++)
    newest = MAX (newest, views->ids[i]);
  return newest;
}

static void
test_view_is_opened_again (CustomersFixture *fixture, gconstpointer data)
{
  gint64 view;

  add_filter (fixture, "city=Bremen");
  view = save_view (fixture, "The north", FALSE);
  accord_customers_page_show_view (fixture->page, 0);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  accord_customers_page_show_view (fixture->page, view);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_true (shows_text (fixture->window, "The north"));
  g_assert_false (shows_text (fixture->window, "Save View…"));
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->bright, "city", "Bremen");
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 2); /* it is asked anew */
}

/* Columns are chosen from the menu of the list as well as from a heading; a list has none. */
static void
test_columns_are_in_the_menu_of_a_table (CustomersFixture *fixture, gconstpointer data)
{
  for (int table = 0; table < 2; table++)
    {
      AdwDialog *dialog;

      g_object_set (fixture->page, "table", table, NULL);
      customers_fixture_settle ();
      gtk_widget_activate_action (GTK_WIDGET (the_list (fixture)), "customers.columns", NULL);
      customers_fixture_settle ();
      dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
      g_assert_cmpstr (dialog != NULL ? adw_dialog_get_title (dialog) : NULL, ==, table ? "Columns" : NULL);
      if (dialog != NULL)
        adw_dialog_force_close (dialog);
      customers_fixture_settle ();
    }
}

/* The list was there before the field: it filters and sorts by it, and keeps it in a view. */
static void
test_a_field_added_meanwhile_is_asked_for (CustomersFixture *fixture, gconstpointer data)
{
  gint64 field = accord_test_create (fixture->workspace, &accord_custom_field_kind, "label", "Warehouse", "target", "customer", "type", "text", NULL);
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (fixture->workspace, &accord_custom_field_kind, field);
  g_autofree char *name = NULL;
  g_autofree char *expression = NULL;
  gint64 view;

  customers_fixture_settle ();
  name = accord_custom_field_name (accord_record_uid (accord_entity_get_record (entity)));
  accord_test_set (fixture->workspace, customers_kind (fixture), fixture->bright, name, "Kiel");
  accord_test_set (fixture->workspace, customers_kind (fixture), fixture->nordwind, name, "Bremen");
  g_object_set (the_list (fixture), "sort", name, "descending", TRUE, NULL);
  customers_fixture_settle ();
  g_assert_cmpint (accord_id_list_id_at (the_list (fixture)->list, 0), ==, fixture->bright);
  expression = g_strconcat (name, "=Bremen", NULL);
  add_filter (fixture, expression);
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_true (shows_text (fixture->window, "Warehouse is Bremen"));
  view = save_view (fixture, "At the harbour", FALSE);
  accord_customers_page_show_view (fixture->page, 0);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  accord_customers_page_show_view (fixture->page, view);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 1);
}

static void
test_fixed_view_keeps_its_records (CustomersFixture *fixture, gconstpointer data)
{
  gint64 view;

  add_filter (fixture, "city=Bremen");
  view = save_view (fixture, "Invited", TRUE);
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "city", "Kiel");
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->bright, "city", "Bremen");
  accord_customers_page_show_view (fixture->page, view);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_cmpint (accord_id_list_id_at (the_list (fixture)->list, 0), ==, fixture->nordwind);
}

/* As by the dialog: what was saved is what is shown, and nothing is left to be saved. */
static void
test_a_view_is_shown_once_it_is_saved (CustomersFixture *fixture, gconstpointer data)
{
  for (int fixed = 0; fixed < 2; fixed++)
    {
      const char *name = fixed ? "Invited" : "The north";
      AdwDialog *dialog;

      accord_customers_page_show_view (fixture->page, 0);
      add_filter (fixture, "city=Bremen");
      accord_customers_list_save_view (the_list (fixture));
      dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
      g_signal_emit_by_name (dialog, "save", name, fixed);
      adw_dialog_force_close (dialog);
      for (int i = 0; i < 100 && accord_customers_list_get_view (the_list (fixture)) == 0; i++)
        customers_fixture_settle ();
      g_assert_cmpint (accord_customers_list_get_view (the_list (fixture)), !=, 0);
      g_assert_cmpint (fixture->shown_view, ==, accord_customers_list_get_view (the_list (fixture)));
      g_assert_true (shows_text (the_list (fixture), name));
      g_assert_false (shows_text (fixture->window, "Save View…"));
      g_assert_cmpuint (n_rows (fixture), ==, 1);
    }
}

static void
test_view_is_counted (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordEntity) entity = NULL;
  g_autoptr (AccordViewCount) count = NULL;

  add_filter (fixture, "city=Bremen");
  entity = accord_workspace_get_entity (fixture->workspace, &accord_view_kind, save_view (fixture, "The north", FALSE));
  count = accord_view_count_new (fixture->workspace, the_list (fixture)->actor, entity);
  customers_fixture_settle ();
  g_assert_cmpint (accord_view_count_get (count), ==, 1);
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->bright, "city", "Bremen");
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_cmpint (accord_view_count_get (count), ==, 2);
}

static char *
words_of_row (GtkWidget *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  g_autoptr (GString) words = g_string_new (NULL);

  for (GtkWidget *at = gtk_widget_get_first_child (box); at != NULL; at = gtk_widget_get_next_sibling (at))
    if (GTK_IS_LABEL (at))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", gtk_label_get_text (GTK_LABEL (at)));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* The rows of the sidebar: "The north 1, Invited 1". */
static char *
words_of_views (GtkWidget *views)
{
  GtkListBox *rows = find_widget (views, GTK_TYPE_LIST_BOX, NULL, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; rows != NULL && (row = gtk_list_box_get_row_at_index (rows, i)) != NULL; i++)
    {
      g_autofree char *one = words_of_row (GTK_WIDGET (row));

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", one);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
await_views (GtkWidget *views, const char *expected)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  g_autofree char *words = words_of_views (views);

  while (!g_str_equal (words, expected) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      g_free (words);
      words = words_of_views (views);
    }
  g_assert_cmpstr (words, ==, expected);
}

static void
shown_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  *(gint64 *) data = g_variant_get_int64 (parameter);
}

/* What is asked anew and what stays differ by icon, tooltip and description. */
static void
assert_mode_is_seen (GtkWidget *views, int position, const char *word, const char *icon)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (find_widget (views, GTK_TYPE_LIST_BOX, NULL, NULL), position);

  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (GTK_WIDGET (row)), word));
  g_assert_cmpstr (gtk_image_get_icon_name (find_widget (row, GTK_TYPE_IMAGE, NULL, NULL)), ==, icon);
}

/* With their counts, which follow what is written; in an order that is theirs. */
static void
test_views_stand_in_the_sidebar (CustomersFixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { "show-view", shown_cb, "x", NULL, NULL, { 0 } } };
  GtkWidget *window = gtk_window_new (), *views = accord_sidebar_views_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  gint64 live, fixed, shown = 0;
  GtkListBox *rows;

  add_filter (fixture, "city=Bremen");
  live = save_view (fixture, "The north", FALSE);
  fixed = save_view (fixture, "Invited", TRUE);
  g_assert_cmpint (live, !=, fixed);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, &shown);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), views);
  accord_sidebar_views_set_workspace (ACCORD_SIDEBAR_VIEWS (views), fixture->workspace);
  gtk_window_present (GTK_WINDOW (window));
  await_views (views, "The north 1, Invited 1");
  assert_mode_is_seen (views, 0, "Live", "system-search-symbolic");
  assert_mode_is_seen (views, 1, "Fixed", "accord-list-symbolic");
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->bright, "city", "Bremen");
  await_views (views, "The north 2, Invited 1");
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "city", "Kiel");
  await_views (views, "The north 1, Invited 1");
  gtk_widget_activate_action (views, "views.down", "x", live);
  await_views (views, "Invited 1, The north 1");
  rows = find_widget (views, GTK_TYPE_LIST_BOX, NULL, NULL);
  g_signal_emit_by_name (rows, "row-activated", gtk_list_box_get_row_at_index (rows, 0));
  g_assert_cmpint (shown, ==, fixed);
  undo (fixture);
  await_views (views, "The north 1, Invited 1");
  gtk_widget_activate_action (views, "views.delete", "x", fixed);
  await_views (views, "The north 1");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing is counted or built for a list that shows everything: that is what a start would wait for. */
static void
test_nothing_is_made_before_it_is_asked_for (CustomersFixture *fixture, gconstpointer data)
{
  AccordCustomersList *list = the_list (fixture);
  GtkMenuButton *more = GTK_MENU_BUTTON (list->more_button);

  g_assert_true (shows_text (list, "6"));
  g_assert_null (gtk_menu_button_get_popover (more));
  act (fixture, "list.select-all");
  gtk_menu_button_popup (more);
  customers_fixture_settle ();
  g_assert_nonnull (gtk_menu_button_get_popover (more));
  g_assert_true (shows_text (gtk_menu_button_get_popover (more), "Delete"));
  gtk_menu_button_popdown (more);
}

/* From the first filter on, what there is in all is counted and follows. */
static void
test_all_are_counted_for_a_filter (CustomersFixture *fixture, gconstpointer data)
{
  add_filter (fixture, "city=Leeds");
  g_assert_true (shows_text (the_list (fixture), "1 of 6"));
  accord_test_create (fixture->workspace, &accord_customer_kind, "name", "Seventh", NULL);
  for (int i = 0; i < 100 && !shows_text (the_list (fixture), "1 of 7"); i++)
    customers_fixture_settle ();
  g_assert_true (shows_text (the_list (fixture), "1 of 7"));
}

static void
test_view_text_comes_back (void)
{
  g_autoptr (AccordListView) view = accord_list_view_new (&accord_customer_kind);
  g_autoptr (AccordListView) again = NULL;
  g_autoptr (AccordListView) damaged = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_filter_parse (view->filter, "city=Bremen", "EUR", &error));
  view->scope = ACCORD_SCOPE_TEAM;
  g_set_str (&view->sort, "next_step");
  view->descending = TRUE;
  json = accord_list_view_to_json (view);
  again = accord_list_view_from_json (&accord_customer_kind, json, &error);
  g_assert_no_error (error);
  g_assert_true (accord_list_view_equal (view, again));
  damaged = accord_list_view_from_json (&accord_customer_kind, "{\"view\":2}", &error);
  g_assert_null (damaged);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
}

/* Text put in the place of other text is nothing for a moment: the file is asked for what is there in the end. */
static void
test_text_put_over_text_is_asked_once (CustomersFixture *fixture, gconstpointer data)
{
  AccordCustomersList *list = the_list (fixture);
  guint n_finds;

  gtk_editable_set_text (GTK_EDITABLE (list->search), "nordw");
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  n_finds = accord_id_list_get_n_finds (list->list);
  gtk_editable_set_text (GTK_EDITABLE (list->search), "bright");
  customers_fixture_settle ();
  g_assert_cmpint (accord_id_list_id_at (list->list, 0), ==, fixture->bright);
  g_assert_cmpuint (accord_id_list_get_n_finds (list->list), ==, n_finds + 1);
  gtk_editable_set_text (GTK_EDITABLE (list->search), "");
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), >, 1);
}

static void
add (const char *path, void (*function) (CustomersFixture *, gconstpointer))
{
  g_test_add (path, CustomersFixture, NULL, customers_fixture_set_up, function, customers_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/customers-list/view/text-comes-back-or-is-refused", test_view_text_comes_back);
  add ("/customers-list/filter/is-a-chip-that-goes", test_filter_is_a_chip);
  add ("/customers-list/filter/editor-builds-a-choice", test_editor_builds_a_choice);
  add ("/customers-list/filter/editor-takes-the-field-that-begins-so", test_editor_takes_the_field_that_begins_so);
  add ("/customers-list/filter/a-field-added-meanwhile-is-asked-for", test_a_field_added_meanwhile_is_asked_for);
  add ("/customers-list/filter/nothing-names-the-filter-to-drop", test_nothing_names_the_filter_to_drop);
  add ("/customers-list/filter/what-takes-long-is-being-looked-for", test_what_takes_long_is_being_looked_for);
  add ("/customers-list/filter/mine-is-who-sits-here", test_mine_is_who_sits_here);
  add ("/customers-list/filter/an-empty-pool-offers-everyone", test_an_empty_pool_offers_everyone);
  add ("/customers-list/search/text-put-over-text-is-asked-once", test_text_put_over_text_is_asked_once);
  add ("/customers-list/order/opens-by-next-steps-in-sections", test_next_steps_make_sections);
  add ("/customers-list/order/amounts-start-with-the-greatest", test_amounts_sort_greatest_first);
  add ("/customers-list/selection/shows-what-can-be-done", test_selection_shows_what_can_be_done);
  add ("/customers-list/selection/escape-ends-it-wherever-the-keyboard-is", test_escape_ends_the_selection);
  add ("/customers-list/bulk/owner-is-one-step", test_bulk_owner_is_one_step);
  add ("/customers-list/bulk/all-but-one-are-deleted-and-come-back", test_all_are_deleted_and_come_back);
  add ("/customers-list/bulk/the-one-on-show-goes-with-the-others", test_shown_goes_with_the_others);
  add ("/customers-list/bulk/delete-means-the-picked-not-the-one-on-show", test_delete_means_the_picked);
  add ("/customers-list/selection/ends-when-picked-ones-are-merged", test_merged_ones_are_picked_no_more);
  add ("/customers-list/selection/loses-what-is-gone", test_others_stay_picked);
  add ("/customers-list/bulk/edit-field-clears-only-when-asked", test_edit_field_clears_only_when_asked);
  add ("/customers-list/bulk/tag-is-put-on-once", test_tag_is_put_on_once);
  add ("/customers-list/bulk/follow-up-is-planned-for-each", test_follow_up_is_planned_for_each);
  add ("/customers-list/bulk/cancelled-work-changes-nothing", test_cancelled_work_changes_nothing);
  add ("/customers-list/start/nothing-is-made-before-it-is-asked-for", test_nothing_is_made_before_it_is_asked_for);
  add ("/customers-list/filter/all-are-counted-for-it", test_all_are_counted_for_a_filter);
  add ("/customers-list/copy/is-a-table", test_copy_is_a_table);
  add ("/customers-list/view/is-opened-again", test_view_is_opened_again);
  add ("/customers-list/table/columns-are-in-its-menu", test_columns_are_in_the_menu_of_a_table);
  add ("/customers-list/view/fixed-keeps-its-records", test_fixed_view_keeps_its_records);
  add ("/customers-list/print/paper-says-what-was-asked", test_paper_says_what_was_asked);
  add ("/customers-list/print/the-table-says-what-was-asked", test_table_says_what_was_asked);
  add ("/customers-list/search/what-is-typed-is-no-markup", test_typed_marks_are_plain);
  add ("/customers-list/rows/those-beside-the-view-know-their-next-step", test_rows_beside_the_view_know_their_next_step);
  add ("/customers-list/rows/say-what-is-next-of-whom-nothing-is-known", test_a_row_is_never_empty);
  add ("/customers-list/rows/say-how-to-reach-whom-nothing-else-tells-apart", test_a_row_says_how_to_reach);
  add ("/customers-list/view/is-shown-once-it-is-saved", test_a_view_is_shown_once_it_is_saved);
  add ("/customers-list/view/is-counted", test_view_is_counted);
  add ("/customers-list/view/stands-in-the-sidebar-with-its-count", test_views_stand_in_the_sidebar);
  return g_test_run ();
}
