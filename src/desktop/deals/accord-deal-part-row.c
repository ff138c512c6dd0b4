/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The title of a row, edited first, and its end: what deletes the record. */

#include "accord-config.h"

#include "accord-deal-part-row.h"

#include "accord-commit.h"
#include "accord-deal-part.h"
#include "accord-field-commit.h"
#include "accord-field-row.h"

#include <glib/gi18n-lib.h>

static void
title_edited_cb (AccordFieldRow *row, const AccordValue *value, gpointer workspace)
{
  accord_field_row_follow (row, accord_field_commit (workspace, accord_field_row_get_entity (row), accord_field_row_get_field (row), value));
}

/**
 * accord_deal_part_row_add_title:
 * @workspace: the open file
 * @kind: of the part, as the file has it
 * @row: a row that unfolds
 * @entity: what it is about
 *
 * Adds the title, where the kind has one.
 */
void
accord_deal_part_row_add_title (AccordWorkspace *workspace, const AccordKind *kind, AdwExpanderRow *row, AccordEntity *entity)
{
  int title = accord_kind_title (kind);
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (workspace) };
  GtkWidget *field;

  if (title < 0)
    return;
  field = accord_field_row_new (&kind->fields[title]);
  accord_field_row_set_reading (ACCORD_FIELD_ROW (field), &reading);
  accord_field_row_set_read_only (ACCORD_FIELD_ROW (field), accord_workspace_is_read_only (workspace));
  accord_field_row_set_entity (ACCORD_FIELD_ROW (field), entity);
  g_signal_connect_object (field, "edited", G_CALLBACK (title_edited_cb), workspace, 0);
  adw_expander_row_add_row (row, field);
}

/**
 * accord_deal_part_row_words:
 *
 * Returns: (transfer full): its title, or what it is
 */
char *
accord_deal_part_row_words (AccordEntity *entity)
{
  const char *title = accord_entity_get_title (entity);

  return g_strdup (*title != '\0' ? title : accord_kind_label (accord_entity_get_kind (entity)));
}

static void
delete_cb (GtkWidget *button, gpointer workspace)
{
  AccordEntity *entity = g_object_get_data (G_OBJECT (button), "entity");
  GtkWidget *part = gtk_widget_get_ancestor (button, ACCORD_TYPE_DEAL_PART);
  g_autofree char *words = accord_deal_part_row_words (entity);
  g_autofree char *label = g_strdup_printf (_("Deleted %s"), words);
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, accord_entity_get_kind (entity), accord_entity_get_id (entity));
  accord_commit (part, workspace, edit); /* the button goes with the row */
}

/**
 * accord_deal_part_row_add_delete:
 * @workspace: the open file
 * @row: a row that unfolds
 * @entity: what it is about
 *
 * Adds what deletes it, where the file may be written.
 */
void
accord_deal_part_row_add_delete (AccordWorkspace *workspace, AdwExpanderRow *row, AccordEntity *entity)
{
  GtkWidget *button;

  if (accord_workspace_is_read_only (workspace))
    return;
  button = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Delete"), NULL);
  gtk_widget_add_css_class (button, "destructive-action");
  g_object_set_data_full (G_OBJECT (button), "entity", g_object_ref (entity), g_object_unref);
  g_signal_connect_object (button, "activated", G_CALLBACK (delete_cb), workspace, 0);
  adw_expander_row_add_row (row, button);
}

/**
 * accord_deal_part_value:
 * @row: a row that is being built, or shown
 *
 * Returns: (transfer none): a label at its end, made when it is asked for first
 */
GtkLabel *
accord_deal_part_value (AdwExpanderRow *row)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "value");

  if (label != NULL)
    return GTK_LABEL (label);
  label = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (label, "numeric");
  adw_expander_row_add_suffix (row, label);
  g_object_set_data (G_OBJECT (row), "value", label);
  return GTK_LABEL (label);
}
