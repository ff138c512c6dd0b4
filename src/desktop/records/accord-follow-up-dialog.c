/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFollowUpDialog: the same task for many records. */

#include "accord-config.h"

#include "accord-follow-up-dialog.h"

#include "accord-money.h"
#include "accord-next-chips.h"
#include "accord-text.h"

#include <glib/gi18n-lib.h>

struct _AccordFollowUpDialog {
  AdwAlertDialog parent_instance;

  GtkEditable *title;
  AccordNextChips *day;
};

G_DEFINE_FINAL_TYPE (AccordFollowUpDialog, accord_follow_up_dialog, ADW_TYPE_ALERT_DIALOG)

static guint planned_signal;

static void
update (AccordFollowUpDialog *self)
{
  g_autofree char *title = accord_text_clean (gtk_editable_get_text (self->title), FALSE);
  gint64 day;
  int minute;

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "plan",
                                         *title != '\0' && accord_next_chips_get (self->day, &day, &minute));
}

static void
accord_follow_up_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  AccordFollowUpDialog *self = ACCORD_FOLLOW_UP_DIALOG (dialog);
  g_autofree char *title = accord_text_clean (gtk_editable_get_text (self->title), FALSE);
  gint64 day;
  int minute;

  if (g_str_equal (response, "plan") && accord_next_chips_get (self->day, &day, &minute))
    g_signal_emit (self, planned_signal, 0, title, day);
}

static void
accord_follow_up_dialog_class_init (AccordFollowUpDialogClass *klass)
{
  ADW_ALERT_DIALOG_CLASS (klass)->response = accord_follow_up_dialog_response;
  planned_signal = g_signal_new ("planned", ACCORD_TYPE_FOLLOW_UP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
accord_follow_up_dialog_init (AccordFollowUpDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();

  self->title = GTK_EDITABLE (entry);
  gtk_editable_set_text (self->title, _("Follow up"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is to be done"), -1);
  self->day = g_object_new (ACCORD_TYPE_NEXT_CHIPS, NULL);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->day));
  adw_alert_dialog_set_heading (dialog, _("Plan a Follow-up"));
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_alert_dialog_add_response (dialog, "plan", _("_Plan"));
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_default_response (dialog, "plan");
  adw_alert_dialog_set_response_appearance (dialog, "plan", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * accord_follow_up_dialog_new:
 * @n: how many records get the task
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_follow_up_dialog_new (gint64 n)
{
  AccordFollowUpDialog *self = g_object_new (ACCORD_TYPE_FOLLOW_UP_DIALOG, NULL);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s customer gets this task.",
                                                        "Each of %s customers gets this task.", (gulong) n), number);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
  return ADW_DIALOG (self);
}
