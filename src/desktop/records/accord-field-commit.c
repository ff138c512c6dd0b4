/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of one record as one change of the journal. */

#include "accord-config.h"

#include "accord-field-commit.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"

/* What has no name of its own is called after whom it is of: an affiliation after the person. */
static const char *
name_of (AccordEntity *entity)
{
  const AccordKind *kind = accord_entity_get_kind (entity);
  AccordRecord *record = accord_entity_get_record (entity);
  const char *title = accord_entity_get_title (entity);

  for (int i = 0; *title == '\0' && record != NULL && i < kind->n_fields; i++)
    if (accord_field_is_link (&kind->fields[i]) && (kind->fields[i].flags & ACCORD_FIELD_REQUIRED) && accord_record_link_title (record, i) != NULL)
      title = accord_record_link_title (record, i);
  return *title != '\0' ? title : accord_kind_label (kind);
}

/**
 * accord_field_change_label:
 * @entity: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): what changing the field is called in undo and history
 */
char *
accord_field_change_label (AccordEntity *entity, const AccordField *field)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (ACCORD_IS_ENTITY (entity), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  label = g_utf8_strdown (accord_field_label (field), -1);
  /* Translators: label of a change: "Changed phone of Nordwind" */
  return g_strdup_printf (_("Changed %1$s of %2$s"), label, name_of (entity));
}

/**
 * accord_field_commit:
 * @workspace: the open file
 * @entity: a record
 * @field: one of its fields
 * @value: checked by the journal; empty clears the field
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet; rejects with
 *   ACCORD_RULE_ERROR or ACCORD_STORE_ERROR and a finished sentence
 */
DexFuture *
accord_field_commit (AccordWorkspace *workspace, AccordEntity *entity, const AccordField *field, const AccordValue *value)
{
  g_autofree char *label = NULL;
  g_autoptr (AccordEdit) edit = NULL;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (ACCORD_IS_ENTITY (entity), NULL);
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  label = accord_field_change_label (entity, field);
  edit = accord_edit_new (label);
  accord_edit_set (edit, accord_entity_get_kind (entity), accord_entity_get_id (entity), field->name, value);
  return accord_journal_commit (accord_workspace_get_journal (workspace), edit);
}

/**
 * accord_kind_needs_only_title:
 * @kind: a kind
 *
 * Returns: whether its title is all that a new record must have, so that a chooser may offer New “…”
 */
gboolean
accord_kind_needs_only_title (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  if (accord_kind_title (kind) < 0)
    return FALSE;
  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ACCORD_FIELD_REQUIRED) && i != accord_kind_title (kind))
      return FALSE;
  return TRUE;
}

typedef struct {
  GWeakRef row;
  GWeakRef window;
  AccordEntity *entity; /* owned: what the row showed; nullable */
} Following;

static void
following_free (gpointer data)
{
  Following *following = data;

  g_weak_ref_clear (&following->row);
  g_weak_ref_clear (&following->window);
  g_clear_object (&following->entity);
  g_free (following);
}

/* A row that shows another record by now, or is gone, cannot say it. What is saved once more while the window goes was saved
 * before the file was closed. */
static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  Following *following = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFieldRow) row = g_weak_ref_get (&following->row);
  g_autoptr (GtkWidget) window = g_weak_ref_get (&following->window);

  dex_future_get_value (future, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return dex_ref (future);
  if (row != NULL && accord_field_row_get_entity (row) == following->entity && gtk_widget_get_root (GTK_WIDGET (row)) != NULL)
    accord_field_row_refuse (row, error->message);
  else if (window != NULL)
    accord_say_error (window, error->message);
  else
    g_warning ("%s", error->message);
  return dex_ref (future);
}

/**
 * accord_field_row_follow:
 * @row: shows a value that is being committed
 * @commit: (transfer full): the commit
 *
 * Shows the value before, and why, if it is refused; where the row is another record's by then, the window says why.
 */
void
accord_field_row_follow (AccordFieldRow *row, DexFuture *commit)
{
  Following *following = g_new0 (Following, 1);

  g_weak_ref_init (&following->row, row);
  g_weak_ref_init (&following->window, gtk_widget_get_root (GTK_WIDGET (row)));
  g_set_object (&following->entity, accord_field_row_get_entity (row));
  dex_future_disown (dex_future_catch (commit, refused_cb, following, following_free));
}
