/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A link among a record's fields: which record it leads to, chosen or made. Main thread. */

#include "accord-config.h"

#include "accord-field-link.h"

#include "accord-field-commit.h"
#include "accord-record-chooser.h"

static AccordFieldList *
list_of (AccordFieldRow *row)
{
  return ACCORD_FIELD_LIST (gtk_widget_get_ancestor (GTK_WIDGET (row), ACCORD_TYPE_FIELD_LIST));
}

static void
link_chosen_cb (AccordFieldRow *row, gint64 id)
{
  AccordFieldList *list = list_of (row);
  AccordWorkspace *workspace = accord_field_list_get_workspace (list);
  AccordEntity *entity = accord_field_list_get_entity (list);
  const AccordField *field = accord_field_row_get_field (row);
  g_autoptr (AccordEntity) target = NULL;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (id != 0)
    accord_value_set_number (&value, id);
  if (accord_value_equal (&value, accord_field_row_get_value (row)))
    return;
  if (entity != NULL)
    {
      accord_field_row_follow (row, accord_field_commit (workspace, entity, field, &value));
      return;
    }
  target = id != 0 ? accord_workspace_get_entity (workspace, accord_field_target (field), id) : NULL;
  accord_field_row_set_value (row, &value, target != NULL ? accord_entity_get_title (target) : NULL);
}

/* One change: the new record and the link to it. */
static void
link_create_cb (AccordFieldRow *row, const char *name)
{
  AccordFieldList *list = list_of (row);
  AccordWorkspace *workspace = accord_field_list_get_workspace (list);
  AccordEntity *entity = accord_field_list_get_entity (list);
  const AccordField *field = accord_field_row_get_field (row);
  const AccordKind *target = accord_field_target (field);
  g_autofree char *label = accord_field_change_label (entity, field);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, target);

  accord_edit_set_text (edit, target, id, target->fields[accord_kind_title (target)].name, name);
  accord_edit_set_number (edit, accord_entity_get_kind (entity), accord_entity_get_id (entity), field->name, id);
  accord_field_row_follow (row, accord_journal_commit (accord_workspace_get_journal (workspace), edit));
}

/**
 * accord_field_link_choose:
 * @list: the fields of a record, or a form
 * @row: one of them; nothing happens for one that is no link
 *
 * Asks which record the link leads to, or what a new one is called; what is chosen is one change, in a form
 * the row's value.
 */
void
accord_field_link_choose (AccordFieldList *list, AccordFieldRow *row)
{
  AccordWorkspace *workspace = accord_field_list_get_workspace (list);
  AccordEntity *entity = accord_field_list_get_entity (list);
  const AccordField *field = accord_field_row_get_field (row);
  const AccordKind *target = accord_field_is_link (field) ? accord_field_target (field) : NULL;
  AccordRecordChooser *chooser = target == NULL ? NULL : ACCORD_RECORD_CHOOSER (accord_record_chooser_new (workspace, target));

  if (chooser == NULL)
    return; /* whoever gave the row words offers the choice */
  accord_record_chooser_set_clearable (chooser, !(field->flags & ACCORD_FIELD_REQUIRED));
  accord_record_chooser_set_can_create (chooser, entity != NULL && accord_kind_needs_only_title (target));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (link_chosen_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (link_create_cb), row, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, GTK_WIDGET (row));
}
