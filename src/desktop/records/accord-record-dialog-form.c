/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a form holds before it is saved: what others put into it, and what is typed so far. */

#include "accord-config.h"

#include "accord-record-dialog-private.h"

#include "accord-text.h"

/**
 * accord_record_dialog_dup_name:
 * @self: a dialog
 *
 * Returns: (transfer full): what is typed as the record’s title, as it would be stored; "" is nothing
 */
char *
accord_record_dialog_dup_name (AccordRecordDialog *self)
{
  return accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)), FALSE);
}

/* Whether there is enough to make a record of it: a name, or what a kind without one asks for. */
gboolean
accord_record_dialog_is_complete (AccordRecordDialog *self)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  int title = accord_field_list_has_name (self->kind) ? accord_kind_title (self->kind) : -1;
  gboolean complete = TRUE;

  accord_record_dialog_get_typed (self, values);
  if (title >= 0)
    complete = !accord_value_is_empty (&values[title]) && *values[title].text != '\0';
  for (int i = 0; title < 0 && i < self->kind->n_fields; i++)
    if ((self->kind->fields[i].flags & ACCORD_FIELD_REQUIRED) && g_strcmp0 (self->kind->fields[i].name, self->link) != 0)
      complete = complete && !accord_value_is_empty (&values[i]);
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&values[i]);
  return complete;
}

/**
 * accord_record_dialog_preset:
 * @self: a form
 * @field_name: a field of its kind
 * @text: as it would be typed
 *
 * What a field begins with.
 */
void
accord_record_dialog_preset (AccordRecordDialog *self, const char *field_name, const char *text)
{
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };
  AccordFieldRow *row;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (self) && self->entity == NULL);

  row = accord_field_list_get_row (self->fields, field_name);
  g_return_if_fail (row != NULL);
  if (accord_field_parse (accord_field_row_get_field (row), text, &reading, &value, &error))
    accord_field_row_set_value (row, &value, NULL);
  else
    g_critical ("%s cannot begin with “%s”: %s", field_name, text, error->message);
  if (self->add != NULL)
    gtk_widget_set_sensitive (self->add, accord_record_dialog_is_complete (self));
}

/**
 * accord_record_dialog_leave_out:
 * @self: a form
 * @field_name: a field that has no place in it, such as the outcome of a task that is only being made
 */
void
accord_record_dialog_leave_out (AccordRecordDialog *self, const char *field_name)
{
  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (self));
  accord_field_list_leave_out (self->fields, field_name);
}

/**
 * accord_record_dialog_append:
 * @self: a dialog
 * @widget: shown below the fields
 */
void
accord_record_dialog_append (AccordRecordDialog *self, GtkWidget *widget)
{
  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (self));
  gtk_box_append (self->more, widget);
}

/**
 * accord_record_dialog_set_hint:
 * @self: a dialog
 * @widget: hides itself while it has nothing to say
 *
 * Puts a remark on what is typed, or what stands above the fields, below the name.
 */
void
accord_record_dialog_set_hint (AccordRecordDialog *self, GtkWidget *widget)
{
  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (self));
  gtk_box_append (self->hint, widget);
  g_object_bind_property (widget, "visible", self->hint, "visible", G_BINDING_SYNC_CREATE);
}

/**
 * accord_record_dialog_get_kind:
 * @self: a dialog
 *
 * Returns: the kind of its record
 */
const AccordKind *
accord_record_dialog_get_kind (AccordRecordDialog *self)
{
  g_return_val_if_fail (ACCORD_IS_RECORD_DIALOG (self), NULL);
  return self->kind;
}

/**
 * accord_record_dialog_get_typed:
 * @self: a form
 * @values: (array) (out caller-allocates): empty, %ACCORD_KIND_FIELDS_MAX of them
 *
 * Copies what the form holds so far, in field order of the kind.
 */
void
accord_record_dialog_get_typed (AccordRecordDialog *self, AccordValue *values)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (self));

  accord_field_list_get_typed (self->fields, values);
  name = accord_record_dialog_dup_name (self);
  if (accord_field_list_has_name (self->kind))
    accord_value_set_text (&values[accord_kind_title (self->kind)], name);
}

static AccordValue *
kept_value (AccordRecordDialog *self, const char *field_name)
{
  int field = accord_kind_find (self->kind, field_name);

  g_return_val_if_fail (field >= 0, NULL);

  if (self->kept == NULL)
    self->kept = g_new0 (AccordValue, ACCORD_KIND_FIELDS_MAX);
  accord_record_dialog_leave_out (self, field_name);
  return &self->kept[field];
}

/**
 * accord_record_dialog_keep_text:
 * @self: a form
 * @field_name: a field of its kind
 * @text: what the record has there
 *
 * Written with what is typed, and not shown.
 */
void
accord_record_dialog_keep_text (AccordRecordDialog *self, const char *field_name, const char *text)
{
  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (self) && self->entity == NULL && text != NULL);
  accord_value_set_text (kept_value (self, field_name), text);
}

/**
 * accord_record_dialog_keep_number:
 * @self: a form
 * @field_name: a field of its kind
 * @number: what the record has there: a day, the id of what a link leads to
 *
 * Written with what is typed, and not shown.
 */
void
accord_record_dialog_keep_number (AccordRecordDialog *self, const char *field_name, gint64 number)
{
  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (self) && self->entity == NULL);
  accord_value_set_number (kept_value (self, field_name), number);
}

void
accord_record_dialog_fill_kept (AccordRecordDialog *self, AccordEdit *edit, gint64 id)
{
  for (int i = 0; self->kept != NULL && i < self->kind->n_fields; i++)
    if (!accord_value_is_empty (&self->kept[i]))
      accord_edit_set (edit, self->kind, id, self->kind->fields[i].name, &self->kept[i]);
}

void
accord_record_dialog_clear_kept (AccordRecordDialog *self)
{
  for (int i = 0; self->kept != NULL && i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&self->kept[i]);
  g_clear_pointer (&self->kept, g_free);
}
