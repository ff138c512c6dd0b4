/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns a table has: every field, own ones too, what is computed, and fields of the records that it
 * links to. Changes apply at once; the order is that of the headings. */

#include "accord-config.h"

#include "accord-columns-dialog.h"

#include "accord-commit.h"
#include "accord-text-match.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define PATH "accord-path"

static void
toggled_cb (AccordRecordTable *table, GParamSpec *pspec, AdwSwitchRow *row)
{
  accord_record_table_show_column (table, g_object_get_data (G_OBJECT (row), PATH), adw_switch_row_get_active (row));
}

static void
append (GtkListBox *list, AccordRecordTable *table, const AccordTableColumn *column)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->title);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), accord_table_columns_have (accord_record_table_get_columns (table), column->path));
  /* The name is what tells the rows apart. */
  gtk_widget_set_sensitive (row, !accord_table_column_is_title (column));
  g_object_set_data_full (G_OBJECT (row), PATH, g_strdup (column->path), g_free);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (toggled_cb), table, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
}

/* What is told about the records that a link leads to. */
static void
append_over (GtkListBox *list, AccordRecordTable *table, const AccordKind *kind, const AccordField *link)
{
  const AccordKind *target = accord_kind_target (kind, link);

  for (int i = 0; target != NULL && i < target->n_fields; i++)
    {
      const AccordField *field = &target->fields[i];
      g_autofree char *path = g_strconcat (link->name, ".", field->name, NULL);
      g_autoptr (AccordTableColumn) column = NULL;

      if ((field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_TITLE)) || !(field->flags & (ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED | ACCORD_FIELD_CUSTOM)))
        continue;
      column = accord_table_column_new (kind, path, 0);
      if (column != NULL)
        append (list, table, column);
    }
}

static void
fill (GtkListBox *list, AccordRecordTable *table, const AccordKind *kind)
{
  g_autoptr (GPtrArray) offered = accord_table_columns_offered (kind);

  for (guint i = 0; i < offered->len; i++)
    append (list, table, g_ptr_array_index (offered, i));
  for (int i = 0; i < kind->n_fields; i++)
    if (accord_field_is_link (&kind->fields[i]) && !(kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      append_over (list, table, kind, &kind->fields[i]);
}

static gboolean
fits (GtkListBoxRow *row, gpointer search)
{
  return accord_text_finds (gtk_editable_get_text (GTK_EDITABLE (search)), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* Escape forgets what was typed, then leaves: a search entry keeps the key from the dialog. */
static void
stop_search_cb (AdwDialog *dialog, GtkEditable *search)
{
  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else
    adw_dialog_close (dialog);
}

/**
 * accord_columns_dialog_new:
 * @table: whose columns are chosen
 * @kind: of its records
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
accord_columns_dialog_new (AccordRecordTable *table, const AccordKind *kind)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  g_object_set (list, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  fill (GTK_LIST_BOX (list), table, kind);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (search), _("Search fields"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search fields"), -1);
  g_object_set (search, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), fits, search, NULL);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (stop_search_cb), dialog, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), search);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, _("Columns"));
  adw_dialog_set_content_width (dialog, 400);
  adw_dialog_set_content_height (dialog, 620);
  accord_dialog_set_quiet_child (dialog, view);
  adw_dialog_set_focus (dialog, search);
  return dialog;
}
