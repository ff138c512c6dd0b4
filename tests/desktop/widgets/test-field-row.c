/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a field row guarantees to those who type into it. */

#include "accord-config.h"

#include "test-field-row.h"

#include "accord-field-row.h"

typedef struct {
  GtkWindow *window;
  GtkWidget *list;
  GtkWidget *elsewhere;
  AccordFieldRow *row;
  int edited;
  int chosen;
  AccordValue value;
} Form;

/* Tables of the test's own, so that it does not depend on a kind's file. */
static const AccordChoice sizes[] = { { "small", "Small" }, { "large", "Large" }, { NULL, NULL } };
static const AccordField email_field = { .name = "email", .type = ACCORD_FIELD_EMAIL,
                                         .label = "E-mail" };
static const AccordField number_field = { .name = "employees", .type = ACCORD_FIELD_INTEGER,
                                          .label = "Employees" };
static const AccordField date_field = { .name = "since", .type = ACCORD_FIELD_DATE,
                                        .label = "Customer since" };
static const AccordField name_field = { .name = "title", .type = ACCORD_FIELD_TEXT, .label = "Name",
                                        .flags = ACCORD_FIELD_REQUIRED };
static const AccordField flag_field = { .name = "vip", .type = ACCORD_FIELD_BOOLEAN,
                                        .label = "Key account" };
static const AccordField size_field = { .name = "size", .type = ACCORD_FIELD_CHOICE,
                                        .label = "Size", .choices = sizes };
static const AccordField owner_field = { .name = "owner", .type = ACCORD_FIELD_LINK,
                                         .label = "Owner", .target = "member" };

static void
edited_cb (AccordFieldRow *row, const AccordValue *value, Form *form)
{
  form->edited++;
  accord_value_clear (&form->value);
  accord_value_copy (&form->value, value);
}

static void
choose_cb (Form *form)
{
  form->chosen++;
}

static void
form_open (Form *form, const AccordField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *form = (Form) { .window = GTK_WINDOW (gtk_window_new ()), .list = gtk_list_box_new (),
                   .elsewhere = gtk_button_new_with_label ("Elsewhere") };
  form->row = ACCORD_FIELD_ROW (accord_field_row_new (field));
  gtk_list_box_append (GTK_LIST_BOX (form->list), GTK_WIDGET (form->row));
  gtk_box_append (GTK_BOX (box), form->list);
  gtk_box_append (GTK_BOX (box), form->elsewhere);
  gtk_window_set_child (form->window, box);
  g_signal_connect (form->row, "edited", G_CALLBACK (edited_cb), form);
  g_signal_connect_swapped (form->row, "choose", G_CALLBACK (choose_cb), form);
  gtk_window_present (form->window);
  test_settle ();
}

static void
form_close (Form *form)
{
  gtk_window_destroy (form->window);
  accord_value_clear (&form->value);
  test_settle ();
}

/* The entry that has the focus, which must be inside the row. */
static GtkEditable *
focused_entry (Form *form)
{
  GtkWidget *focus = gtk_window_get_focus (form->window);

  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (form->row)));
  return GTK_EDITABLE (focus);
}

static void
start_typing (Form *form, const char *text)
{
  g_signal_emit_by_name (form->list, "row-activated", form->row);
  test_settle ();
  g_assert_true (accord_field_row_get_editing (form->row));
  gtk_editable_set_text (focused_entry (form), text);
}

static void
press_enter (Form *form)
{
  g_signal_emit_by_name (focused_entry (form), "activate");
  test_settle ();
}

static void
leave (Form *form)
{
  gtk_widget_grab_focus (form->elsewhere);
  test_settle ();
}

static GtkWidget *
find_with_class (GtkWidget *widget, const char *css_class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_has_css_class (child,
                                                   css_class) ? child : find_with_class (child,
                                                                                         css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
shown_reason (Form *form)
{
  GtkWidget *label = find_with_class (GTK_WIDGET (form->row), "field-reason");

  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static const char *
shown_value (Form *form)
{
  return gtk_label_get_text (GTK_LABEL (find_with_class (GTK_WIDGET (form->row), "field-value")));
}

static void
test_enter_saves (void)
{
  Form form;

  form_open (&form, &email_field);
  start_typing (&form, "info@hengrui-med.example");
  press_enter (&form);
  g_assert_cmpint (form.edited, ==, 1);
  g_assert_cmpstr (form.value.text, ==, "info@hengrui-med.example");
  g_assert_false (accord_field_row_get_editing (form.row));
  g_assert_cmpstr (shown_value (&form), ==, "info@hengrui-med.example");
  g_assert_true (gtk_window_get_focus (form.window) == GTK_WIDGET (form.row));
  form_close (&form);
}

static void
test_leaving_saves (void)
{
  Form form;

  form_open (&form, &number_field);
  start_typing (&form, "250");
  leave (&form);
  g_assert_cmpint (form.edited, ==, 1);
  g_assert_true (form.value.has_number);
  g_assert_cmpint (form.value.number, ==, 250);
  g_assert_true (gtk_window_get_focus (form.window) == form.elsewhere);
  form_close (&form);
}

static void
test_invalid_keeps_focus (void)
{
  Form form;

  form_open (&form, &number_field);
  start_typing (&form, "a dozen");
  press_enter (&form);
  g_assert_cmpint (form.edited, ==, 0);
  g_assert_nonnull (shown_reason (&form));
  g_assert_cmpstr (gtk_editable_get_text (focused_entry (&form)), ==, "a dozen");
  leave (&form);
  g_assert_cmpint (form.edited, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (focused_entry (&form)), ==, "a dozen");
  g_assert_true (gtk_widget_has_css_class (find_with_class (GTK_WIDGET (form.row), "field-reason"),
                                           "error"));
  g_assert_null (gtk_test_accessible_check_state (GTK_ACCESSIBLE (focused_entry (&form)),
                                                  GTK_ACCESSIBLE_STATE_INVALID,
                                                  GTK_ACCESSIBLE_INVALID_TRUE));
  gtk_editable_set_text (focused_entry (&form), "12");
  g_assert_null (shown_reason (&form));
  press_enter (&form);
  g_assert_cmpint (form.edited, ==, 1);
  g_assert_cmpint (form.value.number, ==, 12);
  form_close (&form);
}

static void
test_wrong_date_is_not_saved (void)
{
  Form form;

  form_open (&form, &date_field);
  start_typing (&form, "2025-02-30");
  press_enter (&form);
  g_assert_cmpint (form.edited, ==, 0);
  g_assert_nonnull (shown_reason (&form));
  gtk_editable_set_text (focused_entry (&form), "2025-02-28");
  press_enter (&form);
  g_assert_cmpint (form.value.number, ==, accord_date_from_ymd (2025, 2, 28));
  form_close (&form);
}

static void
test_required_is_not_emptied (void)
{
  Form form;
  g_auto (AccordValue) name = ACCORD_VALUE_INIT;

  form_open (&form, &name_field);
  accord_value_set_text (&name, "Bright Foods");
  accord_field_row_set_value (form.row, &name, NULL);
  start_typing (&form, "");
  press_enter (&form);
  g_assert_cmpint (form.edited, ==, 0);
  g_assert_nonnull (shown_reason (&form));
  accord_field_row_cancel (form.row);
  g_assert_cmpstr (shown_value (&form), ==, "Bright Foods");
  form_close (&form);
}

static void
test_cancel_restores (void)
{
  Form form;
  g_auto (AccordValue) name = ACCORD_VALUE_INIT;

  form_open (&form, &name_field);
  accord_value_set_text (&name, "Bright Foods");
  accord_field_row_set_value (form.row, &name, NULL);
  start_typing (&form, "Dark Foods");
  accord_field_row_cancel (form.row);
  test_settle ();
  g_assert_cmpint (form.edited, ==, 0);
  g_assert_cmpstr (shown_value (&form), ==, "Bright Foods");
  form_close (&form);
}

static void
test_unchanged_is_not_edited (void)
{
  Form form;
  g_auto (AccordValue) name = ACCORD_VALUE_INIT;

  form_open (&form, &name_field);
  accord_value_set_text (&name, "Bright Foods");
  accord_field_row_set_value (form.row, &name, NULL);
  start_typing (&form, "Bright Foods");
  leave (&form);
  g_assert_cmpint (form.edited, ==, 0);
  g_assert_false (accord_field_row_get_editing (form.row));
  form_close (&form);
}

static AccordRecord *
make_record (const char *name)
{
  AccordId uid;
  AccordRecord *record;

  accord_id_new (&uid);
  record = accord_record_new (&accord_customer_kind, 1, &uid);
  accord_value_set_text (accord_record_value_for_writing (record,
                                                          accord_kind_title (&accord_customer_kind)), name);
  return record;
}

static void
test_typing_survives_a_colleague (void)
{
  const AccordField *field = &accord_customer_kind.fields[accord_kind_title (&accord_customer_kind)];
  g_autoptr (AccordEntity) entity = accord_entity_new (&accord_customer_kind, 1);
  g_autoptr (AccordRecord) first = make_record ("Bright Foods");
  g_autoptr (AccordRecord) second = make_record ("Brighter Foods");
  Form form;

  form_open (&form, field);
  accord_entity_set_record (entity, first);
  accord_field_row_set_entity (form.row, entity);
  g_assert_cmpstr (shown_value (&form), ==, "Bright Foods");
  start_typing (&form, "Bright Foods Ltd");
  accord_entity_set_record (entity, second);
  test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (focused_entry (&form)), ==, "Bright Foods Ltd");
  g_assert_nonnull (strstr (shown_reason (&form), "Brighter Foods"));
  accord_field_row_cancel (form.row);
  g_assert_cmpstr (shown_value (&form), ==, "Brighter Foods");
  form_close (&form);
}

static void
test_refused_shows_the_stored (void)
{
  const AccordField *field = &accord_customer_kind.fields[accord_kind_title (&accord_customer_kind)];
  g_autoptr (AccordEntity) entity = accord_entity_new (&accord_customer_kind, 1);
  g_autoptr (AccordRecord) record = make_record ("Bright Foods");
  Form form;

  form_open (&form, field);
  accord_entity_set_record (entity, record);
  accord_field_row_set_entity (form.row, entity);
  start_typing (&form, "Dark Foods");
  press_enter (&form);
  g_assert_cmpstr (shown_value (&form), ==, "Dark Foods");
  accord_field_row_refuse (form.row, "The file may only be read.");
  g_assert_cmpstr (shown_value (&form), ==, "Bright Foods");
  g_assert_cmpstr (shown_reason (&form), ==, "The file may only be read.");
  form_close (&form);
}

/* What cannot be saved keeps the focus, but not from a dialog that was opened meanwhile. */
static void
test_dialog_above_has_the_keys (void)
{
  Form form;
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *entry = gtk_entry_new (), *window = adw_window_new ();
  g_autoptr (GtkWidget) box = NULL;

  form_open (&form, &number_field);
  box = g_object_ref (gtk_window_get_child (form.window));
  gtk_window_set_child (form.window, NULL);
  gtk_window_destroy (form.window);
  form.window = GTK_WINDOW (window);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (form.window);
  test_settle ();
  start_typing (&form, "many");
  adw_dialog_set_child (dialog, entry);
  adw_dialog_set_focus (dialog, entry);
  adw_dialog_present (dialog, window);
  test_settle ();
  test_settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form.window), GTK_WIDGET (dialog)));
  g_assert_true (accord_field_row_get_editing (form.row));
  g_assert_nonnull (shown_reason (&form));
  adw_dialog_force_close (dialog);
  test_settle ();
  form_close (&form);
}

/* What holds while nothing is set is said, and goes when something is. */
static void
test_empty_says_the_usual (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  Form form;

  form_open (&form, &number_field);
  g_assert_cmpstr (shown_value (&form), ==, "—");
  accord_field_row_set_usual (form.row, "90");
  g_assert_cmpstr (shown_value (&form), ==, "90");
  g_assert_true (gtk_widget_has_css_class (find_with_class (GTK_WIDGET (form.row), "field-value"), "secondary"));
  accord_value_set_number (&value, 7);
  accord_field_row_set_value (form.row, &value, NULL);
  g_assert_cmpstr (shown_value (&form), ==, "7");
  g_assert_false (gtk_widget_has_css_class (find_with_class (GTK_WIDGET (form.row), "field-value"), "secondary"));
  form_close (&form);
}

static void
test_switch_link_and_read_only (void)
{
  Form form;

  form_open (&form, &flag_field);
  accord_field_row_edit (form.row);
  g_assert_cmpint (form.edited, ==, 1);
  g_assert_cmpint (form.value.number, ==, 1);
  accord_field_row_set_read_only (form.row, TRUE);
  accord_field_row_edit (form.row);
  g_assert_cmpint (form.edited, ==, 1);
  form_close (&form);
  form_open (&form, &owner_field);
  accord_field_row_edit (form.row);
  g_assert_cmpint (form.chosen, ==, 1);
  g_assert_false (accord_field_row_get_editing (form.row));
  form_close (&form);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_type (child,
                                                                                        type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_choice_is_picked_from_a_list (void)
{
  GtkWidget *popover, *list;
  Form form;

  form_open (&form, &size_field);
  accord_field_row_edit (form.row);
  test_settle ();
  popover = find_type (GTK_WIDGET (form.row), GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  list = find_type (popover, GTK_TYPE_LIST_BOX);
  /* None, Small, Large */
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list),
                                                                               2));
  test_settle ();
  g_assert_cmpint (form.edited, ==, 1);
  g_assert_cmpstr (form.value.text, ==, "large");
  g_assert_cmpstr (shown_value (&form), ==, "Large");
  form_close (&form);
}

static AccordEntity *
customer_of (gint64 id, const char *email)
{
  AccordEntity *entity = accord_entity_new (&accord_customer_kind, id);
  AccordId uid;
  g_autoptr (AccordRecord) record = NULL;

  accord_id_new (&uid);
  record = accord_record_new (&accord_customer_kind, id, &uid);
  accord_value_set_text (accord_record_value_for_writing (record, accord_kind_find (&accord_customer_kind, "email")), email);
  accord_entity_set_record (entity, record);
  return entity;
}

static void
note_entity_cb (AccordFieldRow *row, const AccordValue *value, gint64 *id)
{
  *id = accord_entity_get_id (accord_field_row_get_entity (row));
}

static void
test_next_record_saves (void)
{
  g_autoptr (AccordEntity) first = customer_of (1, "a@example.com"), second = customer_of (2, "b@example.com");
  gint64 of = 0;
  Form form;

  form_open (&form, &email_field);
  g_signal_connect (form.row, "edited", G_CALLBACK (note_entity_cb), &of);
  accord_field_row_set_entity (form.row, first);
  start_typing (&form, "new@example.com");
  accord_field_row_set_entity (form.row, second);
  test_settle ();
  g_assert_cmpint (form.edited, ==, 1);
  g_assert_cmpstr (form.value.text, ==, "new@example.com");
  g_assert_cmpint (of, ==, 1);
  g_assert_cmpstr (shown_value (&form), ==, "b@example.com");
  form_close (&form);
}

static void
test_going_saves (void)
{
  g_autoptr (AccordEntity) entity = customer_of (1, "a@example.com");
  Form form;

  form_open (&form, &email_field);
  accord_field_row_set_entity (form.row, entity);
  start_typing (&form, "new@example.com");
  gtk_window_set_child (form.window, NULL);
  g_assert_cmpint (form.edited, ==, 1);
  g_assert_cmpstr (form.value.text, ==, "new@example.com");
  form_close (&form);
}

static void
told_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_set_str ((char **) data, g_variant_get_string (parameter, NULL));
}

static void
test_invalid_is_told (void)
{
  g_autoptr (AccordEntity) first = customer_of (1, "a@example.com"), second = customer_of (2, "b@example.com");
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("error", G_VARIANT_TYPE_STRING);
  g_autofree char *told = NULL;
  Form form;

  form_open (&form, &email_field);
  g_signal_connect (action, "activate", G_CALLBACK (told_cb), &told);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (form.window), "win", G_ACTION_GROUP (actions));
  accord_field_row_set_entity (form.row, first);
  start_typing (&form, "nobody");
  g_assert_true (accord_field_row_save_all (GTK_WIDGET (form.window)) == form.row);
  g_assert_true (accord_field_row_get_editing (form.row));
  accord_field_row_set_entity (form.row, second);
  g_assert_cmpint (form.edited, ==, 0);
  g_assert_nonnull (told);
  g_assert_true (g_str_has_prefix (told, "“nobody” was not saved as E-mail. "));
  g_clear_pointer (&told, g_free);
  start_typing (&form, "nobody else");
  gtk_window_set_child (form.window, NULL);
  g_assert_true (told != NULL && g_str_has_prefix (told, "“nobody else” was not saved as E-mail. "));
  form_close (&form);
}

void
test_field_row_add (void)
{
  g_test_add_func ("/widgets/field-row/the-next-record-saves", test_next_record_saves);
  g_test_add_func ("/widgets/field-row/going-from-the-window-saves", test_going_saves);
  g_test_add_func ("/widgets/field-row/what-cannot-be-saved-then-is-told", test_invalid_is_told);
  g_test_add_func ("/widgets/field-row/enter-saves-and-returns-the-focus", test_enter_saves);
  g_test_add_func ("/widgets/field-row/leaving-saves", test_leaving_saves);
  g_test_add_func ("/widgets/field-row/invalid-input-keeps-the-focus", test_invalid_keeps_focus);
  g_test_add_func ("/widgets/field-row/a-dialog-above-has-the-keys", test_dialog_above_has_the_keys);
  g_test_add_func ("/widgets/field-row/a-day-that-is-none-is-not-saved",
                   test_wrong_date_is_not_saved);
  g_test_add_func ("/widgets/field-row/a-required-field-is-not-emptied",
                   test_required_is_not_emptied);
  g_test_add_func ("/widgets/field-row/escape-restores", test_cancel_restores);
  g_test_add_func ("/widgets/field-row/the-same-text-is-no-edit", test_unchanged_is_not_edited);
  g_test_add_func ("/widgets/field-row/typing-survives-a-colleagues-edit",
                   test_typing_survives_a_colleague);
  g_test_add_func ("/widgets/field-row/a-refused-edit-shows-the-stored-value",
                   test_refused_shows_the_stored);
  g_test_add_func ("/widgets/field-row/an-empty-field-says-what-holds", test_empty_says_the_usual);
  g_test_add_func ("/widgets/field-row/switch-link-and-read-only", test_switch_link_and_read_only);
  g_test_add_func ("/widgets/field-row/a-choice-is-picked-from-a-list",
                   test_choice_is_picked_from_a_list);
}
