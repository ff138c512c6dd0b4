/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First page: which files, and what their rows are. */

#include "accord-config.h"

#include "accord-import-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"

#define TYPE_FILES_PAGE (files_page_get_type ())
G_DECLARE_FINAL_TYPE (FilesPage, files_page, FILES, PAGE, AdwBin)

struct _FilesPage
{
  AdwBin parent_instance;
  AccordImportDialog *dialog; /* unowned: its ancestor */
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *next;
  const AccordKind *kinds[ACCORD_KIND_MAX]; /* ended by NULL */
};

G_DEFINE_FINAL_TYPE (FilesPage, files_page, ADW_TYPE_BIN)

static const char *
separator_name (char separator)
{
  switch (separator)
    {
    case ',':
      return _ ("comma");
    case ';':
      return _ ("semicolon");
    case '\t':
      return _ ("tab");
    default:
      return _ ("other separator");
    }
}

/* "1,284 rows · UTF-8 · comma" */
char *
accord_import_plan_describe (AccordImportPlan *plan)
{
  gint64 n_rows = accord_import_plan_get_n_rows (plan);
  g_autofree char *number = accord_number_format (n_rows);
  g_autofree char *rows =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", n_rows), number);

  return g_strdup_printf ("%s · %s · %s", rows, accord_import_plan_get_encoding (plan),
                          separator_name (accord_import_plan_get_separator (plan)));
}

static void
update (FilesPage *self)
{
  gboolean any = self->dialog->plans->len > 0;
  gboolean listed = gtk_widget_get_first_child (self->list) != NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any || listed ? "list" : "empty");
  gtk_widget_set_sensitive (self->next, any);
}

static void
kind_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer data)
{
  AccordImportPlan *plan = data;
  FilesPage *self = FILES_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (drop_down), TYPE_FILES_PAGE));

  if (self != NULL)
    accord_import_plan_set_kind (plan, accord_store_get_kind (accord_workspace_get_store (self->dialog->workspace),
                                                             self->kinds[gtk_drop_down_get_selected (drop_down)]));
}

static GtkWidget *
kind_choice (FilesPage *self, AccordImportPlan *plan)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint chosen = 0;

  for (guint i = 0; self->kinds[i] != NULL; i++)
    {
      gtk_string_list_append (names, accord_kind_plural (self->kinds[i]));
      if (accord_kind_is (self->kinds[i], accord_import_plan_get_kind (plan)))
        chosen = i;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), chosen);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What its rows are"), -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (kind_changed_cb), plan, 0);
  return drop_down;
}

static void
removed_cb (FilesPage *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  gpointer plan = g_object_get_data (G_OBJECT (row), "plan");

  if (plan != NULL)
    g_ptr_array_remove (self->dialog->plans, plan);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  update (self);
}

static GtkWidget *
file_row (FilesPage *self, const char *file_name, const char *subtitle, GtkWidget *choice)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("accord-cross-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (choice != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Leave Out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leave Out"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
add_plan (FilesPage *self, AccordImportPlan *plan, gboolean guessed)
{
  g_autofree char *facts = accord_import_plan_describe (plan);
  g_autofree char *asking = g_strdup_printf ("%s · %s", facts, _ ("say what its rows are"));
  GtkWidget *row = file_row (self, accord_import_plan_get_file_name (plan),
                             guessed ? facts : asking, kind_choice (self, plan));

  g_object_set_data (G_OBJECT (row), "plan", plan);
  g_ptr_array_add (self->dialog->plans, g_object_ref (plan));
}

static void
add_failed (FilesPage *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  GtkWidget *row = file_row (self, name, error->message, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("accord-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
}

typedef struct
{
  FilesPage *page;
  GFile *file;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->page);
  g_object_unref (adding->file);
  g_free (adding);
}

static DexFuture *
add_fiber (gpointer data)
{
  Adding *adding = data;
  FilesPage *self = adding->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportPlan) plan =
    dex_await_object (accord_import_plan_new (adding->file, NULL), &error);
  gboolean guessed = plan != NULL;

  if (g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN))
    {
      g_clear_error (&error);
      plan =
        dex_await_object (accord_import_plan_new (adding->file, &accord_customer_kind), &error);
    }
  if (self->dialog->plans == NULL)
    return dex_future_new_for_boolean (FALSE);
  if (plan != NULL)
    {
      accord_import_plan_take_fields (plan, accord_workspace_get_store (self->dialog->workspace));
      add_plan (self, plan, guessed);
    }
  else
    add_failed (self, adding->file, error);
  update (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
add_file (FilesPage *self, GFile *file)
{
  Adding *adding = g_new0 (Adding, 1);

  *adding = (Adding){ g_object_ref (self), g_object_ref (file) };
  dex_future_disown (dex_scheduler_spawn (NULL, 1024 * 1024, add_fiber, adding, adding_free));
}

static void
add_files (FilesPage *self, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (FilesPage) self = data;
  g_autoptr (GListModel) files =
    gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (files != NULL && self->dialog->plans != NULL)
    add_files (self, files);
}

static void
choose_cb (FilesPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (tables, _ ("Tables (CSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _ ("Choose Files to Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                                 chosen_cb, g_object_ref (self));
}

static gboolean
dropped_cb (FilesPage *self, const GValue *value)
{
  GSList *list = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *at = list; at != NULL; at = at->next)
    add_file (self, at->data);
  g_slist_free (list);
  return TRUE;
}

static void
next_cb (FilesPage *self)
{
  adw_navigation_view_push (self->dialog->view, accord_import_columns_page_new (self->dialog));
}

static GtkWidget *
choose_button (FilesPage *self, const char *label, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_empty (FilesPage *self)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "accord-import-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Drop Files Here"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (status),
    _ ("Tables saved as CSV: customers, contacts, deals, activities, products or colleagues. Files "
       "that "
       "belong together are best imported together; one undo takes them all back."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status),
                             choose_button (self, _ ("_Choose Files…"), "suggested-action"));
  return status;
}

static GtkWidget *
make_list (FilesPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *more = adw_preferences_group_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Files"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->list);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more),
                             choose_button (self, _ ("_Add Files…"), "add-files"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (more));
  return page;
}

static void
files_page_class_init (FilesPageClass *klass)
{
}

static void
files_page_init (FilesPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  int n_kinds, n = 0;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (kinds[i]->flags & ACCORD_KIND_EXCHANGED)
      self->kinds[n++] = kinds[i];
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (self), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

AdwNavigationPage *
accord_import_files_page_new (AccordImportDialog *dialog, GListModel *files)
{
  FilesPage *self = g_object_new (TYPE_FILES_PAGE, NULL);

  self->dialog = dialog;
  self->next = accord_import_next_button (_ ("C_ontinue"));
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  update (self);
  add_files (self, files);
  return accord_import_page_new (_ ("Import"), _ ("Step 1 of 3"), "files", self->next,
                                 GTK_WIDGET (self));
}
