/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBulkFieldDialog: one field of many records. The value is edited by the row that edits it on a
 * record; left empty it clears the field. */

#include "accord-config.h"

#include "accord-bulk-field-dialog.h"

#include "accord-choice-search.h"
#include "accord-field-row.h"
#include "accord-record-chooser.h"

#include <glib/gi18n-lib.h>

struct _AccordBulkFieldDialog {
  AdwAlertDialog parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  GPtrArray *fields; /* of const AccordField * */
  AdwComboRow *which;
  GtkListBox *rows;
  AccordFieldRow *row;
  AccordEntity *target; /* what a link points to */
  AccordValue value;
};

G_DEFINE_FINAL_TYPE (AccordBulkFieldDialog, accord_bulk_field_dialog, ADW_TYPE_ALERT_DIALOG)

static guint apply_signal;

static const AccordField *
chosen_field (AccordBulkFieldDialog *self)
{
  return self->fields->pdata[MIN (adw_combo_row_get_selected (self->which), self->fields->len - 1)];
}

/* What is being typed counts too; %FALSE where that is no value of the field. */
static gboolean
is_valid (AccordBulkFieldDialog *self, gboolean *empty)
{
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };
  g_autofree char *typed = accord_field_row_dup_typed (self->row);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  *empty = typed != NULL ? *g_strstrip (typed) == '\0' : accord_value_is_empty (&self->value);
  if (*empty)
    return (chosen_field (self)->flags & ACCORD_FIELD_REQUIRED) == 0;
  return typed == NULL ||
         (accord_field_parse (chosen_field (self), typed, &reading, &value, NULL) && accord_field_check (chosen_field (self), &value, NULL));
}

/* To clear the field of many records is what nobody wants by pressing Enter too early; nor what cannot be read as a value
 * of it shall do that. */
static void
show_label (AccordBulkFieldDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  gboolean empty;
  gboolean valid = is_valid (self, &empty);

  adw_alert_dialog_set_response_label (dialog, "apply", empty ? _("_Clear Field") : _("_Change"));
  adw_alert_dialog_set_response_appearance (dialog, "apply", empty ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, empty ? "cancel" : "apply");
  adw_alert_dialog_set_response_enabled (dialog, "apply", valid);
}

static void
edited_cb (AccordBulkFieldDialog *self, const AccordValue *value)
{
  accord_value_clear (&self->value);
  accord_value_copy (&self->value, value);
  show_label (self);
}

static void
show_target (AccordBulkFieldDialog *self)
{
  accord_field_row_set_value (self->row, &self->value, self->target != NULL ? accord_entity_get_title (self->target) : NULL);
}

static void
target_chosen_cb (AccordBulkFieldDialog *self, gint64 id)
{
  if (self->target != NULL)
    g_signal_handlers_disconnect_by_data (self->target, self);
  g_clear_object (&self->target);
  accord_value_clear (&self->value);
  if (id != 0)
    {
      accord_value_set_number (&self->value, id);
      self->target = accord_workspace_get_entity (self->workspace, accord_field_target (chosen_field (self)), id);
      g_signal_connect_swapped (self->target, "notify::title", G_CALLBACK (show_target), self);
    }
  show_target (self);
  show_label (self);
}

static void
choose_cb (AccordBulkFieldDialog *self)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, accord_field_target (chosen_field (self)));

  accord_record_chooser_set_clearable (ACCORD_RECORD_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (target_chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), GTK_WIDGET (self->row));
}

static void
which_changed_cb (AccordBulkFieldDialog *self)
{
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };

  if (self->row != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (self->row));
  if (self->target != NULL)
    g_signal_handlers_disconnect_by_data (self->target, self);
  g_clear_object (&self->target);
  accord_value_clear (&self->value);
  self->row = ACCORD_FIELD_ROW (accord_field_row_new (chosen_field (self)));
  accord_field_row_set_reading (self->row, &reading);
  accord_field_row_set_value (self->row, &self->value, NULL);
  g_signal_connect_object (self->row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "choose", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "typed", G_CALLBACK (show_label), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "notify::editing", G_CALLBACK (show_label), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, GTK_WIDGET (self->row));
  show_label (self);
}

static void
row_activated_cb (AccordBulkFieldDialog *self, GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) == GTK_WIDGET (self->row))
    accord_field_row_edit (self->row);
}

static void
accord_bulk_field_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  AccordBulkFieldDialog *self = ACCORD_BULK_FIELD_DIALOG (dialog);
  const AccordField *field = chosen_field (self);
  g_autofree char *words = NULL;

  if (!g_str_equal (response, "apply"))
    return;
  if (!accord_field_row_save (self->row)) /* of a row that is edited */
    return;
  words = accord_field_format (field, &self->value, self->target != NULL ? accord_entity_get_title (self->target) : NULL);
  g_signal_emit (self, apply_signal, 0, field, &self->value, words);
}

static void
accord_bulk_field_dialog_dispose (GObject *object)
{
  AccordBulkFieldDialog *self = ACCORD_BULK_FIELD_DIALOG (object);

  if (self->target != NULL)
    g_signal_handlers_disconnect_by_data (self->target, self);
  g_clear_object (&self->target);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_bulk_field_dialog_parent_class)->dispose (object);
}

static void
accord_bulk_field_dialog_finalize (GObject *object)
{
  AccordBulkFieldDialog *self = ACCORD_BULK_FIELD_DIALOG (object);

  accord_value_clear (&self->value);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (accord_bulk_field_dialog_parent_class)->finalize (object);
}

static void
accord_bulk_field_dialog_class_init (AccordBulkFieldDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_bulk_field_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_bulk_field_dialog_finalize;
  ADW_ALERT_DIALOG_CLASS (klass)->response = accord_bulk_field_dialog_response;
  apply_signal = g_signal_new ("apply", ACCORD_TYPE_BULK_FIELD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
accord_bulk_field_dialog_init (AccordBulkFieldDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->fields = g_ptr_array_new ();
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->which = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->which), _("Field"));
  adw_combo_row_set_enable_search (self->which, TRUE);
  accord_choice_search_accept (GTK_WIDGET (self->which));
  adw_combo_row_set_expression (self->which, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_append (self->rows, GTK_WIDGET (self->which));
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_alert_dialog_set_heading (dialog, _("Edit Field"));
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (self->rows));
  adw_alert_dialog_add_response (dialog, "cancel", _("C_ancel"));
  adw_alert_dialog_add_response (dialog, "apply", _("_Clear Field"));
  adw_alert_dialog_set_close_response (dialog, "cancel");
}

/* Names and identities are of one record alone. */
static gboolean
is_shared (const AccordField *field)
{
  return (field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_TITLE | ACCORD_FIELD_KEY)) == 0;
}

/**
 * accord_bulk_field_dialog_new:
 * @workspace: the open file
 * @kind: of the records; the workspace's table of it
 * @n: how many they are
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_bulk_field_dialog_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 n)
{
  AccordBulkFieldDialog *self = g_object_new (ACCORD_TYPE_BULK_FIELD_DIALOG, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record gets this value. An empty one clears the field.",
                                                        "%s records get this value. An empty one clears the field.",
                                                        (gulong) n), number);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  for (int i = 0; i < kind->n_fields; i++)
    if (is_shared (&kind->fields[i]))
      {
        g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
        gtk_string_list_append (labels, accord_field_label (&kind->fields[i]));
      }
  adw_combo_row_set_model (self->which, G_LIST_MODEL (labels));
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (which_changed_cb), self, G_CONNECT_SWAPPED);
  which_changed_cb (self);
  return ADW_DIALOG (self);
}

/**
 * accord_bulk_field_dialog_choose:
 * @self: a dialog
 * @field: name of a field
 *
 * Returns: whether it is offered, and chosen now
 */
gboolean
accord_bulk_field_dialog_choose (AccordBulkFieldDialog *self, const char *field)
{
  g_return_val_if_fail (ACCORD_IS_BULK_FIELD_DIALOG (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((const AccordField *) self->fields->pdata[i])->name, field))
      {
        adw_combo_row_set_selected (self->which, i);
        return TRUE;
      }
  return FALSE;
}
