/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reading copied text into forms guarantees, in a window with a real workspace. */

#include "accord-config.h"

#include "test-care-paste.h"

#include "accord-paste-dialog.h"
#include "accord-paste-form.h"
#include "accord-paste-row.h"
#include "care-fixture.h"

static gpointer
dialog_of (CareFixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.window));

  g_assert_nonnull (dialog);
  return dialog;
}

static gboolean
is_form (GtkWidget *form, gconstpointer title)
{
  return title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (form)), title) == 0;
}

static AccordPasteForm *
form_of (CareFixture *fixture, const char *title)
{
  AccordPasteForm *form = find_widget (dialog_of (fixture), ACCORD_TYPE_PASTE_FORM, is_form, title);

  g_assert_nonnull (form);
  return form;
}

static gboolean
is_row (GtkWidget *row, gconstpointer text)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) == 0;
}

static AccordPasteRow *
row_of (CareFixture *fixture, const char *text)
{
  AccordPasteRow *row = find_widget (dialog_of (fixture), ACCORD_TYPE_PASTE_ROW, is_row, text);

  g_assert_nonnull (row);
  return row;
}

static gboolean
is_labelled (GtkWidget *button, gconstpointer label)
{
  const char *text = gtk_button_get_label (GTK_BUTTON (button));

  return text != NULL && g_str_has_prefix (text, label);
}

static GtkWidget *
button_of (CareFixture *fixture, const char *label)
{
  GtkWidget *button = find_widget (dialog_of (fixture), GTK_TYPE_BUTTON, is_labelled, label);

  g_assert_nonnull (button);
  return button;
}

static void
paste (CareFixture *fixture, const char *text)
{
  care_fixture_act (fixture, "paste-people", g_variant_new_string (text));
  customers_fixture_settle ();
}

static void
add (CareFixture *fixture)
{
  GtkWidget *button = button_of (fixture, "_Add");

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  while (adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static AccordRecord *
only (CareFixture *fixture, const AccordKind *kind, const char *name)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, kind->fields[accord_kind_title (kind)].name, ACCORD_OP_IS, name);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (fixture->base.workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  return accord_record_ref (found->pdata[0]);
}

static gboolean
is_marked (CareFixture *fixture, int offset, const char *tag)
{
  GtkTextView *view = find_widget (dialog_of (fixture), GTK_TYPE_TEXT_VIEW, NULL, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);
  return gtk_text_iter_has_tag (&at, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag));
}

static void
test_form_is_filled_and_marked (CareFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) person = NULL;
  g_autoptr (AccordRecord) company = NULL;
  AccordJournal *journal = accord_workspace_get_journal (fixture->base.workspace);
  gint64 before = accord_test_count (fixture->base.workspace, &accord_customer_kind);

  paste (fixture, "王小明 采购经理 宁波海天科技有限公司 13800138001 爱喝茶");
  g_assert_true (is_marked (fixture, 0, "guess"));  /* 王小明 */
  g_assert_true (is_marked (fixture, 9, "read"));   /* 宁波海天… */
  g_assert_false (is_marked (fixture, 32, "read")); /* 爱喝茶 */
  g_assert_false (is_marked (fixture, 32, "guess"));
  g_assert_cmpint (count_unnamed (dialog_of (fixture)), ==, 0);
  g_assert_cmpint (accord_paste_row_get_piece (row_of (fixture, "爱喝茶"))->part, ==, ACCORD_PASTED_NOTE);
  add (fixture);
  company = only (fixture, &accord_customer_kind, "宁波海天科技有限公司");
  person = only (fixture, &accord_contact_kind, "王小明");
  g_assert_cmpint (accord_record_number (person, "customer"), ==, accord_record_id (company));
  g_assert_cmpstr (accord_record_text (person, "collected_via"), ==, "paste");
  g_assert_cmpstr (accord_journal_get_undo_label (journal), ==, "Added 王小明");
  accord_test_done (accord_journal_undo (journal));
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, before);
}

static void
test_everything_can_be_corrected (CareFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) record = NULL;

  paste (fixture, "Zora Quill, zora@quill.example, +49 30 7654321");
  gtk_editable_set_text (GTK_EDITABLE (row_of (fixture, "Zora Quill")), "Zora Quill Ltd");
  gtk_widget_activate_action (GTK_WIDGET (row_of (fixture, "Zora Quill Ltd")), "piece.part", "i", ACCORD_PASTED_COMPANY);
  gtk_widget_activate_action (GTK_WIDGET (row_of (fixture, "+49 30 7654321")), "piece.leave-out", NULL);
  gtk_editable_set_text (GTK_EDITABLE (row_of (fixture, "zora@quill.example")), "zora at quill");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row_of (fixture, "zora at quill")), "error"));
  g_assert_false (gtk_widget_get_sensitive (button_of (fixture, "_Add")));
  gtk_editable_set_text (GTK_EDITABLE (row_of (fixture, "zora at quill")), "office@quill.example");
  add (fixture);
  record = only (fixture, &accord_customer_kind, "Zora Quill Ltd");
  g_assert_cmpstr (accord_record_text (record, "type"), ==, "company");
  g_assert_cmpstr (accord_record_text (record, "email"), ==, "office@quill.example");
  g_assert_null (accord_record_text (record, "phone"));
}

static gboolean
begins_belongs (GtkWidget *row, gconstpointer empty)
{
  return g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Belongs to ");
}

static void
test_company_there_is_used_and_twins_are_hinted (CareFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) person = NULL;
  gint64 before = accord_test_count (fixture->base.workspace, &accord_customer_kind);
  AdwSwitchRow *row;

  paste (fixture, "Nora Pelt\nNordwind Robotics GmbH\nhello@nordwind.example");
  while ((row = find_widget (dialog_of (fixture), ADW_TYPE_SWITCH_ROW, begins_belongs, NULL)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (adw_switch_row_get_active (row));
  add (fixture);
  person = only (fixture, &accord_contact_kind, "Nora Pelt");
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, before);
  g_assert_cmpint (accord_record_number (person, "customer"), !=, 0);
  paste (fixture, "Nora Pelt, hello@nordwind.example"); /* now she is there */
  while (!shows_text (dialog_of (fixture), "Looks like"))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_several_people_and_one_left_out (CareFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) first = NULL;
  g_autoptr (AccordRecord) last = NULL;
  gint64 before = accord_test_count (fixture->base.workspace, &accord_customer_kind);

  paste (fixture, "Anna Berg <anna@berg.example>; Ben Koch <ben@koch.example>, Cleo Dorn <cleo@dorn.example>");
  g_assert_true (is_labelled (button_of (fixture, "_Add"), "_Add 3"));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (form_of (fixture, "Ben Koch")), FALSE);
  g_assert_true (is_labelled (button_of (fixture, "_Add"), "_Add 2"));
  add (fixture);
  first = only (fixture, &accord_customer_kind, "Anna Berg");
  last = only (fixture, &accord_customer_kind, "Cleo Dorn");
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, before + 2);
}

static void
test_added_once (CareFixture *fixture, gconstpointer data)
{
  gint64 before = accord_test_count (fixture->base.workspace, &accord_customer_kind);
  GtkWidget *button;

  paste (fixture, "Anna Berg <anna@berg.example>");
  button = button_of (fixture, "_Add");
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  while (adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, before + 1);
}

static void
test_closed_while_it_adds (CareFixture *fixture, gconstpointer data)
{
  gint64 before = accord_test_count (fixture->base.workspace, &accord_customer_kind);

  paste (fixture, "Anna Berg <anna@berg.example>");
  g_signal_emit_by_name (button_of (fixture, "_Add"), "clicked");
  adw_dialog_force_close (dialog_of (fixture));
  customers_fixture_settle ();
  customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (fixture->base.workspace, &accord_customer_kind), ==, before + 1);
}

/* Ctrl+V where no text has the cursor, by the page's own binding. */
static void
press_ctrl_v (GtkWidget *page)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  guint n_pressed = 0;

  for (guint c = 0; c < g_list_model_get_n_items (controllers); c++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, c);

      for (guint i = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && i < g_list_model_get_n_items (G_LIST_MODEL (controller)); i++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), i);
          g_autofree char *keys = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (!g_str_equal (keys, "<Control>v"))
            continue;
          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page, gtk_shortcut_get_arguments (shortcut)));
          n_pressed++;
        }
    }
  g_assert_cmpuint (n_pressed, ==, 1);
}

static void
test_key_takes_the_clipboard (CareFixture *fixture, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->base.window), "Mira Stahl\n+49 30 1112223");
  press_ctrl_v (GTK_WIDGET (fixture->base.page));
  while (find_widget (dialog_of (fixture), ACCORD_TYPE_PASTE_FORM, is_form, "Mira Stahl") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (shows_text (dialog_of (fixture), "+49 30 1112223"));
}

static void
test_nobody_in_it_is_said (CareFixture *fixture, gconstpointer data)
{
  GtkTextView *view;

  paste (fixture, "let us have lunch tomorrow");
  g_assert_true (shows_text (dialog_of (fixture), "Nobody Found in It"));
  g_assert_false (gtk_widget_get_sensitive (button_of (fixture, "_Add")));
  view = find_widget (dialog_of (fixture), GTK_TYPE_TEXT_VIEW, NULL, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "030 1234567 ring her", -1); /* a number, no name */
  while (find_widget (dialog_of (fixture), ACCORD_TYPE_PASTE_FORM, NULL, NULL) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_sensitive (button_of (fixture, "_Add")));
  gtk_editable_set_text (GTK_EDITABLE (row_of (fixture, "")), "Mira Stahl");
  g_assert_true (gtk_widget_get_sensitive (button_of (fixture, "_Add")));
}

void
add_paste_tests (void)
{
#define ADD(name, func) \
  g_test_add ("/care/paste/" name, CareFixture, NULL, care_fixture_set_up, func, care_fixture_tear_down)
  ADD ("form-is-filled-and-the-text-marked", test_form_is_filled_and_marked);
  ADD ("everything-can-be-corrected", test_everything_can_be_corrected);
  ADD ("company-that-is-there-is-used-and-twins-are-hinted", test_company_there_is_used_and_twins_are_hinted);
  ADD ("several-people-and-one-left-out", test_several_people_and_one_left_out);
  ADD ("pressed-twice-adds-once", test_added_once);
  ADD ("closed-while-it-adds-is-added-all-the-same", test_closed_while_it_adds);
  ADD ("key-takes-the-clipboard", test_key_takes_the_clipboard);
  ADD ("nobody-in-it-is-said", test_nobody_in_it_is_said);
#undef ADD
}
