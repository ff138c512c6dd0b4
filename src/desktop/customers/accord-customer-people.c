/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerPeople: see the header.
 *
 *   contacts whose customer this is ──────▶ People
 *   affiliations of others with it ───────▶ Also Here (menu of the row: Unlink)
 */

#include "accord-config.h"

#include "accord-customer-people.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-field-reach.h"
#include "accord-lazy-menu.h"
#include "accord-menu-popup.h"
#include "accord-person-dialog.h"
#include "accord-photos.h"
#include "accord-record-chooser.h"
#include "accord-record-dialog.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 200 /* of a row, px */

struct _AccordCustomerPeople {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordRecordSection *contacts;
  AccordRecordSection *linked;
  gint64 customer;
};

G_DEFINE_FINAL_TYPE (AccordCustomerPeople, accord_customer_people, ADW_TYPE_BIN)

static void
build_row (AdwActionRow *row, AccordEntity *contact, gpointer data)
{
  GtkWidget *avatar = accord_avatar_new ("", TRUE, 34);
  GtkWidget *call = accord_reach_button_new ("accord-call-symbolic", _("Call"));
  GtkWidget *mail = accord_reach_button_new ("accord-email-symbolic", _("Write an E-mail"));

  adw_action_row_set_title_lines (row, 1);
  adw_action_row_set_subtitle_lines (row, 1);
  /* Measured at its very least width, between avatar and buttons, GTK finds it less high by nature than at least. */
  gtk_widget_set_size_request (GTK_WIDGET (row), LEAST_WIDTH, -1);
  adw_action_row_add_prefix (row, avatar);
  adw_action_row_add_suffix (row, call);
  adw_action_row_add_suffix (row, mail);
  g_object_set_data (G_OBJECT (row), "avatar", avatar);
  g_object_set_data (G_OBJECT (row), "call", call);
  g_object_set_data (G_OBJECT (row), "mail", mail);
}

/* "Decides · Purchasing director" */
static char *
role_words (AccordRecord *record)
{
  g_autofree char *role = record != NULL ? accord_record_format (record, "role") : NULL;
  const char *position = record != NULL ? accord_record_text (record, "position") : NULL;

  if (role != NULL && *role != '\0' && position != NULL)
    return g_strdup_printf ("%s · %s", role, position);
  return g_strdup (position != NULL ? position : role != NULL ? role : "");
}

/* A channel that the person forbade is not offered; the one that it prefers stands out. */
static void
show_channel (GtkWidget *button, AccordEntity *contact, const char *channel, const char *scheme, const char *name)
{
  accord_reach_button_set (button, scheme,
                           accord_field_reach_is_allowed (contact, channel) ? accord_entity_get_text (contact, channel) : NULL, name);
  if (accord_field_reach_is_preferred (contact, channel))
    gtk_widget_add_css_class (button, "accent");
  else
    gtk_widget_remove_css_class (button, "accent");
}

static void
show_reach (AdwActionRow *row, AccordEntity *contact, AccordCustomerPeople *self)
{
  const char *title = accord_entity_get_title (contact);
  g_autofree char *call = g_strdup_printf (_("Call %s"), title);
  g_autofree char *mail = g_strdup_printf (_("Write to %s"), title);

  accord_avatar_set_display_name (g_object_get_data (G_OBJECT (row), "avatar"), title);
  accord_photos_show (accord_photos_of (self->workspace), g_object_get_data (G_OBJECT (row), "avatar"),
                      &accord_contact_kind, accord_entity_get_id (contact));
  show_channel (g_object_get_data (G_OBJECT (row), "call"), contact, "phone", "tel:", call);
  show_channel (g_object_get_data (G_OBJECT (row), "mail"), contact, "email", "mailto:", mail);
}

static void
show_contact (AdwActionRow *row, AccordEntity *contact, gpointer data)
{
  g_autofree char *words = role_words (accord_entity_get_record (contact));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_entity_get_title (contact));
  adw_action_row_set_subtitle (row, words);
  show_reach (row, contact, data);
}

static AccordEntity *
contact_of (AccordCustomerPeople *self, AccordEntity *affiliation)
{
  AccordRecord *record = accord_entity_get_record (affiliation);
  gint64 id = record != NULL ? accord_record_number (record, "contact") : 0;

  return id != 0 ? accord_workspace_get_entity (self->workspace, &accord_contact_kind, id) : NULL;
}

static void
person_changed_cb (AdwActionRow *row, GParamSpec *pspec, AccordEntity *contact)
{
  AccordCustomerPeople *self = ACCORD_CUSTOMER_PEOPLE (gtk_widget_get_ancestor (GTK_WIDGET (row), ACCORD_TYPE_CUSTOMER_PEOPLE));

  if (self != NULL)
    show_reach (row, contact, self);
}

static void
show_linked (AdwActionRow *row, AccordEntity *affiliation, gpointer data)
{
  AccordCustomerPeople *self = data;
  AccordRecord *record = accord_entity_get_record (affiliation);
  g_autoptr (AccordEntity) contact = contact_of (self, affiliation);
  g_autofree char *words = role_words (record);
  const char *title = record != NULL ? accord_record_title_of (record, "contact") : NULL;
  AccordEntity *shown = g_object_get_data (G_OBJECT (row), "person");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "—");
  adw_action_row_set_subtitle (row, words);
  if (contact == NULL || contact == shown)
    return;
  if (shown != NULL) /* somebody else stands here now */
    g_signal_handlers_disconnect_by_func (shown, person_changed_cb, row);
  g_signal_connect_object (contact, "notify::record", G_CALLBACK (person_changed_cb), row, G_CONNECT_SWAPPED);
  show_reach (row, contact, self);
  g_object_set_data_full (G_OBJECT (row), "person", g_steal_pointer (&contact), g_object_unref);
}

static void
open_person (AccordCustomerPeople *self, AccordEntity *contact)
{
  adw_dialog_present (accord_person_dialog_new (self->workspace, contact), GTK_WIDGET (self));
}

static void
contact_activated_cb (AccordCustomerPeople *self, AccordEntity *contact)
{
  open_person (self, contact);
}

static void
linked_activated_cb (AccordCustomerPeople *self, AccordEntity *affiliation)
{
  g_autoptr (AccordEntity) contact = contact_of (self, affiliation);

  if (contact != NULL)
    open_person (self, contact);
}

static void
unlink_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordCustomerPeople *self = ACCORD_CUSTOMER_PEOPLE (widget);
  g_autoptr (AccordEntity) affiliation =
    accord_workspace_get_entity (self->workspace, &accord_affiliation_kind, g_variant_get_int64 (id));
  AccordRecord *record = accord_entity_get_record (affiliation);
  const char *person = record != NULL ? accord_record_title_of (record, "contact") : NULL;
  const char *customer = record != NULL ? accord_record_title_of (record, "customer") : NULL;
  g_autofree char *label = g_strdup_printf (_("Unlinked %1$s from %2$s"), person != NULL ? person : "—",
                                            customer != NULL ? customer : "—");
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, &accord_affiliation_kind, g_variant_get_int64 (id));
  accord_commit (widget, self->workspace, edit);
}

static void
role_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordCustomerPeople *self = ACCORD_CUSTOMER_PEOPLE (widget);
  g_autoptr (AccordEntity) affiliation =
    accord_workspace_get_entity (self->workspace, &accord_affiliation_kind, g_variant_get_int64 (id));

  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, affiliation, "customer"), widget);
}

static void
build_linked (AdwActionRow *row, AccordEntity *affiliation, gpointer data)
{
  AccordCustomerPeople *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  build_row (row, affiliation, data);
  accord_menu_append (menu, _("Role Here…"), "people.role", "x", accord_entity_get_id (affiliation));
  accord_menu_append (menu, _("Unlink"), "people.unlink", "x", accord_entity_get_id (affiliation));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  accord_lazy_menu_attach (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, !accord_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu of this link"), -1);
  adw_action_row_add_suffix (row, button);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customer_people_add (ACCORD_CUSTOMER_PEOPLE (widget));
}

static void
chosen_cb (AccordCustomerPeople *self, gint64 contact)
{
  g_autoptr (AccordEntity) person = accord_workspace_get_entity (self->workspace, &accord_contact_kind, contact);
  g_autoptr (AccordEntity) customer = accord_workspace_get_entity (self->workspace, &accord_customer_kind, self->customer);
  g_autofree char *label = g_strdup_printf (_("Linked %1$s to %2$s"), accord_entity_get_title (person),
                                            accord_entity_get_title (customer));
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, &accord_affiliation_kind);

  accord_edit_set_number (edit, &accord_affiliation_kind, id, "contact", contact);
  accord_edit_set_number (edit, &accord_affiliation_kind, id, "customer", self->customer);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomerPeople *self = ACCORD_CUSTOMER_PEOPLE (widget);
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, &accord_contact_kind));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, GTK_WIDGET (self->contacts));
}

static void
add_cb (AccordCustomerPeople *self, GtkWidget *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("New Person…"), "people.new");
  g_menu_append (menu, _("Link Someone from Elsewhere…"), "people.link");
  accord_menu_popup_on (button, G_MENU_MODEL (menu));
}

static void
accord_customer_people_dispose (GObject *object)
{
  AccordCustomerPeople *self = ACCORD_CUSTOMER_PEOPLE (object);

  G_OBJECT_CLASS (accord_customer_people_parent_class)->dispose (object);
  g_clear_object (&self->workspace);
}

static void
accord_customer_people_class_init (AccordCustomerPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_customer_people_dispose;
  gtk_widget_class_install_action (widget_class, "people.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "people.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "people.role", "x", role_action);
  gtk_widget_class_install_action (widget_class, "people.unlink", "x", unlink_action);
}

static void
accord_customer_people_init (AccordCustomerPeople *self)
{
}

/**
 * accord_customer_people_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, without a customer
 */
GtkWidget *
accord_customer_people_new (AccordWorkspace *workspace)
{
  AccordCustomerPeople *self = g_object_new (ACCORD_TYPE_CUSTOMER_PEOPLE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->workspace = g_object_ref (workspace);
  self->contacts = ACCORD_RECORD_SECTION (accord_record_section_new (workspace, _("People"), _("Add a person"), _("Nobody yet")));
  self->linked = ACCORD_RECORD_SECTION (accord_record_section_new (workspace, _("Also Here"), NULL, NULL));
  accord_record_section_set_funcs (self->contacts, build_row, show_contact, self);
  accord_record_section_set_funcs (self->linked, build_linked, show_linked, self);
  g_signal_connect_object (self->contacts, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contacts, "activated", G_CALLBACK (contact_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->linked, "activated", G_CALLBACK (linked_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->contacts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->linked));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * accord_customer_people_set_customer:
 * @self: the section
 * @customer: id, 0 for none
 */
void
accord_customer_people_set_customer (AccordCustomerPeople *self, gint64 customer)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PEOPLE (self));

  if (self->customer == customer)
    return;
  self->customer = customer;
  accord_record_section_set_owner (self->contacts, &accord_contact_kind, "customer", customer, NULL, FALSE);
  accord_record_section_set_owner (self->linked, &accord_affiliation_kind, "customer", customer, NULL, FALSE);
}

/**
 * accord_customer_people_add:
 * @self: the section
 *
 * Opens the form of a new person of this customer.
 */
void
accord_customer_people_add (AccordCustomerPeople *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PEOPLE (self));

  if (self->customer != 0 && !accord_workspace_is_read_only (self->workspace))
    adw_dialog_present (accord_record_dialog_new_add (self->workspace, &accord_contact_kind, "customer", self->customer),
                        GTK_WIDGET (self));
}
