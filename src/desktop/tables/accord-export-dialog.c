/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordExportDialog: what is asked before a list becomes a file. accord-export-run.c writes it. Main thread. */

#include "accord-config.h"

#include "accord-export-dialog-private.h"

#include "accord-commit.h"
#include "accord-form-header.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordExportDialog, accord_export_dialog, ADW_TYPE_DIALOG)

#define FIELD "accord-field"

enum { ALL, SHOWN, CHOSEN }; /* columns */

static const struct {
  AccordExportFormat format;
  const char *label;
  gboolean cards;
} formats[] = {
  { ACCORD_EXPORT_CSV, N_("CSV, for any program"), FALSE },
  { ACCORD_EXPORT_XLSX, N_("XLSX, for spreadsheets"), FALSE },
  { ACCORD_EXPORT_JSON, N_("JSON, for programs"), FALSE },
  { ACCORD_EXPORT_VCARD_4, N_("vCard 4.0, address books"), TRUE },
  { ACCORD_EXPORT_VCARD_3, N_("vCard 3.0, older programs"), TRUE },
};

static gboolean
has_cards (const AccordKind *kind)
{
  return accord_kind_is (kind, &accord_customer_kind) || accord_kind_is (kind, &accord_contact_kind);
}

AccordExportFormat
accord_export_dialog_get_format (AccordExportDialog *self)
{
  return formats[adw_combo_row_get_selected (self->format)].format;
}

/* Which columns. Where no table is shown, nothing is offered between the first and the last. */
static guint
which_columns (AccordExportDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->which);

  return chosen == ALL || self->shown != NULL ? chosen : CHOSEN;
}

/* A card has its own parts; a mark is for programs that cannot see what a CSV file is written in. */
static void
update_rows (AccordExportDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format);

  if (self->columns == NULL || format >= G_N_ELEMENTS (formats))
    return; /* not built yet */
  gtk_widget_set_visible (GTK_WIDGET (self->mark), formats[format].format == ACCORD_EXPORT_CSV);
  gtk_widget_set_visible (GTK_WIDGET (self->which), !formats[format].cards);
  gtk_widget_set_visible (self->columns, !formats[format].cards && which_columns (self) == CHOSEN);
}

static gboolean
is_written (const AccordField *field)
{
  return !(field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_PRIVATE));
}

static gboolean
is_shown (AccordExportDialog *self, const AccordField *field)
{
  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    if (g_str_equal (((AccordTableColumn *) g_ptr_array_index (self->shown, i))->path, field->name))
      return TRUE;
  return self->shown == NULL;
}

static void
add_shown (AccordExportDialog *self, GStrvBuilder *names)
{
  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    {
      const AccordTableColumn *column = g_ptr_array_index (self->shown, i);

      if (!column->plain || is_written (column->field))
        g_strv_builder_add (names, column->path);
    }
}

static void
add_chosen (AccordExportDialog *self, GStrvBuilder *names)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (adw_switch_row_get_active (ADW_SWITCH_ROW (row)))
      g_strv_builder_add (names, g_object_get_data (G_OBJECT (row), FIELD));
}

/* (nullable): NULL for everything */
GStrv
accord_export_dialog_dup_columns (AccordExportDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint which = which_columns (self);

  if (which == ALL || formats[adw_combo_row_get_selected (self->format)].cards)
    return NULL;
  if (which == SHOWN)
    add_shown (self, names);
  else
    add_chosen (self, names);
  return g_strv_builder_end (names);
}

static void
export_clicked_cb (AccordExportDialog *self)
{
  g_auto (GStrv) columns = accord_export_dialog_dup_columns (self);

  if (columns != NULL && columns[0] == NULL)
    {
      gtk_label_set_text (self->count, _("Choose at least one column."));
      return;
    }
  accord_export_dialog_choose_file (self);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  AccordExportDialog *self = data;
  gint64 n = g_value_get_int64 (dex_future_get_value (future, NULL));
  g_autofree char *number = accord_number_format (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s record will be written.", "%s records will be written.", (gulong) n),
                                           number);

  if (self->count == NULL)
    return dex_ref (future);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_sensitive (self->export, n > 0);
  return dex_ref (future);
}

static DexFuture *
uncounted_cb (DexFuture *future, gpointer data)
{
  AccordExportDialog *self = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (self->count != NULL)
    gtk_label_set_text (self->count, error->message);
  return dex_ref (future);
}

static void
start (AccordExportDialog *self)
{
  DexFuture *count = accord_store_count (accord_workspace_get_store (self->workspace), self->query);

  count = dex_future_then (count, counted_cb, g_object_ref (self), g_object_unref);
  dex_future_disown (dex_future_catch (count, uncounted_cb, g_object_ref (self), g_object_unref));
}

static void
accord_export_dialog_closed (AdwDialog *dialog)
{
  AccordExportDialog *self = ACCORD_EXPORT_DIALOG (dialog);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
accord_export_dialog_dispose (GObject *object)
{
  AccordExportDialog *self = ACCORD_EXPORT_DIALOG (object);

  self->count = NULL;
  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, accord_query_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_export_dialog_parent_class)->dispose (object);
}

static void
accord_export_dialog_class_init (AccordExportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_export_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = accord_export_dialog_closed;
}

static void
accord_export_dialog_init (AccordExportDialog *self)
{
}

static AdwComboRow *
combo_new (AccordExportDialog *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
make_what (AccordExportDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) which = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (!formats[i].cards || has_cards (self->kind))
      gtk_string_list_append (names, _(formats[i].label));
  gtk_string_list_append (which, _("All fields"));
  if (self->shown != NULL)
    gtk_string_list_append (which, _("Columns of the table"));
  gtk_string_list_append (which, _("Chosen below"));
  self->format = combo_new (self, _("Format"));
  self->which = combo_new (self, _("Columns"));
  self->mark = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mark), _("Mark as Unicode"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->mark), _("Older spreadsheets need the mark to read other scripts."));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->which, G_LIST_MODEL (which));
  adw_combo_row_set_selected (self->which, self->shown != NULL ? SHOWN : ALL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->format));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->mark));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->which));
  return group;
}

static GtkWidget *
make_fields (AccordExportDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->fields = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->fields), "boxed-list");
  gtk_list_box_set_selection_mode (self->fields, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  for (int i = 0; i < self->kind->n_fields; i++)
    {
      const AccordField *field = &self->kind->fields[i];
      GtkWidget *row;

      if (!is_written (field))
        continue;
      row = adw_switch_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_field_label (field));
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), is_shown (self, field));
      g_object_set_data_full (G_OBJECT (row), FIELD, g_strdup (field->name), g_free);
      gtk_list_box_append (self->fields, row);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->fields));
  return group;
}

static GtkWidget *
make_progress (AccordExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->progress = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Writing the file"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_object_set (box, "margin-start", 36, "margin-end", 36, NULL);
  return box;
}

static GtkWidget *
make_header (AccordExportDialog *self)
{
  self->export = gtk_button_new_with_mnemonic (_("_Export…"));
  gtk_widget_add_css_class (self->export, "suggested-action");
  gtk_widget_set_sensitive (self->export, FALSE);
  g_signal_connect_object (self->export, "clicked", G_CALLBACK (export_clicked_cb), self, G_CONNECT_SWAPPED);
  return accord_form_header_new (ADW_DIALOG (self), self->export);
}

static void
build (AccordExportDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *what = make_what (self);

  self->columns = make_fields (self);
  self->count = GTK_LABEL (gtk_label_new (""));
  gtk_widget_set_css_classes (GTK_WIDGET (self->count), (const char *[]) { "secondary", "numeric", NULL });
  gtk_label_set_wrap (self->count, TRUE);
  g_object_set (self->count, "margin-top", 6, "margin-bottom", 12, NULL);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (what));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->columns));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, page, "choose");
  gtk_stack_add_named (self->stack, make_progress (self), "progress");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->count));
  accord_dialog_set_quiet_child (ADW_DIALOG (self), view);
  update_rows (self);
}

/**
 * accord_export_dialog_new:
 * @workspace: the open file
 * @query: which records, in which order
 * @columns: (nullable): of #AccordTableColumn: those of the table from which it is asked
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
accord_export_dialog_new (AccordWorkspace *workspace, AccordQuery *query, GPtrArray *columns)
{
  AccordExportDialog *self = g_object_new (ACCORD_TYPE_EXPORT_DIALOG, NULL);
  g_autofree char *title = NULL;

  self->workspace = g_object_ref (workspace);
  self->query = accord_query_copy (query);
  accord_query_set_limit (self->query, 0);
  self->kind = accord_store_get_kind (accord_workspace_get_store (workspace), accord_query_kind (query));
  self->shown = columns != NULL ? g_ptr_array_ref (columns) : NULL;
  /* Translators: title of a dialog: "Export Customers" */
  title = g_strdup_printf (_("Export %s"), accord_kind_plural (self->kind));
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 500);
  adw_dialog_set_content_height (ADW_DIALOG (self), 440);
  build (self);
  start (self);
  return ADW_DIALOG (self);
}

/**
 * accord_export_dialog_present:
 * @from: where it is asked; what was written is told there
 * @workspace: the open file
 * @query: which records, in which order
 * @columns: (nullable): of #AccordTableColumn
 */
void
accord_export_dialog_present (GtkWidget *from, AccordWorkspace *workspace, AccordQuery *query, GPtrArray *columns)
{
  AdwDialog *dialog = accord_export_dialog_new (workspace, query, columns);

  g_set_weak_pointer (&ACCORD_EXPORT_DIALOG (dialog)->from, from);
  adw_dialog_present (dialog, from);
}
