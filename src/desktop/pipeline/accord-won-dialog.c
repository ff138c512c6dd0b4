/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordWonDialog: a price may be left out; then the deal is counted, not priced. What cannot be read keeps the
 * dialog open. */

#include "accord-config.h"

#include "accord-won-dialog.h"

#include "accord-commit.h"
#include "accord-date.h"
#include "accord-rank.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordWonDialog {
  AdwAlertDialog parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  gint64 won_stage;
  GtkWidget *from; /* weak */
  AdwEntryRow *amount;
  AdwEntryRow *day;
  AdwEntryRow *why;
};

G_DEFINE_FINAL_TYPE (AccordWonDialog, accord_won_dialog, ADW_TYPE_ALERT_DIALOG)

static gboolean
read_field (AccordWonDialog *self, AdwEntryRow *row, const char *name, AccordValue *value)
{
  const AccordField *field = &accord_deal_kind.fields[accord_kind_find (&accord_deal_kind, name)];
  AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (GError) error = NULL;
  gboolean ok = *text == '\0' || accord_field_parse (field, text, &reading, value, &error);

  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  accord_tooltip_set (GTK_WIDGET (row), error ? error->message : NULL);
  return ok;
}

static void
check (AccordWonDialog *self)
{
  g_auto (AccordValue) amount = ACCORD_VALUE_INIT;
  g_auto (AccordValue) day = ACCORD_VALUE_INIT;
  gboolean first = read_field (self, self->amount, "amount", &amount);
  gboolean second = read_field (self, self->day, "closed_on", &day);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "won", first && second);
}

static void
response_cb (AccordWonDialog *self, const char *response)
{
  const AccordKind *kind = &accord_deal_kind;
  gint64 id = accord_entity_get_id (self->deal);
  g_auto (AccordValue) amount = ACCORD_VALUE_INIT;
  g_auto (AccordValue) day = ACCORD_VALUE_INIT;
  g_autofree char *label = g_strdup_printf (_("Won “%s”"), accord_entity_get_title (self->deal));
  g_autofree char *rank = accord_rank_between (NULL, NULL);
  AccordEdit *edit;

  if (g_strcmp0 (response, "won") != 0 || self->from == NULL || !read_field (self, self->amount, "amount", &amount) ||
      !read_field (self, self->day, "closed_on", &day))
    return;
  edit = accord_edit_new (label);
  accord_edit_set_both (edit, kind, id, "stage", self->won_stage, rank);
  if (!accord_value_is_empty (&amount))
    accord_edit_set (edit, kind, id, "amount", &amount);
  if (day.has_number)
    accord_edit_set (edit, kind, id, "closed_on", &day);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->why)) != '\0')
    accord_edit_set_text (edit, kind, id, "won_note", gtk_editable_get_text (GTK_EDITABLE (self->why)));
  accord_commit (self->from, self->workspace, edit);
}

static AdwEntryRow *
add_entry (AccordWonDialog *self, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return ADW_ENTRY_ROW (row);
}

static void
accord_won_dialog_dispose (GObject *object)
{
  AccordWonDialog *self = ACCORD_WON_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->deal);
  g_clear_weak_pointer (&self->from);
  G_OBJECT_CLASS (accord_won_dialog_parent_class)->dispose (object);
}

static void
accord_won_dialog_class_init (AccordWonDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_won_dialog_dispose;
}

static void
accord_won_dialog_init (AccordWonDialog *self)
{
}

/**
 * accord_won_dialog_new:
 * @workspace: the open file
 * @deal: a deal without an amount
 * @won_stage: the stage it goes to
 * @from: the widget in which it was asked for
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
accord_won_dialog_new (AccordWorkspace *workspace, gint64 deal, gint64 won_stage, GtkWidget *from)
{
  AccordWonDialog *self = g_object_new (ACCORD_TYPE_WON_DIALOG, NULL);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *today = accord_date_to_iso (accord_date_today ());

  self->workspace = g_object_ref (workspace);
  self->won_stage = won_stage;
  self->deal = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  g_set_weak_pointer (&self->from, from);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->amount = add_entry (self, list, _("Amount"));
  self->day = add_entry (self, list, _("Won on"));
  self->why = add_entry (self, list, _("Why it was won (optional)"));
  adw_alert_dialog_set_heading (dialog, _("Won – for How Much?"));
  adw_alert_dialog_format_body (dialog, _("“%s” has no price yet."), accord_entity_get_title (self->deal));
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "won", _("_Won"), NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->day), today); /* is checked, so the responses must be there */
  adw_alert_dialog_set_default_response (dialog, "won");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_response_appearance (dialog, "won", ADW_RESPONSE_SUGGESTED);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->amount));
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  return ADW_DIALOG (self);
}
