/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The background portal (org.freedesktop.portal.Background): a sandboxed program asks before it stays without
 * a window or is started at login; the desktop may say no, and then the setting goes back. Where there is no
 * portal, nobody has to be asked. Main thread. */

#include "accord-config.h"

#include "accord-background.h"

#include <glib/gi18n-lib.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define KEY "reminders-in-background"

/* One question; ends with its answer, or where there is nobody to ask. */
typedef struct {
  GSettings *settings;
  void (*refused) (gpointer data);
  gpointer data;
  guint subscription;
  gboolean wanted; /* what was asked for: an answer to switching it off changes nothing */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->settings);
  g_free (asking);
}

static void
answered_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE, no;
  guint response;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  no = response != 0 || (g_variant_lookup (results, "background", "b", &background) && !background);
  if (no && asking->wanted && g_settings_get_boolean (asking->settings, KEY))
    {
      g_settings_set_boolean (asking->settings, KEY, FALSE);
      asking->refused (asking->data);
    }
  g_dbus_connection_signal_unsubscribe (bus, asking->subscription); /* frees it */
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    return;
  g_debug ("No background portal: %s", error->message);
  g_dbus_connection_signal_unsubscribe (G_DBUS_CONNECTION (source), GPOINTER_TO_UINT (data));
}

/* The answer may come before the call returns: its path is known beforehand. */
static char *
listen (GDBusConnection *bus, Asking *asking)
{
  static guint n;
  g_autofree char *token = g_strdup_printf ("accord%u", ++n);
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);
  g_autofree char *path = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", g_strdelimit (sender, ".", '_'), token);

  asking->subscription = g_dbus_connection_signal_subscribe (bus, PORTAL, "org.freedesktop.portal.Request", "Response", path, NULL,
                                                             G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, asking, asking_free);
  return g_steal_pointer (&token);
}

static GVariant *
question (const char *token, gboolean autostart)
{
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_ ("Accord reminds you of calls and visits while its window is closed.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (autostart));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (TRUE));
  return g_variant_new ("(sa{sv})", "", &options);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  g_autofree char *token = NULL;

  if (bus == NULL)
    {
      g_debug ("No session bus: %s", error->message);
      asking_free (asking);
      return;
    }
  token = listen (bus, asking);
  g_dbus_connection_call (bus, PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background", "RequestBackground",
                          question (token, asking->wanted), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, asked_cb, GUINT_TO_POINTER (asking->subscription));
}

typedef struct {
  void (*refused) (gpointer data);
  gpointer data;
} Follower;

static void
changed_cb (GSettings *settings, const char *key, gpointer data)
{
  const Follower *follower = data;
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (settings), follower->refused, follower->data, 0,
                       g_settings_get_boolean (settings, KEY) };
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, asking);
}

static void
follower_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * accord_background_follow:
 * @settings: of the application
 * @refused: called when the desktop said no, after the setting went back
 * @data: for @refused; outlives the main loop
 *
 * Asks each time the setting is changed.
 */
void
accord_background_follow (GSettings *settings, void (*refused) (gpointer data), gpointer data)
{
  Follower *follower = g_new0 (Follower, 1);

  *follower = (Follower) { refused, data };
  g_signal_connect_data (settings, "changed::" KEY, G_CALLBACK (changed_cb), follower, follower_free, 0);
}
