/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The background portal (org.freedesktop.portal.Background): a sandboxed program asks before it stays without
 * a window or is started at login; the desktop may say no, and then the setting goes back. Where there is no
 * portal, nobody has to be asked. Main thread. */

#include "accord-config.h"

#include "accord-background.h"

#include <glib/gi18n-lib.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define KEY "reminders-in-background"

static void
answered_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer data)
{
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE;
  guint response;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response != 0 || (g_variant_lookup (results, "background", "b", &background) && !background))
    g_settings_set_boolean (data, KEY, FALSE);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GSettings) settings = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  const char *request;

  if (answer == NULL)
    {
      g_debug ("No background portal: %s", error->message);
      return;
    }
  g_variant_get (answer, "(&o)", &request);
  g_dbus_connection_signal_subscribe (G_DBUS_CONNECTION (source), PORTAL, "org.freedesktop.portal.Request", "Response", request,
                                      NULL, G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE & 0, answered_cb, g_object_ref (settings), g_object_unref);
}

static GVariant *
question (gboolean autostart)
{
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_ ("Accord reminds you of calls and visits while its window is closed.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (autostart));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (TRUE));
  return g_variant_new ("(sa{sv})", "", &options);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GSettings *settings = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    {
      g_debug ("No session bus: %s", error->message);
      g_object_unref (settings);
      return;
    }
  g_dbus_connection_call (bus, PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background", "RequestBackground",
                          question (g_settings_get_boolean (settings, KEY)), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          asked_cb, settings);
}

static void
changed_cb (GSettings *settings)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_object_ref (settings));
}

/**
 * accord_background_follow:
 * @settings: of the application
 *
 * Asks each time the setting is changed.
 */
void
accord_background_follow (GSettings *settings)
{
  g_signal_connect (settings, "changed::" KEY, G_CALLBACK (changed_cb), NULL);
}
