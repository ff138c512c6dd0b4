/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerPeople: contacts as a boxed list that follows the journal. */

#include "accord-config.h"

#include "accord-customer-people.h"

#include "accord-avatar.h"
#include "accord-id-list.h"
#include "accord-record-dialog.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerPeople {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordIdList *contacts;
  GtkListBox *list;
  GtkWidget *nobody;
  gint64 customer;
};

G_DEFINE_FINAL_TYPE (AccordCustomerPeople, accord_customer_people, ADW_TYPE_BIN)

/**
 * accord_section_heading_new:
 * @text: the section
 * @button: (nullable): at the end of the line
 *
 * Returns: (transfer floating): the heading
 */
GtkWidget *
accord_section_heading_new (const char *text, GtkWidget *button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "hexpand", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (box, "section-heading");
  gtk_box_append (GTK_BOX (box), label);
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
launch_cb (GtkButton *button)
{
  const char *uri = g_object_get_data (G_OBJECT (button), "uri");
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL, NULL);
}

static GtkWidget *
launch_button (const char *icon_name, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect (button, "clicked", G_CALLBACK (launch_cb), NULL);
  return button;
}

static void
show_launch (GtkWidget *button, const char *scheme, const char *value, const char *who, const char *format)
{
  g_autofree char *escaped = value != NULL ? g_uri_escape_string (value, "+@", FALSE) : NULL;
  g_autofree char *name = g_strdup_printf (format, who);

  g_object_set_data_full (G_OBJECT (button), "uri", escaped != NULL ? g_strconcat (scheme, escaped, NULL) : NULL, g_free);
  gtk_widget_set_visible (button, value != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (value != NULL)
    gtk_widget_set_tooltip_text (button, value);
}

static void
contact_changed_cb (AdwActionRow *row, GParamSpec *pspec, AccordEntity *contact)
{
  AccordRecord *record = accord_entity_get_record (contact);
  const char *title = accord_entity_get_title (contact);
  g_autofree char *role = record != NULL ? accord_record_format (record, "role") : NULL;
  const char *position = record != NULL ? accord_record_text (record, "position") : NULL;
  gboolean both = role != NULL && *role != '\0' && position != NULL;
  g_autofree char *subtitle = both ? g_strdup_printf ("%s · %s", role, position)
                                   : g_strdup (position != NULL ? position : role != NULL ? role : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  accord_avatar_set_display_name (g_object_get_data (G_OBJECT (row), "avatar"), title);
  show_launch (g_object_get_data (G_OBJECT (row), "call"), "tel:", accord_entity_get_text (contact, "phone"), title, _("Call %s"));
  show_launch (g_object_get_data (G_OBJECT (row), "mail"), "mailto:", accord_entity_get_text (contact, "email"), title,
               _("Write to %s"));
}

static GtkWidget *
contact_row (gpointer item, gpointer data)
{
  AccordEntity *contact = item;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, "title-lines", 1,
                                 "subtitle-lines", 1, NULL);
  GtkWidget *avatar = accord_avatar_new ("", TRUE, 34);
  GtkWidget *call = launch_button ("accord-call-symbolic", _("Call"));
  GtkWidget *mail = launch_button ("accord-email-symbolic", _("Write an E-mail"));

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), call);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mail);
  g_object_set_data (G_OBJECT (row), "avatar", avatar);
  g_object_set_data (G_OBJECT (row), "call", call);
  g_object_set_data (G_OBJECT (row), "mail", mail);
  g_object_set_data_full (G_OBJECT (row), "contact", g_object_ref (contact), g_object_unref);
  g_signal_connect_object (contact, "notify::record", G_CALLBACK (contact_changed_cb), row, G_CONNECT_SWAPPED);
  contact_changed_cb (ADW_ACTION_ROW (row), NULL, contact);
  return row;
}

static void
row_activated_cb (AccordCustomerPeople *self, GtkListBoxRow *row)
{
  AccordEntity *contact = g_object_get_data (G_OBJECT (row), "contact");

  if (contact != NULL)
    adw_dialog_present (accord_record_dialog_new_edit (self->workspace, contact, "customer"), GTK_WIDGET (self));
}

static void
add_cb (AccordCustomerPeople *self)
{
  adw_dialog_present (accord_record_dialog_new_add (self->workspace, &accord_contact_kind, "customer", self->customer),
                      GTK_WIDGET (self));
}

static void
update (AccordCustomerPeople *self)
{
  gboolean any = accord_id_list_get_n (self->contacts) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (self->nobody, !any);
}

static void
accord_customer_people_dispose (GObject *object)
{
  AccordCustomerPeople *self = ACCORD_CUSTOMER_PEOPLE (object);

  if (self->contacts != NULL)
    g_signal_handlers_disconnect_by_data (self->contacts, self);
  g_clear_object (&self->contacts);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customer_people_parent_class)->dispose (object);
}

static void
accord_customer_people_class_init (AccordCustomerPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_people_dispose;
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *add = gtk_button_new_from_icon_name ("accord-plus-symbolic");

  self->workspace = g_object_ref (workspace);
  self->contacts = accord_id_list_new (workspace);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _("Add a Person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a person"), -1);
  gtk_widget_set_visible (add, !accord_workspace_is_read_only (workspace));
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People"), -1);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->contacts), contact_row, self, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  self->nobody = g_object_new (GTK_TYPE_LABEL, "label", _("Nobody yet"), "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->nobody, "secondary");
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("People"), add));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->nobody);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->contacts, "items-changed", G_CALLBACK (update), self);
  update (self);
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
  g_autoptr (AccordQuery) query = NULL;

  g_return_if_fail (ACCORD_IS_CUSTOMER_PEOPLE (self));

  if (self->customer == customer)
    return;
  self->customer = customer;
  if (customer != 0)
    {
      query = accord_query_new (&accord_contact_kind);
      accord_query_add_number (query, "customer", ACCORD_OP_IS, customer);
    }
  accord_id_list_set_query (self->contacts, query);
}
