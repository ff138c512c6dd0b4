/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerFiles: see the header. A row opens into the fields of its document; its button opens the
 * document itself. */

#include "accord-config.h"

#include "accord-customer-files.h"

#include "accord-commit.h"
#include "accord-lazy-menu.h"
#include "accord-menu-popup.h"
#include "accord-paper.h"
#include "accord-record-dialog.h"
#include "accord-record-section.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerFiles {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gint64 customer;
  AccordRecordSection *section;
};

G_DEFINE_FINAL_TYPE (AccordCustomerFiles, accord_customer_files, ADW_TYPE_BIN)

static void
open_cb (GtkWidget *button)
{
  AccordRecord *record = accord_entity_get_record (g_object_get_data (G_OBJECT (button), "entity"));
  const char *uri = record != NULL ? accord_record_text (record, "uri") : NULL;

  if (uri != NULL)
    accord_paper_open (button, uri);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordCustomerFiles *self = ACCORD_CUSTOMER_FILES (widget);
  g_autoptr (AccordEntity) document = accord_workspace_get_entity (self->workspace, &accord_document_kind, g_variant_get_int64 (id));
  g_autofree char *label = g_strdup_printf (_("Removed %s"), accord_entity_get_title (document));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, &accord_document_kind, g_variant_get_int64 (id));
  accord_commit (widget, self->workspace, edit);
}

static GtkWidget *
make_menu (AccordEntity *document)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = g_strdup_printf (_("Menu of %s"), accord_entity_get_title (document));

  accord_menu_append (menu, _("Remove"), "files.remove", "x", accord_entity_get_id (document));
  accord_lazy_menu_attach (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
build_row (AdwActionRow *row, AccordEntity *document, gpointer data)
{
  AccordCustomerFiles *self = data;
  GtkWidget *icon = gtk_image_new_from_icon_name ("accord-note-symbolic");
  GtkWidget *open = accord_section_button_new ("accord-export-symbolic", _("Open"));

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_object_set_data_full (G_OBJECT (open), "entity", g_object_ref (document), g_object_unref);
  g_signal_connect (open, "clicked", G_CALLBACK (open_cb), NULL);
  adw_action_row_add_prefix (row, icon);
  adw_action_row_add_suffix (row, open);
  if (!accord_workspace_is_read_only (self->workspace))
    adw_action_row_add_suffix (row, make_menu (document));
  g_object_set_data (G_OBJECT (row), "open", open);
}

/* "Contract · 2 · Installation". */
static char *
words_of (AccordRecord *record)
{
  g_autofree char *type = accord_record_format (record, "type");
  const char *deal = accord_record_title_of (record, "deal");
  const char *const words[] = { type, accord_record_text (record, "version"), deal != NULL ? deal : accord_record_text (record, "note") };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words[i]);
  return g_string_free (text, FALSE);
}

static void
show_row (AdwActionRow *row, AccordEntity *document, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (document);
  GtkWidget *open = g_object_get_data (G_OBJECT (row), "open");
  g_autofree char *words = record != NULL ? words_of (record) : NULL;
  g_autofree char *name = g_strdup_printf (_("Open %s"), accord_entity_get_title (document));
  const char *uri = record != NULL ? accord_record_text (record, "uri") : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_entity_get_title (document));
  adw_action_row_set_subtitle (row, words != NULL ? words : "");
  gtk_widget_set_visible (open, uri != NULL);
  accord_tooltip_set (open, uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activated_cb (AccordCustomerFiles *self, AccordEntity *document)
{
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, document, NULL), GTK_WIDGET (self));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *how)
{
  AccordCustomerFiles *self = ACCORD_CUSTOMER_FILES (widget);

  if (self->customer == 0)
    return;
  if (g_str_equal (g_variant_get_string (how, NULL), "file"))
    accord_paper_choose (widget, self->workspace, "customer", self->customer);
  else
    adw_dialog_present (accord_record_dialog_new_add (self->workspace, &accord_document_kind, "customer", self->customer), widget);
}

static void
add_cb (AccordCustomerFiles *self, GtkWidget *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("File…"), "files.add::file");
  g_menu_append (menu, _("Link…"), "files.add::link");
  accord_menu_popup_on (button, G_MENU_MODEL (menu));
}

static gboolean
drop_cb (AccordCustomerFiles *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *at = dropped; at != NULL; at = at->next)
    g_list_store_append (files, at->data);
  if (self->customer == 0 || g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  accord_paper_take (GTK_WIDGET (self), self->workspace, "customer", self->customer, G_LIST_MODEL (files));
  return TRUE;
}

static void
accord_customer_files_dispose (GObject *object)
{
  AccordCustomerFiles *self = ACCORD_CUSTOMER_FILES (object);

  G_OBJECT_CLASS (accord_customer_files_parent_class)->dispose (object);
  g_clear_object (&self->workspace);
}

static void
accord_customer_files_class_init (AccordCustomerFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_files_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "files.add", "s", add_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "files.remove", "x", delete_action);
}

static void
accord_customer_files_init (AccordCustomerFiles *self)
{
}

static void
take_drops (AccordCustomerFiles *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * accord_customer_files_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page, of nobody
 */
GtkWidget *
accord_customer_files_new (AccordWorkspace *workspace)
{
  AccordCustomerFiles *self = g_object_new (ACCORD_TYPE_CUSTOMER_FILES, NULL);

  self->workspace = g_object_ref (workspace);
  self->section = ACCORD_RECORD_SECTION (accord_record_section_new (
    workspace, _("Documents"), _("Add a document"),
    _("No documents of this customer or its deals. Drop files here: Accord remembers where they are; they stay there.")));
  accord_record_section_set_funcs (self->section, build_row, show_row, self);
  g_signal_connect_object (self->section, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->section, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  if (!accord_workspace_is_read_only (workspace))
    take_drops (self);
  return GTK_WIDGET (self);
}

static void
add_condition (AccordFilter *filter, const char *path, gint64 customer)
{
  g_auto (AccordOperand) operand = ACCORD_OPERAND_INIT;
  g_autoptr (GError) error = NULL;

  accord_value_set_number (&operand.value, customer);
  if (!accord_filter_add (filter, path, ACCORD_OP_IS, &operand, 1, &error))
    g_critical ("Documents cannot be looked for: %s", error->message);
}

/**
 * accord_customer_files_set_customer:
 * @self: the page
 * @customer: id, 0 for none
 */
void
accord_customer_files_set_customer (AccordCustomerFiles *self, gint64 customer)
{
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (AccordFilter) either = NULL;

  g_return_if_fail (ACCORD_IS_CUSTOMER_FILES (self));

  self->customer = customer;
  if (customer != 0)
    {
      query = accord_query_new (&accord_document_kind);
      either = accord_filter_new (&accord_document_kind, TRUE);
      add_condition (either, "customer", customer);
      add_condition (either, "deal.customer", customer);
      accord_query_set_filter (query, either);
    }
  accord_record_section_set_query (self->section, query);
}
