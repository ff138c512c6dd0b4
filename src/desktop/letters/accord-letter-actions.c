/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLetterActions: see the header. Owned by the window, to which it only points; it owns the runner of the
 * open file's rules. */

#include "accord-config.h"

#include "accord-letter-actions.h"

#include <glib/gi18n-lib.h>
#include "accord-automation-runner.h"
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

static const GActionEntry entries[] = {
  { "care-calendar", care_calendar_cb, NULL, NULL, NULL, { 0 } },
  { "mailing", mailing_cb, "s", NULL, NULL, { 0 } },
  { "write-letter", write_letter_cb, "(xx)", NULL, NULL, { 0 } },
};

static void
told_cb (AccordLetterActions *self, gint64 run, const char *text)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL && g_application_get_dbus_connection (application) != NULL)
    {
      g_autoptr (GNotification) notification = g_notification_new (_ ("A rule has something to say"));
      g_autofree char *id = g_strdup_printf ("rule-%" G_GINT64_FORMAT, run);

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

  if (self->runner != NULL)
    dex_future_disown (accord_automation_runner_check_days (self->runner));
}

static void
let_go (AccordLetterActions *self)
{
  if (self->runner == NULL)
    return;
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
  if (!g_set_object (&self->workspace, workspace))
    return;
  let_go (self);
  if (workspace == NULL || accord_workspace_is_read_only (workspace))
    return;
  self->runner = accord_automation_runner_new (workspace);
  g_signal_connect_object (self->runner, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  accord_midnight_start (&self->midnight, check_days, self);
  check_days (self);
}
