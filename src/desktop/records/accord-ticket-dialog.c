/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ticket in a dialog: its fields by the kind's table, and above them its state with the steps that may follow,
 * so that only what is allowed is offered; and to whom it was escalated. Main thread. */

#include "accord-config.h"

#include "accord-ticket-commands.h"

#include <glib/gi18n-lib.h>
#include "accord-record-dialog.h"
#include "accord-ticket-service-words.h"

#define KIND (&accord_ticket_kind)

static void show_state (GtkWidget *row, GParamSpec *pspec, AccordEntity *ticket);

/* What it depends on was read. */
static void
read_cb (GtkWidget *row)
{
  show_state (row, NULL, g_object_get_data (G_OBJECT (row), "ticket"));
}

static AccordEntity *
whose_of (GtkWidget *row, gint64 customer)
{
  AccordEntity *whose = g_object_get_data (G_OBJECT (row), "whose");

  if (customer == 0 || (whose != NULL && accord_entity_get_id (whose) == customer))
    return customer != 0 ? whose : NULL;
  whose = accord_workspace_get_entity (g_object_get_data (G_OBJECT (row), "workspace"), &accord_customer_kind, customer);
  g_object_set_data_full (G_OBJECT (row), "whose", whose, g_object_unref);
  g_signal_connect_object (whose, "notify::record", G_CALLBACK (read_cb), row, G_CONNECT_SWAPPED);
  return whose;
}

/* Its number, and what is due or was missed. */
static char *
subtitle_of (GtkWidget *row, AccordRecord *record)
{
  AccordEntity *settings = g_object_get_data (G_OBJECT (row), "settings"), *whose = whose_of (row, accord_record_number (record, "customer"));
  const char *number = accord_record_text (record, "number");
  gboolean urgent;
  g_autofree char *words = accord_ticket_service_words (record, whose != NULL ? accord_entity_get_record (whose) : NULL,
                                                        accord_entity_get_record (settings), &urgent);

  return g_strconcat (number != NULL ? number : "", number != NULL && words != NULL ? " · " : "", words, NULL);
}

/* To whom it went, how far, and when; nothing where it went nowhere. */
static void
show_escalation (GtkWidget *row, AccordRecord *record)
{
  g_autofree char *title = accord_ticket_escalation_title (record), *words = accord_ticket_escalation_words (record);

  gtk_widget_set_visible (row, title != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : "");
}

static void
show_state (GtkWidget *row, GParamSpec *pspec, AccordEntity *ticket)
{
  AccordRecord *record = accord_entity_get_record (ticket);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");
  g_autofree char *state = record != NULL ? accord_ticket_state_words (record) : NULL;
  g_autofree char *name = g_strdup_printf (_("Change the state, now %s"), state != NULL ? state : "");
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *subtitle = NULL;

  if (record == NULL)
    return;
  subtitle = subtitle_of (row, record);
  menu = accord_ticket_menu (record, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), state);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  show_escalation (g_object_get_data (G_OBJECT (row), "escalation"), record);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
escalation_row_new (void)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("accord-warning-symbolic");

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static GtkWidget *
state_row_new (AccordWorkspace *workspace, AccordEntity *ticket)
{
  GtkWidget *list = gtk_list_box_new (), *row = adw_action_row_new (), *button = gtk_menu_button_new (), *escalation = escalation_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("accord-ticket-symbolic");
  AccordEntity *settings = accord_workspace_get_entity (workspace, &accord_workspace_kind, accord_workspace_get_settings_id (workspace));

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Change"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, !accord_workspace_is_read_only (workspace));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), escalation);
  g_object_set_data (G_OBJECT (row), "escalation", escalation);
  accord_ticket_commands_add (list, workspace);
  g_object_set_data (G_OBJECT (row), "button", button);
  g_object_set_data_full (G_OBJECT (row), "ticket", g_object_ref (ticket), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "workspace", g_object_ref (workspace), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "settings", settings, g_object_unref);
  g_signal_connect_object (settings, "notify::record", G_CALLBACK (read_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (ticket, "notify::record", G_CALLBACK (show_state), row, G_CONNECT_SWAPPED);
  show_state (row, NULL, ticket);
  return list;
}

/**
 * accord_ticket_dialog_new_add:
 * @workspace: the open file
 * @customer: whose ticket, or 0 to be chosen in the form
 *
 * Returns: (transfer floating): a form; "added" tells the new ticket
 */
AdwDialog *
accord_ticket_dialog_new_add (AccordWorkspace *workspace, gint64 customer)
{
  AdwDialog *dialog = accord_record_dialog_new_add (workspace, KIND, customer != 0 ? "customer" : NULL, customer);

  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "type", "question");
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "priority", "normal");
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "channel", "phone");
  accord_record_dialog_leave_out (ACCORD_RECORD_DIALOG (dialog), "state");
  return dialog;
}

/**
 * accord_ticket_dialog_new_edit:
 * @workspace: the open file
 * @ticket: id
 *
 * Returns: (transfer floating): the ticket; each field is its own change
 */
AdwDialog *
accord_ticket_dialog_new_edit (AccordWorkspace *workspace, gint64 ticket)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, KIND, ticket);
  AdwDialog *dialog = accord_record_dialog_new_edit (workspace, entity, "state");

  accord_record_dialog_set_hint (ACCORD_RECORD_DIALOG (dialog), state_row_new (workspace, entity));
  accord_record_dialog_leave_out (ACCORD_RECORD_DIALOG (dialog), "number"); /* it stands in that row */
  return dialog;
}
