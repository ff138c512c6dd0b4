/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a form of fields holds: read while it is typed, and put into the edit that makes the record. */

#include "accord-config.h"

#include "accord-field-list-private.h"

/**
 * accord_field_list_get_typed:
 * @self: a list
 * @values: (array): empty, one for each field of the kind
 *
 * Copies what the form holds so far, a text that is being typed included.
 */
void
accord_field_list_get_typed (AccordFieldList *self, AccordValue *values)
{
  g_return_if_fail (ACCORD_IS_FIELD_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      AccordFieldRow *row = g_ptr_array_index (self->rows, i);
      const AccordField *field = accord_field_row_get_field (row);
      g_autofree char *typed = accord_field_row_dup_typed (row);

      if (typed != NULL && !accord_field_has_number (field))
        accord_value_set_text (&values[field - self->kind->fields], typed);
      else
        accord_value_copy (&values[field - self->kind->fields], accord_field_row_get_value (row));
    }
}

/**
 * accord_field_list_fill:
 * @self: a list without a record
 * @edit: the edit that makes one
 * @id: the record being made
 *
 * Returns: FALSE if a field is being edited and does not take what was typed
 */
gboolean
accord_field_list_fill (AccordFieldList *self, AccordEdit *edit, gint64 id)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_LIST (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      AccordFieldRow *row = g_ptr_array_index (self->rows, i);

      if (!accord_field_row_save (row))
        return FALSE;
      if (!accord_value_is_empty (accord_field_row_get_value (row)))
        accord_edit_set (edit, self->kind, id, accord_field_row_get_field (row)->name, accord_field_row_get_value (row));
    }
  return TRUE;
}
