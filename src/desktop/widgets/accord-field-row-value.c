/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a field row shows: the value of the record it follows, or one it was given; what a colleague writes while somebody
 * types is mentioned, not taken. */

#include "accord-config.h"

#include "accord-field-row-private.h"

#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-data-label.h"
#include "accord-tint.h"

/**
 * accord_field_row_update_shown:
 * @self: a row
 *
 * Draws the value as it is now.
 */
void
accord_field_row_update_shown (AccordFieldRow *self)
{
  g_autofree char *text = self->words != NULL ? self->words (&self->shown, self->words_data)
                                              : accord_field_format (self->field, &self->shown, self->link_title);
  gboolean empty = text == NULL || *text == '\0';
  g_autofree char *name = g_strdup_printf ("%s, %s", accord_field_label (self->field),
                                           !empty ? text : self->usual != NULL ? self->usual : _("empty"));

  accord_data_label_set_text (self->view.value, !empty ? text : self->usual != NULL ? self->usual : "—");
  accord_tint_apply (GTK_WIDGET (self->view.value), ACCORD_TINT_NEUTRAL);
  if (empty && self->usual != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->view.value), "secondary");
  else if (!empty)
    gtk_widget_remove_css_class (GTK_WIDGET (self->view.value), "secondary");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->view.toggle != NULL)
    {
      self->setting = TRUE;
      gtk_switch_set_active (self->view.toggle, self->shown.number != 0);
      self->setting = FALSE;
    }
}

/* While somebody types, the new value is only mentioned below. */
static void
take_value (AccordFieldRow *self, const AccordValue *value, const char *title)
{
  gboolean changed = !accord_value_equal (&self->shown, value);

  if (self->pending && accord_value_equal (&self->before, value))
    return;
  self->pending = FALSE;
  accord_value_clear (&self->shown);
  accord_value_copy (&self->shown, value);
  g_set_str (&self->link_title, title);
  accord_field_row_update_shown (self);
  if (changed && self->editor != NULL)
    {
      /* Translators: below a field being edited: a colleague's new value */
      g_autofree char *note = g_strdup_printf (_("Changed elsewhere to “%s” meanwhile."),
                                               gtk_label_get_text (self->view.value));

      accord_field_row_view_show_reason (&self->view, note, FALSE);
    }
}

static void
entity_changed_cb (AccordFieldRow *self)
{
  const AccordValue empty = ACCORD_VALUE_INIT;
  AccordRecord *record = self->entity != NULL ? accord_entity_get_record (self->entity) : NULL;
  int index = -1;

  if (record != NULL)
    index = accord_kind_find (accord_record_kind (record), self->field->name);
  if (index < 0)
    take_value (self, &empty, NULL);
  else
    take_value (self, accord_record_value (record, index), accord_record_link_title (record,
                                                                                     index));
}

/**
 * accord_field_row_forget_entity:
 * @self: a row
 *
 * Follows no record any more; what is shown stays.
 */
void
accord_field_row_forget_entity (AccordFieldRow *self)
{
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_func (self->entity, entity_changed_cb, self);
  g_clear_object (&self->entity);
}

/**
 * accord_field_row_set_entity:
 * @self: a row
 * @entity: (nullable): a record whose kind has the field; followed until replaced
 *
 * What is being typed is saved, or told where it cannot be, before the row turns to another record.
 */
void
accord_field_row_set_entity (AccordFieldRow *self, AccordEntity *entity)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  if (self->entity == entity)
    return;
  accord_field_row_let_go (self);
  self->pending = FALSE;
  accord_field_row_forget_entity (self);
  g_set_object (&self->entity, entity);
  if (entity != NULL)
    g_signal_connect_object (entity, "notify", G_CALLBACK (entity_changed_cb), self,
                             G_CONNECT_SWAPPED);
  entity_changed_cb (self);
  g_object_notify (G_OBJECT (self), "entity");
}

/**
 * accord_field_row_get_entity:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the record it follows
 */
AccordEntity *
accord_field_row_get_entity (AccordFieldRow *self)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_ROW (self), NULL);
  return self->entity;
}

/**
 * accord_field_row_set_value:
 * @self: a row without an entity
 * @value: copied
 * @title: (nullable): what a link points to
 */
void
accord_field_row_set_value (AccordFieldRow *self, const AccordValue *value, const char *title)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  self->pending = FALSE;
  take_value (self, value, title);
}

/**
 * accord_field_row_get_value:
 * @self: a row
 *
 * Returns: the value shown; valid until the row changes
 */
const AccordValue *
accord_field_row_get_value (AccordFieldRow *self)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_ROW (self), NULL);
  return &self->shown;
}

/**
 * accord_field_row_set_words:
 * @self: a row of a text
 * @words: (nullable): tells a value in words, (transfer full)
 * @data: for @words; outlives the row
 *
 * Editing emits #AccordFieldRow::choose from now on.
 */
void
accord_field_row_set_words (AccordFieldRow *self, AccordFieldWords words, gpointer data)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  self->words = words;
  self->words_data = data;
  accord_field_row_update_shown (self);
}

/**
 * accord_field_row_refuse:
 * @self: a row
 * @message: why the commit failed, a finished sentence
 *
 * Shows the value as it was before #AccordFieldRow::edited, and @message below.
 */
void
accord_field_row_refuse (AccordFieldRow *self, const char *message)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  if (self->pending)
    {
      self->pending = FALSE;
      accord_value_clear (&self->shown);
      accord_value_copy (&self->shown, &self->before);
      accord_field_row_update_shown (self);
    }
  accord_field_row_view_show_reason (&self->view, message, TRUE);
  accord_announce (self, message, TRUE);
}
