/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which file the application has open: begun while GTK starts, shown by a window, or kept open without one so that its
 * reminders go on.
 *
 *   open early ─┬─ taken by a window ── its window closed ── kept ─┬─ taken again
 *               └─ no window: a service, kept ────────────────────┴─ let go */

#include "accord-config.h"

#include "accord-application-private.h"

#include "accord-identity.h"
#include "accord-memory.h"

#define MANY 1000 /* records of one commit: an import, a selection */

static DexFuture *
closed_cb (DexFuture *future, gpointer application)
{
  g_application_release (application);
  return dex_ref (future);
}

/**
 * accord_application_close:
 * @self: the application
 * @workspace: an open file that no window shows and that is not kept
 *
 * Closes it in the background; the application lives until that is done. Where it was reminded of, another file that is
 * open has its turn.
 */
void
accord_application_close (AccordApplication *self, AccordWorkspace *workspace)
{
  if (self->reminders != NULL && accord_reminders_get_workspace (self->reminders) == workspace)
    {
      AccordWorkspace *other = accord_application_get_workspace (self);

      accord_application_set_workspace (self, other != workspace ? other : NULL);
    }
  g_application_hold (G_APPLICATION (self));
  dex_future_disown (dex_future_finally (accord_workspace_close (workspace), closed_cb, g_object_ref (self), g_object_unref));
}

/*< private >
 * accord_application_let_go:
 * @close: nobody takes it over
 *
 * A file open without a window is kept no longer.
 */
void
accord_application_let_go (AccordApplication *self, gboolean close)
{
  g_autoptr (AccordWorkspace) kept = g_steal_pointer (&self->kept);

  if (kept == NULL)
    return;
  if (close)
    {
      dex_clear (&self->early);
      accord_application_close (self, kept);
    }
  g_application_release (G_APPLICATION (self));
}

/*< private >
 * accord_application_open_early:
 *
 * The file is opened on its own thread while this one is busy with GTK.
 */
void
accord_application_open_early (AccordApplication *self)
{
  if (g_strcmp0 (self->early_path, "") == 0)
    {
      g_free (self->early_path);
      self->early_path = g_settings_get_string (self->settings, "last-file");
    }
  if (self->early_path != NULL && g_file_test (self->early_path, G_FILE_TEST_IS_REGULAR))
    {
      self->early_upkeep = accord_upkeep_new ();
      self->early = accord_workspace_open_watched (self->early_path, ACCORD_STORE_WRITE, self->early_upkeep);
    }
}

static DexFuture *
service_opened_cb (DexFuture *future, gpointer data)
{
  AccordApplication *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL && self->early != NULL && accord_application_get_workspace (self) == NULL)
    {
      self->kept = g_value_dup_object (value);
      g_application_hold (G_APPLICATION (self));
      dex_future_disown (accord_identity_load (self->kept, self->settings));
      accord_application_set_workspace (self, self->kept);
    }
  return dex_future_new_true ();
}

/*< private >
 * accord_application_start_service:
 *
 * Opens the last file for its reminders, where the program was started for them and not to show anything.
 */
void
accord_application_start_service (AccordApplication *self)
{
  if (!(g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE) ||
      !g_settings_get_boolean (self->settings, "reminders-in-background"))
    return;
  g_set_str (&self->early_path, "");
  accord_application_open_early (self);
  if (self->early != NULL)
    dex_future_disown (dex_future_then (dex_ref (self->early), service_opened_cb, g_object_ref (self), g_object_unref));
}

/**
 * accord_application_take_early:
 * @self: the application
 * @path: a canonical file name
 * @upkeep: (out) (transfer full): how far bringing it up to date is; set where there is a future
 *
 * Returns: (transfer full) (nullable): a future of the #AccordWorkspace, if the program began to open
 *   it for writing while it started; once
 */
DexFuture *
accord_application_take_early (AccordApplication *self, const char *path, AccordUpkeep **upkeep)
{
  if (self->early == NULL || g_strcmp0 (self->early_path, path) != 0)
    return NULL;
  *upkeep = g_steal_pointer (&self->early_upkeep);
  accord_application_let_go (self, FALSE);
  return g_steal_pointer (&self->early);
}

static void
committed_cb (AccordApplication *self, AccordChangeSet *set)
{
  if (set->n_done >= MANY)
    accord_memory_give_back_soon ();
}

/**
 * accord_application_get_workspace:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): the file that a window shows, or that is kept open without one
 */
AccordWorkspace *
accord_application_get_workspace (AccordApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (ACCORD_IS_WINDOW (at->data) && accord_window_get_workspace (at->data) != NULL)
      return accord_window_get_workspace (at->data);
  return self->kept;
}

/**
 * accord_application_set_workspace:
 * @self: the application
 * @workspace: (nullable): the open file
 *
 * Reminds of what is due in it. A file that was kept for that alone is closed.
 */
void
accord_application_set_workspace (AccordApplication *self, AccordWorkspace *workspace)
{
  if (workspace != NULL && self->reminders != NULL && accord_reminders_get_workspace (self->reminders) == workspace)
    return;
  g_clear_object (&self->reminders);
  if (workspace == NULL)
    return;
  self->reminders = accord_reminders_new (workspace, G_APPLICATION (self), self->settings);
  if (self->kept != workspace)
    accord_application_let_go (self, TRUE);
  g_signal_handlers_disconnect_by_func (accord_workspace_get_journal (workspace), committed_cb, self); /* it may have had its turn before */
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  accord_memory_give_back_soon ();
}

/**
 * accord_application_keep:
 * @self: the application
 * @workspace: the file of a window that is closed
 *
 * Keeps it open without a window, where reminders are wanted then and no other window shows a file.
 *
 * Returns: whether it does; else it is the caller's to close
 */
gboolean
accord_application_keep (AccordApplication *self, AccordWorkspace *workspace)
{
  if (self->quitting || !g_settings_get_boolean (self->settings, "reminders") ||
      !g_settings_get_boolean (self->settings, "reminders-in-background") || accord_workspace_is_read_only (workspace) ||
      accord_application_get_workspace (self) != NULL)
    return FALSE;
  g_application_hold (G_APPLICATION (self));
  g_set_object (&self->kept, workspace);
  g_set_str (&self->early_path, accord_workspace_get_path (workspace));
  dex_clear (&self->early);
  self->early = dex_future_new_take_object (g_object_ref (workspace));
  g_clear_pointer (&self->early_upkeep, accord_upkeep_unref);
  self->early_upkeep = accord_upkeep_new ();
  return TRUE;
}
