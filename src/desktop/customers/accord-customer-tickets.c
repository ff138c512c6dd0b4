/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerTickets: see the header. A row opens into the ticket; its menu goes on with it. */

#include "accord-config.h"

#include "accord-customer-tickets.h"

#include "accord-record-section.h"
#include "accord-ticket-commands.h"
#include "accord-ticket-service-words.h"
#include "accord-ticket-states.h"
#include "accord-tint.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerTickets {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gint64 customer;
  AccordEntity *settings; /* of the workspace, and whose tickets they are: both tell what is due when */
  AccordEntity *whose;    /* or NULL */
  AccordRecordSection *section;
};

G_DEFINE_FINAL_TYPE (AccordCustomerTickets, accord_customer_tickets, ADW_TYPE_BIN)

static void
build_row (AdwActionRow *row, AccordEntity *ticket, gpointer data)
{
  AccordCustomerTickets *self = data;
  GtkWidget *icon = gtk_image_new (), *state = gtk_label_new (NULL), *menu = gtk_menu_button_new ();

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_object_set (state, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 18, NULL);
  gtk_widget_add_css_class (state, "caption");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (menu, !accord_workspace_is_read_only (self->workspace));
  adw_action_row_add_prefix (row, icon);
  adw_action_row_add_suffix (row, state);
  adw_action_row_add_suffix (row, menu);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "state", state);
  g_object_set_data (G_OBJECT (row), "menu", menu);
}

static gboolean
is (AccordRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (accord_record_text (record, field), value) == 0;
}

/* An icon beside the word for what is over and for what presses. */
static void
show_state (AdwActionRow *row, AccordRecord *record, gboolean urgent)
{
  gboolean over = accord_ticket_state_is_over (accord_record_text (record, "state"));
  gboolean presses = !over && (urgent || is (record, "priority", "urgent") || is (record, "type", "complaint"));
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "icon"), *state = g_object_get_data (G_OBJECT (row), "state");
  g_autofree char *words = accord_ticket_state_words (record);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), over ? "accord-check-symbolic" : presses ? "accord-warning-symbolic" : "accord-ticket-symbolic");
  accord_tint_apply (icon, presses ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL);
  gtk_label_set_text (GTK_LABEL (state), words);
  if (over)
    gtk_widget_add_css_class (state, "secondary");
  else
    gtk_widget_remove_css_class (state, "secondary");
}

/* Number, kind, who has it, and what is due. */
static char *
words_of (AccordCustomerTickets *self, AccordRecord *record, gboolean *urgent)
{
  g_autofree char *words = accord_ticket_words (record);
  g_autofree char *service = accord_ticket_service_words (record, self->whose != NULL ? accord_entity_get_record (self->whose) : NULL,
                                                          accord_entity_get_record (self->settings), urgent);

  return service == NULL || *words == '\0' ? g_strdup (service != NULL ? service : words) : g_strconcat (words, " · ", service, NULL);
}

static void
show_row (AdwActionRow *row, AccordEntity *ticket, gpointer data)
{
  gboolean urgent = FALSE;
  AccordRecord *record = accord_entity_get_record (ticket);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "menu");
  g_autofree char *words = record != NULL ? words_of (data, record, &urgent) : NULL;
  g_autofree char *name = g_strdup_printf (_("Menu of “%s”"), accord_entity_get_title (ticket));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_entity_get_title (ticket));
  adw_action_row_set_subtitle (row, words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (record != NULL)
    {
      g_autoptr (GMenuModel) menu = accord_ticket_menu (record, TRUE);

      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
      show_state (row, record, urgent);
    }
}

/* What is due next stands first; then what waits for somebody else; then what is over, the newest first. */
static int
compare_tickets (gconstpointer a, gconstpointer b, gpointer data)
{
  AccordCustomerTickets *self = data;
  AccordRecord *records[] = { accord_entity_get_record ((gpointer) a), accord_entity_get_record ((gpointer) b) };
  AccordRecord *whose = self->whose != NULL ? accord_entity_get_record (self->whose) : NULL;
  gint64 due[2], opened[2];
  gboolean over[2];

  for (int i = 0; i < 2; i++)
    {
      over[i] = records[i] == NULL || accord_ticket_state_is_over (accord_record_text (records[i], "state"));
      due[i] = over[i] ? G_MAXINT64 : accord_ticket_service_due (records[i], whose, accord_entity_get_record (self->settings), NULL);
      opened[i] = records[i] != NULL ? accord_record_number (records[i], "opened_at") : G_MININT64;
    }
  if (over[0] != over[1])
    return over[0] - over[1];
  if (due[0] != due[1])
    return due[0] < due[1] ? -1 : 1;
  return (opened[0] < opened[1]) - (opened[0] > opened[1]);
}

static void
activated_cb (AccordCustomerTickets *self, AccordEntity *ticket)
{
  adw_dialog_present (accord_ticket_dialog_new_edit (self->workspace, accord_entity_get_id (ticket)), GTK_WIDGET (self));
}

static void
accord_customer_tickets_dispose (GObject *object)
{
  AccordCustomerTickets *self = ACCORD_CUSTOMER_TICKETS (object);

  G_OBJECT_CLASS (accord_customer_tickets_parent_class)->dispose (object);
  g_clear_object (&self->settings);
  g_clear_object (&self->whose);
  g_clear_object (&self->workspace);
}

static void
accord_customer_tickets_class_init (AccordCustomerTicketsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_tickets_dispose;
}

static void
accord_customer_tickets_init (AccordCustomerTickets *self)
{
}

/**
 * accord_customer_tickets_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page, of nobody
 */
GtkWidget *
accord_customer_tickets_new (AccordWorkspace *workspace)
{
  AccordCustomerTickets *self = g_object_new (ACCORD_TYPE_CUSTOMER_TICKETS, NULL);

  self->workspace = g_object_ref (workspace);
  self->settings = accord_workspace_get_entity (workspace, &accord_workspace_kind, accord_workspace_get_settings_id (workspace));
  accord_ticket_commands_add (GTK_WIDGET (self), workspace);
  self->section = ACCORD_RECORD_SECTION (accord_record_section_new (
    workspace, _("Tickets"), _("Add a ticket"),
    _("No questions, faults or complaints of this customer. What is resolved here asks for a revisit some days later.")));
  accord_record_section_set_sorter (self->section, compare_tickets, self);
  accord_record_section_set_funcs (self->section, build_row, show_row, self);
  g_signal_connect_object (self->section, "add", G_CALLBACK (accord_customer_tickets_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->section, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->section));
  return GTK_WIDGET (self);
}

/**
 * accord_customer_tickets_set_customer:
 * @self: the page
 * @customer: id, 0 for none
 */
void
accord_customer_tickets_set_customer (AccordCustomerTickets *self, gint64 customer)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_TICKETS (self));

  self->customer = customer;
  g_clear_object (&self->whose);
  if (customer != 0)
    self->whose = accord_workspace_get_entity (self->workspace, &accord_customer_kind, customer);
  accord_record_section_set_owner (self->section, &accord_ticket_kind, "customer", customer, "opened_at", TRUE);
}

/**
 * accord_customer_tickets_add:
 * @self: the page
 *
 * Opens the form for a new ticket of the customer.
 */
void
accord_customer_tickets_add (AccordCustomerTickets *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_TICKETS (self));

  if (self->customer != 0 && !accord_workspace_is_read_only (self->workspace))
    adw_dialog_present (accord_ticket_dialog_new_add (self->workspace, self->customer), GTK_WIDGET (self));
}
