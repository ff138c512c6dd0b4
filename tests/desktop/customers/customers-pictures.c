/* SPDX-License-Identifier: GPL-3.0-or-later */

/* customers-pictures FILE WIDTH HEIGHT [dark] [none] [record] [nordwind] [long] [compose] [history]
 * [drill] [new] [search]: one picture of the page, to be looked at. Run it under tests/support/display. */

#include "accord-config.h"

#include "customers-fixture.h"

#include "accord-cell-editor.h"
#include "accord-composer.h"
#include "accord-customers-list-private.h"
#include "accord-filter-editor.h"
#include "accord-date.h"
#include "accord-customer-people.h"
#include "accord-customer-record.h"
#include "accord-field-list.h"
#include "accord-record-table.h"
#include "accord-stat-strip.h"
#include <locale.h>
#include "accord-test-look.h"

static gboolean
has (int argc, char **argv, const char *word)
{
  for (int i = 4; i < argc; i++)
    if (g_str_equal (argv[i], word))
      return TRUE;
  return FALSE;
}

static void
set_up_look (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  accord_test_look ();
}

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* Purchases, handles, preferences, somebody from elsewhere, a parent and a referred customer. */
static void
add_more (CustomersFixture *fixture)
{
  AccordWorkspace *workspace = fixture->workspace;
  g_autofree char *id = number (fixture->hengrui);
  g_autofree char *other = number (fixture->nordwind);
  g_autofree char *won = number (accord_test_stage (workspace, "Won"));
  g_autofree char *bright = number (fixture->bright);
  g_autofree char *today = accord_date_to_iso (accord_date_today () - 20);
  g_autofree char *before = accord_date_to_iso (accord_date_today () - 200);
  g_autofree char *person = NULL;
  g_autofree char *robot = number (accord_test_create (workspace, &accord_product_kind, "name", "Clean-room robot R2", "series", "Clean room", NULL));
  g_autofree char *deal = NULL;

  deal = number (accord_test_create (workspace, &accord_deal_kind, "name", "Second line", "customer", id, "stage", won, "amount", "48000", "closed_on", before, NULL));
  accord_test_create (workspace, &accord_deal_line_kind, "deal", deal, "product", robot, "text", "Clean-room robot R2", "quantity", "2", "unit_price", "20000", NULL);
  accord_test_create (workspace, &accord_deal_line_kind, "deal", deal, "text", "Freight and installation in Suzhou", "quantity", "1", "unit_price", "8000", NULL);
  accord_test_create (workspace, &accord_document_kind, "name", "Frame contract 2026.pdf", "uri", "file:///srv/contracts/frame.pdf", "type", "contract", "version", "2", "customer", id, NULL);
  accord_test_create (workspace, &accord_document_kind, "name", "Layout of the clean room.pdf", "uri", "https://files.example/layout.pdf", "type", "specification", "deal", deal, NULL);
  accord_test_create (workspace, &accord_deal_kind, "name", "Installation", "customer", id, "stage", won, "amount", "96000", "closed_on", today, "product", robot, NULL);
  accord_test_create (workspace, &accord_ticket_kind, "subject", "The door of the clean room jams", "customer", id, "type", "complaint", "state", "new", NULL);
  accord_test_create (workspace, &accord_activity_kind, "title", "After delivery", "type", "survey", "customer", id, "done_at", today, "scale", "5", "score", "2", NULL);
  accord_test_create (workspace, &accord_deal_kind, "name", "Pilot", "customer", id, "stage", won, "amount", "12000", "closed_on", before, NULL);
  accord_test_create (workspace, &accord_deal_kind, "name", "Robot", "customer", bright, "stage", won, "amount", "7000", "closed_on", before, NULL);
  accord_test_create (workspace, &accord_handle_kind, "type", "messenger", "label", "WeChat", "value", "hengrui_wang", "customer", id, "preferred", "yes", NULL);
  accord_test_create (workspace, &accord_handle_kind, "type", "phone", "label", "Night line", "value", "+86 512 6288 9999", "customer", id, "forbidden", "yes", NULL);
  accord_test_create (workspace, &accord_preference_kind, "type", "time", "value", "Mornings, never on Mondays", "source", "Visit", "noted_on", today, "customer", id, NULL);
  person = number (accord_test_create (workspace, &accord_contact_kind, "name", "Björn Larsen", "customer", other, "phone", "+49 421 1", NULL));
  accord_test_create (workspace, &accord_affiliation_kind, "contact", person, "customer", id, "role", "supports", "position", "Advisor", NULL);
  accord_test_set (workspace, &accord_customer_kind, fixture->hengrui, "parent", other);
  accord_test_set (workspace, &accord_customer_kind, fixture->bright, "referrer", id);
  accord_test_set (workspace, &accord_customer_kind, fixture->hengrui, "lifecycle", "buyer");
  accord_test_set (workspace, &accord_customer_kind, fixture->hengrui, "employees", "320");
  accord_test_set (workspace, &accord_customer_kind, fixture->hengrui, "website", "https://hengrui-med.example");
  accord_test_set (workspace, &accord_customer_kind, fixture->hengrui, "source", "Fair");
}

static gboolean
add_many_func (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordKind *kind = &accord_activity_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Call number %d", 5000 - i);

      accord_value_set_text (&values[accord_kind_find (kind, "title")], title);
      accord_value_set_text (&values[accord_kind_find (kind, "type")], i % 3 ? "call" : "email");
      accord_value_set_text (&values[accord_kind_find (kind, "body")], i % 4 ? NULL : "They asked again, and we answered again; nobody knows yet what will come of it, but the talk was pleasant.");
      accord_value_set_number (&values[accord_kind_find (kind, "customer")], ((CustomersFixture *) data)->hengrui);
      accord_value_set_number (&values[accord_kind_find (kind, "done_at")], accord_date_to_time (accord_date_today () - 15) - (gint64) i * 7200000);
      if (accord_bulk_create (bulk, kind, values, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
scroll_to (GtkWidget *record, double share)
{
  GtkScrolledWindow *scroller = find_widget (record, GTK_TYPE_SCROLLED_WINDOW, NULL, NULL);
  GtkAdjustment *page = gtk_scrolled_window_get_vadjustment (scroller);

  gtk_adjustment_set_value (page, share * gtk_adjustment_get_upper (page));
  customers_fixture_settle ();
}

static void
pose_picks (CustomersFixture *fixture)
{
  AccordCustomersList *list = find_widget (fixture->window, ACCORD_TYPE_CUSTOMERS_LIST, NULL, NULL);

  accord_picks_toggle (list->picks, fixture->hengrui);
  accord_picks_toggle (list->picks, fixture->bright);
  accord_picks_toggle (list->picks, fixture->lumen);
}

static void
pose_filters (CustomersFixture *fixture, gboolean nothing)
{
  AccordCustomersList *list = find_widget (fixture->window, ACCORD_TYPE_CUSTOMERS_LIST, NULL, NULL);
  g_autoptr (AccordFilter) filter = accord_filter_new (&accord_customer_kind, FALSE);

  accord_filter_parse (filter, nothing ? "city=Bremen" : "city!=Bremen", "EUR", NULL);
  accord_filter_parse (filter, nothing ? "industry=Food" : "industry!=Food", "EUR", NULL);
  accord_filter_bar_add (list->bar, filter);
}

static void
pose_funnel (CustomersFixture *fixture, gboolean value)
{
  AccordCustomersList *list = find_widget (fixture->window, ACCORD_TYPE_CUSTOMERS_LIST, NULL, NULL);

  accord_filter_bar_open (list->bar);
  customers_fixture_settle ();
  if (value)
    accord_filter_editor_choose (ACCORD_FILTER_EDITOR (accord_filter_bar_get_editor (list->bar)), "lifecycle");}

static void
pose_table (CustomersFixture *fixture, int argc, char **argv)
{
  AccordRecordTable *table;

  g_object_set (fixture->page, "table", TRUE, NULL);
  customers_fixture_settle ();
  table = find_widget (fixture->window, ACCORD_TYPE_RECORD_TABLE, NULL, NULL);
  if (has (argc, argv, "select"))
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (accord_record_table_get_selection (table)));
  if (has (argc, argv, "invalid"))
    accord_record_table_show_column (table, "lifecycle", FALSE);
  if (has (argc, argv, "invalid"))
    accord_record_table_show_column (table, "employees", TRUE);
  customers_fixture_settle ();
  if (has (argc, argv, "edit") || has (argc, argv, "invalid"))
    g_assert_true (accord_record_table_edit (table, fixture->nordwind, has (argc, argv, "invalid") ? "employees" : "city"));
  customers_fixture_settle ();
  if (has (argc, argv, "invalid"))
    {
      AccordCellEditor *editor = find_widget (table, ACCORD_TYPE_CELL_EDITOR, NULL, NULL);

      accord_cell_editor_type (editor, "many");
      accord_cell_editor_save (editor, ACCORD_CELL_STAY);
    }
  if (has (argc, argv, "choice"))
    g_assert_true (accord_record_table_edit (table, fixture->nordwind, "lifecycle"));
  if (has (argc, argv, "columns"))
    gtk_widget_activate_action (GTK_WIDGET (table), "table.columns", NULL);
  if (has (argc, argv, "export"))
    gtk_widget_activate_action (GTK_WIDGET (table), "table.export", NULL);
}

static void
pose (CustomersFixture *fixture, int argc, char **argv)
{
  GtkWidget *record;

  if (has (argc, argv, "full"))
    add_more (fixture);
  if (has (argc, argv, "many"))
    accord_test_done (accord_journal_bulk (accord_workspace_get_journal (fixture->workspace), "Imported", add_many_func, fixture, NULL));
  if (has (argc, argv, "table"))
    pose_table (fixture, argc, argv);
  if (has (argc, argv, "record"))
    accord_customers_page_show (fixture->page, has (argc, argv, "nordwind") ? fixture->nordwind : fixture->hengrui);
  if (has (argc, argv, "long"))
    accord_test_set (fixture->workspace, &accord_customer_kind, fixture->hengrui, "name",
                     "Donaudampfschifffahrtsgesellschaftskapitänskajüte International Holding GmbH & Co. KG of the Lower Danube");
  customers_fixture_settle ();
  record = find_widget (fixture->window, ACCORD_TYPE_CUSTOMER_RECORD, NULL, NULL);
  if (has (argc, argv, "purchases") || has (argc, argv, "files"))
    accord_customer_record_show_page (ACCORD_CUSTOMER_RECORD (record), has (argc, argv, "files") ? "files" : "purchases");
  customers_fixture_settle ();
  if (has (argc, argv, "middle"))
    for (int i = 0; i < 4; i++)
      scroll_to (record, 0.6);
  if (has (argc, argv, "end"))
    scroll_to (record, 1);
  if (has (argc, argv, "compose"))
    accord_composer_open (find_widget (fixture->window, ACCORD_TYPE_COMPOSER, NULL, NULL), "call");
  if (has (argc, argv, "person"))
    g_signal_emit_by_name (find_widget (find_widget (record, ACCORD_TYPE_CUSTOMER_PEOPLE, NULL, NULL), ADW_TYPE_ACTION_ROW, NULL, NULL), "activate");
  if (has (argc, argv, "city"))
    gtk_widget_activate_action (find_widget (record, ACCORD_TYPE_FIELD_LIST, NULL, NULL), "fields.history", "s", "lifecycle");
  if (has (argc, argv, "text"))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_widget (fixture->window, GTK_TYPE_TEXT_VIEW, NULL, NULL)),
                              "Budget approved for Q1. 王建国 wants the service part split; call back Tuesday 10:00.", -1);
  if (has (argc, argv, "history"))
    gtk_widget_activate_action (record, "record.history", NULL);
  if (has (argc, argv, "drill"))
    g_signal_emit_by_name (find_widget (record, ACCORD_TYPE_STAT_STRIP, NULL, NULL), "cell-activated", 0);
  if (has (argc, argv, "new"))
    accord_customers_page_new_customer (fixture->page);
  if (has (argc, argv, "steps"))
    gtk_widget_activate_action (find_widget (fixture->window, ACCORD_TYPE_CUSTOMERS_LIST, NULL, NULL), "list.sort", "s", "next_step");
  if (has (argc, argv, "picks"))
    pose_picks (fixture);
  if (has (argc, argv, "filters"))
    pose_filters (fixture, has (argc, argv, "nothing"));
  if (has (argc, argv, "funnel"))
    pose_funnel (fixture, has (argc, argv, "value"));
  if (has (argc, argv, "search"))
    gtk_editable_set_text (find_widget (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL), "hengrui paris");
  customers_fixture_settle ();
  customers_fixture_settle ();
}

int
main (int argc, char **argv)
{
  CustomersFixture fixture = { 0 };
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  dex_init ();
  adw_init ();
  if (argc < 4)
    g_error ("customers-pictures FILE WIDTH HEIGHT …");
  set_up_look (has (argc, argv, "dark"));
  customers_fixture_set_up (&fixture, has (argc, argv, "none") ? "" : NULL);
  customers_fixture_present (&fixture, atoi (argv[2]), atoi (argv[3]));
  pose (&fixture, argc, argv);
  command = g_strdup_printf ("import -window root %s", argv[1]);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  customers_fixture_tear_down (&fixture, NULL);
  return 0;
}
