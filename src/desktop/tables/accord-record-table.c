/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRecordTable: records as a table. Main thread.
 *
 *   AccordIdList ─▶ AccordIdSelection ─▶ GtkColumnView ─ AccordTableCell per cell
 *        ▲ query                              │ heading pressed
 *        └──────────────── "sort" ◀───────────┘         AccordTableValues: what is no field of the row
 *
 * accord-table-heads.c has columns and headings, accord-table-edit.c keys and editing, accord-table-foot.c
 * what stands below. The store sorts, never the view. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-commit.h"
#include "accord-export-dialog.h"
#include "accord-status-words.h"
#include "accord-table-print.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordRecordTable, accord_record_table, ADW_TYPE_BIN)

guint accord_record_table_signals[TABLE_N_SIGNALS];

static void
show_state (AccordRecordTable *self)
{
  AccordEmptyReason reason = accord_id_list_get_empty_reason (self->rows);

  gtk_widget_set_visible (self->import, reason == ACCORD_EMPTY_NO_RECORDS);
  switch (reason)
    {
    case ACCORD_EMPTY_NO_RECORDS:
      adw_status_page_set_title (self->status, _("Nothing Here Yet"));
      adw_status_page_set_description (self->status, _("Records that are added or imported stand here."));
      break;
    case ACCORD_EMPTY_NO_MATCH:
      adw_status_page_set_title (self->status, _("No Matches"));
      adw_status_page_set_description (self->status, _("Nothing fits the search and the filters."));
      break;
    case ACCORD_EMPTY_FAILED:
      adw_status_page_set_title (self->status, _("The Table Could Not Be Read"));
      accord_status_words_set (self->status, accord_id_list_get_error (self->rows));
      break;
    case ACCORD_EMPTY_NOT:
    case ACCORD_EMPTY_LOADING:
    default:
      gtk_stack_set_visible_child_name (self->stack, "table");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
activated_cb (AccordRecordTable *self, guint position)
{
  gint64 id = accord_id_list_id_at (self->rows, position);

  if (id != 0)
    g_signal_emit (self, accord_record_table_signals[TABLE_OPENED], 0, id);
}

/* Somebody added, renamed or retired a field of the workspace's own. */
static void
committed_cb (AccordRecordTable *self, AccordChangeSet *set)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) columns = NULL;

  if (!accord_change_set_touches (set, &accord_custom_field_kind))
    return;
  self->kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), self->kind);
  text = accord_table_columns_to_text (self->columns);
  columns = accord_table_columns_parse (self->kind, text);
  accord_record_table_set_columns (self, columns);
}

/* On a telephone there is room for the name and one number. Columns are not touched while they are placed. */
static void
width_changed_cb (AccordRecordTable *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->columns != NULL && (width < ACCORD_RECORD_TABLE_NARROW) != (self->below != NULL))
    accord_frame_call_queue (&self->fit);
}

static void
accord_record_table_dispose (GObject *object)
{
  AccordRecordTable *self = ACCORD_RECORD_TABLE (object);

  self->setting = TRUE; /* columns go, but nobody chose that */
  accord_table_edit_stop (self);
  accord_table_heads_stop (self);
  accord_table_foot_stop (self);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  /* Columns and cells may outlive the table by a focus that GTK keeps; the file must not. */
  if (self->values != NULL)
    g_object_run_dispose (G_OBJECT (self->values));
  g_clear_object (&self->values);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_record_table_parent_class)->dispose (object);
}

static void
accord_record_table_finalize (GObject *object)
{
  AccordRecordTable *self = ACCORD_RECORD_TABLE (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->below, g_ptr_array_unref);
  g_free (self->sort);
  G_OBJECT_CLASS (accord_record_table_parent_class)->finalize (object);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_record_table_copy (ACCORD_RECORD_TABLE (widget));
}

/* Several chosen rows, or all of the list. */
static AccordQuery *
chosen_or_all (AccordRecordTable *self)
{
  AccordQuery *query = accord_query_copy (accord_id_list_get_query (self->rows));
  g_autofree gint64 *ids = NULL;
  guint n;

  if (accord_id_selection_get_n (self->selection) < 2 || accord_id_selection_is_all (self->selection))
    return query;
  ids = accord_id_selection_dup_ids (self->selection, &n);
  accord_query_keep_ids (query, ids, n, TRUE);
  return query;
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordRecordTable *self = ACCORD_RECORD_TABLE (widget);
  g_autoptr (AccordQuery) query = chosen_or_all (self);

  accord_export_dialog_present (widget, self->workspace, query, self->columns);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordRecordTable *self = ACCORD_RECORD_TABLE (widget);
  g_autoptr (AccordQuery) query = chosen_or_all (self);
  g_autofree char *heading = NULL;

  g_signal_emit (self, accord_record_table_signals[TABLE_HEADING], 0, &heading);
  dex_future_disown (accord_tell_refusal (widget, accord_table_print (widget, self->workspace, query, self->columns, heading, NULL)));
}

static void
accord_record_table_class_init (AccordRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_record_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_record_table_finalize;
  accord_record_table_signals[TABLE_SORT] =
    g_signal_new ("sort", ACCORD_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                  G_TYPE_BOOLEAN);
  accord_record_table_signals[TABLE_OPENED] =
    g_signal_new ("opened", ACCORD_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  accord_record_table_signals[TABLE_HEADING] =
    g_signal_new ("heading", ACCORD_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_STRING, 0);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "table.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "table.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "table.edit-column", "(xs)", accord_table_edit_column_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "table.print", NULL);
  accord_table_heads_install (widget_class);
}

static void
accord_record_table_init (AccordRecordTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "record-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->status, "accord-list-symbolic");
  self->import = gtk_button_new_with_label (_("Import…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->import), "win.import");
  gtk_widget_set_halign (self->import, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->import, "pill");
  adw_status_page_set_child (self->status, self->import);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "table");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  self->foot = accord_table_foot_new (self);
  gtk_box_append (GTK_BOX (box), self->foot);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  accord_table_heads_init (self);
  accord_table_keys_init (self);
}

/**
 * accord_record_table_new:
 * @selection: the list with what is chosen of it; may be shared with another view of it
 * @kind: of the records, as the workspace has it
 *
 * Returns: (transfer floating): a table with the columns that were chosen last for the kind
 */
GtkWidget *
accord_record_table_new (AccordIdSelection *selection, const AccordKind *kind)
{
  AccordRecordTable *self = g_object_new (ACCORD_TYPE_RECORD_TABLE, NULL);

  self->selection = g_object_ref (selection);
  self->rows = g_object_ref (accord_id_selection_get_list (selection));
  self->workspace = g_object_ref (accord_id_list_get_workspace (self->rows));
  self->kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), kind);
  self->values = accord_table_values_new (self->workspace, self->kind);
  accord_table_heads_start (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, accord_kind_plural (kind), -1);
  g_signal_connect_swapped (self->rows, "notify::empty-reason", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (self->rows, "notify::total", G_CALLBACK (accord_table_foot_update), self);
  g_signal_connect_object (selection, "notify::n", G_CALLBACK (accord_table_foot_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (self->workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  accord_table_foot_update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_record_table_get_selection:
 *
 * Returns: (transfer none): the rows and which of them are chosen
 */
AccordIdSelection *
accord_record_table_get_selection (AccordRecordTable *self)
{
  g_return_val_if_fail (ACCORD_IS_RECORD_TABLE (self), NULL);
  return self->selection;
}

/**
 * accord_record_table_get_columns:
 *
 * Returns: (transfer none): the columns of #AccordTableColumn in their order
 */
GPtrArray *
accord_record_table_get_columns (AccordRecordTable *self)
{
  g_return_val_if_fail (ACCORD_IS_RECORD_TABLE (self), NULL);
  return self->columns;
}

/**
 * accord_record_table_set_header_factory:
 * @self: a table
 * @factory: (nullable): of the headings of sections, for rows that come in some; %NULL: there are none
 */
void
accord_record_table_set_header_factory (AccordRecordTable *self, GtkListItemFactory *factory)
{
  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));
  if (self->view != NULL)
    gtk_column_view_set_header_factory (self->view, factory);
}

/**
 * accord_record_table_scroll_to_top:
 * @self: a table
 *
 * Shows the first rows, where others stand now than before.
 */
void
accord_record_table_scroll_to_top (AccordRecordTable *self)
{
  GtkWidget *scroller;

  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));

  if (self->view == NULL || accord_id_list_get_n (self->rows) == 0)
    return;
  gtk_column_view_scroll_to (self->view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL) /* the heading above the first row too */
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
}
