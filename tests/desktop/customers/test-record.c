/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the record page of a customer guarantees, on a real workspace in a real window. */

#include "accord-config.h"

#include "customers-fixture.h"

#include <glib/gstdio.h>

#include "accord-chip.h"
#include "accord-composer.h"
#include "accord-customer-details.h"
#include "accord-customer-files.h"
#include "accord-customer-print.h"
#include "accord-customer-sheet.h"
#include "accord-customer-people.h"
#include "accord-customer-behaviour.h"
#include "accord-customer-purchases.h"
#include "accord-customer-tickets.h"
#include "accord-customer-record.h"
#include "accord-customer-suggestion.h"
#include "accord-date.h"
#include "accord-field-list.h"
#include "accord-handle-list.h"
#include "accord-next-chips.h"
#include "accord-paper.h"
#include "accord-photo-button.h"
#include "accord-survey-answer.h"
#include "accord-timeline.h"

static gpointer
part (CustomersFixture *fixture, GType type)
{
  gpointer found = find_widget (fixture->window, type, NULL, NULL);

  g_assert_nonnull (found);
  return found;
}

static void
show (CustomersFixture *fixture, gint64 id)
{
  accord_customers_page_show (fixture->page, id);
  customers_fixture_settle ();
  customers_fixture_settle ();
}

static gboolean
is_labelled (GtkWidget *button, gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

static void
press (CustomersFixture *fixture, gpointer root, const char *label)
{
  GtkWidget *button = find_widget (root, GTK_TYPE_BUTTON, is_labelled, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
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

static char *
text_of (CustomersFixture *fixture, gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (fixture->workspace, &accord_customer_kind, id);

  return g_strdup (accord_record_text (record, field));
}

static void
assert_text (CustomersFixture *fixture, gint64 id, const char *field, const char *expected)
{
  g_autofree char *text = text_of (fixture, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
add_won (CustomersFixture *fixture, gint64 customer, int days_ago)
{
  g_autofree char *id = number (customer);
  g_autofree char *stage = number (accord_test_stage (fixture->workspace, "Won"));
  g_autofree char *day = accord_date_to_iso (accord_date_today () - days_ago);

  accord_test_create (fixture->workspace, &accord_deal_kind, "name", "Order", "customer", id, "stage", stage,
                      "amount", "1000", "closed_on", day, NULL);
}

static gboolean
asks (CustomersFixture *fixture)
{
  GtkWidget *revealer = find_widget (part (fixture, ACCORD_TYPE_CUSTOMER_SUGGESTION), GTK_TYPE_REVEALER, NULL, NULL);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static void
test_suggestion_is_applied_in_one_step (CustomersFixture *fixture, gconstpointer data)
{
  add_won (fixture, fixture->nordwind, 100);
  add_won (fixture, fixture->nordwind, 10);
  show (fixture, fixture->nordwind);
  g_assert_true (asks (fixture));
  g_assert_true (shows_text (fixture->window, "Two deals won – mark as repeat buyer?"));
  press (fixture, part (fixture, ACCORD_TYPE_CUSTOMER_SUGGESTION), "Apply");
  assert_text (fixture, fixture->nordwind, "lifecycle", "repeat");
  g_assert_cmpstr (undo_label (fixture), ==, "Marked Nordwind Robotics as “Repeat buyer”");
  g_assert_false (asks (fixture));
  undo (fixture);
  assert_text (fixture, fixture->nordwind, "lifecycle", NULL);
  g_assert_true (asks (fixture)); /* the facts still speak for it */
}

static void
test_declined_suggestion_is_remembered (CustomersFixture *fixture, gconstpointer data)
{
  add_won (fixture, fixture->nordwind, 100);
  show (fixture, fixture->nordwind);
  g_assert_true (shows_text (fixture->window, "A deal was won – mark as buyer?"));
  press (fixture, part (fixture, ACCORD_TYPE_CUSTOMER_SUGGESTION), "Not Now");
  assert_text (fixture, fixture->nordwind, "lifecycle", NULL);
  show (fixture, fixture->bright);
  show (fixture, fixture->nordwind);
  g_assert_false (asks (fixture));
  g_assert_false (shows_text (part (fixture, ACCORD_TYPE_TIMELINE), "suggestion")); /* nobody's news */
}

static void
test_class_and_tier_stand_among_the_tags (CustomersFixture *fixture, gconstpointer data)
{
  add_won (fixture, fixture->nordwind, 5);
  show (fixture, fixture->nordwind);
  for (int i = 0; i < 20 && !shows_text (fixture->window, "Large"); i++)
    customers_fixture_settle ();
  g_assert_true (shows_text (fixture->window, "New buyers · RFM 513")); /* five days ago, once, the only amount */
  g_assert_true (shows_text (fixture->window, "Large"));
}

static void
test_what_is_missing_is_added_where_it_is_read (CustomersFixture *fixture, gconstpointer data)
{
  AccordFieldList *list;
  AccordFieldRow *row;

  show (fixture, fixture->bright);
  g_assert_true (shows_text (fixture->window, "% complete"));
  list = part (fixture, ACCORD_TYPE_FIELD_LIST);
  row = accord_field_list_get_row (list, "tax_id");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  gtk_widget_activate_action (GTK_WIDGET (list), "details.add", "s", "tax_id");
  customers_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_true (accord_field_row_get_editing (row));
}

static void
test_missing_people_open_the_form (CustomersFixture *fixture, gconstpointer data)
{
  show (fixture, fixture->bright);
  gtk_widget_activate_action (GTK_WIDGET (part (fixture, ACCORD_TYPE_CUSTOMER_DETAILS)), "details.add", "s", "people");
  customers_fixture_settle ();
  g_assert_true (shows_text (fixture->window, "New Contact"));
}

static void
test_verified_today_moves_the_check (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *today = accord_date_to_iso (accord_date_today ());
  g_autoptr (AccordRecord) record = NULL;
  gint64 day;

  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "verified", "2020-01-01");
  show (fixture, fixture->nordwind);
  g_assert_true (shows_text (fixture->window, "Check was due"));
  press (fixture, part (fixture, ACCORD_TYPE_CUSTOMER_DETAILS), "Verified Today");
  record = accord_test_load (fixture->workspace, &accord_customer_kind, fixture->nordwind);
  g_assert_true (accord_record_get_number (record, "verified", &day));
  g_assert_cmpint (day, ==, accord_date_today ());
  g_assert_cmpstr (undo_label (fixture), ==, "Verified Nordwind Robotics");
  g_assert_false (shows_text (fixture->window, "Check was due"));
  g_assert_true (shows_text (fixture->window, "Verify by"));
}

static gboolean
add_many (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordKind *kind = &accord_activity_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);

  for (int i = 0; i < 5000; i++)
    {
      accord_value_set_text (&values[accord_kind_find (kind, "title")], i % 2 ? "A call" : "A letter");
      accord_value_set_text (&values[accord_kind_find (kind, "type")], i % 2 ? "call" : "email");
      accord_value_set_number (&values[accord_kind_find (kind, "customer")], *(gint64 *) data);
      accord_value_set_number (&values[accord_kind_find (kind, "done_at")], accord_date_to_time (accord_date_today () - 1 - i / 20));
      if (accord_bulk_create (bulk, kind, values, error) == 0)
        return FALSE;
    }
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return TRUE;
}

static void
scroll_down (CustomersFixture *fixture)
{
  GtkScrolledWindow *scroller = find_widget (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), GTK_TYPE_SCROLLED_WINDOW, NULL, NULL);
  GtkAdjustment *page = gtk_scrolled_window_get_vadjustment (scroller);

  gtk_adjustment_set_value (page, gtk_adjustment_get_upper (page));
  customers_fixture_settle ();
}

static void
test_five_thousand_entries_hold_few_rows (CustomersFixture *fixture, gconstpointer data)
{
  AccordTimeline *timeline;
  guint most = 0;
  double before;
  GtkAdjustment *page;

  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (fixture->workspace), "Imported", add_many,
                                         &fixture->nordwind, NULL));
  show (fixture, fixture->nordwind);
  timeline = part (fixture, ACCORD_TYPE_TIMELINE);
  g_assert_cmpuint (accord_timeline_get_n (timeline), >=, 5000);
  page = gtk_scrolled_window_get_vadjustment (
    find_widget (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), GTK_TYPE_SCROLLED_WINDOW, NULL, NULL));
  before = gtk_adjustment_get_upper (page);
  for (int i = 0; i < 100 && gtk_adjustment_get_upper (page) <= before + 4000; i++) /* it goes on */
    {
      scroll_down (fixture);
      most = MAX (most, accord_timeline_get_n_held (timeline));
    }
  g_assert_cmpfloat (gtk_adjustment_get_upper (page), >, before + 4000);
  g_assert_cmpuint (most, >, 0);
  g_assert_cmpuint (most, <, 200);
  gtk_adjustment_set_value (page, 0);
  customers_fixture_settle ();
  g_assert_true (shows_text (timeline, "A letter")); /* rows given back are made again */
}

static void
test_filter_shows_one_kind (CustomersFixture *fixture, gconstpointer data)
{
  AccordTimeline *timeline;

  show (fixture, fixture->hengrui);
  timeline = part (fixture, ACCORD_TYPE_TIMELINE);
  g_assert_true (shows_text (timeline, "Visit at the Suzhou plant"));
  gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.show", "i", ACCORD_TIMELINE_EMAILS);
  customers_fixture_settle ();
  g_assert_cmpuint (accord_timeline_get_n (timeline), ==, 1);
  g_assert_true (shows_text (timeline, "Quote Q-118 v2 sent"));
  g_assert_false (shows_text (timeline, "Visit at the Suzhou plant"));
  gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.show", "i", ACCORD_TIMELINE_CHANGES);
  customers_fixture_settle ();
  g_assert_false (shows_text (timeline, "Quote Q-118 v2 sent"));
  g_assert_true (shows_text (timeline, "王建国 added"));
  gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.show", "i", ACCORD_TIMELINE_CALLS);
  customers_fixture_settle ();
  g_assert_true (shows_text (timeline, "Nothing of this kind"));
}

/* From a file, or as sample data: their coming is told once, with their customer's. */
static void
test_people_who_came_along (CustomersFixture *fixture, gconstpointer data)
{
  AccordEdit *edit = accord_edit_new ("Imported customers.csv");
  gint64 customer = accord_edit_create (edit, &accord_customer_kind);
  gint64 contact = accord_edit_create (edit, &accord_contact_kind);
  AccordTimeline *timeline;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autofree char *link = NULL;

  accord_edit_set_text (edit, &accord_customer_kind, customer, "name", "Fjord Ferries");
  accord_edit_set_text (edit, &accord_contact_kind, contact, "name", "Ingrid Dahl");
  accord_edit_set_number (edit, &accord_contact_kind, contact, "customer", customer);
  set = accord_test_commit (fixture->workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_customer_kind, &customer));
  link = g_strdup_printf ("%" G_GINT64_FORMAT, customer);
  g_usleep (2000); /* what came in the same millisecond came along */
  accord_test_create (fixture->workspace, &accord_contact_kind, "name", "Later Person", "customer", link, NULL);
  show (fixture, customer);
  timeline = part (fixture, ACCORD_TYPE_TIMELINE);
  customers_fixture_await_text (timeline, "Later Person added");
  customers_fixture_await_text (timeline, "Imported customers.csv");
  g_assert_false (shows_text (timeline, "Ingrid Dahl added"));
  gtk_widget_activate_action (GTK_WIDGET (timeline), "timeline.show", "i", ACCORD_TIMELINE_CHANGES);
  customers_fixture_await_text (timeline, "Ingrid Dahl added");
}

static void
test_field_changes_fold_and_open (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *unfold;
  AccordTimeline *timeline;

  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "city", "Kiel");
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "industry", "Ships");
  show (fixture, fixture->nordwind);
  timeline = part (fixture, ACCORD_TYPE_TIMELINE);
  g_assert_true (shows_text (timeline, "2 field changes"));
  g_assert_false (shows_text (timeline, "Bremen → Kiel"));
  unfold = find_widget (find_widget (timeline, ACCORD_TYPE_TIMELINE_ROW, NULL, NULL), GTK_TYPE_TOGGLE_BUTTON, NULL, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (unfold), TRUE);
  customers_fixture_settle ();
  g_assert_true (shows_text (timeline, "City: Bremen → Kiel"));
}

/* What a colleague changed stands under the colleague's name, not folded into the change after it. */
static void
test_changes_of_two_people_stand_apart (CustomersFixture *fixture, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (fixture->workspace);
  AccordTimeline *timeline;

  accord_journal_set_actor (journal, accord_test_create (fixture->workspace, &accord_member_kind, "name", "Ada", NULL));
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "city", "Kiel");
  accord_journal_set_actor (journal, accord_test_create (fixture->workspace, &accord_member_kind, "name", "Bo", NULL));
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "industry", "Ships");
  show (fixture, fixture->nordwind);
  timeline = part (fixture, ACCORD_TYPE_TIMELINE);
  customers_fixture_await_text (timeline, "City: Bremen → Kiel");
  g_assert_false (shows_text (timeline, "2 field changes"));
}

static void
test_a_day_in_the_text_plans_the_step (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) tasks = NULL;
  gint64 expected = accord_date_today () + (9 - accord_date_weekday (accord_date_today ())); /* Tuesday after this week's … */
  AccordComposer *composer;
  GtkWidget *text;

  show (fixture, fixture->lumen);
  composer = part (fixture, ACCORD_TYPE_COMPOSER);
  accord_composer_open (composer, "call");
  customers_fixture_settle ();
  text = find_widget (composer, GTK_TYPE_TEXT_VIEW, NULL, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "They want to think; 下周二10点 again", -1);
  customers_fixture_settle ();
  press (fixture, composer, "Log Call");
  accord_query_add_number (query, "customer", ACCORD_OP_IS, fixture->lumen);
  accord_query_add_text (query, "type", ACCORD_OP_IS, "task");
  tasks = accord_test_boxed (accord_store_select (accord_workspace_get_store (fixture->workspace), query));
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpint (accord_record_number (tasks->pdata[0], "due_on"), ==, expected);
  g_assert_cmpint (accord_record_number (tasks->pdata[0], "due_minute"), ==, 600);
  undo (fixture); /* the call and its step are one change */
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_activity_kind), ==, 5);
}

static gboolean
is_captioned (GtkWidget *chip, gconstpointer caption)
{
  return shows_text (chip, caption);
}

/* F13: an answer is logged with its survey and scale; the next one of the file is proposed the same. */
static void
test_an_answer_to_a_survey_is_logged (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) surveys = NULL;
  AccordComposer *composer;
  GtkWidget *answer, *name;

  show (fixture, fixture->lumen);
  composer = part (fixture, ACCORD_TYPE_COMPOSER);
  accord_composer_open (composer, "survey");
  customers_fixture_settle ();
  answer = find_widget (composer, ACCORD_TYPE_SURVEY_ANSWER, NULL, NULL);
  name = find_widget (answer, GTK_TYPE_ENTRY, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), "Autumn");
  adw_toggle_group_set_active_name (find_widget (answer, ADW_TYPE_TOGGLE_GROUP, NULL, NULL), "10");
  gtk_toggle_button_set_active (find_widget (answer, ACCORD_TYPE_CHIP, is_captioned, "9"), TRUE);
  press (fixture, composer, "Log Survey");
  accord_query_add_text (query, "type", ACCORD_OP_IS, "survey");
  surveys = accord_test_boxed (accord_store_select (accord_workspace_get_store (fixture->workspace), query));
  g_assert_cmpuint (surveys->len, ==, 1);
  g_assert_cmpstr (accord_record_title (surveys->pdata[0]), ==, "Autumn");
  g_assert_cmpstr (accord_record_text (surveys->pdata[0], "scale"), ==, "10");
  g_assert_cmpint (accord_record_number (surveys->pdata[0], "score"), ==, 9);
  g_assert_cmpint (accord_record_number (surveys->pdata[0], "answered_at"), >, 0);
  g_assert_true (shows_text (part (fixture, ACCORD_TYPE_TIMELINE), "9 of 10"));
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  accord_composer_open (composer, "note");
  accord_composer_open (composer, "survey");
  customers_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Autumn");
  undo (fixture);
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_activity_kind), ==, 5);
}

static void
test_a_chip_pressed_goes_before_the_text (CustomersFixture *fixture, gconstpointer data)
{
  AccordComposer *composer;
  AccordNextChips *chips;
  GtkWidget *text, *chip;
  gint64 day;
  int minute;

  show (fixture, fixture->lumen);
  composer = part (fixture, ACCORD_TYPE_COMPOSER);
  accord_composer_open (composer, "note");
  customers_fixture_settle ();
  chips = part (fixture, ACCORD_TYPE_NEXT_CHIPS);
  chip = find_widget (chips, ACCORD_TYPE_CHIP, NULL, NULL); /* Tomorrow */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  text = find_widget (composer, GTK_TYPE_TEXT_VIEW, NULL, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "in 9 days", -1);
  g_assert_true (accord_next_chips_get (chips, &day, &minute));
  g_assert_cmpint (day, ==, accord_date_today () + 1);
}

static void
test_a_star_prefers_a_way_to_reach (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->nordwind);
  gint64 handle = accord_test_create (fixture->workspace, &accord_handle_kind, "type", "phone", "value", "+49 421 9",
                                      "customer", id, NULL);
  g_autoptr (AccordRecord) record = NULL;
  AccordHandleList *list;

  show (fixture, fixture->nordwind);
  list = part (fixture, ACCORD_TYPE_HANDLE_LIST);
  g_assert_true (shows_text (list, "+49 421 9"));
  for (GtkWidget *row = find_widget (list, ADW_TYPE_ACTION_ROW, NULL, NULL); row != NULL; row = NULL)
    g_signal_emit_by_name (g_object_get_data (G_OBJECT (row), "star"), "clicked");
  customers_fixture_settle ();
  record = accord_test_load (fixture->workspace, &accord_handle_kind, handle);
  g_assert_cmpint (accord_record_number (record, "preferred"), ==, 1);
  g_assert_true (shows_text (list, "preferred"));
  g_assert_cmpstr (undo_label (fixture), ==, "Preferred +49 421 9 for Nordwind Robotics");
}

static void
test_people_of_others_are_linked_and_unlinked (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *other = number (fixture->lumen);
  g_autofree char *here = number (fixture->nordwind);
  g_autofree char *person =
    number (accord_test_create (fixture->workspace, &accord_contact_kind, "name", "Ada Advisor", "customer", other, NULL));
  gint64 link = accord_test_create (fixture->workspace, &accord_affiliation_kind, "contact", person, "customer", here,
                                    "role", "supports", NULL);
  AccordCustomerPeople *people;

  show (fixture, fixture->nordwind);
  people = part (fixture, ACCORD_TYPE_CUSTOMER_PEOPLE);
  g_assert_true (shows_text (people, "Ada Advisor"));
  g_assert_true (shows_text (people, "Also Here"));
  gtk_widget_activate_action (GTK_WIDGET (people), "people.unlink", "x", link);
  customers_fixture_settle ();
  g_assert_false (shows_text (people, "Ada Advisor"));
  g_assert_cmpstr (undo_label (fixture), ==, "Unlinked Ada Advisor from Nordwind Robotics");
  undo (fixture);
  g_assert_true (shows_text (people, "Ada Advisor"));
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer tooltip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

/* Somebody else takes the place; what becomes of who had it concerns this row no more. */
static void
test_the_line_calls_who_stands_in_it (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *other = number (fixture->lumen), *here = number (fixture->nordwind);
  gint64 ada = accord_test_create (fixture->workspace, &accord_contact_kind, "name", "Ada Advisor", "customer", other, "phone", "+49 30 1", NULL);
  gint64 ben = accord_test_create (fixture->workspace, &accord_contact_kind, "name", "Ben Baker", "customer", other, "phone", "+49 30 2", NULL);
  g_autofree char *first = number (ada);
  g_autoptr (AccordEntity) shown = accord_workspace_get_entity (fixture->workspace, &accord_contact_kind, ada); /* elsewhere, too */
  gint64 link = accord_test_create (fixture->workspace, &accord_affiliation_kind, "contact", first, "customer", here, NULL);
  AccordEdit *edit = accord_edit_new ("Changed");
  g_autoptr (AccordChangeSet) set = NULL;
  AccordCustomerPeople *people;

  show (fixture, fixture->nordwind);
  people = part (fixture, ACCORD_TYPE_CUSTOMER_PEOPLE);
  g_assert_nonnull (find_widget (people, GTK_TYPE_BUTTON, has_tooltip, "+49 30 1"));
  accord_edit_set_number (edit, &accord_affiliation_kind, link, "contact", ben);
  set = accord_test_commit (fixture->workspace, edit);
  customers_fixture_settle ();
  g_assert_nonnull (find_widget (people, GTK_TYPE_BUTTON, has_tooltip, "+49 30 2"));
  accord_test_set (fixture->workspace, &accord_contact_kind, ada, "phone", "+49 30 3");
  customers_fixture_settle ();
  g_assert_nonnull (find_widget (people, GTK_TYPE_BUTTON, has_tooltip, "+49 30 2"));
  g_assert_null (find_widget (people, GTK_TYPE_BUTTON, has_tooltip, "+49 30 3"));
}

static void
test_history_of_a_field_is_its_own (CustomersFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "city", "Kiel");
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "industry", "Ships");
  show (fixture, fixture->nordwind);
  gtk_widget_activate_action (GTK_WIDGET (part (fixture, ACCORD_TYPE_FIELD_LIST)), "fields.history", "s", "city");
  customers_fixture_settle ();
  g_assert_true (shows_text (fixture->window, "History of City"));
  dialog = part (fixture, ADW_TYPE_DIALOG);
  g_assert_true (shows_text (dialog, "Bremen → Kiel"));
  g_assert_false (shows_text (dialog, "Ships"));
}

static gboolean
is_revealed (GtkWidget *banner, gconstpointer data)
{
  return adw_banner_get_revealed (ADW_BANNER (banner));
}

static gboolean
puts_back (GtkWidget *button, gconstpointer data)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (button), "Restore City") == 0;
}

/* Of what lies in the Trash nothing can be put back, and that is said. */
static void
test_history_in_the_trash_says_so (CustomersFixture *fixture, gconstpointer data)
{
  AccordEdit *edit = accord_edit_new ("Deleted Nordwind");
  GtkWidget *dialog;

  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "city", "Kiel");
  show (fixture, fixture->nordwind);
  gtk_widget_activate_action (GTK_WIDGET (part (fixture, ACCORD_TYPE_FIELD_LIST)), "fields.history", "s", "city");
  customers_fixture_settle ();
  dialog = part (fixture, ADW_TYPE_DIALOG);
  g_assert_null (find_widget (dialog, ADW_TYPE_BANNER, is_revealed, NULL));
  g_assert_nonnull (find_widget (dialog, GTK_TYPE_BUTTON, puts_back, NULL));
  accord_edit_delete (edit, &accord_customer_kind, fixture->nordwind);
  accord_change_set_unref (accord_test_commit (fixture->workspace, edit));
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_nonnull (find_widget (dialog, ADW_TYPE_BANNER, is_revealed, NULL));
  g_assert_null (find_widget (dialog, GTK_TYPE_BUTTON, puts_back, NULL));
}

static void
test_a_field_of_ones_own_is_edited_like_the_others (CustomersFixture *fixture, gconstpointer data)
{
  AccordFieldList *list;

  show (fixture, fixture->nordwind);
  accord_test_create (fixture->workspace, &accord_custom_field_kind, "label", "Warehouse", "target", "customer", "type", "text", NULL);
  customers_fixture_settle ();
  list = part (fixture, ACCORD_TYPE_FIELD_LIST);
  for (int i = 0; i < accord_store_get_kind (accord_workspace_get_store (fixture->workspace), &accord_customer_kind)->n_fields; i++)
    {
      const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (fixture->workspace), &accord_customer_kind);

      if (g_strcmp0 (accord_field_label (&kind->fields[i]), "Warehouse") == 0)
        {
          g_assert_true (accord_field_list_edit (list, kind->fields[i].name));
          accord_test_set (fixture->workspace, kind, fixture->nordwind, kind->fields[i].name, "B 12");
          customers_fixture_settle ();
          customers_fixture_settle ();
          g_assert_true (shows_text (part (fixture, ACCORD_TYPE_TIMELINE), "Warehouse: empty → B 12"));
          return;
        }
    }
  g_assert_not_reached ();
}

static void
await_text (gpointer root, const char *text, gboolean shown)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (shows_text (root, text) != shown && g_get_monotonic_time () < until)
    customers_fixture_settle ();
  if (shows_text (root, text) != shown)
    g_error (shown ? "“%s” did not appear." : "“%s” did not go.", text);
}

/* Won 200 and 20 days ago: every 180 days, so the next is expected in 160. */
static void
test_purchases_are_a_page (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *next = accord_date_format (accord_date_today () + 160);
  AccordCustomerPurchases *page;
  gint64 deal;
  g_autofree char *id = NULL;
  g_autofree char *product = number (accord_test_create (fixture->workspace, &accord_product_kind, "name", "Robot", NULL));

  add_won (fixture, fixture->nordwind, 200);
  show (fixture, fixture->nordwind);
  accord_customer_record_show_page (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "purchases");
  page = part (fixture, ACCORD_TYPE_CUSTOMER_PURCHASES);
  await_text (page, "Needs two purchases", TRUE);
  add_won (fixture, fixture->nordwind, 20);
  await_text (page, "usually every 180 days", TRUE);
  g_assert_true (shows_text (page, next));
  g_assert_true (shows_text (page, "2 purchases"));
  deal = accord_test_count (fixture->workspace, &accord_deal_kind);
  id = number (deal);
  accord_test_create (fixture->workspace, &accord_deal_line_kind, "deal", id, "product", product, "text", "Robot", "quantity", "1", "unit_price", "1000", NULL);
  await_text (page, "Robot", TRUE);
  undo (fixture); /* the line, then the purchase */
  undo (fixture);
  await_text (page, "Needs two purchases", TRUE);
  show (fixture, fixture->bright);
  await_text (page, "Nothing bought yet. Deals that are won stand here with what was bought.", TRUE);
}

/* A complaint raises the risk of a buyer, a lost deal makes it high; the robot was bought twice, what another bought is
 * something else. A line opens the records behind it. */
static void
test_behaviour_is_told_with_its_reasons (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->nordwind);
  g_autofree char *product = number (accord_test_create (fixture->workspace, &accord_product_kind, "name", "R2", "series", "Robots", NULL));
  AccordCustomerBehaviour *behaviour;
  GtkWidget *row;

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *deal = NULL;

      add_won (fixture, fixture->nordwind, 20 + i);
      deal = number (accord_test_count (fixture->workspace, &accord_deal_kind));
      accord_test_create (fixture->workspace, &accord_deal_line_kind, "deal", deal, "product", product, "text", "R2", "quantity", "1", "unit_price", "1000", NULL);
    }
  add_won (fixture, fixture->bright, 20);
  show (fixture, fixture->nordwind);
  accord_customer_record_show_page (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "purchases");
  await_text (fixture->window, "Churn risk: low", TRUE);
  await_text (part (fixture, ACCORD_TYPE_CUSTOMER_PURCHASES), "Nothing speaks for it", TRUE);
  behaviour = part (fixture, ACCORD_TYPE_CUSTOMER_BEHAVIOUR);
  await_text (behaviour, "Robots", TRUE);
  accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "The door jams", "customer", id, "type", "complaint", "state", "new", NULL);
  await_text (fixture->window, "Churn risk: raised", TRUE);
  await_text (behaviour, "1 open complaint", TRUE);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (find_widget (GTK_WIDGET (behaviour), GTK_TYPE_LIST_BOX, NULL, NULL), 1));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  await_text (fixture->window, "The door jams", TRUE);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (behaviour), ADW_TYPE_NAVIGATION_VIEW)));
  undo (fixture);
  await_text (fixture->window, "Churn risk: low", TRUE);
}

static void
test_files_are_a_page (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->hengrui);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) first = g_file_new_for_path ("/srv/a & b.pdf");
  g_autoptr (GFile) second = g_file_new_for_path ("/srv/plan.pdf");
  g_autofree char *stage = number (accord_test_stage (fixture->workspace, "Won"));
  g_autofree char *deal = number (accord_test_create (fixture->workspace, &accord_deal_kind, "name", "Roof", "customer", id, "stage", stage, NULL));
  GtkWidget *page;

  accord_test_create (fixture->workspace, &accord_document_kind, "name", "Of the deal", "uri", "https://a.example", "deal", deal, NULL);
  accord_test_create (fixture->workspace, &accord_document_kind, "name", "Of nobody", "uri", "https://b.example", NULL);
  show (fixture, fixture->hengrui);
  accord_customer_record_show_page (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "files");
  page = part (fixture, ACCORD_TYPE_CUSTOMER_FILES);
  await_text (page, "Of the deal", TRUE);
  g_assert_false (shows_text (page, "Of nobody"));
  g_list_store_append (files, first);
  g_list_store_append (files, second);
  accord_paper_take (page, fixture->workspace, "customer", fixture->hengrui, G_LIST_MODEL (files));
  await_text (page, "a & b.pdf", TRUE);
  g_assert_cmpstr (undo_label (fixture), ==, "Added 2 documents");
  undo (fixture);
  await_text (page, "plan.pdf", FALSE);
  g_assert_true (shows_text (page, "Of the deal"));
  g_assert_cmpint (count_unnamed (fixture->window), ==, 0);
}

static AdwDialog *
visible_dialog (CustomersFixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

  g_assert_nonnull (dialog);
  return dialog;
}

static gboolean
is_titled (GtkWidget *row, gconstpointer title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static void
move_ticket (GtkWidget *page, gint64 id, const char *state)
{
  g_assert_true (gtk_widget_activate_action (page, "ticket.move", "(xs)", id, state));
}

/* Put on hold with a reason, resolved, and taken back; told on the timeline too, where it is opened from. */
static void
test_tickets_are_a_page (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->hengrui), *other = number (fixture->nordwind);
  gint64 ticket = accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Pump <leaks> & drips", "customer", id, "type",
                                      "complaint", "priority", "high", NULL);
  AccordCustomerRecord *record;
  AdwEntryRow *reason;
  GtkWidget *page;

  accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Of somebody else", "customer", other, NULL);
  show (fixture, fixture->hengrui);
  record = part (fixture, ACCORD_TYPE_CUSTOMER_RECORD);
  await_text (part (fixture, ACCORD_TYPE_TIMELINE), "Pump <leaks> & drips", TRUE);
  accord_customer_record_show_page (record, "tickets");
  page = part (fixture, ACCORD_TYPE_CUSTOMER_TICKETS);
  await_text (page, "Pump <leaks> & drips", TRUE);
  g_assert_true (shows_text (page, "T-0001 · Complaint · High"));
  g_assert_true (shows_text (page, "New"));
  g_assert_false (shows_text (page, "Of somebody else"));
  g_assert_cmpint (count_unnamed (fixture->window), ==, 0);

  move_ticket (page, ticket, "held");
  await_text (fixture->window, "What Does It Wait For?", TRUE);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (visible_dialog (fixture)), "go"));
  reason = find_widget (visible_dialog (fixture), ADW_TYPE_ENTRY_ROW, is_titled, "Reason");
  gtk_editable_set_text (GTK_EDITABLE (reason), "The gasket is ordered");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (visible_dialog (fixture)), "go"));
  g_signal_emit_by_name (visible_dialog (fixture), "response::go", "go");
  adw_dialog_force_close (visible_dialog (fixture));
  await_text (page, "On hold", TRUE);
  g_assert_cmpstr (undo_label (fixture), ==, "“Pump <leaks> & drips”: On hold");
  move_ticket (page, ticket, "resolved");
  await_text (page, "Resolved", TRUE);
  undo (fixture);
  await_text (page, "On hold", TRUE);
  show (fixture, fixture->bright);
  await_text (page, "No questions, faults or complaints of this customer. What is resolved here asks for a revisit some days later.", TRUE);
}

/* A new one says when its answer is due; one of long ago that nobody answered, when it was (F14). */
static void
test_tickets_say_what_is_due (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->hengrui);
  GtkWidget *page;

  accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Pump drips", "customer", id, "priority", "low", NULL);
  show (fixture, fixture->hengrui);
  accord_customer_record_show_page (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "tickets");
  page = part (fixture, ACCORD_TYPE_CUSTOMER_TICKETS);
  await_text (page, "T-0001 · Low · answer due", TRUE);
  g_assert_true (shows_text (page, "to be resolved by"));
  accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Pump leaks", "customer", id, "opened_at", "2020-01-06 09:00", NULL);
  await_text (page, "answer was due", TRUE);
  g_assert_true (shows_text (page, "resolution was due"));
}

static int
place_of (GtkWidget *page, const char *title)
{
  GtkWidget *row = find_widget (page, ADW_TYPE_ACTION_ROW, is_titled, title);

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
await_place (GtkWidget *page, const char *title, int place)
{
  for (int i = 0; i < 400 && place_of (page, title) != place; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_cmpint (place_of (page, title), ==, place);
}

/* What is due next stands first although it came long ago; once it is resolved, behind what is still open. */
static void
test_tickets_stand_by_what_is_due_next (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->hengrui);
  gint64 late;
  GtkWidget *page;

  late = accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Pump leaks", "customer", id, "opened_at", "2020-01-06 09:00", NULL);
  accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Pump hums", "customer", id, "priority", "low", NULL);
  accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Pump drips", "customer", id, "priority", "urgent", NULL);
  show (fixture, fixture->hengrui);
  accord_customer_record_show_page (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "tickets");
  page = part (fixture, ACCORD_TYPE_CUSTOMER_TICKETS);
  await_place (page, "Pump leaks", 0);
  await_place (page, "Pump drips", 1);
  await_place (page, "Pump hums", 2);
  accord_test_set (fixture->workspace, &accord_ticket_kind, late, "state", "resolved");
  await_place (page, "Pump leaks", 2);
  await_place (page, "Pump drips", 0);
}

/* The form asks for a subject alone, and what is over can be opened again from the ticket itself. */
static void
test_a_ticket_is_made_and_opened_again (CustomersFixture *fixture, gconstpointer data)
{
  AccordCustomerTickets *page;
  GtkWidget *name;
  gint64 ticket;

  show (fixture, fixture->hengrui);
  accord_customer_record_show_page (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "tickets");
  page = part (fixture, ACCORD_TYPE_CUSTOMER_TICKETS);
  accord_customer_tickets_add (page);
  customers_fixture_settle ();
  name = find_widget (visible_dialog (fixture), ADW_TYPE_ENTRY_ROW, is_titled, "Subject");
  g_assert_false (shows_text (visible_dialog (fixture), "State"));
  gtk_editable_set_text (GTK_EDITABLE (name), "Where is the invoice?");
  g_assert_cmpint (count_unnamed (fixture->window), ==, 0);
  press (fixture, visible_dialog (fixture), "_Add");
  await_text (page, "Where is the invoice?", TRUE);
  g_assert_true (shows_text (page, "T-0001 · Question"));
  ticket = accord_test_count (fixture->workspace, &accord_ticket_kind);
  accord_test_set (fixture->workspace, &accord_ticket_kind, ticket, "state", "resolved");
  await_text (page, "Resolved", TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "ticket.edit", "x", ticket));
  customers_fixture_settle ();
  await_text (visible_dialog (fixture), "Resolved", TRUE);
  g_assert_cmpint (count_unnamed (fixture->window), ==, 0);
  g_assert_true (gtk_widget_activate_action (find_widget (visible_dialog (fixture), GTK_TYPE_MENU_BUTTON, NULL, NULL), "ticket.move", "(xs)",
                                             ticket, "working"));
  await_text (visible_dialog (fixture), "In progress", TRUE);
  adw_dialog_force_close (visible_dialog (fixture));
}

/* To whom, how far and since when stands in the ticket; nothing of the sort where it went nowhere. */
static void
test_a_ticket_says_to_whom_it_was_escalated (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->hengrui);
  gint64 lin = accord_test_create (fixture->workspace, &accord_member_kind, "name", "Lin <Yue>", "role", "manager", NULL);
  gint64 ticket = accord_test_create (fixture->workspace, &accord_ticket_kind, "subject", "Pump leaks", "customer", id, NULL);
  AccordEdit *edit = accord_edit_new ("Escalated");
  GtkWidget *page;

  show (fixture, fixture->hengrui);
  accord_customer_record_show_page (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "tickets");
  page = part (fixture, ACCORD_TYPE_CUSTOMER_TICKETS);
  await_text (page, "Pump leaks", TRUE);
  g_assert_true (gtk_widget_activate_action (page, "ticket.edit", "x", ticket));
  customers_fixture_settle ();
  await_text (visible_dialog (fixture), "New", TRUE);
  g_assert_false (shows_text (visible_dialog (fixture), "Level"));
  accord_edit_set_number (edit, &accord_ticket_kind, ticket, "escalated_to", lin);
  accord_edit_set_number (edit, &accord_ticket_kind, ticket, "escalation", 2);
  accord_edit_set_number (edit, &accord_ticket_kind, ticket, "escalated_at", accord_date_to_time (accord_date_from_ymd (2026, 11, 2)) + 14 * 3600000);
  accord_change_set_unref (accord_test_commit (fixture->workspace, edit));
  await_text (visible_dialog (fixture), "Escalated to Lin <Yue>", TRUE);
  g_assert_true (shows_text (visible_dialog (fixture), "Level 2 of 3: its time was over on "));
  g_assert_true (shows_text (visible_dialog (fixture), "2 Nov"));
  g_assert_cmpint (count_unnamed (fixture->window), ==, 0);
  undo (fixture);
  await_text (visible_dialog (fixture), "Escalated to", FALSE);
  adw_dialog_force_close (visible_dialog (fixture));
}

static gboolean
is_tipped (GtkWidget *button, gconstpointer text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (button), text) == 0;
}

static void
await_button (CustomersFixture *fixture, const char *tooltip, gboolean shown)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while ((find_widget (fixture->window, GTK_TYPE_BUTTON, is_tipped, tooltip) != NULL) != shown && g_get_monotonic_time () < until)
    customers_fixture_settle ();
  g_assert_cmpint (find_widget (fixture->window, GTK_TYPE_BUTTON, is_tipped, tooltip) != NULL, ==, shown);
}

/* The customer's own number and a further one, and what it said about them (M25). */
static void
test_a_forbidden_channel_is_not_offered (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->nordwind);

  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "phone", "+49 30 4711");
  accord_test_create (fixture->workspace, &accord_handle_kind, "type", "phone", "value", "+49 30 4712", "customer", id, NULL);
  show (fixture, fixture->nordwind);
  await_button (fixture, "+49 30 4711", TRUE);
  await_button (fixture, "+49 30 4712", TRUE);
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "preferred_channel", "phone");
  customers_fixture_settle ();
  g_assert_true (gtk_widget_has_css_class (find_widget (fixture->window, GTK_TYPE_BUTTON, is_tipped, "+49 30 4711"), "accent"));
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->nordwind, "forbidden_channel", "phone");
  await_button (fixture, "+49 30 4711", FALSE);
  show (fixture, fixture->bright);
  show (fixture, fixture->nordwind);
  await_button (fixture, "+49 30 4712", FALSE);
}

static AccordAvatar *
avatar_of (CustomersFixture *fixture)
{
  return accord_photo_button_get_avatar (part (fixture, ACCORD_TYPE_PHOTO_BUTTON));
}

static void
await_picture (CustomersFixture *fixture, gboolean shown)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while ((accord_avatar_get_picture (avatar_of (fixture)) != NULL) != shown && g_get_monotonic_time () < until)
    customers_fixture_settle ();
  g_assert_cmpint (accord_avatar_get_picture (avatar_of (fixture)) != NULL, ==, shown);
}

/* One pixel, and words that say to be one. */
static GFile *
picture (gboolean good)
{
  static const char png[] = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
  gsize size;
  g_autofree guchar *data = g_base64_decode (png, &size);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), good ? "accord-photo.png" : "accord-no-photo.png", NULL);

  g_assert_true (g_file_set_contents (path, good ? (const char *) data : "no picture", good ? (gssize) size : -1, NULL));
  return g_file_new_for_path (path);
}

static void
test_photo_is_taken_changed_and_removed (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) good = picture (TRUE);
  g_autoptr (GFile) bad = picture (FALSE);
  g_autoptr (DexFuture) refused = NULL;
  AccordPhotoButton *photo;

  show (fixture, fixture->nordwind);
  photo = part (fixture, ACCORD_TYPE_PHOTO_BUTTON);
  accord_test_done (accord_photo_button_take (photo, good));
  await_picture (fixture, TRUE);
  g_assert_cmpstr (undo_label (fixture), ==, "Added a photo of Nordwind Robotics");
  refused = accord_photo_button_take (photo, bad);
  accord_test_wait (refused);
  g_assert_cmpstr (g_ptr_array_index (fixture->said, fixture->said->len - 1), ==,
                   "“accord-no-photo.png” was not taken: it is no picture of a kind that can be kept (JPEG, PNG, GIF).");
  g_assert_cmpint (accord_test_count (fixture->workspace, &accord_photo_kind), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (photo), "photo.remove", NULL);
  await_picture (fixture, FALSE);
  undo (fixture); /* the removal */
  await_picture (fixture, TRUE);
  undo (fixture); /* the photo */
  await_picture (fixture, FALSE);
  g_file_delete (good, NULL, NULL);
  g_file_delete (bad, NULL, NULL);
}

static void
test_every_control_has_a_name (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *id = number (fixture->hengrui);

  accord_test_create (fixture->workspace, &accord_handle_kind, "type", "messenger", "value", "hengrui_wang", "customer", id, NULL);
  accord_test_create (fixture->workspace, &accord_preference_kind, "type", "time", "value", "Mornings", "customer", id, NULL);
  add_won (fixture, fixture->hengrui, 5);
  show (fixture, fixture->hengrui);
  accord_composer_open (part (fixture, ACCORD_TYPE_COMPOSER), "call");
  customers_fixture_settle ();
  g_assert_cmpint (count_unnamed (fixture->window), ==, 0);
}

static void
test_a_file_that_is_only_read_says_so (void)
{
  CustomersFixture fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (AccordWorkspace) reading = NULL;
  GtkWidget *window;

  customers_fixture_set_up (&fixture, NULL);
  path = g_strdup (accord_workspace_get_path (fixture.workspace));
  reading = accord_test_object (accord_workspace_open (path, ACCORD_STORE_READ_ONLY));
  window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window), accord_customer_record_new (reading));
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 800);
  gtk_window_present (GTK_WINDOW (window));
  accord_customer_record_set_id (ACCORD_CUSTOMER_RECORD (adw_window_get_content (ADW_WINDOW (window))), fixture.hengrui);
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (adw_banner_get_revealed (find_widget (window, ADW_TYPE_BANNER, NULL, NULL)));
  g_assert_true (shows_text (window, "+86 512 6288 4418"));
  g_assert_true (shows_text (window, "Visit at the Suzhou plant"));
  g_assert_null (find_widget (window, ACCORD_TYPE_COMPOSER, NULL, NULL));
  g_assert_null (find_widget (window, GTK_TYPE_BUTTON, is_labelled, "Verified Today"));
  g_assert_false (gtk_list_box_row_get_activatable (find_widget (window, ACCORD_TYPE_FIELD_ROW, NULL, NULL)));
  gtk_window_destroy (GTK_WINDOW (window));
  customers_fixture_settle ();
  accord_test_done (accord_workspace_close (reading));
  customers_fixture_tear_down (&fixture, NULL);
}

#define ADD(path, function)                                                                         \
  g_test_add ("/customers/record/" path, CustomersFixture, NULL, customers_fixture_set_up, function, customers_fixture_tear_down)

static void
log_calls (CustomersFixture *fixture, gint64 customer, int n)
{
  AccordEdit *edit = accord_edit_new ("Logged calls");

  for (int i = 0; i < n; i++)
    {
      gint64 id = accord_edit_create (edit, &accord_activity_kind);

      accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
      accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Asked how the scanner does");
      accord_edit_set_number (edit, &accord_activity_kind, id, "customer", customer);
      accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_date_to_time (accord_date_today () - i));
    }
  accord_test_done (accord_journal_commit (accord_workspace_get_journal (fixture->workspace), edit));
  accord_edit_unref (edit);
}

/* All that belongs to it, of its history the newest; as many pages as that takes. */
static void
test_printed (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "hengrui.pdf", NULL);
  g_autoptr (AccordCustomerFacts) facts = accord_test_boxed (accord_customer_facts_load (fixture->workspace, fixture->hengrui));
  g_autoptr (AccordCustomerFacts) more = NULL;
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  g_autoptr (AccordCustomerSheet) sheet = accord_customer_sheet_new (facts, context, 480, 720);
  g_autoptr (AccordCustomerSheet) longer = NULL;
  g_autofree char *bytes = NULL;

  g_assert_cmpstr (accord_record_title (facts->customer), ==, "苏州恒瑞医疗器械");
  g_assert_cmpuint (facts->people->len, >, 0);
  g_assert_cmpuint (facts->deals->len, >, 0);
  g_assert_cmpuint (facts->planned->len, >, 0);
  g_assert_cmpuint (accord_customer_sheet_get_n (sheet), >=, 1);
  log_calls (fixture, fixture->hengrui, 260);
  more = accord_test_boxed (accord_customer_facts_load (fixture->workspace, fixture->hengrui));
  g_assert_cmpuint (more->done->len, ==, 200);
  longer = accord_customer_sheet_new (more, context, 480, 720);
  g_assert_cmpuint (accord_customer_sheet_get_n (longer), >, accord_customer_sheet_get_n (sheet) + 2);
  accord_test_done (accord_customer_print (fixture->window, fixture->workspace, fixture->hengrui, path));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  g_object_unref (context);
  g_unlink (path);
  g_rmdir (folder);
}

/* It lies below what can be seen, and is hidden until then. */
static void
test_composer_comes_into_sight (CustomersFixture *fixture, gconstpointer data)
{
  graphene_rect_t place;
  AccordComposer *composer;

  customers_fixture_present (fixture, 360, 640);
  accord_customers_page_show (fixture->page, fixture->hengrui);
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (accord_customers_page_log (fixture->page, 0));
  customers_fixture_settle ();
  customers_fixture_settle ();
  composer = find_widget (fixture->window, ACCORD_TYPE_COMPOSER, NULL, NULL);
  g_assert_nonnull (composer);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (composer), fixture->window, &place));
  g_assert_cmpfloat (place.origin.y, >=, 0);
  g_assert_cmpfloat (place.origin.y + MIN (place.size.height, 200), <=, 640);
}

/* Shows every empty field that is typed, so that what comes behind is out of the window. */
static void
fill_the_window (AccordFieldList *list)
{
  const AccordKind *kind = &accord_customer_kind;

  for (int i = 0; i < kind->n_fields; i++)
    {
      AccordFieldRow *row = accord_field_list_get_row (list, kind->fields[i].name);

      if (row == NULL || accord_field_is_link (&kind->fields[i]) || kind->fields[i].type == ACCORD_FIELD_CHOICE ||
          kind->fields[i].type == ACCORD_FIELD_BOOLEAN)
        continue;
      accord_field_list_edit (list, kind->fields[i].name);
      accord_field_row_cancel (row);
    }
}

/* As "Set by Hand" and "Add Field" do: the row was not there before, or is far below. */
static void
test_choices_of_an_added_field_stay_open (CustomersFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "tier_pin", "preferred_channel", "referrer" };
  AccordFieldList *list;

  show (fixture, fixture->nordwind);
  list = find_widget (part (fixture, ACCORD_TYPE_CUSTOMER_DETAILS), ACCORD_TYPE_FIELD_LIST, NULL, NULL);
  fill_the_window (list);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *row = GTK_WIDGET (accord_field_list_get_row (list, names[i])), *popover;
      graphene_rect_t place;

      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW))), 0);
      customers_fixture_settle ();
      g_assert_false (gtk_widget_get_visible (row));
      g_assert_true (accord_field_list_edit (list, names[i]));
      for (int n = 0; n < 4; n++)
        customers_fixture_settle ();
      popover = find_widget (row, GTK_TYPE_POPOVER, NULL, NULL);
      g_assert_nonnull (popover);
      g_assert_true (gtk_widget_get_mapped (popover));
      g_assert_true (gtk_widget_compute_bounds (row, fixture->window, &place));
      g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (fixture->window));
      gtk_popover_popdown (GTK_POPOVER (popover));
      customers_fixture_settle ();
    }
}

static void
test_set_by_hand_on_a_telephone (CustomersFixture *fixture, gconstpointer data)
{
  AccordFieldList *list;
  GtkWidget *row;

  customers_fixture_present (fixture, 360, 740);
  show (fixture, fixture->nordwind);
  g_assert_true (gtk_widget_activate_action (part (fixture, ACCORD_TYPE_CUSTOMER_RECORD), "record.pin-tier", NULL));
  for (int n = 0; n < 4; n++)
    customers_fixture_settle ();
  list = find_widget (part (fixture, ACCORD_TYPE_CUSTOMER_DETAILS), ACCORD_TYPE_FIELD_LIST, NULL, NULL);
  row = GTK_WIDGET (accord_field_list_get_row (list, "tier_pin"));
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_nonnull (find_widget (row, GTK_TYPE_POPOVER, NULL, NULL));
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
  ADD ("is-printed-with-all-that-belongs-to-it", test_printed);
  ADD ("suggestion-is-applied-in-one-step", test_suggestion_is_applied_in_one_step);
  ADD ("declined-suggestion-is-remembered", test_declined_suggestion_is_remembered);
  ADD ("class-and-tier-stand-among-the-tags", test_class_and_tier_stand_among_the_tags);
  ADD ("what-is-missing-is-added-where-it-is-read", test_what_is_missing_is_added_where_it_is_read);
  ADD ("missing-people-open-the-form", test_missing_people_open_the_form);
  ADD ("verified-today-moves-the-check", test_verified_today_moves_the_check);
  ADD ("5000-entries-hold-few-rows", test_five_thousand_entries_hold_few_rows);
  ADD ("filter-shows-one-kind", test_filter_shows_one_kind);
  ADD ("people-who-came-with-their-customer-are-no-news", test_people_who_came_along);
  ADD ("field-changes-fold-and-open", test_field_changes_fold_and_open);
  ADD ("changes-of-two-people-stand-apart", test_changes_of_two_people_stand_apart);
  ADD ("an-answer-to-a-survey-is-logged", test_an_answer_to_a_survey_is_logged);
  ADD ("the-composer-comes-into-sight", test_composer_comes_into_sight);
  ADD ("a-day-in-the-text-plans-the-step", test_a_day_in_the_text_plans_the_step);
  ADD ("a-chip-pressed-goes-before-the-text", test_a_chip_pressed_goes_before_the_text);
  ADD ("a-star-prefers-a-way-to-reach", test_a_star_prefers_a_way_to_reach);
  ADD ("people-of-others-are-linked-and-unlinked", test_people_of_others_are_linked_and_unlinked);
  ADD ("a-line-calls-who-stands-in-it", test_the_line_calls_who_stands_in_it);
  ADD ("history-of-a-field-is-its-own", test_history_of_a_field_is_its_own);
  ADD ("history-in-the-trash-says-so", test_history_in_the_trash_says_so);
  ADD ("a-field-of-ones-own-is-edited-like-the-others", test_a_field_of_ones_own_is_edited_like_the_others);
  ADD ("purchases-are-a-page-that-follows", test_purchases_are_a_page);
  ADD ("behaviour-is-told-with-its-reasons", test_behaviour_is_told_with_its_reasons);
  ADD ("files-of-the-customer-and-its-deals-are-a-page", test_files_are_a_page);
  ADD ("tickets-are-a-page-and-stand-on-the-timeline", test_tickets_are_a_page);
  ADD ("tickets-say-what-is-due", test_tickets_say_what_is_due);
  ADD ("tickets-stand-by-what-is-due-next", test_tickets_stand_by_what_is_due_next);
  ADD ("a-ticket-is-made-and-opened-again", test_a_ticket_is_made_and_opened_again);
  ADD ("a-ticket-says-to-whom-it-was-escalated", test_a_ticket_says_to_whom_it_was_escalated);
  ADD ("a-photo-is-taken-removed-and-undone", test_photo_is_taken_changed_and_removed);
  ADD ("a-forbidden-channel-is-not-offered", test_a_forbidden_channel_is_not_offered);
  ADD ("choices-of-an-added-field-stay-open", test_choices_of_an_added_field_stay_open);
  ADD ("set-by-hand-on-a-telephone-shows-the-details", test_set_by_hand_on_a_telephone);
  ADD ("every-control-has-a-name", test_every_control_has_a_name);
  g_test_add_func ("/customers/record/a-file-that-is-only-read-says-so", test_a_file_that_is_only_read_says_so);
  return g_test_run ();
}
