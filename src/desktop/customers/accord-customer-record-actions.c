/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the menu, the keys and the buttons of a customer's page do. */

#include "accord-config.h"

#include "accord-customer-record-private.h"

#include "accord-commit.h"
#include "accord-customer-print.h"
#include "accord-history-dialog.h"

#include <glib/gi18n-lib.h>

static void
new_deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.new-deal", "x", accord_customer_record_get_id (ACCORD_CUSTOMER_RECORD (widget)));
}

static void
new_ticket_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customer_tickets_add (ACCORD_CUSTOMER_RECORD (widget)->tickets);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (self->entity != NULL)
    accord_history_dialog_present (widget, self->workspace, &accord_customer_kind, accord_entity_get_id (self->entity));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (self->entity == NULL)
    return;
  label = g_strdup_printf (_("Deleted %s"), accord_entity_get_title (self->entity));
  edit = accord_edit_new (label);
  accord_edit_delete (edit, &accord_customer_kind, accord_entity_get_id (self->entity));
  accord_commit (widget, self->workspace, edit);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customer_record_log (ACCORD_CUSTOMER_RECORD (widget), 0);
}

/**
 * accord_customer_record_log:
 * @self: the page
 * @contact: one of the people, 0: the one proposed
 *
 * Opens the composer and puts the cursor in.
 *
 * Returns: %FALSE if there is no customer on show, or the file is only read
 */
gboolean
accord_customer_record_log (AccordCustomerRecord *self, gint64 contact)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMER_RECORD (self), FALSE);

  if (self->entity == NULL || accord_workspace_is_read_only (self->workspace))
    return FALSE;
  if (contact != 0)
    accord_composer_propose (self->composer, contact, 0);
  accord_composer_open (self->composer, NULL);
  return TRUE;
}

/* Actions that other parts bring: named here, where the menu is. */
static void
tell_window (GtkWidget *widget, const char *action)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (self->entity != NULL)
    gtk_widget_activate_action (widget, action, "(sx)", accord_customer_kind.name, accord_entity_get_id (self->entity));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (self->entity != NULL)
    dex_future_disown (accord_tell_refusal (widget, accord_customer_print (widget, self->workspace, accord_entity_get_id (self->entity),
                                                                           NULL)));
}

static void
export_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_window (widget, "win.export-person");
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_window (widget, "win.erase");
}

static void
why_owner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_window (widget, "win.why-owner");
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_window (widget, "win.merge");
}

/* On a telephone the details are a page of their own. */
static gboolean
edit_detail (AccordCustomerRecord *self, const char *field_name)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->details)))
    adw_toggle_group_set_active_name (self->tabs, "details");
  return accord_customer_details_edit (self->details, field_name);
}

static void
pin_tier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_detail (ACCORD_CUSTOMER_RECORD (widget), "tier_pin");
}

static void
pin_segment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_detail (ACCORD_CUSTOMER_RECORD (widget), "segment_pin");
}

/* What is missing: a field, or somebody to talk to. */
static void
add_missing_action (GtkWidget *widget, const char *name, GVariant *missing)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  if (!edit_detail (self, g_variant_get_string (missing, NULL)))
    accord_customer_people_add (self->people);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_customer_header_rename (ACCORD_CUSTOMER_RECORD (widget)->header);
}

static void
quick_action (GtkWidget *widget, const char *name, GVariant *type)
{
  AccordCustomerRecord *self = ACCORD_CUSTOMER_RECORD (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->composer), TRUE);
  accord_composer_open (self->composer, g_variant_get_string (type, NULL));
}

/**
 * accord_customer_record_install_actions:
 * @klass: class of #AccordCustomerRecord
 */
void
accord_customer_record_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "record.new-deal", NULL, new_deal_action);
  gtk_widget_class_install_action (klass, "record.new-ticket", NULL, new_ticket_action);
  gtk_widget_class_install_action (klass, "record.history", NULL, history_action);
  gtk_widget_class_install_action (klass, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "record.log", NULL, log_action);
  gtk_widget_class_install_action (klass, "record.rename", NULL, rename_action);
  gtk_widget_class_install_action (klass, "record.print", NULL, print_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "record.print", NULL);
  gtk_widget_class_install_action (klass, "record.export-person", NULL, export_person_action);
  gtk_widget_class_install_action (klass, "record.erase", NULL, erase_action);
  gtk_widget_class_install_action (klass, "record.why-owner", NULL, why_owner_action);
  gtk_widget_class_install_action (klass, "record.merge", NULL, merge_action);
  gtk_widget_class_install_action (klass, "record.pin-tier", NULL, pin_tier_action);
  gtk_widget_class_install_action (klass, "record.pin-segment", NULL, pin_segment_action);
  gtk_widget_class_install_action (klass, "details.add", "s", add_missing_action);
  gtk_widget_class_install_action (klass, "record.compose", "s", quick_action);
}

/* What another part of the program does is offered where the window can do it. */
static gboolean
window_does (AccordCustomerRecord *self, const char *action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return G_IS_ACTION_GROUP (root) && g_action_group_has_action (G_ACTION_GROUP (root), action);
}

/* GTK tells everybody who has the action of each time it is said, changed or not. */
static void
allow (AccordCustomerRecord *self, const char *action, gboolean allowed)
{
  gpointer was = g_object_get_data (G_OBJECT (self), action);
  int is = allowed ? 1 : -1;

  if (GPOINTER_TO_INT (was) == is)
    return;
  g_object_set_data (G_OBJECT (self), action, GINT_TO_POINTER (is));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, allowed);
}

/**
 * accord_customer_record_allow_actions:
 * @self: the page
 *
 * In a file that is only read nothing is offered that would write; and nothing that the window does
 * not do.
 */
void
accord_customer_record_allow_actions (AccordCustomerRecord *self)
{
  gboolean writes = !accord_workspace_is_read_only (self->workspace);

  allow (self, "record.delete", writes);
  allow (self, "record.compose", writes);
  allow (self, "record.pin-tier", writes);
  allow (self, "record.pin-segment", writes);
  allow (self, "record.new-deal", writes && self->entity != NULL);
  allow (self, "record.new-ticket", writes && self->entity != NULL);
  allow (self, "record.merge", writes && window_does (self, "merge"));
  allow (self, "record.erase", writes && window_does (self, "erase"));
  allow (self, "record.why-owner", window_does (self, "why-owner"));
  allow (self, "record.export-person", window_does (self, "export-person"));
}
