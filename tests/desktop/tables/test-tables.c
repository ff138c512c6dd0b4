/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table on screen guarantees. */
#include "accord-config.h"

#include <string.h>

#include "accord-cell-editor.h"
#include "accord-record-chooser.h"
#include "accord-record-table-private.h"
#include "accord-table-cell.h"
#include "accord-tint.h"
#include "tables-fixture.h"

#define SELECTION(fixture) GTK_SELECTION_MODEL (accord_record_table_get_selection ((fixture)->table))

static void
test_layout_is_kept (void)
{
  g_autoptr (GPtrArray) columns = accord_table_columns_parse (&accord_customer_kind, "name:300 owner.team:90 gone:100 open_value");
  g_autofree char *text = accord_table_columns_to_text (columns);

  g_assert_cmpstr (text, ==, "name:300 owner.team:90 open_value:130");
}

static void
test_columns_of_any_field (void)
{
  g_autoptr (GPtrArray) columns = accord_table_columns_offered (&accord_customer_kind);
  int found = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordTableColumn *column = g_ptr_array_index (columns, i);

      g_assert_cmpstr (column->path, !=, "merged_into"); /* hidden */
      found += g_str_equal (column->path, "tax_id") || g_str_equal (column->path, "last_contact");
      if (g_str_equal (column->path, "last_contact"))
        g_assert_false (accord_table_column_can_edit (column));
      if (g_str_equal (column->path, "employees"))
        g_assert_true (accord_table_column_is_number (column) && accord_table_column_can_edit (column));
      if (g_str_equal (column->path, "tag"))
        g_assert_false (accord_table_column_can_sort (column));
    }
  g_assert_cmpint (found, ==, 2);
}

static const char *
cell_text (Fixture *fixture, gint64 id, const char *path)
{
  GtkWidget *focus;

  accord_record_table_focus (fixture->table, id, path);
  fixture_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  if (!ACCORD_IS_TABLE_CELL (gtk_widget_get_first_child (focus)))
    g_error ("%s has the focus", G_OBJECT_TYPE_NAME (focus));
  return accord_table_cell_get_text (ACCORD_TABLE_CELL (gtk_widget_get_first_child (focus)));
}

static void
test_cells_say_what_records_have (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->ids[1]);
  g_autofree char *where = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (fixture->workspace, "Identify"));

  g_assert_cmpstr (cell_text (fixture, fixture->ids[0], "city"), ==, "Bonn");
  g_assert_cmpstr (cell_text (fixture, fixture->ids[1], "open_value"), ==, "");
  accord_test_create (fixture->workspace, &accord_deal_kind, "name", "Deal", "customer", whose, "stage", where, "amount", "94000", NULL);
  fixture_settle ();
  g_assert_nonnull (strstr (cell_text (fixture, fixture->ids[1], "open_value"), "94,000"));
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->ids[0], "city", "Köln");
  fixture_settle ();
  g_assert_cmpstr (cell_text (fixture, fixture->ids[0], "city"), ==, "Köln");
}

static guint
n_shown_columns (Fixture *fixture)
{
  GListModel *heads = gtk_column_view_get_columns (fixture_find (fixture->window, GTK_TYPE_COLUMN_VIEW));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (heads); i++)
    {
      g_autoptr (GtkColumnViewColumn) head = g_list_model_get_item (heads, i);

      n += gtk_column_view_column_get_visible (head);
    }
  return n;
}

static double
hidden_width (Fixture *fixture)
{
  GtkScrollable *view = fixture_find (fixture->window, GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (view);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static void
set_width (Fixture *fixture, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 500);
  for (int i = 0; i < 4; i++)
    fixture_settle ();
}

/* What has no room stands below the name; nobody chose other columns by it. */
static void
test_on_a_telephone_nothing_is_beside_the_window (Fixture *fixture, gconstpointer data)
{
  guint n_columns = accord_record_table_get_columns (fixture->table)->len;
  GtkWidget *cell;

  set_width (fixture, 360);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->table)), <=, 360);
  g_assert_cmpfloat (hidden_width (fixture), <=, 0);
  g_assert_cmpuint (n_shown_columns (fixture), ==, 2); /* the name and what is open */
  cell_text (fixture, fixture->ids[0], "name");
  cell = gtk_widget_get_first_child (gtk_root_get_focus (GTK_ROOT (fixture->window)));
  g_assert_cmpint (gtk_widget_get_height (cell), >, 50);
  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->ids[0], "city", "Köln");
  fixture_settle ();
  accord_table_cell_get_text (ACCORD_TABLE_CELL (cell));
  g_assert_nonnull (strstr (accord_table_cell_get_below (ACCORD_TABLE_CELL (cell)), "Köln"));
  set_width (fixture, 900);
  g_assert_cmpuint (n_shown_columns (fixture), ==, n_columns);
  g_assert_cmpuint (accord_record_table_get_columns (fixture->table)->len, ==, n_columns);
}

/* A style that changes while its widget is drawn is freed under it. */
static void
test_step_is_tinted_before_it_is_drawn (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->ids[1]);
  g_autoptr (AccordEntity) entity = NULL;
  AccordTableCell *cell;

  accord_test_create (fixture->workspace, &accord_activity_kind, "title", "Ring back", "type", "call", "customer", whose, "due_on", "2020-01-06", NULL);
  fixture_settle ();
  g_assert_nonnull (strstr (cell_text (fixture, fixture->ids[1], "next_step"), "Ring back"));
  cell = ACCORD_TABLE_CELL (gtk_widget_get_first_child (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  entity = g_object_ref (accord_table_cell_get_entity (cell));
  accord_table_cell_set_entity (cell, NULL);
  accord_tint_apply (GTK_WIDGET (cell), ACCORD_TINT_NEUTRAL);
  gtk_widget_set_child_visible (GTK_WIDGET (cell), FALSE); /* is not drawn */
  accord_table_cell_set_entity (cell, entity);
  fixture_settle ();
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell), "error"));
}

static void
test_columns_come_and_go (Fixture *fixture, gconstpointer data)
{
  accord_record_table_show_column (fixture->table, "employees", TRUE);
  fixture_settle ();
  g_assert_cmpstr (cell_text (fixture, fixture->ids[1], "employees"), ==, "30");
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.move-left", "s", "employees");
  g_assert_cmpstr (((AccordTableColumn *) g_ptr_array_index (accord_record_table_get_columns (fixture->table), 8))->path, ==, "employees");
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.hide", "s", "employees");
  g_assert_cmpuint (accord_record_table_get_columns (fixture->table)->len, ==, 9);
}

static void
test_heading_asks_the_store (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.sort-ascending", "s", "city");
  fixture_settle ();
  g_assert_cmpint (accord_id_list_id_at (fixture->list, 0), ==, fixture->ids[1]); /* Aachen, Bonn, none */
  g_assert_cmpint (accord_id_list_id_at (fixture->list, 2), ==, fixture->ids[2]);
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.sort-descending", "s", "city");
  fixture_settle ();
  g_assert_cmpint (accord_id_list_id_at (fixture->list, 0), ==, fixture->ids[0]);
}

static AccordCellEditor *
edit (Fixture *fixture, gint64 id, const char *path)
{
  AccordCellEditor *editor;

  g_assert_true (accord_record_table_edit (fixture->table, id, path));
  fixture_settle ();
  editor = fixture_find (fixture->table, ACCORD_TYPE_CELL_EDITOR);
  g_assert_nonnull (editor);
  return editor;
}

static gboolean
focused (Fixture *fixture, gint64 id, const char *path)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return ACCORD_IS_TABLE_CELL (child) &&
         accord_entity_get_id (accord_table_cell_get_entity (ACCORD_TABLE_CELL (child))) == id &&
         g_str_equal (accord_table_cell_get_column (ACCORD_TABLE_CELL (child))->path, path);
}

/* A slow machine answers later; what has the focus instead is told. */
static void
await_focus (Fixture *fixture, gint64 id, const char *path)
{
  GtkWidget *focus, *child;

  for (int i = 0; i < 20; i++)
    {
      if (focused (fixture, id, path))
        return;
      fixture_settle ();
    }
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  g_error ("the focus is not on %s but on %s with %s", path, focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing",
           ACCORD_IS_TABLE_CELL (child) ? accord_table_cell_get_column (ACCORD_TABLE_CELL (child))->path
                                        : child != NULL ? G_OBJECT_TYPE_NAME (child) : "nothing");
}

static char *
stored (Fixture *fixture, gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (fixture->workspace, &accord_customer_kind, id);

  return g_strdup (accord_record_text (record, field));
}

static void
test_enter_saves_and_goes_down (Fixture *fixture, gconstpointer data)
{
  AccordCellEditor *editor = edit (fixture, fixture->ids[0], "city");
  AccordJournal *journal = accord_workspace_get_journal (fixture->workspace);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_cell_editor_type (editor, "Kiel");
  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_DOWN));
  fixture_settle ();
  await_focus (fixture, fixture->ids[1], "city");
  after = stored (fixture, fixture->ids[0], "city");
  g_assert_cmpstr (after, ==, "Kiel");
  g_assert_nonnull (strstr (accord_journal_get_undo_label (journal), "Adler"));
  set = accord_test_boxed (accord_journal_undo (journal));
  undone = stored (fixture, fixture->ids[0], "city");
  g_assert_cmpstr (undone, ==, "Bonn");
}

static void
test_escape_restores (Fixture *fixture, gconstpointer data)
{
  AccordCellEditor *editor = edit (fixture, fixture->ids[0], "city");
  g_autofree char *after = NULL;

  accord_cell_editor_type (editor, "Kiel");
  g_signal_emit_by_name (fixture_find (editor, g_type_from_name ("AccordFieldEditor")), "cancel");
  fixture_settle ();
  after = stored (fixture, fixture->ids[0], "city");
  g_assert_cmpstr (after, ==, "Bonn");
  g_assert_null (fixture_find (fixture->table, ACCORD_TYPE_CELL_EDITOR));
  await_focus (fixture, fixture->ids[0], "city");
}

static void
test_invalid_says_why (Fixture *fixture, gconstpointer data)
{
  AccordCellEditor *editor;

  accord_record_table_show_column (fixture->table, "employees", TRUE);
  fixture_settle ();
  editor = edit (fixture, fixture->ids[0], "employees");
  accord_cell_editor_type (editor, "many");
  g_assert_false (accord_cell_editor_save (editor, ACCORD_CELL_DOWN));
  fixture_settle ();
  g_assert_nonnull (strstr (accord_cell_editor_get_reason (editor), "many"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (editor)));
  accord_cell_editor_type (editor, "13");
  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_STAY));
  fixture_settle ();
  g_assert_cmpstr (cell_text (fixture, fixture->ids[0], "employees"), ==, "13");
}

static AccordCellEditor *
await_refusal (Fixture *fixture, const char *part)
{
  for (int i = 0; i < 50; i++)
    {
      AccordCellEditor *editor = fixture_find (fixture->table, ACCORD_TYPE_CELL_EDITOR);
      const char *reason = editor != NULL ? accord_cell_editor_get_reason (editor) : NULL;

      if (reason != NULL && strstr (reason, part) != NULL)
        return editor;
      fixture_settle ();
    }
  g_error ("no cell says “%s”", part);
}

/* What only the journal knows to be wrong is told in the cell too, with what was typed. */
static void
test_refused_says_why_in_the_cell (Fixture *fixture, gconstpointer data)
{
  AccordCellEditor *editor;

  accord_record_table_show_column (fixture->table, "verify_days", TRUE);
  fixture_settle ();
  editor = edit (fixture, fixture->ids[0], "verify_days");
  accord_cell_editor_type (editor, "5000");
  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_DOWN));
  editor = await_refusal (fixture, "from 1 to 3650");
  accord_cell_editor_type (editor, "30");
  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_STAY));
  fixture_settle ();
  g_assert_cmpstr (cell_text (fixture, fixture->ids[0], "verify_days"), ==, "30");
}

/* … city, industry, phone: the last of a row is followed by the name of the next. */
/* A list of records hangs at the cell and stays until one is chosen; then the keys go on from there. */
static void
test_link_is_chosen_at_its_cell (Fixture *fixture, gconstpointer data)
{
  gint64 owner = accord_test_create (fixture->workspace, &accord_member_kind, "name", "Lin Yue", NULL);
  g_autoptr (AccordRecord) record = NULL;
  AccordRecordChooser *chooser;

  fixture_settle ();
  g_assert_true (accord_record_table_edit (fixture->table, fixture->ids[0], "owner"));
  fixture_settle ();
  fixture_settle ();
  chooser = fixture_find (fixture->table, ACCORD_TYPE_RECORD_CHOOSER);
  g_assert_nonnull (chooser);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (chooser)));
  g_signal_emit_by_name (chooser, "chosen", owner);
  gtk_popover_popdown (GTK_POPOVER (chooser));
  fixture_settle ();
  record = accord_test_load (fixture->workspace, &accord_customer_kind, fixture->ids[0]);
  g_assert_cmpint (accord_record_number (record, "owner"), ==, owner);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (fixture->table)));
}

static void
test_tab_goes_on (Fixture *fixture, gconstpointer data)
{
  AccordCellEditor *editor = edit (fixture, fixture->ids[0], "city");

  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_NEXT));
  fixture_settle ();
  editor = fixture_find (fixture->table, ACCORD_TYPE_CELL_EDITOR);
  g_assert_nonnull (editor);
  accord_cell_editor_type (editor, "Birds");
  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_NEXT));
  fixture_settle ();
  g_assert_true (accord_cell_editor_save (fixture_find (fixture->table, ACCORD_TYPE_CELL_EDITOR), ACCORD_CELL_NEXT));
  fixture_settle ();
  g_assert_true (accord_cell_editor_save (fixture_find (fixture->table, ACCORD_TYPE_CELL_EDITOR), ACCORD_CELL_STAY));
  fixture_settle ();
  await_focus (fixture, fixture->ids[1], "name");
  g_assert_cmpstr (cell_text (fixture, fixture->ids[0], "industry"), ==, "Birds");
}

static void
test_all_costs_nothing (Fixture *fixture, gconstpointer data)
{
  AccordIdSelection *selection = accord_record_table_get_selection (fixture->table);
  g_autofree gint64 *ids = NULL;
  guint n, held;

  fixture_add (fixture, 5000);
  held = accord_id_list_get_n_held (fixture->list);
  gtk_selection_model_select_all (SELECTION (fixture));
  g_assert_cmpint (accord_id_selection_get_n (selection), ==, 5003);
  g_assert_true (accord_id_selection_is_all (selection));
  g_assert_cmpuint (accord_id_list_get_n_held (fixture->list), ==, held);
  gtk_selection_model_unselect_item (SELECTION (fixture), 1);
  g_assert_cmpint (accord_id_selection_get_n (selection), ==, 5002);
  g_assert_false (accord_id_selection_contains (selection, fixture->ids[1]));
  ids = accord_id_selection_dup_ids (selection, &n);
  g_assert_cmpuint (n, ==, 5002);
  g_assert_cmpint (ids[1], ==, fixture->ids[2]);
}

static void
test_choice_survives_order (Fixture *fixture, gconstpointer data)
{
  AccordIdSelection *selection = accord_record_table_get_selection (fixture->table);
  g_autoptr (AccordQuery) query = fixture_query ("name", TRUE);

  gtk_selection_model_select_item (SELECTION (fixture), 0, TRUE);
  accord_id_list_set_query (fixture->list, query);
  fixture_settle ();
  g_assert_true (gtk_selection_model_is_selected (SELECTION (fixture), 2));
  g_assert_cmpint (accord_id_selection_get_n (selection), ==, 1);
}

static void
test_deleted_is_not_chosen (Fixture *fixture, gconstpointer data)
{
  AccordIdSelection *selection = accord_record_table_get_selection (fixture->table);
  AccordEdit *edit = accord_edit_new ("Deleted Adler");
  g_autoptr (AccordChangeSet) set = NULL;

  gtk_selection_model_select_range (SELECTION (fixture), 0, 2, TRUE);
  accord_edit_delete (edit, &accord_customer_kind, fixture->ids[0]);
  set = accord_test_commit (fixture->workspace, edit);
  fixture_settle ();
  g_assert_cmpint (accord_id_selection_get_n (selection), ==, 1);
  g_assert_true (accord_id_selection_contains (selection, fixture->ids[1]));
}

static void
press_delete (AccordRecordTable *table)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture_find (table, GTK_TYPE_COLUMN_VIEW));
  gboolean stopped = FALSE;

  for (guint i = 0; !stopped && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Delete, 0, 0, &stopped);
    }
  g_assert_true (stopped);
  fixture_settle ();
}

/* Ctrl+Down moves the focus and leaves the choice. */
static void
test_deleted_is_named (Fixture *fixture, gconstpointer data)
{
  accord_record_table_focus (fixture->table, fixture->ids[1], "name");
  fixture_settle ();
  gtk_selection_model_select_item (SELECTION (fixture), 0, TRUE);
  press_delete (fixture->table);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (fixture->workspace)), ==, "Deleted Adler");
}

static gboolean
says (gpointer root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (root), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_foot_adds_up (Fixture *fixture, gconstpointer data)
{
  accord_record_table_show_column (fixture->table, "employees", TRUE);
  g_assert_true (says (fixture->table, "3 records"));
  gtk_selection_model_select_range (SELECTION (fixture), 0, 2, TRUE);
  fixture_settle ();
  g_assert_true (says (fixture->table, "2 of 3 selected"));
  g_assert_true (says (fixture->table, "42"));
  gtk_selection_model_unselect_all (SELECTION (fixture));
  fixture_settle ();
  g_assert_false (says (fixture->table, "42"));
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->table));
  g_autoptr (GPtrArray) columns = accord_table_columns_parse (&accord_customer_kind, "name city employees open_deals");
  g_autofree char *text = NULL;

  accord_test_set (fixture->workspace, &accord_customer_kind, fixture->ids[0], "name", "Adler\t& <Co>");
  accord_record_table_set_columns (fixture->table, columns);
  gtk_selection_model_select_range (SELECTION (fixture), 0, 2, TRUE);
  fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.copy", NULL);
  fixture_settle ();
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  fixture_settle ();
  g_assert_cmpstr (text, ==, "Name\tCity\tEmployees\tOpen deals\nAdler & <Co>\tBonn\t12\t0\nBirke\tAachen\t30\t0\n");
}

/* In a table without room for columns each field is edited where it is said: below the name. */
static void
test_on_a_telephone_what_stands_below_is_edited_there (Fixture *fixture, gconstpointer data)
{
  AccordCellEditor *editor;
  g_autofree char *city = NULL;

  accord_record_table_show_column (fixture->table, "employees", TRUE);
  set_width (fixture, 360);
  cell_text (fixture, fixture->ids[0], "name");
  accord_table_edit_open (fixture->table, ACCORD_TABLE_CELL (gtk_widget_get_first_child (gtk_root_get_focus (GTK_ROOT (fixture->window)))));
  fixture_settle ();
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_TYPE_POPOVER_MENU)); /* its keys are its own */
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (fixture->table))));
  fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.edit-column", "(xs)", fixture->ids[0], "city");
  fixture_settle ();
  editor = fixture_find (fixture->table, ACCORD_TYPE_CELL_EDITOR);
  g_assert_nonnull (editor);
  g_assert_true (fixture_says (GTK_WIDGET (editor), "City"));
  accord_cell_editor_type (editor, "Köln");
  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_STAY));
  fixture_settle ();
  city = stored (fixture, fixture->ids[0], "city");
  g_assert_cmpstr (city, ==, "Köln");
  await_focus (fixture, fixture->ids[0], "name");
  /* What is refused says so there, with what was typed. */
  editor = edit (fixture, fixture->ids[0], "employees");
  accord_cell_editor_type (editor, "many");
  g_assert_false (accord_cell_editor_save (editor, ACCORD_CELL_STAY));
  g_assert_nonnull (accord_cell_editor_get_reason (editor));
  accord_cell_editor_type (editor, "14");
  g_assert_true (accord_cell_editor_save (editor, ACCORD_CELL_STAY));
  fixture_settle ();
}

#define ADD(name, test) g_test_add ("/tables/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/tables/columns/layout-comes-back-as-it-was-kept", test_layout_is_kept);
  g_test_add_func ("/tables/columns/any-field-may-be-one", test_columns_of_any_field);
  ADD ("columns/on-a-telephone-nothing-is-beside-the-window", test_on_a_telephone_nothing_is_beside_the_window);
  ADD ("edit/on-a-telephone-what-stands-below-is-edited-there", test_on_a_telephone_what_stands_below_is_edited_there);
  ADD ("columns/come-move-and-go", test_columns_come_and_go);
  ADD ("cells/say-what-records-have-and-follow-them", test_cells_say_what_records_have);
  ADD ("cells/a-step-has-its-colour-before-it-is-drawn", test_step_is_tinted_before_it_is_drawn);
  ADD ("sort/heading-asks-the-store", test_heading_asks_the_store);
  ADD ("edit/enter-saves-one-change-and-goes-down", test_enter_saves_and_goes_down);
  ADD ("edit/escape-restores", test_escape_restores);
  ADD ("edit/invalid-input-says-why-and-keeps-the-focus", test_invalid_says_why);
  ADD ("edit/refused-input-says-why-in-the-cell", test_refused_says_why_in_the_cell);
  ADD ("edit/a-link-is-chosen-at-its-cell", test_link_is_chosen_at_its_cell);
  ADD ("edit/tab-goes-on-to-what-is-written", test_tab_goes_on);
  ADD ("selection/all-of-a-list-is-not-loaded", test_all_costs_nothing);
  ADD ("selection/chosen-rows-stay-chosen-in-another-order", test_choice_survives_order);
  ADD ("selection/deletion-names-what-was-chosen", test_deleted_is_named);
  ADD ("selection/deleted-rows-are-no-longer-chosen", test_deleted_is_not_chosen);
  ADD ("foot/adds-up-what-is-chosen", test_foot_adds_up);
  ADD ("copy/rows-are-text-and-a-table", test_copy);
  return g_test_run ();
}
