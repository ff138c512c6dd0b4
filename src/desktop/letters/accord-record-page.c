/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of the preferences that edit one record: a template, a rule, a sequence. The groups of a page stand in
 * its "groups" data; the page owns them. */

#include "accord-config.h"

#include "accord-record-page.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-field-list.h"
#include "accord-plain-row.h"
#include "accord-subpage.h"
#include "accord-text.h"
#include "accord-tooltip.h"

static void
delete_cb (GtkWidget *button, AccordEntity *entity)
{
  AccordWorkspace *workspace = g_object_get_data (G_OBJECT (button), "workspace");
  g_autofree char *label = g_strdup_printf (_ ("Deleted %s"), accord_entity_get_title (entity));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, accord_entity_get_kind (entity), accord_entity_get_id (entity));
  accord_commit (button, workspace, edit);
  accord_subpage_pop (button);
}

static GtkWidget *
make_delete (AccordWorkspace *workspace, AccordEntity *entity)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  accord_tooltip_set (button, _ ("Delete, With Undo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Delete, With Undo"), -1);
  g_object_set_data_full (G_OBJECT (button), "workspace", g_object_ref (workspace), g_object_unref);
  g_signal_connect_data (button, "clicked", G_CALLBACK (delete_cb), g_object_ref (entity), (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_widget_set_visible (button, !accord_workspace_is_read_only (workspace));
  return button;
}

static void
renamed_cb (AdwEntryRow *row, AccordEntity *entity)
{
  const AccordKind *kind = accord_entity_get_kind (entity);
  g_autofree char *name = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)), FALSE);
  g_autofree char *label = g_strdup_printf (_ ("Renamed %1$s to %2$s"), accord_entity_get_title (entity), name);
  AccordEdit *edit;

  if (*name == '\0' || g_str_equal (name, accord_entity_get_title (entity)))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), accord_entity_get_title (entity));
      return;
    }
  edit = accord_edit_new (label);
  accord_edit_set_text (edit, kind, accord_entity_get_id (entity), kind->fields[accord_kind_title (kind)].name, name);
  accord_commit (GTK_WIDGET (row), g_object_get_data (G_OBJECT (row), "workspace"), edit);
}

/* Not while it is being typed; a record may be loaded after its page is there. */
static void
title_changed_cb (GtkWidget *row, GParamSpec *pspec, AccordEntity *entity)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (delegate == NULL || !gtk_widget_has_focus (GTK_WIDGET (delegate)) || *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (row), accord_entity_get_title (entity));
}

/* The title of the record, which lists of fields leave to headers. */
static GtkWidget *
make_name (AccordWorkspace *workspace, AccordEntity *entity)
{
  const AccordKind *kind = accord_entity_get_kind (entity);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_field_label (&kind->fields[accord_kind_title (kind)]));
  gtk_editable_set_text (GTK_EDITABLE (row), accord_entity_get_title (entity));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_editable (GTK_EDITABLE (row), !accord_workspace_is_read_only (workspace));
  g_object_set_data_full (G_OBJECT (row), "workspace", g_object_ref (workspace), g_object_unref);
  g_signal_connect_data (row, "apply", G_CALLBACK (renamed_cb), g_object_ref (entity), (GClosureNotify) (GCallback) g_object_unref, 0);
  g_signal_connect_object (entity, "notify::title", G_CALLBACK (title_changed_cb), row, G_CONNECT_SWAPPED);
  return row;
}

/**
 * accord_record_page_new:
 * @workspace: the open file
 * @entity: the record
 * @left_out: (nullable): fields shown elsewhere
 *
 * Returns: (transfer floating): a page
 */
AdwNavigationPage *
accord_record_page_new (AccordWorkspace *workspace, AccordEntity *entity, const char *const *left_out)
{
  GtkWidget *content = adw_preferences_page_new ();
  GtkWidget *list = accord_field_list_new (workspace, accord_entity_get_kind (entity), left_out);
  GtkWidget *group = adw_preferences_group_new (), *named = adw_preferences_group_new ();
  AdwNavigationPage *page;

  accord_field_list_set_entity (ACCORD_FIELD_LIST (list), entity);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (named), make_name (workspace, entity));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (content), ADW_PREFERENCES_GROUP (named));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (content), ADW_PREFERENCES_GROUP (group));
  page = accord_subpage_new (accord_kind_label (accord_entity_get_kind (entity)), content, make_delete (workspace, entity));
  g_object_set_data (G_OBJECT (page), "content", content);
  g_object_set_data_full (G_OBJECT (page), "entity", g_object_ref (entity), g_object_unref);
  return page;
}

/**
 * accord_record_page_add:
 *
 * Returns: (transfer none): another group below the fields
 */
AdwPreferencesGroup *
accord_record_page_add (AdwNavigationPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (g_object_get_data (G_OBJECT (page), "content"), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * accord_record_page_push:
 * @from: a widget of the preferences
 * @page: (transfer floating): a page
 */
void
accord_record_page_push (GtkWidget *from, AdwNavigationPage *page)
{
  accord_subpage_push (from, page);
}

/**
 * accord_open_row_new:
 *
 * Returns: (transfer floating): a row that is activated to open something
 */
GtkWidget *
accord_open_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = accord_plain_row_new (title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  accord_plain_row_open_by (row, NULL, NULL);
  return row;
}

/**
 * accord_add_row_new:
 *
 * Returns: (transfer floating): a row that adds something
 */
GtkWidget *
accord_add_row_new (const char *label)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "accord-plus-symbolic");
  return row;
}
