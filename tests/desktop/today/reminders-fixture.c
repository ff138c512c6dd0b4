/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminders as the desktop gets them: see the header. */

#include "accord-config.h"

#include "reminders-fixture.h"

#include <libglib-testing/dbus-queue.h>
#include "accord-clock.h"
#include "accord-test-leaks.h"

#define PATH       "/org/freedesktop/portal/desktop"
#define INTERFACE  "org.freedesktop.portal.Notification"

static GtDBusQueue *queue;
static GApplication *application;

void
reminders_set_up (RemindersFixture *f, gconstpointer data)
{
  accord_now_set (AT (8 * 60));
  f->workspace = accord_test_workspace ();
  f->settings = g_settings_new (ACCORD_APP_ID);
  g_settings_set_int64 (f->settings, "reminded-until", AT (8 * 60));
  g_settings_set_int64 (f->settings, "digest-on", DAY);
  g_settings_set_int (f->settings, "quiet-from", 20 * 60);
  g_settings_set_int (f->settings, "quiet-to", 8 * 60);
  g_settings_set_int (f->settings, "digest-at", 9 * 60);
}

void
reminders_tear_down (RemindersFixture *f, gconstpointer data)
{
  gt_dbus_queue_assert_no_messages (queue);
  g_clear_object (&f->reminders);
  accord_test_idle ();
  g_object_unref (f->settings);
  accord_test_drop (f->workspace);
  accord_now_set (0);
}

/* @minute: -1: at any time of the day. */
gint64
reminders_step (RemindersFixture *f, const char *title, gint64 day, int minute)
{
  AccordEdit *edit = accord_edit_new ("Planned a call");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);
  g_autoptr (AccordChangeSet) changes = NULL;

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", title);
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
  accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", day);
  if (minute >= 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "due_minute", minute);
  changes = accord_test_commit (f->workspace, edit);
  g_assert_true (accord_change_set_created (changes, &accord_activity_kind, &id));
  return id;
}

void
reminders_wait_next (RemindersFixture *f, gint64 next)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (accord_reminders_get_next (f->reminders) != next)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* The program begins to remind. */
void
reminders_begin (RemindersFixture *f, int minute)
{
  accord_now_set (AT (minute));
  f->reminders = accord_reminders_new (f->workspace, application, f->settings);
}

/* The clock goes on, and they look at it. */
void
reminders_look_at (RemindersFixture *f, int minute)
{
  accord_now_set (AT (minute));
  g_settings_set_boolean (f->settings, "reminders", FALSE);
  g_settings_set_boolean (f->settings, "reminders", TRUE);
}

/* The next call of the portal, answered. */
GVariant *
reminders_pop (const char *method)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GDBusMethodInvocation *call;
  GVariant *parameters;

  while (gt_dbus_queue_get_n_messages (queue) == 0)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_true (gt_dbus_queue_pop_message (queue, &call));
  accord_test_ignore_leak (call); /* the queue forgets that it holds it, too */
  g_assert_cmpstr (g_dbus_method_invocation_get_object_path (call), ==, PATH);
  g_assert_cmpstr (g_dbus_method_invocation_get_interface_name (call), ==, INTERFACE);
  g_assert_cmpstr (g_dbus_method_invocation_get_method_name (call), ==, method);
  parameters = g_variant_ref (g_dbus_method_invocation_get_parameters (call));
  g_dbus_method_invocation_return_value (call, NULL);
  return parameters;
}

/* Calls come in order: nothing was sent before this one. */
void
reminders_assert_silence (void)
{
  g_autoptr (GVariant) call = NULL;
  const char *id;

  g_dbus_connection_call (g_application_get_dbus_connection (application), "org.freedesktop.portal.Desktop", PATH, INTERFACE,
                          "RemoveNotification", g_variant_new ("(s)", "silence"), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  call = reminders_pop ("RemoveNotification");
  g_variant_get (call, "(&s)", &id);
  g_assert_cmpstr (id, ==, "silence");
}

/* @id: NULL: any. */
GVariant *
reminders_pop_notification (const char *id, const char *title, const char *body)
{
  g_autoptr (GVariant) call = reminders_pop ("AddNotification"), notification = NULL;
  const char *own_id, *own_title = NULL, *own_body = NULL;

  g_variant_get (call, "(&s@a{sv})", &own_id, &notification);
  g_variant_lookup (notification, "title", "&s", &own_title);
  g_variant_lookup (notification, "body", "&s", &own_body);
  g_assert_cmpstr (own_title, ==, title);
  g_assert_cmpstr (own_body, ==, body);
  if (id != NULL)
    g_assert_cmpstr (own_id, ==, id);
  return g_steal_pointer (&notification);
}

void
reminders_assert_button (GVariant *notification, gsize index, const char *label, const char *action, const char *path, gint64 activity)
{
  g_autoptr (GVariant) buttons = g_variant_lookup_value (notification, "buttons", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) button = g_variant_get_child_value (buttons, index);
  const char *own_label = NULL, *own_action = NULL, *own_path = NULL;
  gint64 own_activity = -1;

  g_assert_true (g_variant_lookup (button, "label", "&s", &own_label));
  g_assert_true (g_variant_lookup (button, "action", "&s", &own_action));
  g_assert_true (g_variant_lookup (button, "target", "(&sx)", &own_path, &own_activity));
  g_assert_cmpstr (own_label, ==, label);
  g_assert_cmpstr (own_action, ==, action);
  g_assert_cmpstr (own_path, ==, path);
  g_assert_cmpint (own_activity, ==, activity);
}

gsize
reminders_n_buttons (GVariant *notification)
{
  g_autoptr (GVariant) buttons = g_variant_lookup_value (notification, "buttons", G_VARIANT_TYPE ("aa{sv}"));

  return g_variant_n_children (buttons);
}

void
reminders_portal_begin (void)
{
  static const char xml[] = "<node><interface name='" INTERFACE "'>"
                            "<method name='AddNotification'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
                            "<method name='RemoveNotification'><arg type='s' direction='in'/></method></interface></node>";
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;

  queue = gt_dbus_queue_new ();
  gt_dbus_queue_connect (queue, &error);
  g_assert_no_error (error);
  gt_dbus_queue_own_name (queue, "org.freedesktop.portal.Desktop");
  node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  gt_dbus_queue_export_object (queue, PATH, node->interfaces[0], &error);
  g_assert_no_error (error);
  application = g_application_new (ACCORD_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_application_register (application, NULL, &error);
  g_assert_no_error (error);
}

/* Ends the bus. The queue is left as it is: freeing it insists that nothing more comes from the bus, and what its daemon says of
 * names that go may still be on its way. */
void
reminders_portal_end (void)
{
  g_object_unref (application);
  accord_test_idle ();
  gt_dbus_queue_disconnect (queue, TRUE);
}
