/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the menu of a field's row does: its history, copy, clear. */

#include "accord-config.h"

#include "accord-field-commands.h"

#include "accord-field-list.h"
#include "accord-history-dialog.h"
#include "accord-menu-popup.h"

#include <glib/gi18n-lib.h>

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordFieldList *list = ACCORD_FIELD_LIST (widget);
  AccordEntity *entity = accord_field_list_get_entity (list);

  if (entity != NULL)
    accord_history_dialog_present_field (widget, accord_field_list_get_workspace (list), accord_entity_get_kind (entity),
                                         accord_entity_get_id (entity), g_variant_get_string (parameter, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordFieldRow *row = accord_field_list_get_row (ACCORD_FIELD_LIST (widget), g_variant_get_string (parameter, NULL));
  g_autofree char *text = NULL;

  if (row == NULL || accord_field_row_get_entity (row) == NULL)
    return;
  text = accord_record_format (accord_entity_get_record (accord_field_row_get_entity (row)),
                               accord_field_row_get_field (row)->name);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const AccordValue empty = ACCORD_VALUE_INIT;
  AccordFieldRow *row = accord_field_list_get_row (ACCORD_FIELD_LIST (widget), g_variant_get_string (parameter, NULL));

  if (row != NULL && !accord_value_is_empty (accord_field_row_get_value (row)))
    g_signal_emit_by_name (row, "edited", &empty);
}

/**
 * accord_field_commands_ask:
 * @row: a field row
 * @data: its #AccordFieldList
 *
 * Offers what may be done with the field.
 */
void
accord_field_commands_ask (GtkWidget *row, gpointer data)
{
  AccordFieldList *list = data;
  const AccordField *field = accord_field_row_get_field (ACCORD_FIELD_ROW (row));
  gboolean empty = accord_value_is_empty (accord_field_row_get_value (ACCORD_FIELD_ROW (row)));
  gboolean writes = !(field->flags & (ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_REQUIRED)) &&
                    !accord_workspace_is_read_only (accord_field_list_get_workspace (list));
  g_autoptr (GMenu) menu = g_menu_new ();

  if (accord_field_list_get_entity (list) == NULL || accord_field_row_get_editing (ACCORD_FIELD_ROW (row)))
    return;
  accord_menu_append (menu, _("History…"), "fields.history", "s", field->name);
  if (!empty)
    accord_menu_append (menu, _("Copy"), "fields.copy", "s", field->name);
  if (!empty && writes)
    accord_menu_append (menu, _("Clear"), "fields.clear", "s", field->name);
  accord_menu_popup_on (row, G_MENU_MODEL (menu));
}

/**
 * accord_field_commands_install:
 * @list: class of #AccordFieldList
 *
 * Adds the actions "fields.history", "fields.copy" and "fields.clear" (s: name of a field).
 */
void
accord_field_commands_install (GtkWidgetClass *list)
{
  gtk_widget_class_install_action (list, "fields.history", "s", history_action);
  gtk_widget_class_install_action (list, "fields.copy", "s", copy_action);
  gtk_widget_class_install_action (list, "fields.clear", "s", clear_action);
}
