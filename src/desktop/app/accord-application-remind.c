/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a notification's buttons ask, also when the window is closed: another file than the open one, or none, is
 * opened first. */

#include "accord-config.h"

#include "accord-application-private.h"

static gboolean
is_open (AccordApplication *self, const char *path)
{
  return self->reminders != NULL &&
         g_strcmp0 (accord_workspace_get_path (accord_reminders_get_workspace (self->reminders)), path) == 0;
}

typedef struct
{
  AccordApplication *application;
  AccordWorkspace *workspace; /* (nullable): opened for this alone, closed afterwards */
  gint64 activity;
  gboolean done;
  gboolean shared;            /* the program is opening it anyway */
} Reminded;

static void
reminded_free (gpointer data)
{
  Reminded *reminded = data;

  g_application_release (G_APPLICATION (reminded->application));
  g_clear_object (&reminded->workspace);
  g_object_unref (reminded->application);
  g_free (reminded);
}

static DexFuture *
reminded_closed_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    g_warning ("What a notification asked could not be done: %s", error->message);
  if (((Reminded *) data)->workspace == NULL)
    return dex_ref (future);
  return accord_workspace_close (((Reminded *) data)->workspace);
}

static DexFuture *
reminded_answered_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    g_warning ("What a notification asked could not be done: %s", error->message);
  return dex_ref (future);
}

static DexFuture *
answer_step (AccordReminders *reminders, gint64 activity, gboolean done)
{
  return done ? accord_reminders_done (reminders, activity) : accord_reminders_postpone (reminders, activity);
}

/* Nobody has the file open: it is, for a moment. */
static DexFuture *
reminded_opened_cb (DexFuture *future, gpointer data)
{
  Reminded *reminded = data;
  AccordApplication *self = reminded->application;
  AccordWorkspace *workspace = g_value_get_object (dex_future_get_value (future, NULL));
  g_autoptr (AccordReminders) reminders = accord_reminders_new (workspace, G_APPLICATION (self), self->settings);
  Reminded *closing = g_new0 (Reminded, 1);

  g_application_hold (G_APPLICATION (self));
  *closing = (Reminded){ g_object_ref (self), reminded->shared ? NULL : g_object_ref (workspace) };
  return dex_future_finally (answer_step (reminders, reminded->activity, reminded->done), reminded_closed_cb, closing, reminded_free);
}

static void
answer_reminder (AccordApplication *self, GVariant *parameter, gboolean done)
{
  Reminded *reminded;
  const char *path;
  gint64 activity;
  gboolean shared;
  DexFuture *future;

  g_variant_get (parameter, "(&sx)", &path, &activity);
  if (is_open (self, path))
    {
      dex_future_disown (dex_future_finally (answer_step (self->reminders, activity, done), reminded_answered_cb, NULL, NULL));
      return;
    }
  shared = self->early != NULL && g_strcmp0 (self->early_path, path) == 0;
  reminded = g_new0 (Reminded, 1);
  *reminded = (Reminded){ g_object_ref (self), NULL, activity, done, shared };
  g_application_hold (G_APPLICATION (self));
  future = dex_future_then (shared ? dex_ref (self->early) : accord_workspace_open (path, ACCORD_STORE_WRITE), reminded_opened_cb, reminded, reminded_free);
  dex_future_disown (dex_future_finally (future, reminded_answered_cb, NULL, NULL));
}

static void
reminder_done_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  answer_reminder (data, parameter, TRUE);
}

static void
reminder_postpone_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  answer_reminder (data, parameter, FALSE);
}

/* @parameter: path, step; 0: all of today. */
static void
reminder_open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordWindow *window = accord_application_window (data);
  const char *path;
  gint64 activity;

  g_variant_get (parameter, "(&sx)", &path, &activity);
  accord_window_open_today (window, path, activity);
  accord_window_present_ready (window);
}

static const GActionEntry entries[] = {
  { "reminder-done", reminder_done_cb, "(sx)" },
  { "reminder-postpone", reminder_postpone_cb, "(sx)" },
  { "reminder-open", reminder_open_cb, "(sx)" },
};

/*< private >
 * accord_application_install_reminders:
 *
 * Adds the actions of notifications.
 */
void
accord_application_install_reminders (AccordApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
