/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Menu and actions of a ticket. A state that asks for something (who takes it, why, which it is the same as) asks
 * here, and both are one change; the rules behind are accord-ticket-rules.c. Main thread. */

#include "accord-config.h"

#include "accord-ticket-commands.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-history-dialog.h"
#include "accord-menu-popup.h"
#include "accord-record-chooser.h"
#include "accord-text.h"
#include "accord-ticket-states.h"

#define KIND (&accord_ticket_kind)

/* A change of state that waits for what it asks for. */
typedef struct {
  GtkWidget *widget;          /* owned */
  AccordWorkspace *workspace; /* owned */
  gint64 id;
  char *subject;
  char *state;
  AdwEntryRow *reason;        /* in the dialog that asks, or NULL */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_object_unref (move->widget);
  g_object_unref (move->workspace);
  g_free (move->subject);
  g_free (move->state);
  g_free (move);
}

static void
closure_free (gpointer data, GClosure *closure)
{
  move_free (data);
}

static const AccordField *
state_field (void)
{
  return &KIND->fields[accord_kind_find (KIND, "state")];
}

/**
 * accord_ticket_state_words:
 * @ticket: a ticket
 *
 * Returns: (transfer full): its state, translated
 */
char *
accord_ticket_state_words (AccordRecord *ticket)
{
  const char *state = accord_record_text (ticket, "state");

  return state != NULL ? g_strdup (accord_field_choice_label (state_field (), state)) : g_strdup ("");
}

/**
 * accord_ticket_words:
 * @ticket: a ticket
 *
 * Returns: (transfer full): number, kind, priority where it is not usual, and who has it
 */
char *
accord_ticket_words (AccordRecord *ticket)
{
  const char *priority = accord_record_text (ticket, "priority");
  g_autofree char *type = accord_record_format (ticket, "type");
  g_autofree char *told = g_strcmp0 (priority, "normal") != 0 ? accord_record_format (ticket, "priority") : NULL;
  const char *const words[] = { accord_record_text (ticket, "number"), type, told, accord_record_title_of (ticket, "owner") };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words[i]);
  return g_string_free (text, FALSE);
}

static AccordEdit *
edit_of (const Move *move)
{
  /* Translators: the first is the subject of a ticket, the second its new state */
  g_autofree char *label = g_strdup_printf (_("“%1$s”: %2$s"), move->subject, accord_field_choice_label (state_field (), move->state));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set_text (edit, KIND, move->id, "state", move->state);
  return edit;
}

static void
chosen_cb (Move *move, gint64 id)
{
  AccordEdit *edit = edit_of (move);

  accord_edit_set_number (edit, KIND, move->id, accord_ticket_state_asks (move->state), id);
  accord_commit (move->widget, move->workspace, edit);
}

static void
ask_record (Move *move, const AccordKind *kind, gint64 customer)
{
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (move->workspace, kind));

  if (customer != 0)
    accord_record_chooser_set_filter (chooser, "customer", customer);
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (chosen_cb), move, closure_free, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, move->widget);
}

static void
typed_cb (AdwAlertDialog *dialog, AdwEntryRow *row)
{
  g_autofree char *text = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)), FALSE);

  adw_alert_dialog_set_response_enabled (dialog, "go", *text != '\0');
}

static void
reason_cb (Move *move)
{
  g_autofree char *reason = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (move->reason)), FALSE);
  AccordEdit *edit = edit_of (move);

  accord_edit_set_text (edit, KIND, move->id, "reason", reason);
  accord_commit (move->widget, move->workspace, edit);
}

static void
ask_reason (Move *move)
{
  gboolean held = g_str_equal (move->state, "held");
  AdwDialog *dialog = adw_alert_dialog_new (held ? _("What Does It Wait For?") : _("Why Is It Rejected?"), move->subject);
  GtkWidget *list = gtk_list_box_new ();

  move->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (move->reason), _("Reason"));
  adw_entry_row_set_activates_default (move->reason, TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (move->reason));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "go", held ? _("_Put on Hold") : _("_Reject"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "go", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "go", FALSE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "go");
  g_signal_connect_object (move->reason, "changed", G_CALLBACK (typed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response::go", G_CALLBACK (reason_cb), move, closure_free, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, move->widget);
}

/* With the ticket as it is now: a menu may have been open for long. */
static DexFuture *
move_read_cb (DexFuture *future, gpointer data)
{
  const Move *asked = data;
  AccordRecord *ticket = g_value_get_boxed (dex_future_get_value (future, NULL));
  const char *asks = accord_ticket_state_asks (asked->state);
  Move *move = g_new0 (Move, 1);

  *move = (Move) { g_object_ref (asked->widget), g_object_ref (asked->workspace), asked->id, g_strdup (accord_record_title (ticket)),
                   g_strdup (asked->state), NULL };
  if (g_strcmp0 (asks, "reason") == 0)
    ask_reason (move);
  else if (g_strcmp0 (asks, "duplicate_of") == 0)
    ask_record (move, KIND, accord_record_number (ticket, "customer"));
  else if (g_strcmp0 (asks, "owner") == 0 && accord_record_number (ticket, "owner") == 0)
    ask_record (move, &accord_member_kind, 0);
  else
    {
      accord_commit (move->widget, move->workspace, edit_of (move));
      move_free (move);
    }
  return dex_ref (future);
}

static AccordWorkspace *
workspace_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "ticket-workspace");
}

static void
move_cb (GSimpleAction *action, GVariant *target, gpointer widget)
{
  Move *move = g_new0 (Move, 1);
  const char *state;

  g_variant_get (target, "(x&s)", &move->id, &state);
  move->widget = g_object_ref (widget);
  move->workspace = g_object_ref (workspace_of (widget));
  move->state = g_strdup (state);
  dex_future_disown (accord_tell_refusal (widget, dex_future_then (
    accord_store_load_one (accord_workspace_get_store (move->workspace), KIND, move->id), move_read_cb, move, move_free)));
}

static void
edit_cb (GSimpleAction *action, GVariant *target, gpointer widget)
{
  adw_dialog_present (accord_ticket_dialog_new_edit (workspace_of (widget), g_variant_get_int64 (target)), widget);
}

static void
history_cb (GSimpleAction *action, GVariant *target, gpointer widget)
{
  accord_history_dialog_present (widget, workspace_of (widget), KIND, g_variant_get_int64 (target));
}

static void
delete_cb (GSimpleAction *action, GVariant *target, gpointer widget)
{
  g_autoptr (AccordEntity) ticket = accord_workspace_get_entity (workspace_of (widget), KIND, g_variant_get_int64 (target));
  g_autofree char *label = g_strdup_printf (_("Deleted “%s”"), accord_entity_get_title (ticket));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, KIND, g_variant_get_int64 (target));
  accord_commit (widget, workspace_of (widget), edit);
}

/**
 * accord_ticket_commands_add:
 * @widget: shows tickets
 * @workspace: the open file
 */
void
accord_ticket_commands_add (GtkWidget *widget, AccordWorkspace *workspace)
{
  static const GActionEntry entries[] = {
    { .name = "move", .activate = move_cb, .parameter_type = "(xs)" },
    { .name = "edit", .activate = edit_cb, .parameter_type = "x" },
    { .name = "history", .activate = history_cb, .parameter_type = "x" },
    { .name = "delete", .activate = delete_cb, .parameter_type = "x" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), widget);
  g_object_set_data_full (G_OBJECT (widget), "ticket-workspace", g_object_ref (workspace), g_object_unref);
  gtk_widget_insert_action_group (widget, "ticket", G_ACTION_GROUP (group));
  if (accord_workspace_is_read_only (workspace))
    for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
      if (!g_str_equal (entries[i].name, "history") && !g_str_equal (entries[i].name, "edit"))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name)), FALSE);
}

static const char *
step_label (const char *from, const char *to)
{
  if (accord_ticket_state_is_over (from) && !accord_ticket_state_is_over (to))
    return _("Open Again");
  if (g_str_equal (to, "held"))
    return _("On Hold…");
  if (g_str_equal (to, "rejected"))
    return _("Rejected…");
  if (g_str_equal (to, "duplicate"))
    return _("Duplicate of…");
  return accord_field_choice_label (state_field (), to);
}

/**
 * accord_ticket_menu:
 * @ticket: a ticket
 * @whole: with Edit and Delete, where it is not open itself
 *
 * Returns: (transfer full): its menu
 */
GMenuModel *
accord_ticket_menu (AccordRecord *ticket, gboolean whole)
{
  const char *from = accord_record_text (ticket, "state");
  const char *const *next = accord_ticket_state_next (from);
  g_autoptr (GMenu) states = g_menu_new (), rest = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (; *next != NULL; next++)
    accord_menu_append (states, step_label (from, *next), "ticket.move", "(xs)", accord_record_id (ticket), *next);
  g_menu_append_section (menu, _("Next State"), G_MENU_MODEL (states));
  if (whole)
    accord_menu_append (rest, _("Edit…"), "ticket.edit", "x", accord_record_id (ticket));
  accord_menu_append (rest, _("History…"), "ticket.history", "x", accord_record_id (ticket));
  if (whole)
    accord_menu_append (rest, _("Delete"), "ticket.delete", "x", accord_record_id (ticket));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}
