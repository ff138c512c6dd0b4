/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First page: a place to drop files on, and the files with what was found about them. */

#include "accord-config.h"

#include "accord-assistant-private.h"

#include <glib/gi18n-lib.h>

#include "accord-assistant-source-row.h"

#define TYPE_FILE_PAGE (file_page_get_type ())
G_DECLARE_FINAL_TYPE (FilePage, file_page, FILE, PAGE, AdwBin)

struct _FilePage {
  AdwBin parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *next;
  gboolean fresh; /* the first files have come, and are being read */
};

G_DEFINE_FINAL_TYPE (FilePage, file_page, ADW_TYPE_BIN)

static void
update (FilePage *self)
{
  GListModel *sources = G_LIST_MODEL (self->assistant->sources);
  guint n = g_list_model_get_n_items (sources);
  gboolean any = FALSE, reading = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordAssistantSource) source = g_list_model_get_item (sources, i);

      any = any || accord_assistant_source_get_plan (source) != NULL;
      reading = reading || accord_assistant_source_is_reading (source);
    }
  if (n > 0 && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    self->fresh = TRUE;
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  gtk_widget_set_sensitive (self->next, any && !reading);
  /* Else GTK gives the keyboard to what stands first: the button that takes the file off again. */
  if (self->fresh && any && !reading)
    {
      self->fresh = FALSE;
      gtk_widget_grab_focus (self->next);
    }
}

static GtkWidget *
make_row (gpointer source, gpointer data)
{
  FilePage *self = data;
  GtkWidget *row = accord_assistant_source_row_new (self->assistant, source);

  g_signal_connect_object (source, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->assistant->sources)) == 1)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (FilePage) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (files != NULL && accord_assistant_is_shown (GTK_WIDGET (self)))
    accord_assistant_add_files (self->assistant, files);
}

static void
add_filter (GListStore *filters, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  g_list_store_append (filters, filter);
}

static void
choose_cb (FilePage *self)
{
  static const char *const tables[] = { "csv", "tsv", "txt", "xlsx", "vcf", "vcard", "ics", "json", NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  add_filter (filters, _("Tables and address books"), tables);
  add_filter (filters, _("All files"), NULL);
  gtk_file_dialog_set_title (dialog, _("Choose Files to Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb,
                                 g_object_ref (self));
}

static void
next_cb (FilePage *self)
{
  adw_navigation_view_push (self->assistant->view, accord_assistant_map_page_new (self->assistant));
}

static GtkWidget *
choose_button (FilePage *self, const char *label, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_empty (FilePage *self)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "accord-import-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Drop Files Here"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (status),
    _("Spreadsheets, CSV, vCard or JSON: customers, contacts, deals, activities, products or colleagues. Files that "
      "belong together are best imported together; one undo takes them all back."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), choose_button (self, _("_Choose Files…"), "suggested-action"));
  return status;
}

static GtkWidget *
make_list (FilePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Files"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), choose_button (self, _("_Add Files…"), "add-files"));
  return accord_assistant_column_new (self->assistant, box);
}

static void
file_page_class_init (FilePageClass *klass)
{
}

static void
file_page_init (FilePage *self)
{
}

/*< private >
 * Returns: (transfer floating): the page of files
 */
AdwNavigationPage *
accord_assistant_file_page_new (AccordAssistant *assistant)
{
  FilePage *self = g_object_new (TYPE_FILE_PAGE, NULL);

  self->assistant = assistant;
  self->next = assistant->go_on = accord_assistant_next_button (_("C_ontinue"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (assistant->sources), make_row, self, NULL);
  g_signal_connect_object (assistant->sources, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return accord_assistant_page_new (assistant, _("Import"), _("Step 1 of 3"), "file", self->next, GTK_WIDGET (self));
}
