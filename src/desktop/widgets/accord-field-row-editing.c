/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editing half of AccordFieldRow: from reading to typing or choosing, and back. */

#include "accord-config.h"

#include "accord-field-row-private.h"

#include <glib/gi18n-lib.h>
#include "accord-field-choices.h"

/* Back to reading; the focus stays with the row if it was in the editor. */
void
accord_field_row_stop_editing (AccordFieldRow *self)
{
  AccordFieldEditor *editor = g_steal_pointer (&self->editor);

  if (editor == NULL)
    return;
  if (!self->going && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_box_remove (self->view.line, GTK_WIDGET (editor));
  g_clear_pointer (&self->start_text, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->view.texts), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->view.symbol), TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  accord_field_row_view_show_reason (&self->view, NULL, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !self->read_only);
  g_object_notify (G_OBJECT (self), "editing");
}

/* Shows the value at once; the commit follows. */
static void
offer (AccordFieldRow *self, const AccordValue *value)
{
  g_auto (AccordValue) offered = ACCORD_VALUE_INIT;

  if (accord_value_equal (&self->shown, value))
    return;
  accord_value_copy (&offered, value);
  accord_value_clear (&self->before);
  accord_value_copy (&self->before, &self->shown);
  accord_value_clear (&self->shown);
  accord_value_copy (&self->shown, value);
  self->pending = self->entity != NULL;
  accord_field_row_update_shown (self);
  g_signal_emit_by_name (self, "edited", &offered);
}

static void
chosen_cb (const char *value, gpointer user_data)
{
  g_auto (AccordValue) chosen = ACCORD_VALUE_INIT;

  accord_value_set_text (&chosen, value);
  offer (user_data, &chosen);
}

/* The switch of a BOOLEAN was moved. */
void
accord_field_row_toggled (AccordFieldRow *self)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (self->setting)
    return;
  accord_value_set_number (&value, gtk_switch_get_active (self->view.toggle));
  offer (self, &value);
}

static void
editor_changed_cb (AccordFieldRow *self)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self->view.reason), "error"))
    accord_field_row_view_show_reason (&self->view, NULL, FALSE);
  g_signal_emit_by_name (self, "typed");
}

/* Whoever typed it is elsewhere by now. What is typed into a form is nobody's yet. */
static void
tell_unsaved (AccordFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = accord_field_editor_dup_text (self->editor), *sentence = NULL;

  if (root == NULL || self->entity == NULL)
    return;
  /* Translators: what was typed, the field, and a sentence that says why not */
  sentence = g_strdup_printf (_("“%1$s” was not saved as %2$s. %3$s"), text, accord_field_label (self->field),
                              gtk_label_get_text (self->view.reason));
  gtk_widget_activate_action (GTK_WIDGET (root), "win.error", "s", sentence);
}

/* Whether a dialog that the row is not part of has come over it: what is typed belongs there then. */
static gboolean
is_covered (AccordFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwDialog *dialog = ADW_IS_APPLICATION_WINDOW (root) ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root))
                      : ADW_IS_WINDOW (root)           ? adw_window_get_visible_dialog (ADW_WINDOW (root))
                                                       : NULL;

  return dialog != NULL && !gtk_widget_is_ancestor (GTK_WIDGET (self), GTK_WIDGET (dialog));
}

static void
editor_left_cb (AccordFieldRow *self)
{
  if (self->editor == NULL || accord_field_row_save (self) || is_covered (self))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    accord_field_editor_focus (self->editor, FALSE);
  else
    tell_unsaved (self);
}

/* Ends editing because the row turns to another record, or goes: what is valid is saved, what is not is told. */
void
accord_field_row_let_go (AccordFieldRow *self)
{
  if (self->editor == NULL)
    return;
  if (self->entity != NULL && !accord_field_row_save (self))
    tell_unsaved (self);
  accord_field_row_stop_editing (self);
}

static void
start_editing (AccordFieldRow *self)
{
  self->editor = ACCORD_FIELD_EDITOR (accord_field_editor_new (self->field));
  self->start_text = accord_field_to_text (self->field, &self->shown, self->link_title);
  if (self->start_text == NULL)
    self->start_text = g_strdup ("");
  accord_field_editor_set_text (self->editor, self->start_text);
  accord_field_row_view_show_reason (&self->view, NULL, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  g_signal_connect_object (self->editor, "save", G_CALLBACK (accord_field_row_save), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "cancel", G_CALLBACK (accord_field_row_cancel), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (editor_left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (editor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->view.line, GTK_WIDGET (self->editor), GTK_WIDGET (self->view.texts));
  accord_field_editor_focus (self->editor, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->view.texts), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->view.symbol), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  g_object_notify (G_OBJECT (self), "editing");
}

/**
 * accord_field_row_edit:
 * @self: a row
 *
 * Begins editing: typing, choosing, or switching over, by the field's type. Where somebody types already, the cursor goes
 * back there.
 */
void
accord_field_row_edit (AccordFieldRow *self)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  if (self->read_only)
    return;
  if (self->editor != NULL)
    accord_field_editor_focus (self->editor, FALSE);
  else if (accord_field_is_link (self->field) || self->words != NULL)
    g_signal_emit_by_name (self, "choose");
  else if (self->field->type == ACCORD_FIELD_CHOICE)
    accord_field_choices_popup (GTK_WIDGET (self), NULL, self->field, self->shown.text, chosen_cb, self);
  else if (self->view.toggle != NULL)
    gtk_switch_set_active (self->view.toggle, !gtk_switch_get_active (self->view.toggle));
  else
    start_editing (self);
}

/**
 * accord_field_row_save:
 * @self: a row
 *
 * Ends editing and emits #AccordFieldRow::edited if the value differs.
 *
 * Returns: FALSE if the input is invalid: the reason is shown and editing goes on
 */
gboolean
accord_field_row_save (AccordFieldRow *self)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ACCORD_IS_FIELD_ROW (self), FALSE);

  if (self->editor == NULL)
    return TRUE;
  text = accord_field_editor_dup_text (self->editor);
  if (g_strcmp0 (text, self->start_text) == 0)
    {
      accord_field_row_stop_editing (self);
      return TRUE;
    }
  if (!accord_field_parse (self->field, text, &self->reading, &value, &error) ||
      !accord_field_check (self->field, &value, &error))
    {
      accord_field_row_view_show_reason (&self->view, error->message, TRUE);
      accord_field_editor_set_invalid (self->editor, TRUE, error->message);
      return FALSE;
    }
  accord_field_row_stop_editing (self);
  offer (self, &value);
  return TRUE;
}

/**
 * accord_field_row_save_all:
 * @within: a widget
 *
 * Saves what is being typed into the rows in it that follow a record.
 *
 * Returns: (transfer none) (nullable): the first row that does not take what is typed, and goes on being edited
 */
AccordFieldRow *
accord_field_row_save_all (GtkWidget *within)
{
  AccordFieldRow *refusing = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (within), NULL);

  if (ACCORD_IS_FIELD_ROW (within))
    return ACCORD_FIELD_ROW (within)->entity == NULL || accord_field_row_save (ACCORD_FIELD_ROW (within)) ? NULL : ACCORD_FIELD_ROW (within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && refusing == NULL; child = gtk_widget_get_next_sibling (child))
    refusing = accord_field_row_save_all (child);
  return refusing;
}

/**
 * accord_field_row_cancel:
 * @self: a row
 *
 * Ends editing and shows the value as it is stored.
 */
void
accord_field_row_cancel (AccordFieldRow *self)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));
  accord_field_row_stop_editing (self);
}
