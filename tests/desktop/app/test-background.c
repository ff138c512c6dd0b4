/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GtDBusQueue is the background portal. */

#include "accord-config.h"

#include <libglib-testing/dbus-queue.h>
#include "accord-background.h"
#include "accord-test-leaks.h"
#include "accord-test.h"

#define KEY  "reminders-in-background"
#define PATH "/org/freedesktop/portal/desktop"

static GtDBusQueue *queue;
static GSettings *settings;
static int n_refused;

static void
refused_cb (gpointer data)
{
  g_assert_true (data == &n_refused);
  g_assert_false (g_settings_get_boolean (settings, KEY));
  n_refused++;
}

/* The next question; @path: where its answer is expected. */
static GDBusMethodInvocation *
pop (gboolean autostart, char **path)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  GDBusMethodInvocation *call;
  g_autoptr (GVariant) options = NULL;
  g_autofree char *sender = NULL;
  const char *window, *token = NULL, *reason = NULL;
  gboolean own_autostart = !autostart, activatable = FALSE;

  while (gt_dbus_queue_get_n_messages (queue) == 0)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_true (gt_dbus_queue_pop_message (queue, &call));
  accord_test_ignore_leak (call); /* the queue forgets that it holds it, too */
  g_assert_cmpstr (g_dbus_method_invocation_get_method_name (call), ==, "RequestBackground");
  g_variant_get (g_dbus_method_invocation_get_parameters (call), "(&s@a{sv})", &window, &options);
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "reason", "&s", &reason));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &own_autostart));
  g_assert_true (g_variant_lookup (options, "dbus-activatable", "b", &activatable));
  g_assert_cmpint (own_autostart, ==, autostart);
  g_assert_true (activatable);
  g_assert_cmpstr (reason, !=, "");
  sender = g_strdelimit (g_strdup (g_dbus_method_invocation_get_sender (call) + 1), ".", '_');
  *path = g_strdup_printf (PATH "/request/%s/%s", sender, token);
  return call;
}

/* The signal goes before the answer of the call, as it may. */
static void
answer (gboolean autostart, guint response, gboolean allowed)
{
  g_autofree char *path = NULL;
  GDBusMethodInvocation *call = pop (autostart, &path);
  GVariantBuilder results;
  g_autoptr (GError) error = NULL;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (allowed));
  g_dbus_connection_emit_signal (g_dbus_method_invocation_get_connection (call), g_dbus_method_invocation_get_sender (call), path,
                                 "org.freedesktop.portal.Request", "Response", g_variant_new ("(ua{sv})", response, &results), &error);
  g_assert_no_error (error);
  g_dbus_method_invocation_return_value (call, g_variant_new ("(o)", path));
}

static void
wait_refused (int n)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (n_refused < n)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_cmpint (n_refused, ==, n);
}

static void
test_yes_stays_and_no_is_told (void)
{
  g_settings_set_boolean (settings, KEY, TRUE);
  answer (TRUE, 0, TRUE);
  g_settings_set_boolean (settings, KEY, FALSE);
  answer (FALSE, 0, FALSE);
  g_assert_cmpint (n_refused, ==, 0);
  g_settings_set_boolean (settings, KEY, TRUE);
  answer (TRUE, 0, FALSE);
  wait_refused (1);
  answer (FALSE, 0, FALSE); /* the setting went back: it is asked anew, and nobody wants to hear of it */
  g_settings_set_boolean (settings, KEY, TRUE);
  answer (TRUE, 1, TRUE); /* the person said no */
  wait_refused (2);
  answer (FALSE, 0, FALSE);
  accord_test_idle ();
  g_assert_cmpint (n_refused, ==, 2);
  gt_dbus_queue_assert_no_messages (queue);
}

int
main (int argc, char **argv)
{
  static const char xml[] = "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
                            "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
                            "</method></interface></node>";
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  queue = gt_dbus_queue_new ();
  gt_dbus_queue_connect (queue, &error);
  g_assert_no_error (error);
  gt_dbus_queue_own_name (queue, "org.freedesktop.portal.Desktop");
  node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  gt_dbus_queue_export_object (queue, PATH, node->interfaces[0], &error);
  g_assert_no_error (error);
  settings = g_settings_new (ACCORD_APP_ID);
  accord_background_follow (settings, refused_cb, &n_refused);
  g_test_add_func ("/app/background/yes-stays-and-no-is-told", test_yes_stays_and_no_is_told);
  status = g_test_run ();
  g_object_unref (settings);
  accord_test_idle ();
  gt_dbus_queue_disconnect (queue, TRUE); /* not freed: that insists that nothing more comes, and the bus may be about to say that a name went */
  return status;
}
