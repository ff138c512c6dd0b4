/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field that a user added: what may be changed is edited where it is read; what it holds may not,
 * and is said. */

#include "accord-config.h"

#include "accord-own-field-page.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-custom-field.h"
#include "accord-field-commit.h"
#include "accord-field-row.h"
#include "accord-own-field-edits.h"
#include "accord-subpage.h"

static void
edited_cb (AccordFieldRow *row, const AccordValue *value, gpointer workspace)
{
  accord_field_row_follow (row, accord_field_commit (workspace, accord_field_row_get_entity (row), accord_field_row_get_field (row), value));
}

static void
add_field (AdwPreferencesGroup *group, AccordWorkspace *workspace, AccordEntity *entity, const char *name)
{
  const AccordKind *kind = &accord_custom_field_kind;
  GtkWidget *row = accord_field_row_new (&kind->fields[accord_kind_find (kind, name)]);

  accord_field_row_set_entity (ACCORD_FIELD_ROW (row), entity);
  accord_field_row_set_read_only (ACCORD_FIELD_ROW (row), accord_workspace_is_read_only (workspace));
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), workspace, 0);
  adw_preferences_group_add (group, row);
}

/* The button that retires the field, and what it says. */
typedef struct {
  AccordWorkspace *workspace;
  AdwButtonRow *button; /* owned by the page */
} Retiring;

static void
retiring_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Retiring *) data)->workspace);
  g_free (data);
}

static void
show_retired (AccordEntity *entity, GParamSpec *pspec, Retiring *retiring)
{
  AccordRecord *record = accord_entity_get_record (entity);
  gboolean retired = record != NULL && accord_record_number (record, "retired") != 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (retiring->button), retired ? _ ("Use Again") : _ ("Retire"));
}

static void
retire_cb (AdwButtonRow *button, Retiring *retiring)
{
  AccordEntity *entity = g_object_get_data (G_OBJECT (button), "entity");
  AccordRecord *record = accord_entity_get_record (entity);

  if (record != NULL)
    accord_commit (GTK_WIDGET (button), retiring->workspace, accord_own_field_retire (record, accord_record_number (record, "retired") == 0));
}

static void
add_retire (AdwPreferencesGroup *group, AccordWorkspace *workspace, AccordEntity *entity)
{
  GtkWidget *button = adw_button_row_new ();
  Retiring *retiring = g_new (Retiring, 1);
  GClosure *changed;

  *retiring = (Retiring) { g_object_ref (workspace), ADW_BUTTON_ROW (button) };
  g_object_set_data_full (G_OBJECT (button), "entity", g_object_ref (entity), g_object_unref);
  adw_preferences_group_add (group, button);
  show_retired (entity, NULL, retiring);
  changed = g_cclosure_new (G_CALLBACK (show_retired), retiring, NULL);
  g_object_watch_closure (G_OBJECT (button), changed);
  g_signal_connect_closure (entity, "notify::record", changed, FALSE);
  g_signal_connect_data (button, "activated", G_CALLBACK (retire_cb), retiring, retiring_free, 0);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer group)
{
  gint64 n = g_value_get_int64 (dex_future_get_value (future, NULL));
  g_autofree char *words = g_strdup_printf (ngettext ("%d record has a value here.", "%d records have a value here.", (gulong) n), (int) n);
  g_autofree char *all = g_strdup_printf (_ ("%s A retired field is hidden everywhere; its values are kept and come back with it."), words);

  adw_preferences_group_set_description (group, all);
  return dex_ref (future);
}

static void
count_values (AdwPreferencesGroup *group, AccordWorkspace *workspace, AccordRecord *field)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  const AccordKind *kind = accord_store_get_kind (store, accord_kind_by_name (accord_record_text (field, "target")));
  g_autofree char *name = accord_custom_field_name (accord_record_uid (field));
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  if (accord_kind_find (kind, name) < 0 || !accord_query_add (query, name, ACCORD_OP_NOT_EMPTY, NULL, NULL))
    return;
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (group),
    dex_future_then (accord_store_count (store, query), counted_cb, g_object_ref (group), g_object_unref)));
}

static AdwPreferencesGroup *
add_group (GtkWidget *page)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * accord_own_field_page_new:
 * @workspace: the open file
 * @field: a record of the kind "custom_field"
 *
 * Returns: (transfer floating): a page to be pushed onto the preferences
 */
AdwNavigationPage *
accord_own_field_page_new (AccordWorkspace *workspace, AccordRecord *field)
{
  g_autoptr (AccordEntity) entity = accord_workspace_adopt (workspace, field);
  gboolean chooses = g_strcmp0 (accord_record_text (field, "type"), "choice") == 0;
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = add_group (page), *retire = add_group (page);
  g_autofree char *what = accord_record_format (field, "type");
  g_autofree char *words = NULL;
  AdwNavigationPage *navigation;

  words = g_strdup_printf (chooses ? _ ("%s. One choice on each line; values that are no longer among them stay as they are. What a field holds cannot be changed later.")
                                   : _ ("%s. What a field holds cannot be changed later: retire it and add another."), what);
  adw_preferences_group_set_description (group, words);
  add_field (group, workspace, entity, "label");
  if (chooses)
    add_field (group, workspace, entity, "choices");
  if (!accord_workspace_is_read_only (workspace))
    add_retire (retire, workspace, entity);
  count_values (retire, workspace, field);
  navigation = accord_subpage_new (_ ("Field"), page, NULL);
  g_object_bind_property (entity, "title", navigation, "title", G_BINDING_SYNC_CREATE);
  return navigation;
}

/* A field being made. Owned by its Add button. */
typedef struct {
  AccordWorkspace *workspace;
  const AccordKind *kind;
  GPtrArray *fields;
  AdwEntryRow *label;
  AdwComboRow *type;
  AdwComboRow *links_to;
  GPtrArray *targets; /* of const AccordKind * */
  AdwPreferencesGroup *choices_group;
  GtkTextView *choices;
  GtkWidget *add;
  GtkLabel *refusal;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->workspace);
  g_ptr_array_unref (form->fields);
  g_ptr_array_unref (form->targets);
  g_free (form);
}

static const char *
chosen_type (const Form *form)
{
  const AccordKind *kind = &accord_custom_field_kind;

  return kind->fields[accord_kind_find (kind, "type")].choices[adw_combo_row_get_selected (form->type)].value;
}

static void
form_changed_cb (GtkWidget *add)
{
  Form *form = g_object_get_data (G_OBJECT (add), "form");
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->label))));

  gtk_widget_set_visible (GTK_WIDGET (form->choices_group), g_str_equal (chosen_type (form), "choice"));
  gtk_widget_set_visible (GTK_WIDGET (form->links_to), g_str_equal (chosen_type (form), "link"));
  gtk_widget_set_visible (GTK_WIDGET (form->refusal), FALSE);
  gtk_widget_set_sensitive (add, *label != '\0');
}

static DexFuture *
added_cb (DexFuture *future, gpointer add)
{
  Form *form = g_object_get_data (add, "form");
  g_autoptr (GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    {
      gtk_label_set_text (form->refusal, error->message);
      gtk_widget_set_visible (GTK_WIDGET (form->refusal), TRUE);
      gtk_accessible_announce (GTK_ACCESSIBLE (add), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else
    accord_subpage_pop (add);
  return dex_future_new_for_boolean (TRUE);
}

static void
add_clicked_cb (GtkWidget *add)
{
  Form *form = g_object_get_data (G_OBJECT (add), "form");
  const char *type = chosen_type (form);
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->label))));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (form->choices);
  const AccordKind *target = form->targets->pdata[adw_combo_row_get_selected (form->links_to)];
  g_autoptr (AccordEdit) edit = NULL;
  g_autofree char *choices = NULL;

  if (*label == '\0')
    return;
  g_object_get (buffer, "text", &choices, NULL);
  edit = accord_own_field_add (form->kind, form->fields, label, type, g_str_equal (type, "link") ? target->name : NULL,
                               g_str_equal (type, "choice") ? choices : NULL);
  dex_future_disown (dex_future_finally (accord_journal_commit (accord_workspace_get_journal (form->workspace), edit), added_cb,
                                         g_object_ref (add), g_object_unref));
}

static AdwComboRow *
add_combo (AdwPreferencesGroup *group, const char *title, GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
add_types (Form *form, AdwPreferencesGroup *group)
{
  const AccordKind *kind = &accord_custom_field_kind;
  const AccordField *field = &kind->fields[accord_kind_find (kind, "type")];
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) targets = gtk_string_list_new (NULL);

  for (int i = 0; field->choices[i].value != NULL; i++)
    gtk_string_list_append (types, accord_field_choice_label (field, field->choices[i].value));
  for (guint i = 0; i < form->targets->len; i++)
    gtk_string_list_append (targets, accord_kind_label (form->targets->pdata[i]));
  form->type = add_combo (group, _ ("Holds"), types);
  form->links_to = add_combo (group, _ ("Links To"), targets);
}

static void
add_choices (Form *form, GtkWidget *page)
{
  GtkWidget *frame = gtk_scrolled_window_new ();

  form->choices_group = add_group (page);
  form->choices = GTK_TEXT_VIEW (gtk_text_view_new ());
  adw_preferences_group_set_title (form->choices_group, _ ("Choices"));
  adw_preferences_group_set_description (form->choices_group, _ ("One on each line; a list can be pasted."));
  g_object_set (form->choices, "top-margin", 10, "bottom-margin", 10, "left-margin", 12, "right-margin", 12, "accepts-tab", FALSE,
                "wrap-mode", GTK_WRAP_WORD_CHAR, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->choices), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choices"), -1);
  g_object_set (frame, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 140, "child", form->choices, NULL);
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_add (form->choices_group, frame);
}

static void
build_form (Form *form, GtkWidget *page)
{
  AdwPreferencesGroup *group = add_group (page), *refusals;

  form->label = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->label), _ ("Label"));
  adw_preferences_group_add (group, GTK_WIDGET (form->label));
  adw_preferences_group_set_description (group, _ ("The label may change later; what the field holds may not."));
  add_types (form, group);
  add_choices (form, page);
  refusals = add_group (page);
  form->refusal = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (form->refusal), "error");
  adw_preferences_group_add (refusals, GTK_WIDGET (form->refusal));
  g_signal_connect_object (form->label, "changed", G_CALLBACK (form_changed_cb), form->add, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->label, "entry-activated", G_CALLBACK (add_clicked_cb), form->add, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->type, "notify::selected", G_CALLBACK (form_changed_cb), form->add, G_CONNECT_SWAPPED);
  g_signal_connect (form->add, "clicked", G_CALLBACK (add_clicked_cb), NULL);
}

/**
 * accord_own_field_page_new_add:
 * @workspace: the open file
 * @kind: whose records shall have the field
 * @fields: (element-type AccordRecord): those that were added before, in their order
 *
 * Returns: (transfer floating): a page to be pushed onto the preferences; goes when the field is added
 */
AdwNavigationPage *
accord_own_field_page_new_add (AccordWorkspace *workspace, const AccordKind *kind, GPtrArray *fields)
{
  GtkWidget *page = adw_preferences_page_new ();
  Form *form = g_new0 (Form, 1);
  g_autofree char *title = g_strdup_printf (_ ("New Field of %s"), accord_kind_plural (kind));

  *form = (Form) { .workspace = g_object_ref (workspace), .kind = kind, .fields = g_ptr_array_ref (fields), .targets = accord_own_field_kinds () };
  form->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_add_css_class (form->add, "suggested-action");
  g_object_set_data_full (G_OBJECT (form->add), "form", form, form_free);
  build_form (form, page);
  form_changed_cb (form->add);
  return accord_subpage_new (title, page, form->add);
}
