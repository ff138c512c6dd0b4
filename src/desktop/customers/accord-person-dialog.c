/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's own pane: the record dialog of a contact with more below its fields. A person has one main
 * customer (a field) and may play a role at others (affiliations, M01). */

#include "accord-config.h"

#include "accord-person-dialog.h"

#include "accord-commit.h"
#include "accord-customer-preferences.h"
#include "accord-handle-list.h"
#include "accord-photo-button.h"
#include "accord-record-chooser.h"
#include "accord-record-dialog.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

#define TYPE_COMPANIES (companies_get_type ())
G_DECLARE_FINAL_TYPE (Companies, companies, COMPANIES, LIST, AdwBin)

/* The further companies of one person. */
struct _Companies {
  AdwBin parent_instance;
  AccordWorkspace *workspace;
  AccordEntity *contact;
  AccordRecordSection *section;
};

G_DEFINE_FINAL_TYPE (Companies, companies, ADW_TYPE_BIN)

static void
show_row (AdwActionRow *row, AccordEntity *affiliation, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (affiliation);
  g_autofree char *role = record != NULL ? accord_record_format (record, "role") : NULL;
  const char *position = record != NULL ? accord_record_text (record, "position") : NULL;
  const char *customer = record != NULL ? accord_record_title_of (record, "customer") : NULL;
  gboolean both = role != NULL && *role != '\0' && position != NULL;
  g_autofree char *words = both ? g_strdup_printf ("%s · %s", role, position)
                                : g_strdup (position != NULL ? position : role != NULL ? role : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), customer != NULL ? customer : "—");
  adw_action_row_set_subtitle (row, words);
}

static void
activated_cb (Companies *self, AccordEntity *affiliation)
{
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, affiliation, "contact"), GTK_WIDGET (self));
}

static void
chosen_cb (Companies *self, gint64 customer)
{
  g_autoptr (AccordEntity) company = accord_workspace_get_entity (self->workspace, &accord_customer_kind, customer);
  g_autofree char *label = g_strdup_printf (_("Linked %1$s to %2$s"), accord_entity_get_title (self->contact),
                                            accord_entity_get_title (company));
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, &accord_affiliation_kind);

  accord_edit_set_number (edit, &accord_affiliation_kind, id, "contact", accord_entity_get_id (self->contact));
  accord_edit_set_number (edit, &accord_affiliation_kind, id, "customer", customer);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
add_cb (Companies *self, GtkWidget *button)
{
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, &accord_customer_kind));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, button);
}

static void
companies_dispose (GObject *object)
{
  Companies *self = COMPANIES_LIST (object);

  G_OBJECT_CLASS (companies_parent_class)->dispose (object);
  g_clear_object (&self->contact);
  g_clear_object (&self->workspace);
}

static void
companies_class_init (CompaniesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = companies_dispose;
}

static void
companies_init (Companies *self)
{
}

static GtkWidget *
companies_new (AccordWorkspace *workspace, AccordEntity *contact)
{
  Companies *self = g_object_new (TYPE_COMPANIES, NULL);

  self->workspace = g_object_ref (workspace);
  self->contact = g_object_ref (contact);
  self->section = ACCORD_RECORD_SECTION (accord_record_section_new (workspace, _("Further Companies"), _("Link a company"),
                                                                    _("Only the customer above")));
  accord_record_section_set_funcs (self->section, NULL, show_row, self);
  g_signal_connect_object (self->section, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->section, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  accord_record_section_set_owner (self->section, &accord_affiliation_kind, "contact", accord_entity_get_id (contact), NULL, FALSE);
  return GTK_WIDGET (self);
}

static void
contact_changed_cb (AccordPhotoButton *photo, GParamSpec *pspec, AccordEntity *contact)
{
  accord_photo_button_set_owner (photo, g_object_get_data (G_OBJECT (photo), "workspace"), &accord_contact_kind, accord_entity_get_id (contact),
                                 accord_entity_get_title (contact), TRUE);
}

static GtkWidget *
photo_new (AccordWorkspace *workspace, AccordEntity *contact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *photo = accord_photo_button_new ();

  gtk_widget_set_halign (photo, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (photo), "workspace", g_object_ref (workspace), g_object_unref);
  g_signal_connect_object (contact, "notify::record", G_CALLBACK (contact_changed_cb), photo, G_CONNECT_SWAPPED);
  accord_photo_button_set_owner (ACCORD_PHOTO_BUTTON (photo), workspace, &accord_contact_kind, accord_entity_get_id (contact),
                                 accord_entity_get_title (contact), TRUE);
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Photo"), NULL));
  gtk_box_append (GTK_BOX (box), photo);
  return box;
}

/**
 * accord_person_dialog_new:
 * @workspace: the open file
 * @contact: the person
 *
 * Returns: (transfer floating): the person's pane; every edit in it is a change at once
 */
AdwDialog *
accord_person_dialog_new (AccordWorkspace *workspace, AccordEntity *contact)
{
  AdwDialog *dialog = accord_record_dialog_new_edit (workspace, contact, NULL);
  GtkWidget *handles = accord_handle_list_new (workspace, "contact");
  GtkWidget *preferences = accord_customer_preferences_new (workspace, "contact");

  accord_handle_list_set_owner (ACCORD_HANDLE_LIST (handles), contact);
  accord_customer_preferences_set_owner (ACCORD_CUSTOMER_PREFERENCES (preferences), contact);
  accord_record_dialog_append (ACCORD_RECORD_DIALOG (dialog), photo_new (workspace, contact));
  accord_record_dialog_append (ACCORD_RECORD_DIALOG (dialog), handles);
  accord_record_dialog_append (ACCORD_RECORD_DIALOG (dialog), companies_new (workspace, contact));
  accord_record_dialog_append (ACCORD_RECORD_DIALOG (dialog), preferences);
  return dialog;
}
