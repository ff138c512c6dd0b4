/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLetterActions: see the header. Owned by the window, to which it only points; it owns the runner of the
 * open file's rules. */

#include "accord-config.h"

#include "accord-letter-actions.h"

#include <glib/gi18n-lib.h>
#include "accord-calendar-file.h"
#include "accord-agenda-setting.h"
#include "accord-automation-runner.h"
#include "accord-escalation.h"
#include "accord-care-calendar.h"
#include "accord-commit.h"
#include "accord-letter-dialog.h"
#include "accord-mailing-dialog.h"
#include "accord-midnight.h"

struct _AccordLetterActions {
  GObject parent_instance;

  GtkWidget *window; /* weak */
  GActionMap *map;   /* weak: the window, or a group of its actions */
  AccordWorkspace *workspace;
  AccordAutomationRunner *runner;
  AccordEscalationWatch *escalation;
  AccordCalendarKeeper *keeper;
  AccordMidnight midnight;
};

G_DEFINE_FINAL_TYPE (AccordLetterActions, accord_letter_actions, G_TYPE_OBJECT)

#define ACTION(name) static void name (GSimpleAction *action, GVariant *parameter, gpointer data)

ACTION (care_calendar_cb)
{
  AccordLetterActions *self = data;

  adw_dialog_present (accord_care_calendar_new (self->workspace), self->window);
}

ACTION (mailing_cb)
{
  AccordLetterActions *self = data;

  adw_dialog_present (accord_mailing_dialog_new (self->workspace, g_variant_get_string (parameter, NULL)), self->window);
}

ACTION (write_letter_cb)
{
  AccordLetterActions *self = data;
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_task_free);
  gint64 customer, contact;

  g_variant_get (parameter, "(xx)", &customer, &contact);
  g_ptr_array_add (tasks, accord_letter_task_new (customer, contact, 0));
  adw_dialog_present (accord_letter_dialog_new (self->workspace, _ ("Message"), tasks, 0, FALSE), self->window);
}

/* What Today and others know of a care date, as AccordCareDate has it. */
ACTION (greet_cb)
{
  AccordLetterActions *self = data;
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_task_free);
  AccordLetterTask *task = accord_letter_task_new (0, 0, 0);

  g_variant_get (parameter, "(sxxxxxssi)", &task->occasion, &task->day, &task->customer, &task->contact, &task->deal, &task->template,
                 &task->source, &task->occasion_name, &task->years);
  g_ptr_array_add (tasks, task);
  adw_dialog_present (accord_letter_dialog_new (self->workspace, task->occasion_name, tasks, 0, FALSE), self->window);
}

static GtkWindow *
parent_of (AccordLetterActions *self)
{
  return GTK_IS_WINDOW (self->window) ? GTK_WINDOW (self->window) : NULL;
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  AccordLetterActions *self = data;

  if (self->window != NULL)
    accord_say (self->window, _ ("The agenda was saved."));
  return dex_ref (future);
}

static void
save_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLetterActions) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file == NULL || self->window == NULL || self->workspace == NULL || self->workspace != g_object_get_data (dialog, "workspace"))
    return;
  if (g_file_peek_path (file) == NULL)
    {
      accord_say_error (self->window, _ ("The agenda can only be saved on this computer."));
      return;
    }
  dex_future_disown (accord_tell_refusal (self->window,
    dex_future_then (accord_calendar_file_save (self->workspace, accord_journal_get_actor (accord_workspace_get_journal (self->workspace)), g_file_peek_path (file)),
                     saved_cb, g_object_ref (self), g_object_unref)));
}

ACTION (agenda_save_cb)
{
  AccordLetterActions *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save the Agenda"));
  gtk_file_dialog_set_initial_name (dialog, "agenda.ics");
  g_object_set_data_full (G_OBJECT (dialog), "workspace", g_object_ref (self->workspace), g_object_unref);
  gtk_file_dialog_save (dialog, parent_of (self), NULL, save_chosen_cb, g_object_ref (self));
}

static void
keeper_failed_cb (AccordLetterActions *self, const char *sentence)
{
  if (self->window != NULL)
    accord_say_error (self->window, sentence);
}

static void
begin_keeping (AccordLetterActions *self)
{
  g_autofree char *path = accord_agenda_setting_file (accord_workspace_get_path (self->workspace));

  if (self->keeper != NULL)
    accord_calendar_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  if (path == NULL)
    return;
  self->keeper = accord_calendar_keeper_new (self->workspace, path);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (keeper_failed_cb), self, G_CONNECT_SWAPPED);
}

static void
folder_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLetterActions) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (folder == NULL || self->workspace == NULL || g_file_peek_path (folder) == NULL)
    return;
  accord_agenda_setting_set (accord_workspace_get_path (self->workspace), g_file_peek_path (folder));
  begin_keeping (self);
}

ACTION (agenda_keep_cb)
{
  AccordLetterActions *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Folder for the Calendar File"));
  gtk_file_dialog_select_folder (dialog, parent_of (self), NULL, folder_chosen_cb, g_object_ref (self));
}

ACTION (agenda_leave_cb)
{
  AccordLetterActions *self = data;

  accord_agenda_setting_set (accord_workspace_get_path (self->workspace), NULL);
  begin_keeping (self);
}

static const GActionEntry entries[] = {
  { "care-calendar", care_calendar_cb, NULL, NULL, NULL, { 0 } },
  { "mailing", mailing_cb, "s", NULL, NULL, { 0 } },
  { "agenda-save", agenda_save_cb, NULL, NULL, NULL, { 0 } },
  { "agenda-keep", agenda_keep_cb, NULL, NULL, NULL, { 0 } },
  { "agenda-leave", agenda_leave_cb, NULL, NULL, NULL, { 0 } },
  { "greet", greet_cb, "(sxxxxxssi)", NULL, NULL, { 0 } },
  { "write-letter", write_letter_cb, "(xx)", NULL, NULL, { 0 } },
};

static void
told_cb (AccordLetterActions *self, gint64 run, const char *text)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL && g_application_get_dbus_connection (application) != NULL)
    {
      g_autoptr (GNotification) notification = g_notification_new (_ ("A rule has something to say"));
      g_autofree char *mark = accord_path_mark (accord_workspace_get_path (self->workspace));
      g_autofree char *id = g_strdup_printf ("rule-%s-%" G_GINT64_FORMAT, mark, run);

      g_notification_set_body (notification, text);
      g_application_send_notification (application, id, notification);
    }
  if (self->window != NULL)
    accord_say (self->window, text);
}

static void
failed_cb (AccordLetterActions *self, const char *sentence)
{
  if (self->window != NULL)
    accord_say (self->window, sentence);
}

static void
check_days (gpointer data)
{
  AccordLetterActions *self = data;

  if (self->keeper != NULL)
    accord_calendar_keeper_update (self->keeper);
  if (self->runner != NULL)
    dex_future_disown (accord_automation_runner_check_days (self->runner));
}

static void
let_go (AccordLetterActions *self)
{
  if (self->keeper != NULL)
    accord_calendar_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  if (self->runner == NULL)
    return;
  accord_escalation_watch_stop (self->escalation);
  g_signal_handlers_disconnect_by_data (self->escalation, self);
  g_clear_object (&self->escalation);
  accord_automation_runner_stop (self->runner);
  g_signal_handlers_disconnect_by_data (self->runner, self);
  g_clear_object (&self->runner);
  accord_midnight_stop (&self->midnight);
}

static void
accord_letter_actions_dispose (GObject *object)
{
  AccordLetterActions *self = ACCORD_LETTER_ACTIONS (object);

  let_go (self);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->map);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_letter_actions_parent_class)->dispose (object);
}

static void
accord_letter_actions_class_init (AccordLetterActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_letter_actions_dispose;
}

static void
accord_letter_actions_init (AccordLetterActions *self)
{
}

/**
 * accord_letter_actions_new:
 * @window: in which dialogs are presented
 * @map: gets the actions; owned by @window
 *
 * Returns: (transfer full): the actions, disabled until a file is open
 */
AccordLetterActions *
accord_letter_actions_new (GtkWidget *window, GActionMap *map)
{
  AccordLetterActions *self = g_object_new (ACCORD_TYPE_LETTER_ACTIONS, NULL);

  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->map, map);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  accord_letter_file_tidy ();
  accord_letter_actions_set_workspace (self, NULL);
  return self;
}

/**
 * accord_letter_actions_set_workspace:
 * @self: the actions
 * @workspace: (nullable): the open file
 *
 * Enables what can be done to it, and has its rules begin or stop.
 */
void
accord_letter_actions_set_workspace (AccordLetterActions *self, AccordWorkspace *workspace)
{
  g_return_if_fail (ACCORD_IS_LETTER_ACTIONS (self));

  for (gsize i = 0; self->map != NULL && i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->map, entries[i].name)), workspace != NULL);
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (accord_workspace_get_journal (self->workspace), self);
  g_set_object (&self->workspace, workspace);
  let_go (self);
  if (workspace != NULL)
    {
      begin_keeping (self);
      /* Whose days they are, and whose calendar it is, is known from then on. */
      g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (check_days), self, G_CONNECT_SWAPPED);
    }
  if (workspace == NULL || accord_workspace_is_read_only (workspace))
    return;
  self->runner = accord_automation_runner_new (workspace);
  g_signal_connect_object (self->runner, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->escalation = accord_escalation_watch_new (workspace);
  g_signal_connect_object (self->escalation, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  accord_midnight_start (&self->midnight, check_days, self);
  check_days (self);
}
