/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What own fields in the preferences, and the list of records to verify, guarantee. */

#include "accord-config.h"

#include "care-fixture.h"
#include "test-care-paste.h"

#include "accord-custom-field.h"
#include "accord-date.h"
#include "accord-field-list.h"
#include "accord-own-field-edits.h"
#include "accord-own-fields-page.h"

static AccordOwnFieldsPage *
open_fields (CareFixture *fixture)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = accord_own_fields_page_new (fixture->base.workspace);

  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (dialog, fixture->base.window);
  customers_fixture_settle ();
  return ACCORD_OWN_FIELDS_PAGE (page);
}

static void
act (gpointer widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) taken = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (widget, action, taken));
  customers_fixture_settle ();
  customers_fixture_settle ();
}

static void
undo (CareFixture *fixture)
{
  g_autoptr (AccordChangeSet) set = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (fixture->base.workspace)));

  customers_fixture_settle ();
}

static void
add_field (CareFixture *fixture, AccordOwnFieldsPage *page, const char *label)
{
  act (page, "own.add", g_variant_new_string ("customer"));
  gtk_editable_set_text (find_widget (care_fixture_dialog (fixture), ADW_TYPE_ENTRY_ROW, NULL, NULL), label);
  care_fixture_press (care_fixture_dialog (fixture), "_Add");
}

static gboolean
is_titled (GtkWidget *row, gconstpointer title)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title);
}

/* What is linked to most is what a new link leads to, as the kinds are offered on the page before. */
static void
test_a_link_leads_to_customers_first (CareFixture *fixture, gconstpointer data)
{
  AccordOwnFieldsPage *page = open_fields (fixture);
  g_autoptr (GtkStringObject) kind = NULL;
  AdwComboRow *row;

  act (page, "own.add", g_variant_new_string ("customer"));
  row = find_widget (care_fixture_dialog (fixture), ADW_TYPE_COMBO_ROW, is_titled, "Holds");
  adw_combo_row_set_selected (row, g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1);
  customers_fixture_settle ();
  row = find_widget (care_fixture_dialog (fixture), ADW_TYPE_COMBO_ROW, is_titled, "Links To");
  g_assert_nonnull (row);
  kind = g_object_ref (adw_combo_row_get_selected_item (row));
  g_assert_cmpstr (gtk_string_object_get_string (kind), ==, "Customer");
}

static const AccordKind *
own_kind (CareFixture *fixture)
{
  return accord_store_get_kind (accord_workspace_get_store (fixture->base.workspace), &accord_customer_kind);
}

static gint64
field_id (CareFixture *fixture, const char *label)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_custom_field_kind);
  g_autoptr (GPtrArray) fields = accord_test_boxed (accord_store_select (accord_workspace_get_store (fixture->base.workspace), query));

  for (guint i = 0; i < fields->len; i++)
    if (g_strcmp0 (accord_record_title (fields->pdata[i]), label) == 0)
      return accord_record_id (fields->pdata[i]);
  g_assert_not_reached ();
}

/* "Region, Fair": the own fields of customers as the record page has them. */
static char *
order_of (CareFixture *fixture)
{
  const AccordKind *kind = own_kind (fixture);
  int order[ACCORD_KIND_FIELDS_MAX];
  GString *words = g_string_new (NULL);

  accord_kind_field_order (kind, order);
  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[order[i]].flags & ACCORD_FIELD_CUSTOM) && !(kind->fields[order[i]].flags & ACCORD_FIELD_HIDDEN))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", kind->fields[order[i]].label);
  return g_string_free_and_steal (words);
}

static void
assert_order (CareFixture *fixture, const char *expected)
{
  g_autofree char *order = order_of (fixture);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_added_field_is_on_the_record_at_once (CareFixture *fixture, gconstpointer data)
{
  AccordOwnFieldsPage *page;
  AccordFieldList *list;

  accord_customers_page_show (fixture->base.page, fixture->base.bright);
  customers_fixture_settle ();
  page = open_fields (fixture);
  add_field (fixture, page, "Region");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Region"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "are used, retired ones included"));
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (fixture->base.workspace)), ==,
                   "Added the field “Region” to customers");
  list = find_widget (fixture->base.page, ACCORD_TYPE_FIELD_LIST, NULL, NULL);
  g_assert_nonnull (accord_field_list_get_row (list, own_kind (fixture)->fields[accord_customer_kind.n_fields].name));
  undo (fixture);
  assert_order (fixture, "");
  g_assert_cmpint (count_unnamed (care_fixture_dialog (fixture)), ==, 0);
}

static void
test_refusal_is_said_in_the_form (CareFixture *fixture, gconstpointer data)
{
  AccordOwnFieldsPage *page = open_fields (fixture);

  add_field (fixture, page, "Phone");
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Customers have a field “Phone” already."));
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_custom_field_kind), ==, 0);
}

/* As the handle and the menu say it: a field, and the one whose place it takes. */
static GVariant *
of_two (CareFixture *fixture, const char *moved, const char *place)
{
  return g_variant_new ("(xx)", field_id (fixture, moved), field_id (fixture, place));
}

static void
test_order_is_theirs_and_undone_in_one_step (CareFixture *fixture, gconstpointer data)
{
  AccordOwnFieldsPage *page = open_fields (fixture);

  add_field (fixture, page, "A");
  add_field (fixture, page, "B");
  add_field (fixture, page, "C");
  assert_order (fixture, "A, B, C");
  act (page, "own.place", of_two (fixture, "C", "B"));
  assert_order (fixture, "A, C, B");
  act (page, "own.place", of_two (fixture, "A", "C"));
  assert_order (fixture, "C, A, B");
  undo (fixture);
  assert_order (fixture, "A, C, B");
}

static void
test_fields_without_an_order_can_be_moved (CareFixture *fixture, gconstpointer data)
{
  AccordOwnFieldsPage *page;
  const char *const labels[] = { "A", "B", "C" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    accord_test_create (fixture->base.workspace, &accord_custom_field_kind, "label", labels[i], "target", "customer", "type", "text", NULL);
  page = open_fields (fixture);
  act (page, "own.place", of_two (fixture, "A", "B"));
  assert_order (fixture, "B, A, C");
  act (page, "own.place", of_two (fixture, "C", "B")); /* dropped on the first */
  assert_order (fixture, "C, B, A");
}

static void
test_retired_field_keeps_its_values (CareFixture *fixture, gconstpointer data)
{
  AccordOwnFieldsPage *page = open_fields (fixture);
  const char *name;
  gint64 id;

  add_field (fixture, page, "Region");
  id = field_id (fixture, "Region");
  name = own_kind (fixture)->fields[accord_customer_kind.n_fields].name;
  accord_test_set (fixture->base.workspace, own_kind (fixture), fixture->base.bright, name, "North");
  act (page, "own.open", g_variant_new_int64 (id));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "1 record has a value here."));
  act (page, "own.retire", g_variant_new_int64 (id));
  assert_order (fixture, "");
  act (page, "own.retire", g_variant_new_int64 (id));
  assert_order (fixture, "Region");
  {
    g_autoptr (AccordRecord) record = accord_test_load (fixture->base.workspace, own_kind (fixture), fixture->base.bright);

    g_assert_cmpstr (accord_record_text (record, name), ==, "North");
  }
}

static void
test_due_records_are_verified_one_and_all (CareFixture *fixture, gconstpointer data)
{
  AccordWorkspace *workspace = fixture->base.workspace;
  g_autoptr (AccordRecord) record = NULL;

  accord_test_set (workspace, &accord_customer_kind, fixture->base.bright, "verified", "2024-01-10");
  accord_test_set (workspace, &accord_customer_kind, fixture->base.lumen, "verified", "2024-02-10");
  accord_test_set (workspace, &accord_customer_kind, fixture->base.nordwind, "verified", "2024-03-10");
  care_fixture_act (fixture, "verify-list", NULL);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Bright Foods"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "3 customers"));
  g_assert_cmpint (count_unnamed (care_fixture_dialog (fixture)), ==, 0);
  act (care_fixture_dialog (fixture), "due.verify", g_variant_new_int64 (fixture->base.lumen));
  g_assert_false (shows_text (care_fixture_dialog (fixture), "Lumen Health"));
  act (care_fixture_dialog (fixture), "due.tick-all", NULL);
  act (care_fixture_dialog (fixture), "due.verify-ticked", NULL);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Nothing to Verify"));
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (workspace)), ==, "Verified 2 customers");
  record = accord_test_load (workspace, &accord_customer_kind, fixture->base.nordwind);
  g_assert_cmpint (accord_record_number (record, "verified"), ==, accord_date_today ());
  undo (fixture);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "2 customers"));
}

/* Somebody goes through the list while colleagues write: what is ticked stays so. */
static void
test_due_ticks_stay (CareFixture *fixture, gconstpointer data)
{
  AccordWorkspace *workspace = fixture->base.workspace;
  gint64 dates[] = { fixture->base.bright, fixture->base.lumen, fixture->base.nordwind };
  GtkListView *list;
  g_autoptr (AccordRecord) record = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    accord_test_set (workspace, &accord_customer_kind, dates[i], "verified", ((const char *const[]) { "2024-01-10", "2024-02-10", "2024-03-10" })[i]);
  care_fixture_act (fixture, "verify-list", NULL);
  list = find_widget (care_fixture_dialog (fixture), GTK_TYPE_LIST_VIEW, NULL, NULL);
  gtk_selection_model_select_item (gtk_list_view_get_model (list), 0, FALSE);
  gtk_selection_model_select_item (gtk_list_view_get_model (list), 2, FALSE);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Verified Today (2)"));
  accord_test_set (workspace, &accord_customer_kind, fixture->base.hengrui, "city", "Wuxi");
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Verified Today (2)"));
  act (care_fixture_dialog (fixture), "due.verify", g_variant_new_int64 (fixture->base.lumen)); /* the one between them */
  g_assert_false (shows_text (care_fixture_dialog (fixture), "Lumen Health"));
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Verified Today (2)"));
  act (care_fixture_dialog (fixture), "due.verify-ticked", NULL);
  g_assert_true (shows_text (care_fixture_dialog (fixture), "Nothing to Verify"));
  record = accord_test_load (workspace, &accord_customer_kind, fixture->base.nordwind);
  g_assert_cmpint (accord_record_number (record, "verified"), ==, accord_date_today ());
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
  ADD ("fields/added-field-is-on-the-record-at-once", test_added_field_is_on_the_record_at_once);
  ADD ("fields/a-link-leads-to-customers-first", test_a_link_leads_to_customers_first);
  ADD ("fields/refusal-is-said-in-the-form", test_refusal_is_said_in_the_form);
  ADD ("fields/order-is-theirs-and-undone-in-one-step", test_order_is_theirs_and_undone_in_one_step);
  ADD ("fields/fields-without-an-order-can-be-moved", test_fields_without_an_order_can_be_moved);
  ADD ("fields/retired-field-keeps-its-values", test_retired_field_keeps_its_values);
  ADD ("due/records-are-verified-one-and-all", test_due_records_are_verified_one_and_all);
  ADD ("due/ticks-stay-while-others-write", test_due_ticks_stay);

  add_paste_tests ();
  add_palette_tests ();
  return g_test_run ();
}
