/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: starts, hands files to its window, and stays alive until what was written is
 * safely closed. Which file is open, with a window or without one: accord-application-file.c. */

#include "accord-config.h"

#include "accord-application-private.h"

#include <glib/gi18n-lib.h>
#include "accord-about.h"
#include "accord-actions.h"
#include "accord-import.h"
#include "accord-background.h"
#include "accord-commit.h"
#include "accord-picture-decode.h"
#include "accord-shortcuts-dialog.h"

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

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->quitting = TRUE;
  accord_application_let_go (self, TRUE);
  for (GList *at = windows; at != NULL; at = at->next)
    if (ACCORD_IS_WINDOW (at->data))
      accord_window_leave (at->data);
    else
      gtk_window_close (GTK_WINDOW (at->data));
  self->quitting = FALSE; /* one that asks, or where something cannot be saved, has stayed */
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
  accord_application_open_early (self);
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
  accord_application_start_service (self);
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
