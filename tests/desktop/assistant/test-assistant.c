/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the import assistant guarantees, on a real workspace in a real window. */

#include "accord-config.h"

#include "assistant-driver.h"

#include <glib/gstdio.h>
#include <string.h>

#include "accord-assistant-column-row.h"
#include "accord-assistant-decisions.h"
#include "accord-assistant-grid.h"
#include "accord-assistant-line.h"
#include "accord-assistant-targets.h"
#include "accord-assistant-words.h"

static char *folder;

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
shared_file (const char *name)
{
  const char *shared = g_getenv ("ACCORD_SHARED_DATA");
  g_autofree char *path = shared == NULL ? NULL : g_build_filename (shared, name, NULL);

  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static gint64
count (CustomersFixture *fixture, const AccordKind *kind)
{
  return accord_test_count (fixture->workspace, kind);
}

static const char *
target_of (AccordAssistant *assistant, guint column)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (assistant_source (assistant, 0));

  return ((AccordImportColumn *) accord_import_plan_get_columns (plan)->pdata[column])->target;
}

static AccordAssistant *
begin (CustomersFixture *fixture, const char *path)
{
  return assistant_present (fixture, (const char *const[]){ path, NULL });
}

static void
end (AccordAssistant *assistant)
{
  adw_dialog_force_close (ADW_DIALOG (assistant));
  customers_fixture_settle ();
}

#define THREE_NEW "Name,Phone,City\nAlpha Works,+49 30 1,Berlin\nBeta Works,+49 30 2,Bonn\nGamma Works,+49 30 3,Trier\n"

static void
test_way_through (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  gint64 before = count (fixture, &accord_customer_kind);
  AccordAssistant *assistant = begin (fixture, path);

  g_assert_true (shows_text (assistant_page (assistant), "Customers · CSV · 3 rows · UTF-8 · comma"));
  assistant_go_to (assistant, "map");
  g_assert_true (shows_text (assistant_page (assistant), "3 of 3 matched by name and content"));
  g_assert_true (shows_text (assistant_page (assistant), "3 ready"));
  assistant_go_to (assistant, "check");
  g_assert_true (shows_text (assistant_page (assistant), "Nothing is written yet. 3 records would be added or updated."));
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before);
  assistant_go_to (assistant, "run");
  g_assert_true (shows_text (assistant_page (assistant), "3 records were added or updated."));
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before + 3);
  end (assistant);
}

/* The first Enter goes on; the button that takes the file off again stands first, and had it. */
static void
test_enter_goes_on (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  AccordAssistant *assistant = begin (fixture, path);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "C_ontinue");
  end (assistant);
}

static void
undo_change_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CustomersFixture *fixture = data;

  dex_future_disown (accord_journal_undo_txn (accord_workspace_get_journal (fixture->workspace), g_variant_get_int64 (parameter)));
}

static void
test_undo (CustomersFixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = { { "undo-change", undo_change_cb, "x", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  gint64 before = count (fixture, &accord_customer_kind);
  AccordAssistant *assistant;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  assistant = begin (fixture, path);
  assistant_go_to (assistant, "run");
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before + 3);
  g_assert_true (assistant_press (assistant_page (assistant), "Undo Import"));
  customers_fixture_settle ();
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before);
  g_assert_null (g_object_get_data (G_OBJECT (fixture->window), "accord-assistant"));
}

static gpointer
nth (gpointer root, GType type, guint *n)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkDropDown *
drop_down (AccordAssistant *assistant, guint column)
{
  GtkWidget *list = find_widget (assistant_page (assistant), GTK_TYPE_DROP_DOWN, NULL, NULL);
  guint n = column;

  g_assert_nonnull (list);
  return nth (assistant_page (assistant), GTK_TYPE_DROP_DOWN, &n);
}

/* Opens it, or closes it again; the key does so after a moment. */
static void
open_choice (GtkDropDown *choice)
{
  GtkToggleButton *button = find_widget (choice, GTK_TYPE_TOGGLE_BUTTON, NULL, NULL);

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
choose_target (AccordAssistant *assistant, guint column, const char *label)
{
  GtkDropDown *choice = drop_down (assistant, column);
  GListModel *model = gtk_drop_down_get_model (choice);

  open_choice (choice);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label))
      {
        gtk_drop_down_set_selected (choice, i);
        open_choice (choice);
        assistant_wait (assistant);
        return;
      }
  g_error ("column %u cannot go to “%s”", column, label);
}

static void
test_columns_are_mapped (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  AccordAssistant *assistant = begin (fixture, path);

  assistant_go_to (assistant, "map");
  choose_target (assistant, 2, "Do Not Import");
  g_assert_null (target_of (assistant, 2));
  g_assert_true (shows_text (assistant_page (assistant), "2 of 3 matched by name and content"));
  g_assert_true (shows_text (assistant_page (assistant), "left out"));
  choose_target (assistant, 2, "Phone");
  g_assert_cmpstr (target_of (assistant, 2), ==, "phone");
  g_assert_null (target_of (assistant, 1));
  end (assistant);
}

static const char *
shown_target (GtkDropDown *choice)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice));
}

/* A row for each of all choices of all columns would be thousands of widgets that nobody looks at. */
static void
test_choices_come_when_they_are_opened (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  AccordAssistant *assistant = begin (fixture, path);
  GtkDropDown *choice;

  assistant_go_to (assistant, "map");
  choice = drop_down (assistant, 1);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), ==, 1);
  g_assert_cmpstr (shown_target (choice), ==, "Phone");
  open_choice (choice);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), >, 20);
  g_assert_cmpstr (shown_target (choice), ==, "Phone");
  open_choice (choice);
  assistant_wait (assistant);
  g_assert_cmpstr (target_of (assistant, 1), ==, "phone"); /* to look at them changes nothing */
  choose_target (assistant, 1, "City"); /* takes it from the third, which is not open */
  g_assert_cmpstr (target_of (assistant, 1), ==, "city");
  g_assert_cmpstr (shown_target (drop_down (assistant, 2)), ==, "Do Not Import");
  end (assistant);
}

static void
test_enter_takes_what_is_found (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  AccordAssistant *assistant = begin (fixture, path);
  GtkWidget *choice, *entry;

  assistant_go_to (assistant, "map");
  choose_target (assistant, 2, "Do Not Import");
  choice = GTK_WIDGET (drop_down (assistant, 2));
  g_signal_emit_by_name (choice, "activate"); /* opens it: what is not seen is not found */
  customers_fixture_settle ();
  entry = find_widget (choice, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such field");
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (target_of (assistant, 2));
  gtk_editable_set_text (GTK_EDITABLE (entry), "websi");
  g_signal_emit_by_name (entry, "activate");
  assistant_wait (assistant);
  g_assert_cmpstr (target_of (assistant, 2), ==, "website");
  end (assistant);
}

static void
test_same_headings (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name,Note,Note\nAlpha Works,first,second\n");
  AccordAssistant *assistant = begin (fixture, path);

  assistant_go_to (assistant, "map");
  choose_target (assistant, 1, "Do Not Import");
  choose_target (assistant, 2, "City");
  g_assert_null (target_of (assistant, 1));
  g_assert_cmpstr (target_of (assistant, 2), ==, "city");
  end (assistant);
}

static gboolean
is_titled (GtkWidget *widget, gconstpointer title)
{
  return g_strcmp0 (adw_dialog_get_title (ADW_DIALOG (widget)), title) == 0;
}

static void
test_new_field (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name,Shoe size\nAlpha Works,42\n");
  AccordAssistant *assistant = begin (fixture, path);
  AccordStore *store = accord_workspace_get_store (fixture->workspace);
  const AccordKind *kind;
  GtkWidget *question;

  assistant_go_to (assistant, "map");
  choose_target (assistant, 1, "New Field…");
  question = find_widget (fixture->window, ADW_TYPE_DIALOG, is_titled, "New Field");
  g_assert_nonnull (question);
  g_assert_true (assistant_press (question, "Add"));
  assistant_wait (assistant);
  kind = accord_store_get_kind (store, &accord_customer_kind);
  g_assert_cmpint (kind->n_fields, ==, accord_customer_kind.n_fields + 1);
  g_assert_cmpstr (accord_field_label (&kind->fields[kind->n_fields - 1]), ==, "Shoe size");
  g_assert_cmpint (kind->fields[kind->n_fields - 1].type, ==, ACCORD_FIELD_INTEGER);
  g_assert_cmpstr (target_of (assistant, 0), ==, "name");
  g_assert_cmpstr (target_of (assistant, 1), ==, kind->fields[kind->n_fields - 1].name);
  end (assistant);
}

static GtkWidget *
grid_of (AccordAssistant *assistant)
{
  return find_widget (assistant_page (assistant), ACCORD_TYPE_ASSISTANT_GRID, NULL, NULL);
}

static gboolean
has_class (GtkWidget *widget, gconstpointer css_class)
{
  return gtk_widget_has_css_class (widget, css_class);
}

/* A row without a name has no cell to mark but the one where its name belongs. */
static void
test_missing_name (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name,City\nAlpha Works,Ulm\n,Bonn\n");
  AccordAssistant *assistant = begin (fixture, path);
  GtkWidget *cell;

  assistant_go_to (assistant, "map");
  cell = find_widget (grid_of (assistant), GTK_TYPE_LABEL, has_class, "warning");
  g_assert_nonnull (cell);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cell)), ==, "Name is missing.");
  end (assistant);
}

#define ONE_BAD "Name,E-mail\nAlpha Works,alpha@example.com\nBeta Works,not an address\nGamma Works,gamma@example.com\n"

static void
test_doubtful_cells (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", ONE_BAD);
  AccordAssistant *assistant = begin (fixture, path);
  GtkWidget *cell;

  assistant_go_to (assistant, "map");
  g_assert_true (shows_text (assistant_page (assistant), "2 ready · 1 will be listed for review"));
  cell = find_widget (grid_of (assistant), GTK_TYPE_LABEL, has_class, "warning");
  g_assert_nonnull (cell);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cell)), ==, "not an address ?");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (cell), "not an address"));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  end (assistant);
}

static void
test_mending (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", ONE_BAD);
  AccordAssistant *assistant = begin (fixture, path);
  gint64 before = count (fixture, &accord_customer_kind);
  GtkWidget *cell;

  assistant_go_to (assistant, "check");
  g_assert_true (shows_text (assistant_page (assistant), "1 row is left out unless it is mended"));
  cell = find_widget (grid_of (assistant), GTK_TYPE_EDITABLE_LABEL, has_class, "warning");
  g_assert_nonnull (cell);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "not an address");
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (cell));
  gtk_editable_set_text (GTK_EDITABLE (cell), "beta@example.com");
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (cell), TRUE);
  assistant_wait (assistant);
  g_assert_false (gtk_widget_has_css_class (cell, "warning"));
  g_assert_true (shows_text (grid_of (assistant), "Mended"));
  g_assert_true (shows_text (assistant_page (assistant), "No row is left out"));
  g_assert_true (shows_text (assistant_page (assistant), "3 records would be added or updated."));
  assistant_go_to (assistant, "run");
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before + 3);
  end (assistant);
}

/* Of a row; the heading is the bare name of the field. */
static gboolean
is_problem (GtkWidget *label, gconstpointer data)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  return g_str_has_prefix (text, "E-mail") && !g_str_equal (text, "E-mail");
}

/* On a telephone too the problem is read whole, and a click on what is empty in a cell is one on the cell. */
static void
test_problems_are_read_and_cells_are_clicked (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", ONE_BAD);
  AccordAssistant *assistant = begin (fixture, path);
  GtkWidget *cell, *problem, *view;
  g_autoptr (GListModel) controllers = NULL;
  graphene_rect_t at;
  int lines;

  assistant_go_to (assistant, "check");
  view = find_widget (grid_of (assistant), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  cell = find_widget (grid_of (assistant), GTK_TYPE_EDITABLE_LABEL, has_class, "warning");
  problem = find_widget (grid_of (assistant), GTK_TYPE_LABEL, is_problem, NULL);
  g_assert_nonnull (problem);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (problem))));
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (problem)));
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (problem)), NULL, &lines);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (problem))), >, 1);
  g_assert_cmpint (gtk_widget_get_height (problem), >=, lines);
  controllers = gtk_widget_observe_controllers (view);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_parent (cell), view, &at));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) click = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (click))
        g_signal_emit_by_name (click, "released", 1, (double) at.origin.x + 2, (double) at.origin.y + 2);
    }
  g_assert_true (gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (cell)));
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (cell), FALSE);
  end (assistant);
}

/* The wheel over a table that has no more rows to show moves the page, at whose end more is to be decided. */
static void
test_wheel_over_the_preview_moves_the_page (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name,A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S\nAlpha,,,,,,,,,,,,,,,,,,,\n");
  AccordAssistant *assistant = begin (fixture, path);
  g_autoptr (GListModel) controllers = NULL;
  GtkAdjustment *page;
  gboolean handled = FALSE;
  double before;

  assistant_go_to (assistant, "map");
  page = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (gtk_widget_get_parent (grid_of (assistant)), GTK_TYPE_SCROLLED_WINDOW)));
  before = gtk_adjustment_get_value (page);
  g_assert_cmpfloat (gtk_adjustment_get_upper (page) - gtk_adjustment_get_page_size (page), >, before);
  controllers = gtk_widget_observe_controllers (grid_of (assistant));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) scroll = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (scroll))
        g_signal_emit_by_name (scroll, "scroll", 0.0, 1.0, &handled);
    }
  g_assert_true (handled);
  g_assert_cmpfloat (gtk_adjustment_get_value (page), >, before);
  end (assistant);
}

static void
test_encoding_and_separator (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name;City\nM\xfcller;K\xf6ln\n");
  AccordAssistant *assistant = begin (fixture, path);
  AccordAssistantSource *source = assistant_source (assistant, 0);
  GPtrArray *sample;

  g_assert_true (shows_text (assistant_page (assistant), "semicolon"));
  g_assert_true (assistant_choose (assistant_page (assistant), "Encoding", accord_encoding_name (ACCORD_ENCODING_WINDOWS_1251)));
  assistant_wait (assistant);
  sample = accord_assistant_source_get_sample (source);
  g_assert_cmpstr (((AccordImportCell *) ((AccordImportPreviewRow *) sample->pdata[0])->cells->pdata[1])->text, ==, "Kцln");
  g_assert_true (assistant_choose (assistant_page (assistant), "Separator", "comma"));
  assistant_wait (assistant);
  g_assert_cmpuint (accord_import_plan_get_columns (accord_assistant_source_get_plan (source))->len, ==, 1);
  g_assert_false (accord_assistant_source_is_guessed (source));
  g_assert_true (assistant_choose (assistant_page (assistant), "Rows Are", "Customers"));
  assistant_wait (assistant);
  g_assert_true (accord_assistant_source_is_guessed (source));
  end (assistant);
}

static void
test_header_line (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name,City\nAlpha Works,Berlin\n");
  AccordAssistant *assistant = begin (fixture, path);
  AccordAssistantSource *source = assistant_source (assistant, 0);

  g_assert_true (assistant_choose (assistant_page (assistant), "Headings", "The first row is data"));
  assistant_wait (assistant);
  g_assert_cmpint (accord_import_plan_get_n_rows (accord_assistant_source_get_plan (source)), ==, 2);
  g_assert_true (shows_text (assistant_page (assistant), "no headings"));
  end (assistant);
}

static void
test_open_dates (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name,Customer since\nAlpha Works,03/04/2025\nBeta Works,05/06/2025\n");
  AccordAssistant *assistant = begin (fixture, path);
  AdwToggleGroup *toggles;
  guint n = 0;

  assistant_go_to (assistant, "map");
  g_assert_cmpstr (target_of (assistant, 1), ==, "since");
  g_assert_false (assistant_press (assistant_page (assistant), "Continue"));
  toggles = nth (assistant_page (assistant), ADW_TYPE_TOGGLE_GROUP, &n);
  g_assert_cmpuint (adw_toggle_group_get_active (toggles), ==, GTK_INVALID_LIST_POSITION);
  adw_toggle_group_set_active_name (toggles, "month");
  assistant_wait (assistant);
  g_assert_true (shows_text (grid_of (assistant), "Mar") || shows_text (grid_of (assistant), "2025-03-04"));
  assistant_go_to (assistant, "check");
  end (assistant);
}

/* What rows are, and the order of dates, in the menus below the file: the menus get other rows by it. */
static void
test_menus_of_a_file (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("people.csv", "Name,Customer since\nNordwind,03/04/2018\nHarborline,05/06/2019\n");
  AccordAssistant *assistant = begin (fixture, path);
  AccordAssistantSource *source = assistant_source (assistant, 0);

  g_assert_true (assistant_choose (assistant_page (assistant), "Dates", "month first"));
  assistant_wait (assistant);
  g_assert_cmpint (accord_import_plan_get_date_order (accord_assistant_source_get_plan (source)), ==, ACCORD_DATE_ORDER_MDY);
  g_assert_true (assistant_choose (assistant_page (assistant), "Rows Are", "Contacts"));
  assistant_wait (assistant);
  g_assert_true (accord_kind_is (accord_import_plan_get_kind (accord_assistant_source_get_plan (source)), &accord_contact_kind));
  end (assistant);
}

/* One day that there is not among days that could be read either way, and days that no order reads: somebody can say it. */
static void
check_dates_can_be_decided (CustomersFixture *fixture, const char *text)
{
  g_autofree char *path = write_file ("customers.csv", text);
  AccordAssistant *assistant = begin (fixture, path);
  gint64 before = count (fixture, &accord_customer_kind);
  guint n = 0;

  assistant_go_to (assistant, "map");
  g_assert_true (shows_text (assistant_page (assistant), "Dates of “Customer since”"));
  g_assert_false (assistant_press (assistant_page (assistant), "Continue"));
  adw_toggle_group_set_active_name (nth (assistant_page (assistant), ADW_TYPE_TOGGLE_GROUP, &n), "day");
  assistant_wait (assistant);
  assistant_go_to (assistant, "run");
  g_assert_cmpint (count (fixture, &accord_customer_kind), >, before);
  end (assistant);
}

static void
test_dates_can_be_decided (CustomersFixture *fixture, gconstpointer data)
{
  check_dates_can_be_decided (fixture, "Name,Customer since\nAa,04/10/2018\nBb,31/02/2019\nCc,05/09/2013\nDd,08/09/2013\nEe,05/09/2014\n"
                                       "Ff,05/09/2012\nGg,05/07/2013\nHh,05/06/2013\nIi,05/05/2013\nJj,05/04/2013\n");
  check_dates_can_be_decided (fixture, "Name,Customer since,City\nKk,04/10/2018,\nLl,13/02/2019,\nMm,05/19/2013,\n");
}

static void
test_currency (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("deals.csv", "Deal name,Amount\nBig,¥1488000\nSmall,750\n");
  AccordAssistant *assistant = begin (fixture, path);
  AdwToggleGroup *toggles;
  guint n = 0;

  assistant_go_to (assistant, "map");
  g_assert_true (shows_text (assistant_page (assistant), "2 currencies"));
  g_assert_true (shows_text (assistant_page (assistant), "Currency of “Amount”"));
  g_assert_true (shows_text (assistant_page (assistant), "1 value is in ¥, 1 has no sign"));
  toggles = nth (assistant_page (assistant), ADW_TYPE_TOGGLE_GROUP, &n);
  adw_toggle_group_set_active_name (toggles, "CNY");
  assistant_wait (assistant);
  g_assert_true (shows_text (grid_of (assistant), "CN¥750"));
  adw_toggle_group_set_active_name (toggles, "skip");
  assistant_wait (assistant);
  g_assert_true (shows_text (grid_of (assistant), "750 ?"));
  end (assistant);
}

static void
test_duplicates (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", "Name,City\nNordwind Robotics,Hamburg\nAlpha Works,Berlin\n");
  AccordAssistant *assistant = begin (fixture, path);
  gint64 before = count (fixture, &accord_customer_kind);
  g_autoptr (AccordRecord) kept = NULL;
  AdwToggleGroup *toggles;
  guint n = 0;

  assistant_go_to (assistant, "map");
  g_assert_true (shows_text (assistant_page (assistant), "1 row is a record that is there already"));
  toggles = nth (assistant_page (assistant), ADW_TYPE_TOGGLE_GROUP, &n);
  adw_toggle_group_set_active_name (toggles, "skip");
  assistant_wait (assistant);
  assistant_go_to (assistant, "run");
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before + 1);
  kept = accord_test_load (fixture->workspace, &accord_customer_kind, fixture->nordwind);
  g_assert_cmpstr (accord_record_text (kept, "city"), ==, "Bremen");
  end (assistant);
}

static void
test_as_last_time (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  g_autofree char *next = write_file ("customers-2.csv", "Name,Phone,City\nDelta Works,+49 30 4,Ulm\n");
  AccordAssistant *assistant = begin (fixture, path);

  assistant_go_to (assistant, "map");
  choose_target (assistant, 2, "Industry");
  assistant_go_to (assistant, "run");
  end (assistant);
  assistant = begin (fixture, next);
  g_assert_true (shows_text (assistant_page (assistant), "columns as last time"));
  g_assert_cmpstr (target_of (assistant, 2), ==, "industry");
  assistant_go_to (assistant, "map");
  g_assert_true (shows_text (assistant_page (assistant), "3 of 3 taken, as last time"));
  end (assistant);
}

static void
test_errors_stand_at_the_file (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *good = write_file ("customers.csv", THREE_NEW);
  g_autofree char *bad = write_file ("broken.json", "[{\"name\": \"Alpha\"");
  AccordAssistant *assistant = assistant_present (fixture, (const char *const[]){ bad, good, NULL });
  const char *error = accord_assistant_source_get_error (assistant_source (assistant, 0));

  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error, "broken.json"));
  g_assert_true (shows_text (assistant_page (assistant), error));
  assistant_go_to (assistant, "run");
  g_assert_true (shows_text (assistant_page (assistant), "3 records were added or updated."));
  end (assistant);
}

static gboolean
has_go_back (GtkWidget *widget, gconstpointer empty)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Go Back") == 0;
}

/* Escape goes where the keys are: to a button that goes back, which Enter presses. */
static void
test_refusal_is_left (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", THREE_NEW);
  AccordAssistant *assistant = begin (fixture, path);
  GtkWidget *focus;

  assistant_go_to (assistant, "map");
  choose_target (assistant, 0, "Do Not Import");
  assistant_wait (assistant);
  assistant_go_to (assistant, "check");
  g_assert_true (shows_text (assistant_page (assistant), "This Cannot Be Imported Yet"));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (assistant->view)));
  g_assert_true (focus == find_widget (assistant_page (assistant), GTK_TYPE_BUTTON, has_go_back, NULL));
  gtk_widget_activate (focus);
  customers_fixture_settle ();
  g_assert_cmpstr (adw_navigation_page_get_tag (assistant_page (assistant)), ==, "map");
  end (assistant);
}

static void
test_cancel (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,City\n");
  g_autofree char *path = NULL;
  gint64 before = count (fixture, &accord_customer_kind);
  AccordAssistant *assistant;

  for (int i = 0; i < 60000; i++)
    g_string_append_printf (text, "Works %d,Berlin\n", i);
  path = write_file ("customers.csv", text->str);
  assistant = begin (fixture, path);
  assistant_go_to (assistant, "check");
  g_assert_true (assistant_press (assistant_page (assistant), "Import"));
  assistant_pause (40);
  g_assert_true (assistant->running);
  g_assert_true (assistant_press (assistant_page (assistant), "Cancel"));
  assistant_wait (assistant);
  g_assert_false (assistant->running);
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before);
  g_assert_cmpstr (adw_navigation_page_get_tag (assistant_page (assistant)), ==, "check");
  end (assistant);
}

static void
test_put_away (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,City\n");
  g_autofree char *path = NULL;
  gint64 before = count (fixture, &accord_customer_kind);
  AccordAssistant *assistant;

  for (int i = 0; i < 30000; i++)
    g_string_append_printf (text, "Works %d,Berlin\n", i);
  path = write_file ("customers.csv", text->str);
  assistant = begin (fixture, path);
  assistant_go_to (assistant, "check");
  g_object_ref (assistant);
  g_assert_true (assistant_press (assistant_page (assistant), "Import"));
  assistant_pause (40);
  g_assert_true (assistant_press (assistant_page (assistant), "Go On Working"));
  assistant_pause (40);
  g_assert_true (assistant->running);
  g_assert_null (gtk_widget_get_root (GTK_WIDGET (assistant)));
  accord_assistant_present (fixture->window, fixture->workspace, NULL);
  g_assert_true (g_object_get_data (G_OBJECT (fixture->window), "accord-assistant") == assistant);
  assistant_wait (assistant);
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, before + 30000);
  adw_dialog_force_close (g_object_get_data (G_OBJECT (fixture->window), "accord-assistant"));
  customers_fixture_settle ();
  g_object_unref (assistant);
}

static void
test_everything_is_named (CustomersFixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "file", "map", "check", "run" };
  g_autofree char *path = write_file ("customers.csv", ONE_BAD);
  AccordAssistant *assistant = begin (fixture, path);

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      assistant_go_to (assistant, tags[i]);
      g_assert_cmpint (count_unnamed (assistant_page (assistant)), ==, 0);
    }
  end (assistant);
}

static void
test_narrow (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("customers.csv", ONE_BAD);
  AccordAssistant *assistant;
  int minimum;

  /* Not by a narrow window: libadwaita leaks a drawing when a breakpoint of a dialog changes unseen. */
  assistant = begin (fixture, path);
  g_object_set (assistant, "narrow", TRUE, NULL);
  assistant_go_to (assistant, "map");
  gtk_widget_measure (GTK_WIDGET (assistant->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
  assistant_go_to (assistant, "check");
  gtk_widget_measure (GTK_WIDGET (assistant->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
  end (assistant);
}

/* Four files in one go: 85 accounts, 7 products, 35 people, 8,800 deals. */
static void
test_maven (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *accounts = shared_file ("maven-crm/accounts.csv");
  g_autofree char *products = shared_file ("maven-crm/products.csv");
  g_autofree char *teams = shared_file ("maven-crm/sales_teams.csv");
  g_autofree char *pipeline = shared_file ("maven-crm/sales_pipeline.csv");
  gint64 customers = count (fixture, &accord_customer_kind);
  gint64 deals = count (fixture, &accord_deal_kind);
  AccordAssistant *assistant;

  if (accounts == NULL)
    {
      g_test_skip ("../shared/data/maven-crm is not there");
      return;
    }
  assistant = assistant_present (fixture, (const char *const[]){ pipeline, accounts, products, teams, NULL });
  assistant_go_to (assistant, "map");
  g_assert_true (assistant_choose (assistant_page (assistant), "File", "sales_teams.csv"));
  assistant_wait (assistant);
  g_assert_true (shows_text (assistant_page (assistant), "sales_agent"));
  assistant_go_to (assistant, "run");
  g_assert_cmpint (count (fixture, &accord_customer_kind), ==, customers + 85);
  g_assert_cmpint (count (fixture, &accord_deal_kind), ==, deals + 8800);
  end (assistant);
}

/* Every file is shown with its plan, or with a sentence that names it. */
static void
test_every_file (CustomersFixture *fixture, gconstpointer data)
{
  static const char *const folders[] = { "csv-cases/csv-spectrum", "csv-cases/csvkit", "vcard-cases/kcontacts",
                                         "vcard-cases/ez-vcard", "xlsx-cases/calamine", "xlsx-cases/csvkit",
                                         "northwind", "salesforce-demo" };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  AccordAssistant *assistant;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = shared_file (folders[i]);
      g_autoptr (GDir) dir = path == NULL ? NULL : g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (accord_assistant_takes (name))
          g_ptr_array_add (paths, g_build_filename (path, name, NULL));
    }
  if (paths->len == 0)
    {
      g_test_skip ("../shared/data is not there");
      return;
    }
  g_ptr_array_add (paths, NULL);
  assistant = assistant_present (fixture, (const char *const *) paths->pdata);
  for (guint i = 0; i + 1 < paths->len; i++)
    {
      AccordAssistantSource *source = assistant_source (assistant, i);
      const char *error = accord_assistant_source_get_error (source);

      g_assert_true ((accord_assistant_source_get_plan (source) != NULL) == (error == NULL));
      if (error != NULL)
        g_assert_nonnull (strstr (error, accord_assistant_source_get_name (source)));
    }
  end (assistant);
}

typedef struct {
  gint64 last;
  gint64 worst; /* µs */
} Beat;

/* The clock of this thread, in µs: it stands still while the thread could go on and other programs have the processors. */
static gint64
own_clock (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  gint64 waited = 0;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL))
    {
      parts = g_strsplit (text, " ", 3); /* ns it ran, ns it waited for a processor */
      waited = g_strv_length (parts) == 3 ? g_ascii_strtoll (parts[1], NULL, 10) / 1000 : 0;
    }
  return g_get_monotonic_time () - waited;
}

static gboolean
beat_cb (gpointer data)
{
  Beat *beat = data;
  gint64 now = own_clock ();

  beat->worst = MAX (beat->worst, now - beat->last);
  beat->last = now;
  return G_SOURCE_CONTINUE;
}

/* ACCORD_ROWS=1000000 measures what the goal is about; the default keeps the test short. The bound is for a build with
 * sanitizers on a slow machine, where the rows themselves take several seconds; the release build is measured by hand. */
static void
test_window_answers (CustomersFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name,Phone,City,E-mail\n");
  const char *wanted = g_getenv ("ACCORD_ROWS");
  int n = wanted != NULL ? atoi (wanted) : 20000;
  g_autofree char *path = NULL;
  AccordAssistant *assistant;
  Beat beat = { 0 };
  guint source;

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "Works %d,+49 30 %d,Berlin,works%d@example.com\n", i, i, i);
  path = write_file ("customers.csv", text->str);
  beat.last = own_clock ();
  source = g_timeout_add_full (G_PRIORITY_DEFAULT, 5, beat_cb, &beat, NULL);
  assistant = begin (fixture, path);
  g_test_message ("opening the dialog and reading the file: %d ms", (int) (beat.worst / 1000));
  beat.worst = 0;
  assistant_go_to (assistant, "check");
  g_test_message ("columns and check: %d ms", (int) (beat.worst / 1000));
  assistant_go_to (assistant, "run");
  g_test_message ("run: the window was busy for %d ms at most", (int) (beat.worst / 1000));
  g_source_remove (source);
  g_assert_cmpint (beat.worst, <, wanted != NULL ? 50000 : G_USEC_PER_SEC);
  end (assistant);
}

static gboolean
asks_how_collected (GtkWidget *row, gconstpointer empty)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Collected via") == 0;
}

/* A survey is known by its questions; another answer goes with the records. */
static void
test_survey_says_how_records_came_in (CustomersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("answers.csv", "Timestamp,What is your name?,Your e-mail?,Your company?\n2026/11/20 10:12:13,Zora Quill,zora@quill.example,Quill Ltd\n");
  AccordAssistant *assistant = begin (fixture, path);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_contact_kind);
  g_autoptr (GPtrArray) found = NULL;
  AdwComboRow *row;

  assistant_go_to (assistant, "map");
  row = find_widget (assistant, ADW_TYPE_COMBO_ROW, asks_how_collected, NULL);
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (row)), ==, "Survey");
  adw_combo_row_set_selected (row, adw_combo_row_get_selected (row) + 1); /* Web form */
  assistant_wait (assistant);
  assistant_go_to (assistant, "run");
  accord_query_add_text (query, "name", ACCORD_OP_IS, "Zora Quill");
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (fixture->workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (accord_record_text (found->pdata[0], "collected_via"), ==, "web");
  end (assistant);
}

int
main (int argc, char **argv)
{
  int status;
  g_autoptr (GError) error = NULL;

  dex_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = g_dir_make_tmp ("accord-assistant-XXXXXX", &error);
  g_assert_no_error (error);
#define ADD(name, func) g_test_add ("/assistant/" name, CustomersFixture, NULL, customers_fixture_set_up, func, customers_fixture_tear_down)
  ADD ("file-map-check-done", test_way_through);
  ADD ("enter-goes-on-when-the-files-are-read", test_enter_goes_on);
  ADD ("undo-takes-the-import-back", test_undo);
  ADD ("a-field-has-one-column", test_columns_are_mapped);
  ADD ("choices-come-when-they-are-opened", test_choices_come_when_they_are_opened);
  ADD ("enter-takes-the-field-that-is-found", test_enter_takes_what_is_found);
  ADD ("columns-of-one-heading-are-told-apart", test_same_headings);
  ADD ("new-field-takes-its-column", test_new_field);
  ADD ("doubtful-cells-say-why", test_doubtful_cells);
  ADD ("a-missing-name-is-said-in-its-place", test_missing_name);
  ADD ("mended-rows-come-in", test_mending);
  ADD ("problems-are-read-whole-and-a-click-beside-the-text-edits", test_problems_are_read_and_cells_are_clicked);
  ADD ("wheel-over-the-preview-moves-the-page", test_wheel_over_the_preview_moves_the_page);
  ADD ("what-rows-are-and-the-order-of-dates-are-chosen-in-the-menus-of-a-file", test_menus_of_a_file);
  ADD ("dates-of-which-one-is-wrong-or-no-order-fits-can-be-decided", test_dates_can_be_decided);
  ADD ("encoding-and-separator-are-read-again", test_encoding_and_separator);
  ADD ("first-row-may-be-data", test_header_line);
  ADD ("open-dates-are-asked-first", test_open_dates);
  ADD ("bare-amounts-get-the-chosen-currency", test_currency);
  ADD ("duplicates-are-counted-and-skipped", test_duplicates);
  ADD ("mapping-is-as-last-time", test_as_last_time);
  ADD ("survey-says-how-records-came-in", test_survey_says_how_records_came_in);
  ADD ("errors-stand-at-the-file", test_errors_stand_at_the_file);
  ADD ("what-cannot-be-imported-is-left-by-the-keys", test_refusal_is_left);
  ADD ("cancel-leaves-nothing", test_cancel);
  ADD ("put-away-import-goes-on", test_put_away);
  ADD ("every-control-has-a-name", test_everything_is_named);
  ADD ("fits-360-pixels", test_narrow);
  ADD ("maven-files-come-together", test_maven);
  ADD ("every-file-is-read-or-refused", test_every_file);
  ADD ("window-answers-meanwhile", test_window_answers);
  status = g_test_run ();
  g_free (folder);
  return status;
}
