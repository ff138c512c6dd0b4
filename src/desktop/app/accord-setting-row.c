/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Field rows of preferences: what is typed becomes an edit at once, and a refused one is explained
 * below the row. */

#include "accord-config.h"

#include "accord-setting-row.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-field-commit.h"

static AccordEdit *
change (AccordEntity *entity, const AccordField *field, const AccordValue *value)
{
  /* Translators: field, name of the record: "Changed Probability of Proposal" */
  g_autofree char *label = g_strdup_printf (_ ("Changed %s of %s"), accord_field_label (field), accord_entity_get_title (entity));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set (edit, accord_entity_get_kind (entity), accord_entity_get_id (entity), field->name, value);
  return edit;
}

/**
 * accord_setting_commit:
 * @from: the widget in which it was changed
 * @workspace: the open file
 * @entity: a loaded record
 * @field_name: of its kind
 * @value: the new value
 *
 * Returns: (transfer full): as accord_commit_future()
 */
DexFuture *
accord_setting_commit (GtkWidget *from,
                       AccordWorkspace *workspace,
                       AccordEntity *entity,
                       const char *field_name,
                       const AccordValue *value)
{
  const AccordKind *kind = accord_entity_get_kind (entity);

  return accord_commit_future (from, workspace, change (entity, &kind->fields[accord_kind_find (kind, field_name)], value));
}

static void
edited_cb (AccordFieldRow *row, const AccordValue *value, gpointer data)
{
  AccordWorkspace *workspace = data;
  g_autoptr (AccordEdit) edit = change (accord_field_row_get_entity (row), accord_field_row_get_field (row), value);

  accord_field_row_follow (row, accord_journal_commit (accord_workspace_get_journal (workspace), edit));
}

/**
 * accord_setting_row_new:
 * @workspace: the open file
 * @entity: a record
 * @field_name: of its kind
 *
 * Returns: (transfer floating): a row for a boxed list
 */
GtkWidget *
accord_setting_row_new (AccordWorkspace *workspace, AccordEntity *entity, const char *field_name)
{
  const AccordKind *kind = accord_entity_get_kind (entity);
  GtkWidget *row = accord_field_row_new (&kind->fields[accord_kind_find (kind, field_name)]);
  AccordFieldReading reading = { .currency = accord_workspace_get_currency (workspace) };

  accord_field_row_set_reading (ACCORD_FIELD_ROW (row), &reading);
  accord_field_row_set_entity (ACCORD_FIELD_ROW (row), entity);
  accord_field_row_set_read_only (ACCORD_FIELD_ROW (row),
                                  accord_workspace_is_read_only (workspace));
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), workspace, 0);
  return row;
}
