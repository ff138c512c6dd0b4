/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the customers page guarantees, on a real workspace in a real window. */

#include "accord-config.h"

#include "customers-fixture.h"

#include "accord-composer.h"
#include "accord-customer-header.h"
#include "accord-customer-record.h"
#include "accord-customers-page-private.h"
#include "accord-customers-list.h"
#include "accord-customers-urgent.h"
#include "accord-date.h"
#include "accord-field-editor.h"
#include "accord-field-list.h"
#include "accord-next-step-card.h"
#include "accord-quiet-work.h"
#include "accord-record-chooser.h"
#include "accord-stat-strip.h"

static GtkSelectionModel *
rows (CustomersFixture *fixture)
{
  GtkWidget *view = find_widget (fixture->window, GTK_TYPE_LIST_VIEW, NULL, NULL);

  return view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;
}

static guint
n_rows (CustomersFixture *fixture)
{
  return rows (fixture) != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows (fixture))) : 0;
}

static void
type_search (CustomersFixture *fixture, const char *text)
{
  GtkWidget *entry = find_widget (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  customers_fixture_settle ();
}

static AccordFieldRow *
field_row (CustomersFixture *fixture, const char *name)
{
  AccordFieldList *list = find_widget (fixture->window, ACCORD_TYPE_FIELD_LIST, NULL, NULL);

  g_assert_nonnull (list);
  return accord_field_list_get_row (list, name);
}

static gboolean
stands (CustomersFixture *fixture, gint64 id, const char *field, const char *text)
{
  g_autoptr (AccordRecord) record = accord_test_load (fixture->workspace, &accord_customer_kind, id);

  return g_strcmp0 (accord_record_text (record, field), text) == 0;
}

static void
show (CustomersFixture *fixture, gint64 id)
{
  accord_customers_page_show (fixture->page, id);
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

static void
test_list_shows_all (CustomersFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  g_assert_true (shows_text (fixture->window, "Nordwind Robotics"));
  g_assert_true (shows_text (fixture->window, "苏州恒瑞医疗器械"));
  g_assert_true (shows_text (fixture->window, "6"));
  g_assert_true (shows_text (fixture->window, "Call Björn back"));
  g_assert_true (shows_text (fixture->window, "No next step"));
  g_assert_true (shows_text (fixture->window, "€224K"));
}

static void
test_search_narrows (CustomersFixture *fixture, gconstpointer data)
{
  type_search (fixture, "nordw");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_true (shows_text (fixture->window, "1 of 6"));
  type_search (fixture, "hengrui");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_true (shows_text (fixture->window, "苏州恒瑞医疗器械"));
  type_search (fixture, "");
  g_assert_cmpuint (n_rows (fixture), ==, 6);
}

static void
test_search_without_match (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_widget (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  type_search (fixture, "zzzz");
  g_assert_true (shows_text (fixture->window, "No customer fits “zzzz”"));
  g_signal_emit_by_name (entry, "stop-search");
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static AccordCustomersUrgent *
wait_for_urgent (CustomersFixture *fixture)
{
  AccordCustomersUrgent *urgent = find_widget (fixture->window, ACCORD_TYPE_CUSTOMERS_URGENT, NULL, NULL);

  g_assert_nonnull (urgent);
  while (!accord_customers_urgent_is_current (urgent))
    g_main_context_iteration (NULL, TRUE);
  return urgent;
}

static void
test_empty_says_what_to_do (CustomersFixture *fixture, gconstpointer data)
{
  g_assert_true (shows_text (fixture->window, "No Customers Yet"));
  g_assert_true (shows_text (fixture->window, "Import…"));
  wait_for_urgent (fixture);
  while (!shows_text (fixture->window, "Your First Customer"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (shows_text (fixture->window, "No Customer Selected"));
  accord_test_create (fixture->workspace, &accord_customer_kind, "name", "First", NULL);
  customers_fixture_settle ();
  while (!shows_text (fixture->window, "No Customer Selected"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (shows_text (fixture->window, "No Customers Yet"));
  g_assert_cmpuint (n_rows (fixture), ==, 1);
}

static void
sort_by_name (CustomersFixture *fixture)
{
  gtk_widget_activate_action (find_widget (fixture->window, ACCORD_TYPE_CUSTOMERS_LIST, NULL, NULL), "list.sort", "s", "name");
  customers_fixture_settle ();
}

static void
test_selection_shows_record (CustomersFixture *fixture, gconstpointer data)
{
  sort_by_name (fixture);
  gtk_selection_model_select_item (rows (fixture), 1, TRUE); /* Atelier, Bright … */
  customers_fixture_settle ();
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->bright);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "customers.next", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "customers.next", NULL);
  customers_fixture_settle ();
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->lumen);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "customers.previous", NULL);
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), !=, fixture->lumen);
}

static void
test_record_tells_everything (CustomersFixture *fixture, gconstpointer data)
{
  show (fixture, fixture->hengrui);
  g_assert_true (shows_text (fixture->window, "Medical devices · Suzhou · customer since 2022"));
  g_assert_true (shows_text (fixture->window, "Key account"));
  g_assert_true (shows_text (fixture->window, "Champion"));
  g_assert_true (shows_text (fixture->window, "€224,000"));
  g_assert_true (shows_text (fixture->window, "6 days ago"));
  g_assert_true (shows_text (fixture->window, "Send revised quote with 24-month service"));
  g_assert_true (shows_text (fixture->window, "Quote Q-118 v2 sent"));
  g_assert_true (shows_text (fixture->window, "王建国"));
  g_assert_true (shows_text (fixture->window, "Service contract 24 months"));
}

static void
test_phone_in_place (CustomersFixture *fixture, gconstpointer data)
{
  AccordFieldRow *row;

  show (fixture, fixture->nordwind);
  row = field_row (fixture, "phone");
  accord_field_row_edit (row);
  accord_field_editor_set_text (find_widget (row, ACCORD_TYPE_FIELD_EDITOR, NULL, NULL), "+49 421 555 0199");
  g_assert_true (accord_field_row_save (row));
  customers_fixture_settle ();
  g_assert_true (stands (fixture, fixture->nordwind, "phone", "+49 421 555 0199"));
  g_assert_cmpstr (undo_label (fixture), ==, "Changed phone of Nordwind Robotics");
  undo (fixture);
  g_assert_true (stands (fixture, fixture->nordwind, "phone", "+49 421 555 0100"));
  g_assert_true (shows_text (row, "+49 421 555 0100"));
}

static void
test_invalid_email (CustomersFixture *fixture, gconstpointer data)
{
  AccordFieldRow *row;
  GtkWidget *focus;

  show (fixture, fixture->nordwind);
  row = field_row (fixture, "email");
  accord_field_row_edit (row);
  accord_field_editor_set_text (find_widget (row, ACCORD_TYPE_FIELD_EDITOR, NULL, NULL), "hello at nordwind");
  g_assert_false (accord_field_row_save (row));
  customers_fixture_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (accord_field_row_get_editing (row));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)));
  g_assert_true (shows_text (row, "hello at nordwind"));
  g_assert_true (stands (fixture, fixture->nordwind, "email", "hello@nordwind.example"));
  accord_field_row_cancel (row);
  g_assert_true (shows_text (row, "hello@nordwind.example"));
}

static void
test_facts_follow_the_table (CustomersFixture *fixture, gconstpointer data)
{
  const AccordKind *kind = &accord_customer_kind;
  g_autoptr (AccordRecord) record = accord_test_load (fixture->workspace, kind, fixture->bright);

  show (fixture, fixture->bright);
  for (int i = 0; i < kind->n_fields; i++)
    {
      AccordFieldRow *row = field_row (fixture, kind->fields[i].name);
      gboolean shown = (kind->fields[i].flags & ACCORD_FIELD_FACT) || !accord_value_is_empty (accord_record_value (record, i));

      if (i == accord_kind_title (kind) || (kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
        continue;
      g_assert_nonnull (row);
      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (row)), ==, shown);
    }
}

static void
test_add_field (CustomersFixture *fixture, gconstpointer data)
{
  AccordFieldRow *row;

  show (fixture, fixture->bright);
  row = field_row (fixture, "website");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  gtk_widget_activate_action (GTK_WIDGET (row), "fields.add", "s", "website");
  customers_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_true (accord_field_row_get_editing (row));
  accord_field_row_cancel (row);
}

static void
test_delete_and_undo (CustomersFixture *fixture, gconstpointer data)
{
  sort_by_name (fixture);
  show (fixture, fixture->lumen);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "customers.delete", NULL);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 5);
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->nordwind);
  g_assert_cmpstr (undo_label (fixture), ==, "Deleted Lumen Health");
  undo (fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->lumen);
  g_assert_true (shows_text (fixture->window, "Undid: Deleted Lumen Health")); /* not "Deleted" twice */
}

static void
test_rename (CustomersFixture *fixture, gconstpointer data)
{
  AccordCustomerHeader *header;
  GtkWidget *entry;

  show (fixture, fixture->nordwind);
  header = find_widget (fixture->window, ACCORD_TYPE_CUSTOMER_HEADER, NULL, NULL);
  accord_customer_header_rename (header);
  customers_fixture_settle ();
  entry = find_widget (header, GTK_TYPE_ENTRY, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Nordwind Automation");
  g_signal_emit_by_name (entry, "activate");
  customers_fixture_settle ();
  g_assert_true (stands (fixture, fixture->nordwind, "name", "Nordwind Automation"));
  g_assert_cmpstr (undo_label (fixture), ==, "Renamed Nordwind Robotics to Nordwind Automation");
  g_assert_true (shows_text (header, "Nordwind Automation"));
}

static gboolean
is_chooser_button (GtkWidget *button, gconstpointer prefix)
{
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  return tooltip != NULL && g_str_has_prefix (tooltip, prefix);
}

static void
test_owner_made_by_name (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) record = NULL;
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkMenuButton *button;

  show (fixture, fixture->nordwind);
  button = find_widget (fixture->window, GTK_TYPE_MENU_BUTTON, is_chooser_button, "Owner");
  g_assert_nonnull (button);
  gtk_menu_button_popup (button);
  customers_fixture_settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_widget (gtk_menu_button_get_popover (button), GTK_TYPE_SEARCH_ENTRY, NULL, NULL)), "Marta");
  customers_fixture_settle ();
  g_assert_true (shows_text (gtk_menu_button_get_popover (button), "New “Marta”"));
  g_signal_emit_by_name (find_widget (gtk_menu_button_get_popover (button), GTK_TYPE_SEARCH_ENTRY, NULL, NULL), "activate");
  do
    {
      customers_fixture_settle ();
      g_clear_pointer (&record, accord_record_unref);
      record = accord_test_load (fixture->workspace, &accord_customer_kind, fixture->nordwind);
    }
  while (g_strcmp0 (accord_record_title_of (record, "owner"), "Marta") != 0 && g_get_monotonic_time () < until);
  g_assert_cmpstr (accord_record_title_of (record, "owner"), ==, "Marta");
  undo (fixture);
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_member_kind), ==, 1);
}

static void
write_note (AccordComposer *composer, const char *text)
{
  GtkWidget *view = find_widget (composer, GTK_TYPE_TEXT_VIEW, NULL, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gboolean
is_labelled (GtkWidget *button, gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

static gboolean
is_chip (GtkWidget *chip, gconstpointer caption)
{
  return shows_text (chip, caption);
}

static void
test_call_and_next_step (CustomersFixture *fixture, gconstpointer data)
{
  gint64 before = accord_test_count (fixture->workspace, &accord_activity_kind);
  AccordComposer *composer;

  show (fixture, fixture->lumen);
  composer = find_widget (fixture->window, ACCORD_TYPE_COMPOSER, NULL, NULL);
  accord_composer_open (composer, "call");
  customers_fixture_settle ();
  write_note (composer, "Budget approved\nThey want the scanner in May.");
  gtk_toggle_button_set_active (find_widget (composer, GTK_TYPE_TOGGLE_BUTTON, is_chip, "Tomorrow"), TRUE);
  customers_fixture_settle ();
  g_signal_emit_by_name (find_widget (composer, GTK_TYPE_BUTTON, is_labelled, "Log Call"), "clicked");
  customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_activity_kind), ==, before + 2);
  g_assert_cmpstr (undo_label (fixture), ==, "Logged a call with Lumen Health");
  g_assert_true (shows_text (fixture->window, "Budget approved"));
  g_assert_true (shows_text (find_widget (fixture->window, ACCORD_TYPE_NEXT_STEP_CARD, NULL, NULL), "Follow up"));
  undo (fixture);
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_activity_kind), ==, before);
}

static void
test_draft_waits (CustomersFixture *fixture, gconstpointer data)
{
  AccordComposer *composer;

  show (fixture, fixture->lumen);
  composer = find_widget (fixture->window, ACCORD_TYPE_COMPOSER, NULL, NULL);
  accord_composer_open (composer, "note");
  write_note (composer, "Half a thought");
  show (fixture, fixture->nordwind);
  accord_composer_open (composer, NULL);
  g_assert_false (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (find_widget (composer, GTK_TYPE_TEXT_VIEW, NULL, NULL))) > 0);
  show (fixture, fixture->lumen);
  accord_composer_open (composer, NULL);
  customers_fixture_settle ();
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (find_widget (composer, GTK_TYPE_TEXT_VIEW, NULL, NULL))), ==, 14);
}

static void
test_step_done_and_postponed (CustomersFixture *fixture, gconstpointer data)
{
  AccordNextStepCard *card;

  show (fixture, fixture->hengrui);
  card = find_widget (fixture->window, ACCORD_TYPE_NEXT_STEP_CARD, NULL, NULL);
  g_assert_true (shows_text (card, "2 days late"));
  gtk_widget_activate_action (GTK_WIDGET (card), "step.postpone", "i", 1);
  customers_fixture_settle ();
  g_assert_false (shows_text (card, "2 days late"));
  g_assert_cmpstr (undo_label (fixture), ==, "Postponed “Send revised quote with 24-month service”");
  gtk_check_button_set_active (find_widget (card, GTK_TYPE_CHECK_BUTTON, NULL, NULL), TRUE);
  customers_fixture_settle ();
  g_assert_true (shows_text (card, "No next step"));
}

static void
test_deal_opens (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, fixture->lumen);
  row = find_widget (fixture->window, GTK_TYPE_LIST_BOX_ROW, is_chip, "Scanner");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpuint (fixture->opened->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (fixture->opened, 0), "deal "));
}

static void
test_figure_opens_its_records (CustomersFixture *fixture, gconstpointer data)
{
  show (fixture, fixture->hengrui);
  g_signal_emit_by_name (find_widget (fixture->window, ACCORD_TYPE_STAT_STRIP, NULL, NULL), "cell-activated", 0);
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (shows_text (fixture->window, "2 records"));
  g_assert_true (shows_text (fixture->window, "How This Is Counted"));
}

static void
test_new_customer (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *dialog;

  accord_customers_page_new_customer (fixture->page);
  customers_fixture_settle ();
  entry = find_widget (fixture->window, ADW_TYPE_ENTRY_ROW, NULL, NULL);
  dialog = gtk_widget_get_ancestor (entry, ADW_TYPE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Zephyr Sails ");
  g_signal_emit_by_name (find_widget (dialog, GTK_TYPE_BUTTON, is_labelled, "_Add"), "clicked");
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 7);
  g_assert_true (stands (fixture, accord_customers_page_get_shown (fixture->page), "name", "Zephyr Sails"));
}

static void
test_narrow_pushes (CustomersFixture *fixture, gconstpointer data)
{
  customers_fixture_present (fixture, 400, 760);
  customers_fixture_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 6);
  show (fixture, fixture->nordwind);
  customers_fixture_settle ();
  g_assert_null (rows (fixture));
  g_assert_true (shows_text (fixture->window, "+49 421 555 0100") || shows_text (fixture->window, "Timeline"));
  accord_customers_page_focus_search (fixture->page);
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_nonnull (rows (fixture));
}

static void
test_names (CustomersFixture *fixture, gconstpointer data)
{
  show (fixture, fixture->hengrui);
  accord_composer_open (find_widget (fixture->window, ACCORD_TYPE_COMPOSER, NULL, NULL), "call");
  customers_fixture_settle ();
  g_assert_cmpint (count_unnamed (fixture->window), ==, 0);
}

static void
test_record_waits_for_a_customer (CustomersFixture *fixture, gconstpointer data)
{
  g_assert_null (find_widget (fixture->window, ACCORD_TYPE_CUSTOMER_RECORD, NULL, NULL));
  g_assert_true (shows_text (fixture->window, "No Customer Selected"));
  show (fixture, fixture->nordwind);
  g_assert_nonnull (find_widget (fixture->window, ACCORD_TYPE_CUSTOMER_RECORD, NULL, NULL));
  g_assert_false (shows_text (fixture->window, "No Customer Selected"));
  accord_customers_page_show (fixture->page, 0);
  customers_fixture_settle ();
  g_assert_true (shows_text (fixture->window, "No Customer Selected"));
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, 0);
}

/* While nobody does anything its parts are made, one after the other; it shows nobody. */
static void
test_record_is_made_in_pieces (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) record = g_object_ref_sink (accord_customer_record_new (fixture->workspace));
  guint pieces = 1;

  while (accord_customer_record_prepare (ACCORD_CUSTOMER_RECORD (record)))
    pieces++;
  g_assert_cmpuint (pieces, >, 3);
  g_assert_false (accord_customer_record_prepare (ACCORD_CUSTOMER_RECORD (record)));
  g_assert_cmpint (accord_customer_record_get_id (ACCORD_CUSTOMER_RECORD (record)), ==, 0);
}

/* Also one that is not on show. */
static GtkWidget *
find_record (GtkWidget *root)
{
  GtkWidget *found = ACCORD_IS_CUSTOMER_RECORD (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_record (child);
  return found;
}

/* Nobody waits for it; who comes later finds it. */
static void
test_record_is_made_ahead (CustomersFixture *fixture, gconstpointer data)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GtkWidget *record;

  accord_quiet_work_put_off (FALSE);
  fixture->page = ACCORD_CUSTOMERS_PAGE (accord_customers_page_new (fixture->workspace));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  while ((record = find_record (fixture->window)) == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (record);
  g_assert_false (gtk_widget_get_mapped (record));
  show (fixture, fixture->nordwind);
  g_assert_true (find_widget (fixture->window, ACCORD_TYPE_CUSTOMER_RECORD, NULL, NULL) == record);
  g_assert_true (shows_text (record, "Nordwind Robotics"));
}

/* The window makes the page while nobody does anything: it costs its widgets, and nothing is read for nobody. */
static void
test_made_ahead_it_asks_for_nothing (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (accord_customers_page_new_ahead (fixture->workspace));
  guint all = n_rows (fixture);

  g_assert_cmpuint (all, >, 0);
  accord_customers_page_focus_search (ACCORD_CUSTOMERS_PAGE (page));
  accord_test_idle ();
  g_assert_cmpuint (g_list_model_get_n_items (accord_customers_list_get_model (ACCORD_CUSTOMERS_PAGE (page)->list)), ==, 0);
  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  fixture->page = ACCORD_CUSTOMERS_PAGE (page);
  customers_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (accord_customers_list_get_model (fixture->page->list)), ==, all);
}

static gboolean
is_of (GtkWidget *row, gconstpointer id)
{
  const gint64 *customer = g_object_get_data (G_OBJECT (row), "customer");

  return customer != NULL && *customer == *(const gint64 *) id;
}

static int
place_among_urgent (AccordCustomersUrgent *urgent, gint64 id)
{
  GtkListBoxRow *row = find_widget (urgent, GTK_TYPE_LIST_BOX_ROW, is_of, &id);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* Late with €224,000 at stake, due today, coming up; what was done gives way to the next. */
static void
test_most_urgent (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->lumen);
  g_autofree char *today = accord_date_to_iso (accord_date_today ());
  AccordCustomersUrgent *urgent = wait_for_urgent (fixture);
  gint64 first = fixture->hengrui;

  g_assert_true (shows_text (urgent, "Most Urgent"));
  g_assert_true (shows_text (urgent, "Send revised quote with 24-month service"));
  g_assert_cmpint (place_among_urgent (urgent, fixture->hengrui), ==, 0);
  g_assert_cmpint (place_among_urgent (urgent, fixture->nordwind), ==, 1);
  g_assert_cmpint (place_among_urgent (urgent, fixture->bright), ==, 2);
  accord_test_create (fixture->workspace, &accord_activity_kind, "type", "call", "title", "Ask for the scanner", "customer", whose, "due_on", today, NULL);
  wait_for_urgent (fixture);
  g_assert_cmpint (place_among_urgent (urgent, fixture->lumen), ==, 1);
  g_assert_cmpint (place_among_urgent (urgent, fixture->bright), ==, -1);
  g_assert_cmpint (count_unnamed (GTK_WIDGET (urgent)), ==, 0);
  g_signal_emit_by_name (gtk_widget_get_parent (find_widget (urgent, GTK_TYPE_LIST_BOX_ROW, is_of, &first)), "row-activated",
                         find_widget (urgent, GTK_TYPE_LIST_BOX_ROW, is_of, &first));
  g_assert_cmpint (accord_customers_page_get_shown (fixture->page), ==, fixture->hengrui);
  customers_fixture_settle ();
}

#define ADD(path, function)                                                                         \
  g_test_add ("/customers/" path, CustomersFixture, NULL, customers_fixture_set_up, function, customers_fixture_tear_down)

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
  ADD ("list/shows-every-customer-with-step-and-value", test_list_shows_all);
  ADD ("list/selection-and-arrows-show-the-record", test_selection_shows_record);
  ADD ("search/typing-narrows-in-latin-and-pinyin", test_search_narrows);
  ADD ("search/no-match-names-what-was-typed-and-esc-clears", test_search_without_match);
  g_test_add ("/customers/list/empty-says-what-to-do", CustomersFixture, "", customers_fixture_set_up,
              test_empty_says_what_to_do, customers_fixture_tear_down);
  ADD ("record/is-made-when-a-customer-is-first-shown", test_record_waits_for_a_customer);
  ADD ("record/is-made-in-pieces-before-anybody-is-chosen", test_record_is_made_in_pieces);
  ADD ("record/is-made-ahead-while-nobody-does-anything", test_record_is_made_ahead);
  ADD ("list/made-ahead-it-asks-for-nothing-until-it-is-seen", test_made_ahead_it_asks_for_nothing);
  ADD ("record/three-most-urgent-while-none-is-chosen", test_most_urgent);
  ADD ("record/tells-everything-known", test_record_tells_everything);
  ADD ("record/phone-edited-in-place-is-one-change-and-undo-brings-it-back", test_phone_in_place);
  ADD ("record/invalid-email-keeps-focus-and-says-why", test_invalid_email);
  ADD ("record/facts-follow-the-kinds-table", test_facts_follow_the_table);
  ADD ("record/add-field-shows-and-edits-it", test_add_field);
  ADD ("record/deleted-gives-way-and-undo-shows-it-again", test_delete_and_undo);
  ADD ("record/renamed-in-place", test_rename);
  ADD ("record/owner-made-by-name-is-one-change", test_owner_made_by_name);
  ADD ("record/deal-opens-in-its-part", test_deal_opens);
  ADD ("record/figure-opens-its-records", test_figure_opens_its_records);
  ADD ("composer/call-and-next-step-are-one-change", test_call_and_next_step);
  ADD ("composer/draft-waits-for-its-record", test_draft_waits);
  ADD ("step/postponed-and-done", test_step_done_and_postponed);
  ADD ("new/customer-is-shown-when-added", test_new_customer);
  ADD ("narrow/record-is-pushed-and-search-comes-back", test_narrow_pushes);
  ADD ("accessibility/every-control-has-a-name", test_names);
  return g_test_run ();
}
