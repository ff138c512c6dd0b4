/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: starts, opens files handed to it, and stays alive until what was written is
 * safely closed. */

#include "accord-config.h"

#include "accord-application-private.h"

#include <glib/gi18n-lib.h>
#include "accord-about.h"
#include "accord-actions.h"
#include "accord-import.h"
#include "accord-memory.h"
#include "accord-background.h"
#include "accord-commit.h"
#include "accord-identity.h"
#include "accord-picture-decode.h"
#include "accord-shortcuts-dialog.h"

#define MANY 1000 /* records of one commit: an import, a selection */

G_DEFINE_FINAL_TYPE (AccordApplication, accord_application, ADW_TYPE_APPLICATION)

/*< private >
 * accord_application_window:
 *
 * Returns: (transfer none): the window, made where there is none
 */
AccordWindow *
accord_application_window (AccordApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (ACCORD_IS_WINDOW (at->data))
      return at->data;
  return accord_window_new (self);
}

static void
accord_application_activate (GApplication *application)
{
  AccordApplication *self = ACCORD_APPLICATION (application);
  gboolean is_new = gtk_application_get_windows (GTK_APPLICATION (self)) == NULL;
  AccordWindow *window = accord_application_window (self);

  if (is_new)
    accord_window_open_last (window);
  accord_window_present_ready (window);
}

static void
accord_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AccordWindow *window = accord_application_window (ACCORD_APPLICATION (application));

  accord_window_open_files (window, files, n_files);
}

static void
scheme_changed_cb (AccordApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  accord_shortcuts_dialog_present (GTK_WIDGET (accord_application_window (data)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  accord_about_present (GTK_WIDGET (accord_application_window (data)));
}

/* @close: nobody takes it over. */
static void
let_go_of_kept (AccordApplication *self, gboolean close)
{
  g_autoptr (AccordWorkspace) kept = g_steal_pointer (&self->kept);

  if (kept == NULL)
    return;
  if (close)
    {
      dex_clear (&self->early);
      g_clear_object (&self->reminders);
      dex_future_disown (accord_workspace_close (kept));
    }
  g_application_release (G_APPLICATION (self));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->quitting = TRUE;
  let_go_of_kept (self, TRUE);
  for (GList *at = windows; at != NULL; at = at->next)
    if (ACCORD_IS_WINDOW (at->data))
      accord_window_leave (at->data);
    else
      gtk_window_close (GTK_WINDOW (at->data));
}

/* These reach the window as its own actions: one name in menus, keys and the terminal. */
static void
pass_on_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = GTK_WIDGET (accord_application_window (data));
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action_variant (window, name, parameter);
}

static const GActionEntry entries[] = {
  { "new", pass_on_cb },         { "open", pass_on_cb }, { "recent", pass_on_cb, "s" },
  { "preferences", pass_on_cb }, { "menu", pass_on_cb }, { "shortcuts", shortcuts_cb },
  { "about", about_cb },         { "quit", quit_cb },
};

/* One workspace is named, or none: then it is the last one. Another program that runs already opens
 * it there, and this one never starts up. */
static gboolean
accord_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  AccordApplication *self = ACCORD_APPLICATION (application);
  guint n = g_strv_length (*arguments);
  g_autoptr (GFile) file = n == 2 ? g_file_new_for_commandline_arg ((*arguments)[1]) : NULL;

  if (n == 1)
    self->early_path = g_strdup ("");
  else if (n == 2 && g_str_has_suffix ((*arguments)[1], ".accord") && g_file_peek_path (file) != NULL)
    self->early_path = g_canonicalize_filename (g_file_peek_path (file), NULL);
  return G_APPLICATION_CLASS (accord_application_parent_class)->local_command_line (application, arguments, status);
}

/* The file is opened on its own thread while this one is busy with GTK. */
static void
open_early (AccordApplication *self)
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

/* Started to remind, not to show anything: the last file is opened, and kept. */
static DexFuture *
service_opened_cb (DexFuture *future, gpointer data)
{
  AccordApplication *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL && self->early != NULL && self->kept == NULL)
    {
      self->kept = g_value_dup_object (value);
      g_application_hold (G_APPLICATION (self));
      dex_future_disown (accord_identity_load (self->kept, self->settings));
      accord_application_set_workspace (self, self->kept);
    }
  return dex_future_new_true ();
}

static void
start_service (AccordApplication *self)
{
  if (!(g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE) ||
      !g_settings_get_boolean (self->settings, "reminders-in-background"))
    return;
  g_set_str (&self->early_path, "");
  open_early (self);
  if (self->early != NULL)
    dex_future_disown (dex_future_then (dex_ref (self->early), service_opened_cb, g_object_ref (self), g_object_unref));
}

/* Without a window there is nobody to tell. */
static void
background_refused_cb (gpointer data)
{
  for (GList *at = gtk_application_get_windows (data); at != NULL; at = at->next)
    if (ACCORD_IS_WINDOW (at->data))
      {
        accord_say_error (at->data, _("The desktop does not let Accord stay in the background. Allow it in the system settings, under Apps."));
        return;
      }
}

static void
accord_application_startup (GApplication *application)
{
  AccordApplication *self = ACCORD_APPLICATION (application);

  self->settings = g_settings_new (ACCORD_APP_ID);
  open_early (self);
  G_APPLICATION_CLASS (accord_application_parent_class)->startup (application);
  accord_import_set_picture_fit (accord_picture_fit);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (scheme_changed_cb),
                           self, G_CONNECT_SWAPPED);
  scheme_changed_cb (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  accord_application_install_reminders (self);
  accord_actions_set_accels (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (ACCORD_APP_ID);
  accord_background_follow (self->settings, background_refused_cb, self);
  start_service (self);
}

static gboolean
accord_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *path, GError **error)
{
  AccordApplication *self = ACCORD_APPLICATION (application);

  if (!G_APPLICATION_CLASS (accord_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->search = accord_application_make_search (self);
  return accord_search_provider_export (self->search, connection, error);
}

static void
accord_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  AccordApplication *self = ACCORD_APPLICATION (application);

  if (self->search != NULL)
    accord_search_provider_withdraw (self->search);
  G_APPLICATION_CLASS (accord_application_parent_class)->dbus_unregister (application, connection, path);
}

static void
accord_application_finalize (GObject *object)
{
  AccordApplication *self = ACCORD_APPLICATION (object);

  g_clear_object (&self->search);

  g_clear_object (&self->reminders);
  g_clear_object (&self->kept);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->early_path, g_free);
  dex_clear (&self->early);
  g_clear_pointer (&self->early_upkeep, accord_upkeep_unref);
  G_OBJECT_CLASS (accord_application_parent_class)->finalize (object);
}

static void
accord_application_class_init (AccordApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_application_finalize;
  application_class->local_command_line = accord_application_local_command_line;
  application_class->startup = accord_application_startup;
  application_class->activate = accord_application_activate;
  application_class->open = accord_application_open;
  application_class->dbus_register = accord_application_dbus_register;
  application_class->dbus_unregister = accord_application_dbus_unregister;
}

static void
accord_application_init (AccordApplication *self)
{
  g_application_set_version (G_APPLICATION (self), ACCORD_VERSION);
}

/**
 * accord_application_new:
 *
 * Returns: (transfer full): the application; run it with g_application_run()
 */
AccordApplication *
accord_application_new (void)
{
  return g_object_new (ACCORD_TYPE_APPLICATION, "application-id", ACCORD_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/accord_app/Accord", NULL);
}

/**
 * accord_application_get:
 *
 * Returns: (transfer none): the application of this process
 */
AccordApplication *
accord_application_get (void)
{
  return ACCORD_APPLICATION (g_application_get_default ());
}

/**
 * accord_application_get_settings:
 * @self: the application, after startup
 *
 * Returns: (transfer none): what belongs to this computer and person
 */
GSettings *
accord_application_get_settings (AccordApplication *self)
{
  return self->settings;
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
  let_go_of_kept (self, FALSE);
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
 * Reminds of what is due in it.
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
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  accord_memory_give_back_soon ();
}

/**
 * accord_application_keep:
 * @self: the application
 * @workspace: the file of a window that is closed
 *
 * Keeps it open without a window, where reminders are wanted then.
 *
 * Returns: whether it does; else it is the caller's to close
 */
gboolean
accord_application_keep (AccordApplication *self, AccordWorkspace *workspace)
{
  if (self->quitting || !g_settings_get_boolean (self->settings, "reminders") ||
      !g_settings_get_boolean (self->settings, "reminders-in-background") || accord_workspace_is_read_only (workspace))
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
