/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the name and type of a field of one's own, made for a column that fits none; the column goes
 * there then. The field is a change set of its own: undoing the import leaves it. */

#include "accord-config.h"

#include "accord-assistant-column-row.h"

#include <glib/gi18n-lib.h>

#include "accord-commit.h"
#include "accord-custom-field.h"
#include "accord-text.h"

/* One question; belongs to its dialog. */
typedef struct {
  AccordAssistant *assistant;
  AccordAssistantSource *source;
  guint column;
  const AccordKind *kind;
  AdwDialog *dialog; /* unowned */
  AdwEntryRow *label;
  AdwComboRow *type;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->assistant);
  g_object_unref (question->source);
  g_free (question);
}

/* Links need a kind to point to, which no file says. */
static const AccordChoice *
types (void)
{
  return accord_custom_field_kind.fields[accord_kind_find (&accord_custom_field_kind, "type")].choices;
}

static guint
n_types (void)
{
  guint n = 0;

  while (types ()[n].value != NULL && !g_str_equal (types ()[n].value, "link"))
    n++;
  return n;
}

static guint
find_type (const char *value)
{
  for (guint i = 0; i < n_types (); i++)
    if (g_str_equal (types ()[i].value, value))
      return i;
  return 0;
}

/* What the column looks like. */
static guint
guess_type (AccordImportPlan *plan, guint column)
{
  const AccordImportColumn *source = accord_import_plan_get_columns (plan)->pdata[column];
  AccordImportMoney money = accord_import_plan_get_money (plan, column);

  if (source->orders != ACCORD_DATE_ORDER_UNKNOWN)
    return find_type ("date");
  if (money.n_signed > 0)
    return find_type ("money");
  return find_type (money.n_bare > 0 && source->decimal_mark == 0 ? "number" : "text");
}

/* Found again by its label: the table of the kind grows at its end. */
static const char *
find_field (const AccordKind *kind, const char *label)
{
  for (int f = kind->n_fields - 1; f >= 0; f--)
    if (g_str_equal (accord_field_label (&kind->fields[f]), label))
      return kind->fields[f].name;
  return NULL;
}

static void
take_fields (gpointer source)
{
  accord_assistant_source_take_fields (source);
}

typedef struct {
  AccordAssistant *assistant;
  AccordAssistantSource *source;
  guint column;
  char *label;
} Made;

static void
made_free (gpointer data)
{
  Made *made = data;

  g_object_unref (made->assistant);
  g_object_unref (made->source);
  g_free (made->label);
  g_free (made);
}

static DexFuture *
made_cb (DexFuture *future, gpointer data)
{
  Made *made = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (made->source);
  AccordStore *store = accord_workspace_get_store (made->assistant->workspace);
  const char *field;

  if (plan == NULL)
    return dex_ref (future);
  field = find_field (accord_store_get_kind (store, accord_kind_base (accord_import_plan_get_kind (plan))), made->label);
  accord_assistant_change (made->assistant, take_fields, g_object_ref (made->source), g_object_unref);
  if (field != NULL)
    accord_assistant_map_column (made->assistant, made->source, made->column, field);
  return dex_ref (future);
}

/* The different words of the column, one a line; NULL where they are too many to choose from. */
static char *
words_of_column (Question *question)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (question->source);
  g_autoptr (GPtrArray) words = plan == NULL ? NULL : accord_import_plan_get_words (plan, question->column);

  if (words == NULL)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("\n", (char **) words->pdata);
}

static AccordEdit *
make_edit (Question *question, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Added field %s"), name);
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, &accord_custom_field_kind);
  const char *type = types ()[MIN (adw_combo_row_get_selected (question->type), n_types () - 1)].value;
  g_autofree char *choices = g_str_equal (type, "choice") ? words_of_column (question) : NULL;

  accord_edit_set_text (edit, &accord_custom_field_kind, id, "label", name);
  accord_edit_set_text (edit, &accord_custom_field_kind, id, "target", question->kind->name);
  accord_edit_set_text (edit, &accord_custom_field_kind, id, "type", type);
  if (choices != NULL)
    accord_edit_set_text (edit, &accord_custom_field_kind, id, "choices", choices);
  return edit;
}

static void
add_cb (Question *question)
{
  g_autofree char *name = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (question->label)), FALSE);
  AccordEdit *edit;
  Made *made;

  if (*name == '\0')
    return;
  edit = make_edit (question, name);
  made = g_new0 (Made, 1);
  *made = (Made){ g_object_ref (question->assistant), g_object_ref (question->source), question->column,
                  g_strdup (name) };
  dex_future_disown (dex_future_then (
    accord_commit_future (GTK_WIDGET (question->assistant), question->assistant->workspace, edit), made_cb, made,
    made_free));
  adw_dialog_close (question->dialog);
}

static GtkWidget *
make_form (Question *question, AccordImportPlan *plan)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const AccordImportColumn *column = accord_import_plan_get_columns (plan)->pdata[question->column];

  question->label = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->label), _("Label"));
  gtk_editable_set_text (GTK_EDITABLE (question->label), column->heading);
  question->type = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->type), _("Type"));
  for (guint i = 0; i < n_types (); i++)
    gtk_string_list_append (names, _(types ()[i].label));
  adw_combo_row_set_model (question->type, G_LIST_MODEL (names));
  adw_combo_row_set_selected (question->type, guess_type (plan, question->column));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (question->label));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (question->type));
  gtk_widget_add_css_class (group, "assistant-column");
  return group;
}

static void
close_cb (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

static GtkWidget *
make_header (Question *question)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (add, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (close_cb), question->dialog, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), question);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  return header;
}

/*< private >
 * accord_assistant_new_field:
 * @parent: whose question it is
 * @column: index of the column that the field is for
 *
 * Asks for a new field, makes it, and maps the column to it.
 */
void
accord_assistant_new_field (GtkWidget *parent, AccordAssistant *assistant, AccordAssistantSource *source, guint column)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (source);
  Question *question = g_new0 (Question, 1);
  GtkWidget *view = adw_toolbar_view_new ();

  question->assistant = g_object_ref (assistant);
  question->source = g_object_ref (source);
  question->column = column;
  question->kind = accord_kind_base (accord_import_plan_get_kind (plan));
  question->dialog = adw_dialog_new ();
  adw_dialog_set_title (question->dialog, _("New Field"));
  adw_dialog_set_content_width (question->dialog, 400);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (question));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_form (question, plan));
  accord_dialog_set_child (question->dialog, view);
  g_signal_connect_data (question->label, "entry-activated", G_CALLBACK (add_cb), question, question_free,
                         G_CONNECT_SWAPPED);
  adw_dialog_present (question->dialog, parent);
}
